"""The complete sentences of a reply that is still arriving. What is not complete is given to nobody.

It reads raw text of a model and shows none: whatever it gives has its shape, and still has to pass the gate.
"""

from pydantic import ValidationError
from pydantic_core import from_json

from bot.questions.shapes import MOST_SENTENCES, AnswerReply, Sentence

THOUGHT, THOUGHT_ENDS = "<think>", "</think>"
ELEMENT = 3
"""How deep a sentence stands: the object in the list in the object."""
_OPENING, _CLOSING = "{[", "}]"


class Pieces:
    """One reply: hears its text so far again and again, looks at each character once."""

    def __init__(self) -> None:
        self._begin: int | None = None
        self._at = self._depth = 0
        self._inside = self._escaped = self._over = False
        self._found: tuple[Sentence, ...] = ()

    def complete(self, text: str) -> tuple[Sentence, ...]:
        """The sentences that are whole by now, in order; none that were given before are taken back."""
        if self._begin is None:
            self._begin = _beginning(text)
            if self._begin is None:
                return ()
            self._at = self._begin
        closed = 0
        while self._at < len(text) and not self._over:
            if self._closes(text[self._at]):
                closed = self._at + 1
            self._at += 1
        if closed:
            self._read(text[self._begin : closed])
        return self._found

    def _closes(self, letter: str) -> bool:
        """Whether a sentence ends with this character."""
        if self._inside:
            self._inside = self._escaped or letter != '"'
            self._escaped = letter == "\\" and not self._escaped
        elif letter == '"':
            self._inside = True
        elif letter in _OPENING:
            self._depth += 1
        elif letter in _CLOSING:
            self._depth -= 1
            self._over = self._depth < 1
            return self._depth == ELEMENT - 1
        return False

    def _read(self, begun: str) -> None:
        """What stands there so far. A reply that has another shape, or in which something else than a sentence ended,
        says no more before it is whole."""
        try:
            reply = AnswerReply.model_validate(from_json(begun.encode(), allow_inf_nan=False, allow_partial=True))
        except (ValueError, ValidationError):
            self._over = True
            return
        more = len(reply.sentences) > len(self._found)
        if reply.said and more:
            self._found = tuple(reply.sentences)
        self._over = self._over or not (reply.said and more) or len(self._found) == MOST_SENTENCES


def _beginning(text: str) -> int | None:
    """Where the JSON begins: after a thought, at the first brace."""
    after = 0
    if text.lstrip().startswith(THOUGHT[: max(len(text.lstrip()), 1)]):
        after = text.find(THOUGHT_ENDS)
    found = text.find("{", after) if after >= 0 else -1
    return found if found >= 0 else None
