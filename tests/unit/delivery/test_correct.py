"""A card found wrong: the edition keeps its numbers, the mark is seen, and what was posted is edited, never sent."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pytest
from builders import a_listed, a_paper, an_edition
from fakes import FakeClock, FakeStore
from fakes_posts import FakePosts
from told_events import fields_of

from adapters.archive.markdown.edition_json import edition_json
from adapters.platforms.telegram.outbound import render as pure
from bot.delivery.correct import corrected
from bot.delivery.correction import Correction, Outcome
from bot.document.blocks import Document
from bot.document.edition import post
from bot.document.paper_card import card, card_buttons
from bot.document.plain import plain
from bot.domain.card import Report
from bot.domain.chat import Address, ChatKind
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.errors import JoganError, Moved, NoEdition, NotThere, Refused, Temporary, UnknownPaper, Unsure
from bot.ports.platform import Rendered
from bot.ports.store import ShownMessage
from bot.writing.extractive import write_card
from bot.writing.extractive_report import write_report

DAY = date(2024, 7, 16)
WHEN = date(2024, 7, 17)
SENT = datetime(2024, 7, 17, 1, tzinfo=UTC)
WRONG = "It reaches 99.9 on MMLU."
ABSTRACTS = (
    "We propose Alpha, a method that halves the memory of training large language models. It works on any hardware. "
    "Experiments on GSM8K show that Alpha reaches 84.2 points, 3.1 above the baseline.",
    "We present Beta, a benchmark of 500 tasks for language models. Experiments show that the best model solves 41% "
    "of them. This will help to compare models.",
    "Gamma is a new optimiser for language models that needs no warm-up. We show that it trains 1.7 times faster "
    "than Adam on three models. It is simple.",
)


def the_day() -> Edition:
    """Three papers on LLM; the second's card says what its paper does not."""
    papers = [
        a_listed(
            number,
            a_paper(f"arxiv:2407.{number:05}", f"Paper {number}", abstract=abstract, votes=10 - number),
            cards=_cards(abstract, number),
        )
        for number, abstract in enumerate(ABSTRACTS, 1)
    ]
    report = Report("LLM", (1, 2, 3), dict.fromkeys(("ko", "en"), write_report(papers)))
    return an_edition(papers=papers, reports=(report,))


def _cards(abstract: str, number: int) -> dict[str, object]:
    made = write_card(a_paper(f"arxiv:2407.{number:05}", f"Paper {number}", abstract=abstract))
    assert made is not None
    wrong = replace(made, tldr=replace(made.tldr, text=WRONG))
    return dict.fromkeys(("ko", "en"), wrong if number == 2 else made)


@dataclass
class Wall(FakePosts):
    """Messages on a wall, rendered as a real platform does; `refusals` are what editing some of them raises."""

    shown: dict[str, str] = field(default_factory=dict)
    refusals: dict[str, JoganError] = field(default_factory=dict)
    asked: int = 0

    def fits(self, document: Document, kind: ChatKind) -> bool:
        return pure.fits(document, kind)

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
        return pure.render(document, kind)

    async def edit(self, address: Address, kind: ChatKind, message_id: str, message: Rendered) -> None:
        self.asked += 1
        if message_id in self.refusals:
            raise self.refusals[message_id]
        self.shown[message_id] = message.plain


class Newsroom:
    """A store with the edition, a wall with what was posted of it."""

    def __init__(self) -> None:
        self.store, self.wall, self.clock = FakeStore(), Wall(), FakeClock(SENT)
        self.rewritten: list[date] = []
        self.count = 0

    async def open(self) -> "Newsroom":
        assert await self.store.editions.publish(the_day())
        return self

    async def put_up(self, document: Document, kind: ChatKind = "channel", chat: str = "-1001") -> list[str]:
        """Post a document and remember its messages, as a platform does."""
        rendered = self.wall.render(document, kind)
        names = []
        for part, message in enumerate(rendered, 1):
            self.count += 1
            names.append(f"{self.count}")
            self.wall.shown[names[-1]] = message.plain
            if message.about is not None:
                address = Address("telegram", chat)
                shown = ShownMessage(address, kind, names[-1], message.about, part, len(rendered), SENT)
                await self.store.messages.add([shown])
        return names

    async def correct(self, choice: str = "drop", number: int = 2, why: str = "") -> Outcome:
        async def rewrite(day: date) -> None:
            self.rewritten.append(day)

        desk = Correction(self.store, NINE, self.clock, {"telegram": self.wall}, rewrite)
        return await desk.correct(DAY, number, choice, why)  # type: ignore[arg-type]  # one of the two, as text

    def brief(self, language: str = "en", **changes: object) -> Document:
        fits: Callable[[Document], bool] = lambda document: self.wall.fits(document, "channel")  # noqa: E731 - a value
        return post(the_day(), NINE, **{"chosen": None, "language": language, "fits": fits, **changes})  # type: ignore[arg-type]


