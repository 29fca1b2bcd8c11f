"""arXiv's HTML (LaTeXML) taken apart: what a reader of the page sees, in sections. Nothing here connects."""
