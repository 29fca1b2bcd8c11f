"""What the core says, as a chat shows it."""