def test_a_card_taken_back_leaves_its_number_title_and_votes() -> None:
    new = corrected(the_day(), 2, "drop", when=WHEN, why="the number is not in the paper")
    listed = new.numbered(2)
    assert listed is not None
    assert (listed.summary, listed.cards, listed.corrected) == ("listed_only", {}, WHEN)
    assert [(one.number, one.paper.id) for one in new.papers] == [
        (one.number, one.paper.id) for one in the_day().papers
    ]
    assert new.reports[0].papers == (1, 3)
    assert "Beta" not in json.dumps(edition_json(new)["reports"])
    assert new.notes[-1].kind == "corrected"
    assert new.notes[-1].text["en"].endswith("taken back on 2024-07-17 (the number is not in the paper).")
    assert "거두었습니다" in new.notes[-1].text["ko"]


def test_a_card_written_anew_is_of_what_the_paper_says_now() -> None:
    abstract = ABSTRACTS[1].replace("41%", "43%")
    now = a_paper("arxiv:2407.00002", "Paper 2, revised", abstract=abstract, votes=900)
    new = corrected(the_day(), 2, "anew", now, when=WHEN)
    shown = plain(card(new.papers[1], new, NINE, "en"))
    assert "43%" in shown
    assert WRONG not in shown
    assert "corrected 2024-07-17" in shown
    assert "▲8" in shown, "the votes are those of the edition"
    assert "2024-07-17 정정" in plain(post(new, NINE, chosen=None, language="ko"))
    assert edition_json(new)["papers"][1]["corrected"] == "2024-07-17"
    assert "corrected" not in edition_json(new)["papers"][0]


@pytest.mark.parametrize(
    ("changes", "summary"), [({"withdrawn": True}, "withdrawn"), ({"abstract": "Too short."}, "no_text")]
)
def test_a_paper_that_cannot_be_summarised_now_says_so(changes: dict[str, object], summary: str) -> None:
    new = corrected(the_day(), 2, "anew", a_paper("arxiv:2407.00002", "Paper 2", **changes), when=WHEN)
    assert (new.papers[1].summary, new.papers[1].cards) == (summary, {})


def test_what_changes_nothing_is_the_same_edition() -> None:
    dropped = corrected(the_day(), 2, "drop", when=WHEN)
    assert corrected(dropped, 2, "drop", when=date(2024, 7, 20)) == dropped
    assert corrected(the_day(), 1, "anew", when=WHEN) == the_day()
    with pytest.raises(UnknownPaper):
        corrected(the_day(), 9, "drop", when=WHEN)
    with pytest.raises(NoEdition):
        corrected(an_edition(papers=(), state="none"), 1, "drop", when=WHEN)


def test_a_report_of_which_one_paper_is_left_goes() -> None:
    two = replace(the_day(), papers=the_day().papers[:2])
    assert corrected(two, 2, "drop", when=WHEN).reports == ()


def test_only_the_wrong_sentences_leave_a_report_that_a_model_wrote() -> None:
    report = the_day().reports[0]
    texts = {code: replace(text, writer="model") for code, text in report.texts.items()}
    new = corrected(replace(the_day(), reports=(replace(report, texts=texts),)), 2, "drop", when=WHEN)
    kept, before = new.reports[0].texts["en"], texts["en"]
    assert kept.writer == "model"
    assert (
        kept.parts.key_facts == tuple(one for one in before.parts.key_facts if one.paper != 2) != before.parts.key_facts
    )


async def test_pages_and_cards_that_show_the_paper_are_edited_in_place() -> None:
    room = await Newsroom().open()
    front, page = await room.put_up(room.brief())
    korean = (await room.put_up(room.brief("ko"), chat="-1002"))[1]
    listed = the_day().papers[1]
    shown = card(listed, the_day(), NINE, "en")
    (opened,) = await room.put_up(replace(shown, blocks=(*shown.blocks, card_buttons("2", "en"))), "private", "7")
    (other,) = await room.put_up(card(the_day().papers[0], the_day(), NINE, "en"), "private", "7")
    before = dict(room.wall.shown)
    assert WRONG in before[page]
    outcome = await room.correct()
    assert (outcome.changed, outcome.edited, outcome.gone, outcome.left) == (True, 3, 0, 0)
    assert room.wall.shown[front] == before[front]
    assert room.wall.shown[other] == before[other]
    assert all(WRONG not in text for text in room.wall.shown.values())
    assert "corrected 2024-07-17 — Not summarised: its card was found wrong and taken back" in room.wall.shown[page]
    assert "2024-07-17 정정" in room.wall.shown[korean]
    assert "found wrong" in room.wall.shown[opened]
    assert room.rewritten == [DAY]
    assert await room.store.editions.on(DAY) == outcome.edition


async def test_the_log_says_what_was_corrected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    room = await Newsroom().open()
    await room.put_up(room.brief())
    await room.correct(why="it says so")
    assert fields_of(caplog, "corrected") == [{"day": DAY, "number": 2, "choice": "drop", "edited": 1, "left": 0}]


