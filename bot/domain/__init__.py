"""Values and their rules; nothing here reads a clock, a file or a network."""
