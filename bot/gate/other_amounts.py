"""Tells where a sentence gives the paper's own quantity another value or unit; silent where that is not certain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.gate.align import Passage
from bot.gate.amounts import Amount, amounts
from bot.gate.numbers import is_same
from bot.gate.same_digits import has_same_digits

Place = tuple[Amount, Passage]
WORDS_OF_AMOUNT = 32
"""Characters that show an amount with what it counts."""
NEAR = 40
"""Characters before a number in which the name stands that it is said of."""
_NAME = r"(?P<name>[A-Z][\w@+-]*(?:\.\w+)*)"
_NAME_AFTER = re.compile(rf"\s*(?:%|points?)?\s?\(?(?:on|for|in|at)\s(?:the\s)?{_NAME}")
_NAME_BEFORE = re.compile(
    rf"{_NAME}(?:\s?\(|에서|은|는|의|에서는|\s점수는|\sscore(?:\sof)?|\sof|:|\s?=)?\s?(?:약|about|at)?\s?$", re.ASCII
)
_FIRST_STOP = re.compile(r"[,;:()]\s|[()]")


@dataclass(frozen=True, slots=True)
class OtherAmount:
    """An amount of the sentence, and the passage's amount that stands in its place."""

    said: Amount
    known: Amount
    passage: Passage
    same_digits: bool

    @property
    def instead(self) -> str:
        """The paper's words from the amount on: `0.5 to 72 billion`, `30 languages`."""
        words = self.passage.text[self.known.start :]
        if len(words) > WORDS_OF_AMOUNT:
            words = words[:WORDS_OF_AMOUNT].rpartition(" ")[0] or words[:WORDS_OF_AMOUNT]
        return _FIRST_STOP.split(words, maxsplit=1)[0].strip(" .")


def unheld(sentence: str, language: str, passages: Sequence[Passage]) -> tuple[Amount, ...]:
    """The amounts of the sentence that no passage has."""
    known = [each for passage in passages for each in passage.amounts]
    return tuple(
        each
        for each in amounts(sentence, language)
        if not each.name and not any(is_same(each, other, sentence) for other in known)
    )


def other_amounts(sentence: str, language: str, passages: Sequence[Passage]) -> Iterator[OtherAmount]:
    """Amounts of the sentence that stand in the passages with the same digits in another scale, or as another value.

    Another value counts only where the passages hold all else that the sentence counts, and have one amount of that
    kind that it lacks, or one beside the same name (`84.2 on MMLU`).
    """
    said = amounts(sentence, language)
    lacking = unheld(sentence, language, passages)
    free = [
        (each, passage)
        for passage in passages
        for each in passage.amounts
        if not each.name and not any(is_same(mine, each, sentence) for mine in said)
    ]
    for each in lacking:
        if slipped := next((place for place in free if has_same_digits(each, place[0])), None):
            yield OtherAmount(each, *slipped, True)
        elif len(lacking) == 1:
            other = _of_the_same_name(each, sentence, free) or _only_other(each, sentence, free)
            if other is not None:
                yield OtherAmount(each, *other, False)


def _of_the_same_name(said: Amount, sentence: str, free: Sequence[Place]) -> Place | None:
    """The one amount that the passages have beside the name which the sentence has beside its own."""
    name = _name_beside(sentence, said)
    if name is None or said.vague:
        return None
    theirs = [
        place
        for place in free
        if not place[0].vague
        and (said.unit == place[0].unit or {said.unit, place[0].unit} == {"", "point"})
        and _name_beside(place[1].text, place[0]) == name
    ]
    return theirs[0] if len(theirs) == 1 else None


def _name_beside(text: str, amount: Amount) -> str | None:
    """The name that a number is said of: `84.2 on MMLU`, `MMLU 84.2`, `MMLU에서 84.2점`, in small letters."""
    after = _NAME_AFTER.match(text, amount.end)
    before = None if after else _NAME_BEFORE.search(text[max(0, amount.start - NEAR) : amount.start])
    found = after or before
    return found["name"].casefold() if found else None


def _only_other(said: Amount, sentence: str, free: Sequence[Place]) -> Place | None:
    """The one amount of the same kind that the passages have and the sentence lacks, unless it is another name's."""
    if not (said.unit or said.thing) or said.vague:
        return None
    theirs = [place for place in free if _is_kind(said, place[0]) and not place[0].vague]
    if len(theirs) != 1:
        return None
    names = {_name_beside(sentence, said), _name_beside(theirs[0][1].text, theirs[0][0])} - {None}
    return theirs[0] if len(names) < 2 else None


def _is_kind(one: Amount, other: Amount) -> bool:
    """Whether two amounts count the same thing in the same unit."""
    return one.unit == other.unit and one.thing == other.thing
