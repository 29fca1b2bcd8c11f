"""What is asked about: two days of papers that nobody wrote. One has a whole text; the older day is a long list."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from builders import a_bullet, a_card, a_listed, a_paper, an_edition
from scripted_model import KnownTexts, a_named_paper, bullet

from bot.domain.card import Sections
from bot.domain.edition import Edition, EditionPaper
from bot.domain.evidence import Bullet, Quote
from bot.domain.paper import Paper
from bot.domain.text import PaperText, TextSection

NEWEST, OLDER = date(2024, 7, 16), date(2024, 7, 15)
LIGHTS = (
    "Aurora", "Bonfire", "Candle", "Daybreak", "Ember", "Firefly", "Glimmer", "Headlight", "Icelight", "Jacklight",
    "Kindling", "Lightning", "Moonbeam", "Neon", "Oil Lamp", "Polaris", "Quasar", "Rainbow", "Sunrise", "Torch",
    "Ultraviolet", "Votive", "Wildfire", "Xenon", "Yule Log", "Zenith", "Harbour", "Semaphore", "Starlight", "Taper",
)  # fmt: skip
"""The papers of the older day: with their cards its post takes several messages wherever messages have an end."""
_PELIKAN = Path(__file__).parents[2] / "captured" / "questions" / "made_up.toml"


def newest() -> Edition:
    """Lantern, Pelikan and Beacon."""
    papers = (a_named_paper(1, "Lantern", day=NEWEST), pelikan()[0], a_named_paper(3, "Beacon", day=NEWEST))
    return an_edition(NEWEST, tuple(a_listed(number, paper) for number, paper in enumerate(papers, 1)))


def older() -> Edition:
    """Thirty papers of one category."""
    papers = (a_named_paper(100 + number, name, day=OLDER) for number, name in enumerate(LIGHTS, 1))
    return an_edition(OLDER, tuple(_listed(number, paper) for number, paper in enumerate(papers, 1)))


def _listed(number: int, paper: Paper) -> EditionPaper:
    said = bullet(0, name=LIGHTS[number - 1])
    tldr = Bullet(said["text"], tuple(Quote(each, "abstract") for each in said["quotes"]))
    card = a_card(tldr=tldr, sections=Sections(whats_new=(a_bullet(" ".join([paper.abstract] * 2)),)))
    return a_listed(number, paper, cards={"ko": card, "en": card})


@cache
def pelikan() -> tuple[Paper, PaperText]:
    """The paper that has more than an abstract, and its text."""
    told = tomllib.loads(_PELIKAN.read_text(encoding="utf-8"))
    paper = a_paper("arxiv:2407.00002", told["title"], abstract=told["abstract"], day=NEWEST)
    sections = tuple(TextSection(each["heading"], "\n".join(each["paragraphs"])) for each in told["section"])
    return paper, PaperText(paper.id, paper.title, paper.abstract, "html", sections)


def texts() -> KnownTexts:
    """Where papers are read."""
    return KnownTexts(pelikan()[1])
