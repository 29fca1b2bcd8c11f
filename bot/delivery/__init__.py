"""The postman: when a chat is due and what it gets."""
