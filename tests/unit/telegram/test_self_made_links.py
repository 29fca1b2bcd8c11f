"""Which words of a sentence the service would make something to press of, and that finding them takes no time."""

import pytest
from growth import LINEAR, growth

from adapters.platforms.telegram.outbound.self_made_links import pieces


def places(words: str) -> list[str]:
    assert "".join(piece for piece, _ in pieces(words)) == words
    return [piece for piece, is_place in pieces(words) if is_place]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("see https://github.com/x/y, please.", ["https://github.com/x/y"]),
        ("(www.evil.com)", ["www.evil.com"]),
        ("tg://resolve?domain=x and TON://y", ["tg://resolve?domain=x", "TON://y"]),
        ("@everyone, @here!", ["@everyone", "@here"]),
        ("mail a.b+c@lab.org.", ["a.b+c@lab.org"]),
        ("#tag #7 #논문 and $USD cost $5, $1INCH $usd", ["#tag", "#논문", "$USD", "$1INCH"]),
        ("evil.ai에서 Character.AI", ["Character.AI"]),
        ("한국어 문장입니다. e.g. U.S. Fig.2 et al.We v1.5 3.14", []),
        ("C# and 50/50, and/or; a: b", []),
        ("", []),
    ],
)
def test_what_is_found(words: str, found: list[str]) -> None:
    assert places(words) == found


@pytest.mark.parametrize("letter", ["a", "가", "a.", "@", "a@", "://", "#", "-", "a://", ".com", "+"])
def test_a_long_text_takes_no_longer_than_its_length(letter: str) -> None:
    assert "".join(piece for piece, _ in pieces(letter * 30_000)) == letter * 30_000
    assert growth(lambda words: list(pieces(words)), lambda size: letter * size, 30_000) < LINEAR
