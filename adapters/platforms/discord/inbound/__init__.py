"""What arrives: messages, commands, pressed buttons, forms, and what happens to us in places."""
