"""The store: one SQLite file, or PostgreSQL. Import `adapters.store.opening` where it is needed: it costs 0.3 s."""
