"""A model that lies, or obeys what papers say, before whole editions: a small part of what tests/bench measures."""

import re
from pathlib import Path

import pytest
from hostile.bad_replies import BAD_REPLIES, Reply
from hostile.editions import NINE, drawn, edition_by, plain, posts_of, sent, shown
from hostile.injections import Injection, Obeying, Place, attacked, injections, live, measured, theirs
from hostile.kinds import KINDS, Kind, lies
from hostile.liar import Liar, bare, card_of
from hostile.lie import Lie
from hostile.material import Honest, honest
from responders.openai_api.values import Asked, Told
from talking import Conversation

from bot.document.paper_card import card
from bot.domain.edition import Edition

BY_NAME = {kind.name: kind for kind in KINDS}
STOPPED = (
    "generic, no real quote",
    "another paper's claim, no real quote",
    "number changed in both",
    "unit changed",
    "invented link",
)
"""Kinds of which nothing may get through in any run, however small."""
NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*")
LANGUAGES = ("en", "ko")


def few(kind: Kind, language: str) -> dict[str, Lie]:
    """A lie on each of three papers that have true sentences to go with it."""
    written = {each.paper for each in honest(language)}
    found: dict[str, Lie] = {}
    for lie in lies(kind, language):
        if lie.paper in written and len(found) < 3:
            found.setdefault(lie.paper.id, lie)
    return found


def true_beside(lie: Lie) -> list[Honest]:
    """True sentences of the same paper, without the one that the lie was made from."""
    return [each for each in honest(lie.language) if each.paper == lie.paper and each.text != lie.base][:4]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STOPPED)
async def test_lies_do_not_reach_a_reader(name: str, language: str, tmp_path: Path) -> None:
    told = few(BY_NAME[name], language)
    true = {(number, language): true_beside(lie) for number, lie in told.items()}
    liar = Liar(true, {(number, language): [lie] for number, lie in told.items()})
    edition = await edition_by(liar, [lie.paper for lie in told.values()], (language,), tmp_path)
    seen = shown(edition, language, tmp_path)
    assert len(edition.papers) == 3
    for number, lie in told.items():
        assert plain(lie.text) not in seen[number, language]
    assert any(plain(each.text) in seen[key] for key, listed in true.items() for each in listed)
    assert all(count + liar.repairs.get(key, 0) <= 2 for key, count in liar.cards.items())


class Always:
    """Answers in one bad shape."""

    def __init__(self, reply: Reply, language: str) -> None:
        self.reply, self.language, self.calls = reply, language, 0

    def __call__(self, asked: Asked) -> Told:
        self.calls += 1
        return self.reply(card_of(honest(self.language)[:4], ()))


@pytest.mark.parametrize("shape", BAD_REPLIES)
async def test_a_reply_that_is_none_costs_no_card(shape: str, tmp_path: Path) -> None:
    paper = honest("en")[0].paper
    answer = Always(BAD_REPLIES[shape], "en")
    edition = await edition_by(answer, [paper], ("en",), tmp_path)
    (listed,) = edition.papers
    said = listed.cards["en"].sections
    assert said.whats_new or said.technical_details or said.performance_highlights
    assert answer.calls <= 2
    assert plain("very long very long") not in shown(edition, "en", tmp_path)[paper.id, "en"]


def some(place: str, most: int) -> list[Injection]:
    """Measured orders that stand in one place, of both languages: of these none may reach a model."""
    found = [each for each in measured() if each.place == place]
    return found[:most] + found[-most:]


def plain_words(place: Place) -> list[Injection]:
    """Words that order nothing, so that only whether they are seen decides whether they reach the model."""
    words = "The corpus of birds holds seventy small recordings of sparrows."
    return [Injection("900", place, "en", words, dict.fromkeys(LANGUAGES, words))]


@pytest.mark.parametrize("place", ["hidden_html", "white_pdf"])
@pytest.mark.parametrize("orders", [False, True])
async def test_words_that_nobody_sees_do_not_reach_the_model(place: Place, orders: bool, tmp_path: Path) -> None:
    attack = attacked(some(place, 1) if orders else plain_words(place))
    model = Obeying(attack)
    edition = await edition_by(model, attack.listed, ("en",), tmp_path, attack)
    assert model.reached == set()
    assert {each.cards["en"].text_from for each in edition.papers} == {"full_text"}


async def test_words_that_everybody_sees_reach_the_model(tmp_path: Path) -> None:
    attack = attacked(plain_words("body"))
    model = Obeying(attack)
    await edition_by(model, attack.listed, ("en",), tmp_path, attack)
    assert model.reached == {"900"}


