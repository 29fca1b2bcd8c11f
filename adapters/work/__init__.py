"""The port `work`: in this process (inline), or on many machines with one PostgreSQL (procrastinate)."""
