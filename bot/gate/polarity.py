"""Negation and direction agree: nothing is denied that the quotes affirm, affirmed that they deny, or turned round.

The sentences around a quote count: a quote may be cut out of a sentence that denies it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from bot.gate.bounds import opposite_bound
from bot.gate.case import Case, Failure
from bot.gate.compared import told_round
from bot.gate.cues import Cue, plainly, shares
from bot.gate.denied import denied
from bot.gate.denied_things import noun_phrase
from bot.gate.negation import denials, lessened
from bot.gate.polarity_affirmed import affirmed
from bot.gate.polarity_valence import is_bad
from bot.gate.sides import have_changed_places, sides
from bot.gate.terms import Term
from bot.gate.turns import METRICS, Turn, turns

_NEAR: Final = frozenset({"without", "no", "lack", "lacks", "lacking", "absence", "없이", "없는"})
"""Denials that speak of the next thing alone."""


def check_polarity(case: Case) -> Failure | None:
    """Whether the sentence denies, affirms, raises and lowers what its quotes do."""
    said = _said(case)
    return denied(case.text, said) or affirmed(case.text, said) or _turned(case.text, said)


def check_not_denied(case: Case) -> Failure | None:
    """Whether the quotes do not deny what the sentence says: a part of the check above, for who asks only that."""
    return affirmed(case.text, _said(case))


def _said(case: Case) -> tuple[str, ...]:
    """The quotes' whole sentences; a quote itself where it stands in none of them."""
    return tuple(
        dict.fromkeys((*case.around, *(one for one in case.quotes if not any(one in two for two in case.around))))
    )


def _turned(text: str, said: tuple[str, ...]) -> Failure | None:
    if word := opposite_bound(text, said):
        return Failure("polarity", word, "the quotes set the other bound")
    theirs = [(turn, one) for one in said for turn in _meant(one)]
    round_about = told_round(text, said)
    for turn in _meant(text):
        if any(turn.cue.start in place for place in round_about):
            continue
        mine = sides(turn.cue, text)
        along = [
            _turned_round(other)
            if turn.firm
            and other.firm
            and (mine.other or turn.axis == other.axis)
            and have_changed_places(mine, sides(other.cue, one))
            else other
            for other, one in theirs
        ]
        if _contradicted(turn, along, said):
            return Failure("polarity", turn.cue.word, "the quotes say the other direction")
    return None


def turned_round(text: str, said: tuple[str, ...]) -> bool:
    """Whether a comparison of the quotes is told from its other side."""
    return any(
        have_changed_places(sides(turn.cue, text), sides(other.cue, one))
        for turn in turns(text)
        for one in said
        for other in turns(one)
        if turn.firm and other.firm
    )


def _turned_round(turn: Turn) -> Turn:
    return replace(turn, sign=-turn.sign, good=-turn.good)


def _meant(text: str) -> list[Turn]:
    """The directions of a text, those that it denies turned round: `does not improve`."""
    cues = denials(text)
    slight = {term.start for cue in lessened(text) for term in cue.scope[:3]}
    return [
        _turned_round(turn)
        if any(_is_turned_by(cue, turn, text) for cue in cues)
        != (turn.good < 0 and (turn.cue.start in slight or _of_nothing(turn, text)))
        else turn
        for turn in turns(text)
    ]


def _of_nothing(turn: Turn, text: str) -> bool:
    """`Loses almost no accuracy`: what a word turns for the worse is next to nothing."""
    return _NOTHING.match(plainly(text), turn.cue.start + len(turn.cue.word)) is not None


_NOTHING: Final = re.compile(r"\s(?:almost |next to |virtually )?(?:no|nothing|little|hardly any|barely any)\b")


def _is_turned_by(cue: Cue, turn: Turn, text: str) -> bool:
    """Whether a denial turns a word; not the one that it is a part of (`미치지 못`), nor `less` before `fail`."""
    if turn.cue.start <= cue.start < turn.cue.start + len(turn.cue.word):
        return False
    if turn.cue.word == "덜" and cue.word.startswith("실패"):
        return False
    end = turn.cue.start + len(turn.cue.word)
    return any(turn.cue.start <= place < end for place in _turned_places(cue, text))


def _turned_places(cue: Cue, text: str) -> Iterator[int]:
    """Where the words stand that a denial turns; a Korean one turns what stands between it and the thing denied."""
    near = (noun_phrase(cue) or cue.scope[:1]) if cue.word.lower() in _NEAR else cue.scope[:3]
    another = _ANOTHER.search(plainly(text), cue.start)
    end = another.start() if another else len(text)
    korean = bool(near) and near[0].start < cue.start and "가" <= cue.word[-1] <= "힣"
    nearest = cue.start - _KO_FARTHEST if korean else 0
    yield from (term.start for term in near if nearest <= term.start < end)
    if korean:
        yield from range(max(near[0].start - _KO_BETWEEN, cue.start - _KO_FARTHEST), cue.start)


_ANOTHER: Final = re.compile(r"\sand\s(?:(?:may|can|might|could|will|do|does|is|are)\b|(?:\w+ly\s)?\w+(?:ing|s|ed)\b)")
"""Where the next thing is done: a denial before it does not turn that."""
_KO_BETWEEN: Final = 4
_KO_FARTHEST: Final = 16
"""Characters of an adverb before what a Korean denial denies."""


