"""Papers' whole texts: bot.ports.fulltext."""
