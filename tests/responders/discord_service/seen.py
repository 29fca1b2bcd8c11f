from dataclasses import dataclass


@dataclass
class S:
    text: str


def read_message(content, embeds, components):
    return S(content)
