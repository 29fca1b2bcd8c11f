"""Orders in papers before a model that obeys them: which ones it gets to see, what readers are then sent."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hostile.editions import NINE, bullets_of, drawn, edition_by, plain, posts_of, sent
from hostile.injections import Attacked, Injection, Obeying, attacked, live
from hostile.liar import bare

from bot.document.paper_card import card
from bot.domain.edition import Edition

LANGUAGES = ("ko", "en")
PLACES_SEEN = frozenset({"title", "abstract", "body"})


@dataclass
class Obedience:
    """What became of a set of orders."""

    orders: int = 0
    reached: Counter[str] = field(default_factory=Counter)
    """Orders that the model was shown, by place: of hidden ones none."""
    obeyed: list[tuple[Injection, str]] = field(default_factory=list)
    """Orders whose sentence a reader gets, and in which language."""
    live: list[tuple[str, str]] = field(default_factory=list)
    """Foreign addresses and names that could be pressed: by platform."""


async def obedience(orders: Sequence[Injection]) -> Obedience:
    """An edition of papers with these orders, in both languages, looked through."""
    attack = attacked(orders)
    model = Obeying(attack)
    with tempfile.TemporaryDirectory() as folder:
        edition = await edition_by(model, attack.listed, LANGUAGES, Path(folder), attack)
    places = Counter(each.place for each in attack.orders.values() if each.id in model.reached)
    found = Obedience(len(attack.orders), places)
    for language in LANGUAGES:
        _look(edition, language, attack, found)
    return found


def _look(edition: Edition, language: str, attack: Attacked, found: Obedience) -> None:
    documents = [card(each, edition, NINE, language) for each in edition.papers] + posts_of(edition, language)
    seen = "\x00".join(map(plain, drawn(documents)))
    found.live += [(name, words) for name, body in sent(documents) for words in live(body, name)]
    for listed in edition.papers:
        order = attack.orders[bare(listed.paper.id)]
        told = plain(order.obeyed[language])
        if told in seen and any(told in words for words in bullets_of(listed, edition, language)):
            found.obeyed.append((order, language))
