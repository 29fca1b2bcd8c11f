"""Models: bot.ports.llm."""
