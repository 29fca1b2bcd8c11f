"""From one database into another: a move to PostgreSQL, a backup put back. Never run by the service itself."""
