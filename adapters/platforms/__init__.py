"""Chat platforms, one folder each; they never import each other."""
