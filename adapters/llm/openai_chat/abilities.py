"""What an endpoint takes, and what it teaches by refusing: the next thing to leave out. Sends nothing."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel

from adapters.llm.openai_chat.schema import strict_schema
from bot.ports.llm import Prompt, Shape

Form = Literal["json_schema", "json_object", "text"]
Bound = Literal["max_tokens", "max_completion_tokens"]
"""Who knows only the second refuses the first by name; who knows only the first (Ollama, LM Studio) passes over the
second in silence, and writes without end."""
Effort = Literal["unsaid", "low", "refused"]
DOUBTS = 2
"""Refusals after each other that what was once taken is taken no more: the server has another model, or version."""
OF_THE_REPLY = ("json_validate_failed", "failed_generation")
"""What a service says (Groq) whose model did not keep to the form: nothing of what it takes."""
COOL = 0.2
"""The temperature where one may be asked for: what is written shall be carried, not varied."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """Everything at first; `stream` and `counted` are about answers that come piece by piece.

    `effort` is said to be low once a model was seen to think: thoughts are bounded and paid with the reply, and one
    that thinks long has no room left for it.
    """

    form: Form = "json_schema"
    bound: Bound = "max_tokens"
    temperature: bool = True
    stream: bool = True
    counted: bool = True
    effort: Effort = "unsaid"

    def without(self, complaint: str) -> "Abilities | None":
        """The abilities that are left after a refusal with these words; None where they name nothing of ours."""
        said = complaint.casefold()
        if "reasoning_effort" in said and self.effort == "low":
            return replace(self, effort="refused")
        if any(word in said for word in ("response_format", "json_schema", "json_object", "structured output")):
            return self._lower_form()
        if "max_completion_tokens" in said and self.bound == "max_tokens":
            return replace(self, bound="max_completion_tokens")
        if "temperature" in said and self.temperature:
            return replace(self, temperature=False)
        if ("stream_options" in said or "include_usage" in said) and self.counted:
            return replace(self, counted=False)
        return replace(self, stream=False) if "stream" in said and self.stream else None

    def seen_thinking(self) -> "Abilities":
        """The abilities after a reply that was thought about."""
        return replace(self, effort="low") if self.effort == "unsaid" else self

    def _lower_form(self) -> "Abilities | None":
        match self.form:
            case "json_schema":
                return replace(self, form="json_object")
            case "json_object":
                return replace(self, form="text")
        return None


class Learnt:
    """What an endpoint takes, as far as it is known. One odd refusal after an answer is of that question only: in the
    next one all is asked for again, and the second refusal without an answer between them teaches."""

    def __init__(self) -> None:
        self.now = Abilities()
        self._answered = False
        self._doubts = 0

    def answered(self, able: Abilities) -> None:
        """A question was answered as it was asked."""
        if able == self.now or not self._answered or self._doubts >= DOUBTS:
            self.now, self._answered, self._doubts = able, True, 0

    def thinks(self) -> None:
        """A reply was thought about."""
        thinking = self.now.seen_thinking()
        self._answered = self._answered and thinking == self.now
        self.now = thinking

    def silent(self) -> None:
        """A stream was asked for and nothing came."""
        self.now = replace(self.now, stream=False)

    def refused(self, able: Abilities, complaint: str) -> Abilities | None:
        """What the same question is asked with instead; None where nothing is left to leave out."""
        if able == BAREST:
            return None
        if able != self.now and not self._answered:
            return self.now  # another question learnt it meanwhile
        left = able.without(complaint)
        if self._answered:
            self._doubts += not any(each in complaint.casefold() for each in OF_THE_REPLY)
        elif left is not None:
            self.now = left
        return left or BAREST


BAREST = Abilities("text", "max_tokens", temperature=False, stream=False, counted=False, effort="refused")
"""What every service takes: tried once where a refusal names nothing."""


def request_of(prompt: Prompt[Shape], model: str, able: Abilities, *, streams: bool) -> dict[str, Any]:
    """The body of one request."""
    system = prompt.system
    if able.form == "json_object" and "json" not in system.casefold():
        system = f"{system}\nAnswer with one JSON object."
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": prompt.user}],
        able.bound: prompt.most_output,
    }
    body |= _form(able.form, prompt.shape)
    if able.temperature:
        body["temperature"] = COOL
    if able.effort == "low":
        body["reasoning_effort"] = "low"
    if streams:
        body["stream"] = True
        if able.counted:
            body["stream_options"] = {"include_usage": True}
    return body


def _form(form: Form, shape: type[BaseModel]) -> dict[str, Any]:
    match form:
        case "json_schema":
            named = {"name": shape.__name__, "strict": True, "schema": strict_schema(shape)}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        case "json_object":
            return {"response_format": {"type": "json_object"}}
    return {}
