"""When things happen; sees bot only."""
