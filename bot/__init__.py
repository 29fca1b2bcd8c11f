"""The core: decides what is read, written and answered; touches nothing outside itself."""
