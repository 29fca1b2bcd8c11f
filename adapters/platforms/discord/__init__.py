"""Discord: hears people over the gateway, answers and posts over REST. Knows the chat's language only as documents."""
