"""Protocols, one file for each thing outside; adapters fulfil them, tests/contract holds them to it."""
