"""A model behind the chat-completions protocol, at any address. To be imported only where one is set: slow."""

from adapters.llm.openai_chat.endpoint import OPENAI_URL, Endpoint, Names
from adapters.llm.openai_chat.model import OpenAiChat
from adapters.llm.openai_chat.places import FIRST, MOST

__all__ = ["FIRST", "MOST", "OPENAI_URL", "Endpoint", "Names", "OpenAiChat"]
