"""What needs a hand, and who is told: once, in chat, and until somebody has it."""