async def test_the_same_again_edits_the_same_and_changes_no_edition() -> None:
    room = await Newsroom().open()
    await room.put_up(room.brief())
    first = await room.correct(why="wrong")
    shown = dict(room.wall.shown)
    room.clock.set(datetime(2024, 7, 19, tzinfo=UTC))
    again = await room.correct(why="another reason")
    assert (again.changed, again.edited) == (False, 1)
    assert (again.edition, room.wall.shown) == (first.edition, shown)


@pytest.mark.parametrize("length", ["brief", "full"])
async def test_all_of_a_category_in_several_messages_stays_as_many(length: str) -> None:
    room = await Newsroom().open()
    whole = room.brief(length=length, fits=None)
    names = await room.put_up(whole)
    outcome = await room.correct("anew")
    assert outcome.edited >= 1
    assert outcome.left == 0
    assert all(WRONG not in room.wall.shown[name] for name in names)


async def test_of_a_long_category_each_message_stays_in_its_place() -> None:
    """The list of a hundred papers takes several messages: the one that has the paper is edited, to its own part."""
    room = Newsroom()
    second = the_day().papers[1]
    many = [replace(second, number=at, paper=replace(second.paper, id=f"arxiv:{at}", title=f"Study No. {at}"))
            for at in range(1, 101)]  # fmt: skip
    long = an_edition(papers=many)
    assert await room.store.editions.publish(long)
    names = await room.put_up(post(long, NINE, chosen=None, language="en"))
    assert len(names) >= 4
    before = dict(room.wall.shown)
    outcome = await room.correct(number=60)
    changed = [name for name in names if room.wall.shown[name] != before[name]]
    assert len(changed) == 1
    assert "Study No. 60 ↗ ▲8 · corrected" in room.wall.shown[changed[0]]
    assert "Study No. 60 " in before[changed[0]]
    assert (outcome.edited, outcome.left) == (1, 0)


async def test_where_fewer_messages_are_needed_the_first_has_it_all_and_the_others_say_so() -> None:
    room = await Newsroom().open()
    await room.put_up(room.brief(chosen=["LLM"], fits=None))
    (shown,) = await room.store.messages.showing(DAY, 2)
    second = replace(shown, message="second", part=3, parts=3)
    await room.store.messages.add([replace(shown, parts=3), second])
    for _ in range(2):  # and the same again
        outcome = await room.correct()
        assert (outcome.edited, outcome.left) == (2, 0)
        assert "Paper 1" in room.wall.shown[shown.message]
        assert room.wall.shown["second"].startswith("Corrected: these papers are in the message above now.")


@pytest.mark.parametrize(
    ("refusal", "counted"),
    [
        (NotThere("message to edit not found"), (0, 1, 0)),
        (Refused("removed", "bot was kicked"), (0, 1, 0)),
        (Moved("-1009", "group chat was upgraded"), (0, 1, 0)),
        (Temporary("too many requests", 3), (0, 0, 1)),
        (Unsure("no answer"), (0, 0, 1)),
    ],
)
async def test_what_cannot_be_edited_is_told(refusal: JoganError, counted: tuple[int, int, int]) -> None:
    room = await Newsroom().open()
    page = (await room.put_up(room.brief()))[1]
    other = (await room.put_up(room.brief(), chat="-1002"))[1]
    room.wall.refusals[page] = refusal
    outcome = await room.correct()
    assert (outcome.edited - 1, outcome.gone, outcome.left) == counted
    assert WRONG not in room.wall.shown[other], "one place keeps no other waiting"
    if outcome.left:
        assert list(outcome.reasons) == [str(refusal)]
        room.wall.refusals.clear()
        assert (await room.correct()).left == 0
        assert WRONG not in room.wall.shown[page]


async def test_a_pause_for_everything_is_kept() -> None:
    room = await Newsroom().open()
    pages = [(await room.put_up(room.brief(), chat=f"-{chat}"))[1] for chat in range(5)]
    room.wall.refusals[pages[1]] = Temporary("flood", 60, everywhere=True)
    outcome = await room.correct()
    assert (outcome.edited, outcome.left, room.wall.asked) == (1, 4, 2)
    assert outcome.reasons == {"flood": 4}


async def test_a_platform_that_is_not_connected_is_left_for_later() -> None:
    room = await Newsroom().open()
    await room.put_up(room.brief())
    moved = [replace(one, address=Address("discord", "5")) for one in await room.store.messages.showing(DAY, 2)]
    await room.store.messages.add(moved)
    outcome = await room.correct()
    assert (outcome.edited, outcome.left, outcome.reasons) == (1, 1, {"discord is not connected": 1})


async def test_a_day_or_a_number_that_is_not_there() -> None:
    room = await Newsroom().open()
    with pytest.raises(UnknownPaper):
        await room.correct(number=9)
    with pytest.raises(NoEdition):
        await Newsroom().correct()
    assert room.rewritten == []
