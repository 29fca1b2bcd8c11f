"""The port `passages`: papers' passages and their words, in the database of the store."""
