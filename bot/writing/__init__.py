"""Cards and reports from the paper's own text."""
