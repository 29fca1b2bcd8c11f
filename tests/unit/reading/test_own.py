"""Whether a text is this paper's own: title words, stamp, abstract, length; templates and pages that say why."""

from dataclasses import replace

import pytest

from bot.domain.text import PaperText, TextSection
from bot.reading.own import FRONT_PAGE, LEAST_CHARACTERS, not_own, without_front

TITLE = "GRUtopia: Dream General Robots in a City at Scale"
ABSTRACT = (
    "Recent works have been exploring the scaling laws in the field of embodied AI. Given the prohibitive costs of"
    " collecting real-world data, we believe the simulation-to-real paradigm is a crucial step for scaling the learning"
    " of embodied models. This paper introduces the first simulated interactive 3D society designed for robots."
)
RUNNING = "We build a city in which robots meet people, and we measure what they learn there. " * 40


def a_text(front: str | None = f"{TITLE}\n\n{ABSTRACT}", running: str = RUNNING, **changes: object) -> PaperText:
    sections = [TextSection(FRONT_PAGE, front)] if front is not None else []
    sections.append(TextSection("1 Introduction", running))
    made = PaperText("arxiv:2407.10943", TITLE, ABSTRACT, "html", tuple(sections))
    return replace(made, **changes)  # type: ignore[arg-type] # any field


OWN = {
    "title": a_text(TITLE),
    "title in capitals over two lines": a_text("GRUTOPIA: DREAM GENERAL ROBOTS\nIN A CITY AT SCALE"),
    "title in small capitals, cut by the reader": a_text(
        "GRU TOPIA : D REAM G ENERAL R OBOTS IN A C ITY AT S CALE\n\nAnother abstract."
    ),
    "title with ligatures": a_text(TITLE.replace("Dream", "Dream ﬁ")),
    "title cut by a hyphen": a_text("GRUtopia: Dream Gen-\neral Robots in a City at Scale"),
    "another title, the same abstract": a_text(f"Robots in Town\n\n{ABSTRACT}"),
    "an abstract that was changed a little": a_text(f"Robots in Town\n\n{ABSTRACT.replace('crucial', 'needed')}"),
    "its own stamp": a_text(f"arXiv:2407.10943v2 [cs.RO] 15 Jul 2024\n\n{TITLE}"),
    "no front page, but words in the introduction": a_text(None, f"{TITLE} is what we present. {RUNNING}"),
    "the stamp of another paper in its references": a_text(f"{TITLE}\n\n{'x ' * 200} as in arXiv:2305.03393v1"),
    "captcha is what it is about": a_text(f"{TITLE}\n\nWe solve a captcha.", RUNNING * 10),
}


@pytest.mark.parametrize("text", OWN.values(), ids=OWN.keys())
def test_its_own(text: PaperText) -> None:
    assert not_own(text) is None


NOT_OWN = {
    "another paper": (a_text("Qwen2 Technical Report\n\nWe present the Qwen2 series of models."), "neither the title"),
    "another paper that shares common words": (a_text("Robots in a Kitchen\n\nWe cook at scale."), "neither the title"),
    "nothing on the front page": (a_text(""), "neither the title"),
    "another paper's stamp": (a_text(f"arXiv:2407.10671v4 [cs.CL]\n\n{TITLE}"), "stamped as arXiv:2407.10671v4"),
    "an old paper's stamp": (a_text(f"arXiv:quant-ph/9802040v2\n\n{TITLE}"), "stamped as arXiv:quant-ph/9802040v2"),
    "too short": (a_text(running=RUNNING[: LEAST_CHARACTERS - 1]), "too few for a paper"),
    "only a front page": (a_text(f"{TITLE}\n{RUNNING}", "")
                          , "too few for a paper"),
    "fonts that cannot be read": (a_text(running="\ue001\ue002 \ufffd(cid:12) " * 400), "no words"),
    "only numbers": (a_text(running="0.12 34 5.6 | " * 400), "no words"),
    "an error page": (a_text("Conversion to HTML had a Fatal error and exited abruptly."), "a page that says why"),
    "a captcha": (a_text(f"{TITLE}\n\nVerify you are human"), "a page that says why"),
    "a template": (a_text(f"{TITLE}\n\n{{{{ abstract }}}}"), "a template"),
    "lorem ipsum": (a_text(f"{TITLE}\n\nLorem ipsum dolor sit amet"), "a template"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), NOT_OWN.values(), ids=NOT_OWN.keys())
def test_not_its_own(text: PaperText, reason: str) -> None:
    assert reason in (not_own(text) or "")


def test_references_captions_and_appendix_are_no_running_text() -> None:
    for kind in ("references", "caption", "appendix"):
        text = a_text()
        text = replace(text, sections=(text.sections[0], replace(text.sections[1], kind=kind)))  # type: ignore[arg-type]
        assert "0 characters" in (not_own(text) or "")


def test_a_korean_title_is_compared_too() -> None:
    korean = a_text("로봇을 위한 도시 규모의 시뮬레이션 사회", title="로봇을 위한 도시 규모의 시뮬레이션 사회")
    assert not_own(korean) is None
    assert not_own(replace(korean, title="언어모델의 보상함수 설계에 관하여", abstract="다른 글이다.")) is not None


def test_a_short_title_is_not_looked_for_inside_words() -> None:
    assert not_own(a_text("The classification of words", title="Class If", abstract="")) is not None


def test_a_title_of_short_words_is_no_proof() -> None:
    assert not_own(a_text("Something else entirely, of no robots", title="It Is As If", abstract="")) is not None


def test_the_front_page_is_kept_only_where_no_abstract_is_known() -> None:
    text = a_text()
    assert [section.heading for section in without_front(text).sections] == ["1 Introduction"]
    assert without_front(replace(text, abstract=" ")).sections == text.sections


def test_long_hostile_text_costs_in_proportion() -> None:
    hostile = a_text("arXiv:" * 200_000 + "{{" * 200_000, RUNNING + "a-" * 1_000_000)
    assert not_own(hostile) is not None
