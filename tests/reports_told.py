"""The conference reports that conversations in tests are about: one of fourteen papers in four chapters, and others."""

from datetime import date
from typing import Any

from builders import a_bullet
from builders_conference import a_chapter, a_conference_report, a_reported, a_told

from bot.domain.conference import ConferenceReport, EarlierWork, Reported

NEURIPS, COLM = "neurips-2023-llm", "colm-2024"
MADE = date(2024, 7, 10)
TITLES = (
    "Direct Preference Optimization: Your Language Model is Secretly a Reward Model",
    "LIMA: Less Is More for Alignment",
    "Principle-Driven Self-Alignment of Language Models from Scratch",
    "Tree of Thoughts: Deliberate Problem Solving with Large Language Models",
    "Toolformer: Language Models Can Teach Themselves to Use Tools",
    "Reflexion: Language Agents with Verbal Reinforcement Learning",
    "HuggingGPT: Solving AI Tasks with ChatGPT and its Friends",
    "Faith and Fate: Limits of Transformers on Compositionality",
    "Are Emergent Abilities of Large Language Models a Mirage?",
    "Scaling Data-Constrained Language Models",
    "QLoRA: Efficient Finetuning of Quantized LLMs",
    "Fine-Tuning Language Models with Just Forward Passes",
    "Deductive Verification of Chain-of-Thought Reasoning",
    "A Paper of Which the List Has the Title Alone",
)
"""Of papers 1 to 14; the last one has no abstract, and no arXiv id."""
CHAPTERS = (
    ("instruction-tuning-and-alignment", "Instruction tuning and alignment", (1, 2, 3)),
    ("reasoning-and-tools", "Reasoning and tools", (4, 5, 6, 7)),
    ("efficient-fine-tuning", "Efficient fine-tuning", (8, 9, 10, 11, 12)),
    ("others", "", (13, 14)),
)
SAID = "We finetune a model of 65B parameters on a single 48 GB GPU."


def a_report_of_fourteen(**changes: Any) -> ConferenceReport:
    """Chapter 1 is earlier work, chapters 2 to 5 are those of papers 1 to 14."""
    chapters = tuple(a_chapter(slug, papers, title=title) for slug, title, papers in CHAPTERS)
    values: dict[str, Any] = {
        "slug": NEURIPS,
        "title": "NeurIPS 2023, in LLM",
        "made_on": MADE,
        "chapters": chapters,
        "counts": {"listed": 477, "selected": len(TITLES), "with_text": len(TITLES) - 1},
        "earlier": (EarlierWork("Attention Is All You Need", (1, 4, 8), "https://arxiv.org/abs/1706.03762", 2017),),
    }
    return a_conference_report(tuple(_reported(number) for number in range(1, 15)), **{**values, **changes})


def _reported(number: int) -> Reported:
    title = TITLES[number - 1]
    paper = {"title": title, "abstract": f"{SAID} Paper {number} says so in its abstract."}
    if number == len(TITLES):
        paper |= {"id": "title:apaperofwhichthelisthasthetitlealone", "abstract": "", "authors": ()}
        paper["url"] = "https://openreview.net/forum?id=untold"
        return a_reported(number, paper=paper, venue="NeurIPS 2023", texts={}, reasons=())
    told = a_told(tldr=a_bullet(SAID))
    return a_reported(
        number,
        paper={**paper, "id": f"arxiv:2305.{number:05}", "url": f"https://arxiv.org/abs/2305.{number:05}"},
        venue="NeurIPS 2023",
        decision="oral" if number % 3 == 1 else "spotlight",
        texts={"ko": told, "en": told},
    )
