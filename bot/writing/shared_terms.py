"""Terms that papers really share: methods, tasks and benchmarks of the field, never words of everyday use."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

NAME = re.compile(r"\b(?=[\w-]*[A-Z][\w-]*[A-Z0-9])[A-Za-z][\w-]{2,}\b")
FIELD = re.compile(
    r"\b(?:reinforcement learning|preference optimi[sz]ation|preference learning|reward model|instruction tuning"
    r"|chain-of-thought|in-context learning|mixture-of-experts|knowledge distillation|low-rank adaptation|long-context"
    r"|context window|retrieval-augmented|knowledge editing|machine unlearning|hallucination|red-teaming|jailbreak"
    r"|prompt engineering|tool use|code generation|mathematical reasoning|synthetic data|scaling law"
    r"|speculative decoding"
    r"|kv cache|key-value cache|quanti[sz]ation|pruning|sparsity|state space model|linear attention|positional encoding"
    r"|diffusion transformer|latent diffusion|diffusion model|flow matching|gaussian splatting|neural radiance field"
    r"|text-to-image|text-to-video|video generation|image editing|super-resolution|inverse rendering|depth estimation"
    r"|pose estimation|object detection|segmentation|visual question answering"
    r"|image captioning|vision transformer"
    r"|visual instruction tuning|vision-language model|video understanding|embodied|imitation learning|offline rl"
    r"|contrastive learning|continual learning|self-supervised|federated learning|graph neural network|world model"
    r"|speech recognition|text-to-speech|machine translation|clinical|electronic health record|drug discovery"
    r"|named entity recognition|question answering|tokeni[sz]ation|data contamination|model merging|test-time)",
    re.I,
)
EVERYDAY = re.compile(
    r"llms?|v?llms?|lvlms?|llvms?|mllms?|lmms?|vlms?|gpus?|nlp|apis?|sota|github|huggingface|openai|chatgpt|deepmind"
    r"|arxiv|gpt.*|claude.*|gemini.*|llama.*|[a-z]?\d+[a-z]?|.*-of-.*|state-.*|non-.*|the|one|two|ais?|neurips|ml|tpus?",
    re.I,
)


def shared_terms(texts: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    """The terms (in lower case) that sentences of two papers or more have, those of the fewest papers first."""
    counted = Counter(term for said in texts.values() for term in {term for text in said for term in terms(text)})
    shared = [term for term, papers in counted.items() if papers >= 2]
    return tuple(sorted(shared, key=lambda term: (counted[term], -len(term), term)))


def terms(text: str) -> frozenset[str]:
    """The specific terms of one sentence, in lower case."""
    named = {name.casefold() for name in NAME.findall(text) if not EVERYDAY.fullmatch(name)}
    return frozenset(named | {found.casefold() for found in FIELD.findall(text)})