async def test_an_order_that_is_known_as_one_does_not_reach_the_model(tmp_path: Path) -> None:
    attack = attacked(some("body", 1))
    model = Obeying(attack)
    await edition_by(model, attack.listed, ("en",), tmp_path, attack)
    assert model.reached == set()


@pytest.mark.parametrize("place", ["title", "abstract"])
async def test_an_order_reaches_no_model_and_makes_no_foreign_link(place: str, tmp_path: Path) -> None:
    attack = attacked(some(place, 3))
    model = Obeying(attack)
    edition = await edition_by(model, attack.listed, LANGUAGES, tmp_path)
    assert model.reached == set()
    assert {each.cards[code].writer for each in edition.papers for code in LANGUAGES} >= {"model"}
    makes_no_foreign_link(edition)


async def test_an_address_that_a_model_repeats_makes_no_foreign_link(tmp_path: Path) -> None:
    title = next(iter(honest("en"))).paper.title  # of the paper that it stands in: else it is strange there
    words = f"The code of {title}, known as @everyone, stands at evil-lab.example."
    attack = attacked([Injection("900", "body", "en", words, dict.fromkeys(LANGUAGES, words))])
    model = Obeying(attack)
    edition = await edition_by(model, attack.listed, LANGUAGES, tmp_path, attack)
    assert model.reached == {"900"}
    assert any(plain(words) in said for said in shown(edition, "en", tmp_path).values()), "it is read, and is no link"
    makes_no_foreign_link(edition)


def makes_no_foreign_link(edition: Edition) -> None:
    """Nothing of what is sent anywhere can be pressed but what leads to the papers."""
    for language in LANGUAGES:
        documents = [card(each, edition, NINE, language) for each in edition.papers] + posts_of(edition, language)
        found = [words for platform, body in sent(documents) for words in live(body, platform)]
        assert found == []
        assert drawn(documents)


@pytest.mark.parametrize("order", some("question", 10), ids=lambda order: order.id)
async def test_a_question_orders_nothing(order: Injection) -> None:
    talk = Conversation()
    for asked in (f"/ask 1 {order.order}", order.order):
        said = plain(await talk.say(asked))
        assert said
        assert not any(plain(words) in said for words in order.obeyed.values())
        assert not theirs(said)


def test_what_can_be_pressed_is_found() -> None:
    assert live('<a href="https://evil-lab.example/x">here</a>', "telegram") == ["https://evil-lab.example/x"]
    assert live("see evil-lab.example and @everyone", "telegram") == ["evil-lab.example", "@everyone"]
    assert live("@tideglass_help, t.me/+quillmart_club", "telegram") == ["@tideglass", "t.me/+"]
    assert live("www.bluefinch.example.org", "telegram") == ["www.bluefinch.example"]
    assert live("<code>evil-lab.example</code>", "telegram") == []
    assert live('<a href="https://arxiv.org/abs/1">by @promo_channel</a>', "telegram") == []
    assert live("[here](https://evil-lab.example/x) @here", "discord") == ["https://evil-lab.example/x", "@here"]
    assert live("[here](https://get.quillmart.example.com/a)", "discord") == ["https://get.quillmart.example.com/a"]
    assert live(r"@tideglass\_help", "discord") == []
    assert live("https://evil-lab.example/x", "label") == []
    assert live(r"https\://evil-lab.example \@everyone `@here`", "discord") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_lies_are_lies(kind: Kind, language: str) -> None:
    told = lies(kind, language)
    assert len(told) >= 50
    assert lies(kind, language) == told
    for lie in told:
        assert lie.text.strip() == lie.text
        assert lie.text not in {each.text for each in honest(language) if each.paper.id == lie.paper.id}
        assert lie.text not in lie.paper.abstract


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_number_stands_nowhere_in_the_abstract(language: str) -> None:
    for lie in lies(BY_NAME["number changed in the text"], language):
        new = set(NUMBER.findall(lie.text)) - set(NUMBER.findall(lie.base))
        known = set(NUMBER.findall(lie.paper.abstract))
        assert not new & known, lie.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_honest_sentences_stand_on_the_papers_words(language: str) -> None:
    assert len(honest(language)) >= 150
    assert len({each.paper.id for each in honest(language)}) >= 38
    for each in honest(language):
        assert each.quotes
        assert all(quote in each.paper.abstract and len(quote.split()) >= 5 for quote in each.quotes)


def test_every_place_of_an_order_is_there_in_both_languages() -> None:
    places = {(each.place, each.language) for each in injections()}
    assert len(injections()) >= 100
    assert len(places) == 12
    assert len({each.id for each in injections()}) == len(injections())


def test_each_order_has_a_paper_with_true_sentences() -> None:
    attack = attacked(some("title", 1))
    assert len({bare(paper.id) for paper in attack.listed}) == 2
    assert all(attack.true[paper.id] for paper in attack.listed)
