"""A small conference report to look at: a model's texts and excerpts, earlier work, a figure, a paper without text,
and a title that is an attack. Run it to write the golden files anew."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from builders import DAY
from builders_conference import a_reported_paper

from adapters.archive.markdown.folder import MarkdownArchive
from bot.domain.conference import Chapter, ConferenceReport, Details, EarlierWork, Figure, Intro, Reported, Told
from bot.domain.edition import Note
from bot.domain.evidence import Bullet, Dropped, Quote
from bot.domain.nine import NINE

GOLDEN = Path(__file__).parent / "golden" / "conference"
SLUG = "neurips-2023-llm"
ATTACK = (
    "</details><script>alert(1)</script> | a | b | {{ site.x }} {% include y %} `z` $$x$$ "
    "[l](javascript:alert) ![i](//evil.example/i.png) *[HTML]: ~~"
)
PIPES = "| paper | score |\n|---|---|\n| ours | 3 |\n\n# no heading </summary></p> {: .x} &amp; <!-- ^ @everyone -->"
PROBLEM = "Fine-tuning a large language model rewrites facts that nobody asked to change."
INSIGHT = "A fact is stored in few middle layers, so an edit that stays there leaves the rest alone."
METHOD = "We trace 1,200 facts through GPT-J and solve for the smallest change of one layer that moves the answer."
LEARNT = "Our method keeps 98.3% of unrelated answers, 11.2 points more than fine-tuning."


def _bullet(text: str, *quoted: str, section: str = "abstract", paper: int | None = None) -> Bullet:
    return Bullet(text, tuple(Quote(each, section) for each in quoted or (text,)), paper)


def _by_model() -> dict[str, Told]:
    english = Told(
        "model",
        "full_text",
        _bullet("The method edits one layer and keeps 98.3% of unrelated answers.", LEARNT),
        Details(
            problem=(_bullet("Fine-tuning also changes facts that nobody asked to change.", PROBLEM),),
            insight=(_bullet("A fact is stored in few middle layers.", INSIGHT, section="3 Where facts are"),),
            method=(
                _bullet("1,200 facts are traced through GPT-J.", METHOD, section="4 Method"),
                _bullet("The smallest change of one layer is solved for.", METHOD, section="4 Method"),
            ),
        ),
        model="m",
        prompt_version="1",
    )
    korean = Told(
        "model",
        "full_text",
        _bullet("한 층만 고쳐 관련 없는 답의 98.3%를 그대로 지킵니다.", LEARNT),
        Details(
            problem=(_bullet("파인튜닝을 하면 고치려 하지 않은 사실까지 바뀝니다.", PROBLEM),),
            insight=(
                _bullet("사실은 중간의 몇 개 층에 저장되어 있습니다.", INSIGHT, section="3 Where facts are"),
                _bullet("그 층만 고치면 나머지는 그대로 남습니다.", INSIGHT, section="3 Where facts are"),
            ),
            method=(_bullet("GPT-J에서 사실 1,200개를 추적합니다.", METHOD, section="4 Method"),),
        ),
        dropped=(Dropped("추론 속도가 3배 빨라집니다.", "numbers", "3"),),
        model="m",
        prompt_version="1",
    )
    return {"ko": korean, "en": english}


def _excerpts(tldr: str, **details: str) -> dict[str, Told]:
    told = Told(
        "extractive", "abstract", _bullet(tldr), Details(**{name: (_bullet(said),) for name, said in details.items()})
    )
    return {"ko": told, "en": told}


def _paper(number: int, title: str, **changes: object) -> Reported:
    published = datetime(2023, 3 + number, 10, tzinfo=UTC)
    paper = a_reported_paper(
        number,
        id=f"arxiv:23{3 + number:02}.{number:05}",
        title=title,
        authors=("Ada Kim", "Bo Lee"),
        published=published,
        **({} if "texts" in changes else {"abstract": ""}),
    )
    values: dict[str, object] = {"venue": "NeurIPS 2023", "decision": "spotlight", "track": "main"}
    return Reported(number, paper, **{**values, **changes})  # type: ignore[arg-type] # a builder takes what a test gives


def _papers() -> tuple[Reported, ...]:
    drawn = Figure(
        "figures/2304.00001.png",
        "Figure 1: Where a fact is stored <in> GPT-J, layer by layer.",
        "https://arxiv.org/html/2304.00001",
        "CC BY 4.0",
    )
    attacked = Told(
        "extractive",
        "abstract",
        _bullet(ATTACK),
        Details(problem=(_bullet(PIPES),), method=(_bullet("</p></details><details open>"),)),
    )
    return (
        _paper(1, "Editing One Layer: Facts without Side Effects", decision="oral", texts=_by_model(), figure=drawn),
        _paper(
            2,
            "Causal Traces of Arithmetic in Language Models",
            texts=_excerpts(
                "We show that carries are computed two layers before they are used.",
                problem="It is unclear how language models add numbers.",
                insight="Carries travel along one attention head in each of six models.",
                application="The trace finds wrong additions before they are written.",
                method="We patch activations digit by digit and measure the change of each logit.",
            ),
        ),
        _paper(3, ATTACK, texts={"ko": attacked, "en": attacked}, keywords=(PIPES,)),
        _paper(
            4,
            "Adapters of Two Bits",
            decision="oral",
            texts=_excerpts(
                "A 65B model is fine-tuned on one 24 GB card.",
                insight="Adapters tolerate two bits where the frozen weights need four.",
            ),
        ),
        _paper(5, "Sparse Updates with Forward Passes Only", keywords=("zeroth-order", "fine-tuning", "memory")),
        _paper(
            6,
            "What Do Models Believe? A Survey of 1,367 Moral Scenes",
            texts=_excerpts("Most models agree on clear scenes and none does on ambiguous ones."),
        ),
    )


def _intro(language: str) -> Intro:
    said = {
        "ko": ("한 층만 고쳐 사실을 바꾸는 방법을 제안합니다.", "자리 올림이 계산되는 층을 찾습니다."),
        "en": ("One paper edits facts in one layer.", "Another finds the layer that computes carries."),
    }
    first, second = said[language]
    return Intro("model", (_bullet(first, LEARNT, paper=1), _bullet(second, paper=2)), model="m", prompt_version="1")


def sample() -> ConferenceReport:
    """The report."""
    excerpts = {
        "ko": "논문 4편은 모델 없이 정리했습니다. 논문의 문장을 그대로 옮기고 ‘원문 발췌’로 표시했습니다.",
        "en": "4 papers told in their own sentences, marked as excerpts.",
    }
    return ConferenceReport(
        SLUG,
        "NeurIPS 2023 Oral & Spotlight, in LLM",
        ("ko", "en"),
        DAY,
        "LLM",
        {"listed": 477, "listed_oral": 77, "listed_spotlight": 400, "selected": 6, "oral": 2, "spotlight": 4}
        | {"with_text": 5, "whole_text": 1},
        (
            Chapter(
                "causal-traces", "Causal traces · layers", (1, 2, 3), {code: _intro(code) for code in ("ko", "en")}
            ),
            Chapter("fine-tuning-memory", "Fine-tuning · memory", (4, 5)),
            Chapter("others", "", (6,)),
        ),
        _papers(),
        (
            EarlierWork("Language Models as Lookup Tables", (1, 2), "https://arxiv.org/abs/2202.00001", 2022),
            EarlierWork("A Book That Nobody Has Put on the Web <i>", (1, 4, 6)),
        ),
        {"GPT-J": "Generative Pre-trained Transformer <J>", "LLM": "large language model"},
        (Note("excerpts", excerpts),),
        "CC BY-NC-SA 4.0",
    )


def renew() -> None:
    """Write the golden files anew."""
    asyncio.run(MarkdownArchive(GOLDEN).write_report(sample(), NINE, {}))


if __name__ == "__main__":
    renew()
