"""The ledger in SQL, one file a job; adapters.store.ledger.ledger puts them together."""
