"""The chat's way: message, commands, router, handlers."""
