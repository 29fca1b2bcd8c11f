"""Which category a paper belongs to, how surely, and why."""
