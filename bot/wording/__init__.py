"""Every sentence that a user sees, by language and area; a missing one is a type error."""
