"""Jobs in PostgreSQL by Procrastinate, in a schema of their own, for any number of processes on any machines."""
