"""An interaction from the person's side: what they did, and what they have been shown for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from patience import COMES
from responders.discord_service.limits import walk
from responders.discord_service.times import Pulse
from responders.discord_service.world import Channel, Message, User

Json = Any
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
ACKNOWLEDGE_WITHIN, TOKEN_LIVES = 3.0, 15 * 60.0


@dataclass(eq=False)
class Modal:
    """A form that a person sees; `fields` are its inputs in order."""

    interaction: "Interaction"
    custom_id: str
    title: str
    components: Sequence[Json]

    @property
    def fields(self) -> list[Json]:
        """The inputs, each with its label."""
        found = []
        for _, one in walk(self.components):
            if one.get("custom_id"):
                outer: Json = next((each for _, each in walk(self.components) if each.get("component") is one), {})
                found.append(one | {"label": outer.get("label") or one.get("label")})
        return found


@dataclass(eq=False)
class Interaction:
    """One use of the bot by a person. Times are seconds of the service's clock."""

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    data: Json
    at: float
    pulse: Pulse = field(repr=False)
    source: Message | None = None
    callback: int | None = None
    callback_at: float | None = None
    hidden: bool = False
    original: Message | None = None
    original_edits: int = 0
    followups: list[Message] = field(default_factory=list)
    modal: Modal | None = None
    choices: list[Json] | None = None
    owners: Json = None
    before: "Interaction | None" = None

    @property
    def acknowledged_after(self) -> float | None:
        """Seconds from the person's act to the first answer."""
        return None if self.callback_at is None else self.callback_at - self.at

    @property
    def shown(self) -> Message | None:
        """What the person has been answered: the original response once it says something, or the first follow-up."""
        if self.callback in (MESSAGE, UPDATE):
            return self.original
        if self.callback == DEFERRED and self.original is not None:
            return None if self.original.loading else self.original
        if self.callback == DEFERRED_UPDATE:
            return self.original if self.original_edits else next(iter(self.followups), None)
        return None

    @property
    def messages(self) -> list[Message]:
        """Everything that was answered, in order."""
        first = [self.original] if self.original is not None and self.callback != DEFERRED_UPDATE else []
        return [*first, *self.followups]

    async def reply(self, timeout: float = COMES) -> Message:  # noqa: ASYNC109
        """The answer: an original response, an edited deferred one, an updated message or the first follow-up."""
        shown = await self.pulse.until(lambda: self.shown, timeout, f"a reply to {self.described}")
        assert shown
        return shown

    async def followup(self, number: int = 1, timeout: float = COMES) -> Message:  # noqa: ASYNC109
        """The nth follow-up message."""
        await self.pulse.until(lambda: len(self.followups) >= number, timeout, f"follow-up {number}")
        return self.followups[number - 1]

    async def acknowledged(self, timeout: float = COMES) -> int:  # noqa: ASYNC109
        """The type of the first answer, once there is one."""
        await self.pulse.until(lambda: self.callback is not None, timeout, f"an acknowledgement of {self.described}")
        assert self.callback
        return self.callback

    async def form(self, timeout: float = COMES) -> Modal:  # noqa: ASYNC109
        """The modal that was opened."""
        modal = await self.pulse.until(lambda: self.modal, timeout, f"a modal for {self.described}")
        assert modal
        return modal

    async def options(self, timeout: float = COMES) -> list[Json]:  # noqa: ASYNC109
        """The choices that autocomplete offered: {name, value, …}."""
        await self.pulse.until(lambda: self.choices is not None, timeout, f"choices for {self.described}")
        return self.choices or []

    @property
    def described(self) -> str:
        """The act in a word, for what failed."""
        return str(self.data.get("name") or self.data.get("custom_id"))
