"""What is remembered, in SQLite or PostgreSQL through SQLModel."""
