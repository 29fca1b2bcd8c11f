"""How a sentence earns its way out."""
