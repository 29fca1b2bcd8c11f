"""What people write after a command, made into values; every misunderstanding is a UserMistake."""
