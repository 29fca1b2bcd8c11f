"""Questions about papers, answered from their own text with the quotes that carry each sentence."""
