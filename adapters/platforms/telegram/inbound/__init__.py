"""What people do, as the core hears it."""
