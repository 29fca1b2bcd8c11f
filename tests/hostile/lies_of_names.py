"""Lies about names, English and Korean: a model, data set or method is another one, from elsewhere or from here.

Two names of one sentence that change places are a kind of their own, for no list of names can see it.
"""

import itertools
import random
import re
from collections.abc import Iterator
from functools import cache

from hostile.lie import Bent
from hostile.material import Honest, papers
from hostile.vocabulary import words

NAME = re.compile(r"(?<![\w/@.-])[A-Z][A-Za-z0-9]*(?:[-@.]?[A-Za-z0-9]+)*(?![A-Za-z0-9_@])")
EVERYDAY = re.compile(
    r"(?:M?LLM|VLM|MLLM|AI|RL|QA|GPU|CPU|SFT|RAG|NLP|CoT|API|GUI|CLI|UAV|SLM|LRM|FPS|PSNR|RMSE|MRR|AUROC|MAE|EM|KV|DPO|"
    r"RLHF|GNN|CNN|ViT|VLA|MoE|MARL|NMT|OOD|PDE|MDP|KG|CT|HDR|US|EU|ID|ML|DL|CV|3D|2D|PBR|SAR|RGB|SQL|JSON|PDF|LoRA|"
    r"ICL|TTT|F1|IoU|mAP|ToM|CVD|RMSE|ASR|TTS|IoT|HTML|CSV|SLMs|URL|Top-\d+|GraphRAG|Graph-RAG|[A-Z][a-z]+|[A-Z])s?"
)
MODEL_LIKE = re.compile(r"GPT|Qwen|Llama|LLaMA|BERT|Gemini|Claude|DeepSeek|Gemma|InternVL|BART|SAM|T5|\d+B")
SET_BEFORE = re.compile(r"(?:\bon|dataset|benchmark|over|,|and|in)\s$", re.IGNORECASE)


def replaced(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """A name of the text is another one that its quotes do not have: two from elsewhere, one from the abstract."""
    carried = " ".join((*base.quotes, base.paper.title))
    elsewhere_in_it = [each for each in names_in(base.paper.abstract) if each not in carried]
    for match in _names(base.text):
        name = match.group()
        if name not in carried or name not in base.paper.abstract:
            continue
        others = [each for each in _like(name, base.text[: match.start()]) if each not in base.paper.abstract]
        chosen = chance.sample(others, min(2, len(others))) + chance.sample(
            elsewhere_in_it, min(1, len(elsewhere_in_it))
        )
        for other in chosen:
            if other not in base.text:
                yield base.text[: match.start()] + other + base.text[match.end() :], base.quotes


def exchanged(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """Two names change places where one is said to be ahead of the other."""
    better = re.search(
        r"beat|outperform|surpass|exceed|better|faster|than|over|above|against|worse|앞서|앞섭|보다|넘어", base.text
    )
    found = _names(base.text)
    for one, other in itertools.pairwise(found):
        between = base.text[one.end() : other.start()]
        listed = re.fullmatch(r",? ?(?:and|or|와|과|,) ?", between)
        if better and between.strip() and one.group() != other.group() and not listed and "(" not in between:
            text = base.text
            yield text[: one.start()] + other.group() + between + one.group() + text[other.end() :], base.quotes


def names_in(text: str) -> list[str]:
    """The names of models, data sets and methods in a text, in order, once each."""
    return list(dict.fromkeys(match.group() for match in _names(text)))


def _names(text: str) -> list[re.Match[str]]:
    found = []
    for match in NAME.finditer(text):
        name = match.group()
        capitals = sum(letter.isupper() for letter in name)
        named = capitals >= 2 or (capitals and any(letter.isdigit() for letter in name))
        explained = text[: match.start()].endswith("(") and text[match.end() :].startswith((")", " divergence"))
        if (
            named
            and not explained
            and len(name) > 2
            and not EVERYDAY.fullmatch(name)
            and not re.search(r"-[a-z]", name)
        ):
            found.append(match)
    return found


def _like(name: str, before: str) -> tuple[str, ...]:
    if MODEL_LIKE.search(name):
        return words("models")
    if SET_BEFORE.search(before):
        return words("sets")
    return (*words("methods"), *own_names())


@cache
def own_names() -> tuple[str, ...]:
    """What papers of the five days call their own method: what stands before the colon of a title."""
    found = (paper.title.partition(":")[0] for paper in papers() if ":" in paper.title)
    return tuple(dict.fromkeys(each for each in found if " " not in each and names_in(each) == [each]))
