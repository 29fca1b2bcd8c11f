"""The paper's own text: which one, whether it is this paper's, and its sentences."""