def _contradicted(turn: Turn, theirs: list[Turn], said: tuple[str, ...]) -> bool:
    along = [other for other in theirs if _agrees(turn, other)]
    against = [other for other in theirs if other not in along and (other.axis == turn.axis or _crosses(turn, other))]
    if against and _nearer(turn, against, along):
        return True
    if turn.firm and any(other.firm for other in against) and not along and not _may_be_another(turn, theirs, against):
        return True
    return _unwelcome(turn, theirs, said)


def _may_be_another(turn: Turn, theirs: list[Turn], against: list[Turn]) -> bool:
    """Whether a Korean word tells another change of the quotes this way (`높이` for `improving`), and none against it.

    What Korean words speak of is not always known: that they share nothing says nothing.
    """
    if not "가" <= turn.cue.word[-1] <= "힣":
        return False
    alike = any(other.firm and other.sign == turn.sign and other.axis != turn.axis for other in theirs)
    return alike and _nearness(turn.cue.scope[:3], against) == 0


def _crosses(turn: Turn, other: Turn) -> bool:
    """Whether one calls a thing better and the other calls it less, of which nobody can say that less is welcome."""
    return (
        {turn.axis, other.axis} == {"quality", "amount"}
        and (turn.firm and other.firm and turn.sign != other.sign)
        and 0 in (turn.good, other.good)
        and shares(turn.cue.scope[:1], other.cue.scope[:2]) > 0
    )


def _agrees(turn: Turn, other: Turn) -> bool:
    """Whether two directions are one: the same way, or both welcome or unwelcome of the same thing (`fails less`)."""
    if other.axis == turn.axis and other.sign == turn.sign:
        return True
    if _is_raised_alike(turn, other) or _is_mended_alike(turn, other) or _names_the_same(turn, other):
        return True
    return turn.good != 0 and turn.good == other.good and _nearness(turn.cue.scope[:3], [other]) > 0


def _is_mended_alike(turn: Turn, other: Turn) -> bool:
    """`Curbs the waste` for `mitigates the waste`: what mends a thing makes it less."""
    less = (turn.axis == "amount" and turn.sign < 0, other.axis == "amount" and other.sign < 0)
    mends = (_MENDS.match(turn.cue.word.lower()), _MENDS.match(other.cue.word.lower()))
    return bool((less[0] and mends[1]) or (less[1] and mends[0])) and _nearness(turn.cue.scope[:2], [other]) > 0


_MENDS: Final = re.compile(r"mitigat|alleviat|완화")


def _names_the_same(turn: Turn, other: Turn) -> bool:
    """`The smaller models`: a comparative by which the quotes, too, call something; who has more is told elsewhere."""
    return turn.axis == "amount" and not turn.good and turn.cue.word.lower() == other.cue.word.lower()


def _is_raised_alike(turn: Turn, other: Turn) -> bool:
    """`Raises cooperation` for `enhances cooperation`: more of a thing of which nobody can say that more is welcome."""
    return (
        {turn.axis, other.axis} == {"quality", "amount"}
        and (turn.firm and other.firm and turn.sign == other.sign)
        and 0 in (turn.good, other.good)
        and _nearness(turn.cue.scope[:2], [other]) > 0
    )


def _unwelcome(turn: Turn, theirs: list[Turn], said: tuple[str, ...]) -> bool:
    """Bad news that the quotes do not have, where they have good news only; or good news of what they call bad."""
    if not turn.good or any(other.good == turn.good for other in theirs):
        return False
    opposite = [other for other in theirs if other.good == -turn.good]
    if turn.good < 0 and not any(is_bad(one) for one in said):
        return (turn.firm or bool(opposite)) and not any(_lessens_the_same(turn, other) for other in theirs)
    return _nearness(turn.cue.scope[:3], opposite) > 0


def _lessens_the_same(turn: Turn, other: Turn) -> bool:
    """`weakens` for `diminishes`: less of a thing of which nobody can say whether less is welcome."""
    is_less = other.axis == "amount" and other.firm and other.sign < 0 and not other.good
    return is_less and shares(turn.cue.scope[:3], other.cue.scope) > 0


def _nearer(turn: Turn, one: list[Turn], other: list[Turn]) -> bool:
    """Whether what the turn speaks of is spoken of by `one` more than by `other`; for mere adjectives word by word."""
    if turn.firm:
        return _nearness(turn.cue.scope[:3], one) > _nearness(turn.cue.scope[:3], other)
    for term in turn.cue.scope[: 4 if turn.axis == "ease" else 1]:
        mine, theirs = _nearness((term,), one), _nearness((term,), other)
        if mine or theirs:
            return mine > theirs
    return False


def _nearness(near: tuple[Term, ...], others: Iterable[Turn]) -> int:
    """The most of these terms that one of the others speaks of."""
    things = [term for term in near if term.text.islower() or term.korean or not METRICS.isdisjoint(term.stems)]
    return max((shares(things, other.cue.scope) for other in others), default=0)
