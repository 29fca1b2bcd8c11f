"""The sentences of one answer on their way through the gate, each against the text of the paper that it is about.

What is shown went through every check, or is the papers' own; nothing that only the question or the history says can
get through.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.answer import OwnWords
from bot.domain.evidence import Bullet, Dropped
from bot.domain.text import PaperText
from bot.gate.own_words import own_words
from bot.gate.source import Source
from bot.gate.verdict import Claim
from bot.questions.own_words import chosen, speaks_of
from bot.questions.shapes import Sentence
from bot.writing.desk import Asks
from bot.writing.repair import repair
from bot.writing.sheet import Sheet, draft
from bot.writing.vote import NOT_CARRIED, stopped

PART = "answer"
WRONG = "an operator found it wrong before"
UNVOTED = "the answer ended before a second model voted"


class Judging:
    """`sources` are the question's papers in its order; `taken_back` are sentences that do not go out, whatever the
    gate says. Where there is a `voter`, nothing goes out before it was asked. Sentences may be heard again and again as
    they arrive."""

    def __init__(
        self,
        sources: Sequence[Source],
        language: str,
        taken_back: frozenset[str] = frozenset(),
        voter: Asks | None = None,
    ) -> None:
        self._sources, self._language, self._taken_back = tuple(sources), language, taken_back
        self._voter, self._voted = voter, voter is None
        self._begin()

    def _begin(self) -> None:
        self._sheets = [Sheet(source, self._language, []) for source in self._sources]
        self._heard: tuple[Sentence, ...] = ()
        self._places: list[tuple[int, int]] = []
        self._of_no_paper: list[Dropped] = []

    def hear(self, sentences: Sequence[Sentence]) -> bool:
        """Judge what is new among all sentences so far; whether more may be shown than before.

        Where they are others than those that were heard before, these count and those are forgotten.
        """
        if tuple(sentences[: len(self._heard)]) != self._heard:
            self._begin()
        before = len(self.shown)
        for sentence in sentences[len(self._heard) :]:
            self._judge(sentence)
        self._heard = tuple(sentences)
        return len(self.shown) > before

    def _judge(self, sentence: Sentence) -> None:
        """Where one paper is asked about, every sentence is about it, whatever number it was given."""
        at = sentence.paper - 1 if len(self._sheets) > 1 else 0
        if not 0 <= at < len(self._sheets):
            detail = f"{sentence.paper} is no paper of the question"
            self._of_no_paper.append(Dropped(sentence.text, "source", detail))
            return
        self._places.append((at, len(self._sheets[at].drafts)))
        self._sheets[at].add(draft(PART, sentence))
        self._take_back(self._sheets[at])

    @property
    def shown(self) -> tuple[Bullet, ...]:
        """What may go out, in the model's order, nothing twice."""
        return self.passed if self._voted else ()

    @property
    def passed(self) -> tuple[Bullet, ...]:
        """What the gate let through, whether or not a vote on it is still to come."""
        found: dict[str, Bullet] = {}
        for at, place in self._places:
            bullet = self._sheets[at].accepted.get(place)
            if bullet is not None:
                found.setdefault(bullet.text, replace(bullet, paper=self._number(at)))
        return tuple(found.values())

    def _number(self, at: int) -> int | None:
        """How a reader knows the paper: not at all, where there is one."""
        return at + 1 if len(self._sheets) > 1 else None

    def own_words(self, question: str) -> tuple[OwnWords, ...]:
        """The papers' own words for sentences of which only the wording could not be confirmed: for all of them where
        nothing is shown, else for the first, which is the one that answers.

        None where an operator, or a second model, took something back: the quotes were looked at then too.
        """
        if self._taken_back or not self._voted or any(each.check == "vote" for each in self._dropped()):
            return ()
        shown = self.shown
        return chosen(self._standing_in(self._places[:1] if shown else self._places, question), shown)

    def _standing_in(self, places: Sequence[tuple[int, int]], question: str) -> Iterator[OwnWords]:
        titles = [source.title for source in self._sources]
        for at, place in places:
            drafted, failure = self._sheets[at].drafts[place], self._sheets[at].failed.get(place)
            if failure is not None:
                claim = Claim(drafted.text, drafted.quotes, self._language)
                for quote in own_words(claim, failure, self._sources[at]):
                    if speaks_of(quote, question, titles):
                        yield OwnWords(quote, self._number(at))

    async def mend(self, texts: Sequence[PaperText], model: Asks) -> None:
        """One call for what failed, of the paper with most of it."""
        at = max(range(len(self._sheets)), key=lambda each: len(self._sheets[each].failed))
        await repair(self._sheets[at], texts[at], model)
        self._take_back(self._sheets[at])

    def _take_back(self, sheet: Sheet) -> None:
        for place in [place for place, bullet in sheet.accepted.items() if bullet.text in self._taken_back]:
            sheet.take_out(place, "vote", WRONG)

    async def vote(self) -> None:
        """A second model may stop what the gate let through; what is left may be shown from now on."""
        accepted = [(at, place) for at, place in self._places if place in self._sheets[at].accepted]
        bullets = [self._sheets[at].accepted[place] for at, place in accepted]
        for number in await stopped(bullets, self._voter):
            at, place = accepted[number]
            self._sheets[at].take_out(place, "vote", NOT_CARRIED)
        self._voted = True

    def dropped(self) -> tuple[Dropped, ...]:
        """What does not go out, and why; nothing is mended after this."""
        for sheet in self._sheets:
            sheet.drop_failed()
            for place in () if self._voted else tuple(sheet.accepted):
                sheet.take_out(place, "vote", UNVOTED)
        return (*self._dropped(), *self._of_no_paper)

    def _dropped(self) -> tuple[Dropped, ...]:
        return tuple(each for sheet in self._sheets for each in sheet.dropped)
