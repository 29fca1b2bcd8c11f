"""The service's state that all methods share: the world, the updates, the clock, queries of buttons."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from responders.bot_api.updates import Updates
from responders.bot_api.values import Json
from responders.bot_api.world import Membership, Message, Person, Room, World


class StandingClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 7, 17, tzinfo=UTC)

    def now(self) -> datetime:
        """The instant that was set last."""
        return self.moment

    def advance(self, by: timedelta) -> None:
        """Move on."""
        self.moment += by


@dataclass
class Press:
    """A button that somebody pressed, and how it was answered; `opened` is the address of a link."""

    id: str
    at: float
    person: Person
    message: Message
    answered: bool = False
    text: str | None = None
    show_alert: bool = False
    url: str | None = None
    opened: str | None = None


@dataclass
class Service:
    """State only; the rules are in the modules of the methods."""

    world: World
    now: Callable[[], datetime]
    rich: bool = True
    privacy: bool = True
    query_seconds: float = 30.0
    updates: Updates = field(default_factory=Updates)
    presses: dict[str, Press] = field(default_factory=dict)
    commands: dict[tuple[str, int | str | None, int | None, str], list[Json]] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)

    def seconds(self) -> int:
        """Now, as the service tells it."""
        return int(self.now().timestamp())

    def bot_in(self, room: Room) -> Membership:
        """The bot's own place in a chat."""
        return room.member(self.world.bot)

    def new_message(self, room: Room, content: Json, *, by_bot: bool, picture: bytes | None = None) -> Message:
        """Put a message into a chat."""
        base: Json = {"message_id": room.next_id(), "date": self.seconds(), "chat": room.json()}
        message = Message(base | content, by_bot, picture)
        room.history[message.id] = message
        return message
