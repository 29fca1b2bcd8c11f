"""One model at one address: what the settings say of it. Values only."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from adapters.llm.openai_chat.places import FIRST, MOST

OPENAI_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Names:
    """The settings that a model is named by: an error says which of them is to be mended."""

    model: str = "JOGAN_MODEL"
    key: str = "OPENAI_API_KEY"
    url: str = "OPENAI_BASE_URL"
    organisation: str = "OPENAI_ORGANIZATION"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`calls` are requests at once at most, `first` until it has answered. `deadline` is for one question with all its
    tries, in seconds, counted from when it has its place; `connect` for one connection. `attempts`: how often what
    certainly was not answered is asked. `most_bytes` bounds an answer: 5,000 tokens of Korean are 15 KB, and reasoning
    may come with them."""

    model: str
    url: str = OPENAI_URL
    key: str | None = field(default=None, repr=False)
    organisation: str | None = None
    calls: int = MOST
    first: int = FIRST
    deadline: float = 60.0
    connect: float = 5.0
    attempts: int = 3
    most_bytes: int = 4_000_000
    names: Names = Names()

    @property
    def host(self) -> str:
        """How the address is named in a message: never the whole of it, which may carry a secret."""
        return urlsplit(self.url).netloc.rpartition("@")[2] or self.url

    @property
    def lacks_key(self) -> bool:
        """Whether it cannot work: OpenAI itself answers nobody without a key."""
        return self.key is None and urlsplit(self.url).hostname == urlsplit(OPENAI_URL).hostname
