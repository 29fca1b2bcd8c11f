"""Places that list papers, one folder each; they never import each other."""
