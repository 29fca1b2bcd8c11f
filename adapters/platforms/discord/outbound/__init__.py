"""What leaves: documents as messages of this platform, and the ways of sending them."""
