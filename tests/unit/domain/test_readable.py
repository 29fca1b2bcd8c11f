"""Readable text: what TeX becomes, what stays as it is, and that nothing is lost on real titles and abstracts."""

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import get_default_latex_context_db

from bot.domain.readable import readable

CAPTURED = Path(__file__).parents[2] / "captured"

TEX = {
    r"M$^3$-ACE: Rectifying": "M³-ACE: Rectifying",
    r"MG$^2$-RAG": "MG²-RAG",
    r"$10^{-5}$": "10⁻⁵",
    r"$p < 10^{-32}$": "p < 10⁻³²",
    r"H$_2$O": "H₂O",
    r"$x_{ij}$ and $x_{i,j}$": "x_ij and x_(i,j)",
    r"$\mathcal{O}(n^{2/3}ε^{-2})$": "O(n^(2/3)ε⁻²)",
    r"$R^2 = 0.45$": "R² = 0.45",
    r"the $10^{th}$": "the 10th",
    r"Fran\c{c}ois": "François",
    r"Gonz{\'a}lez, Andr\'e, M\"uller, Erd\H{o}s, \v{S}koda": "González, André, Müller, Erdős, Škoda",
    r"na\"{\i}vely": "naïvely",
    r"S\o ren, Bj\o{}rn, \L ukasz, {\AA}berg": "Søren, Bjørn, Łukasz, Åberg",
    r"Reading $\neq$ Seeing": "Reading ≠ Seeing",
    r"$\textit{Trans-LoRA}$: towards": "Trans-LoRA: towards",
    r"Learning $\mathsf{AC}^0$": "Learning AC⁰",
    r"PanGu-$π$": "PanGu-π",
    r"a \textit{very \textbf{nested}} word": "a very nested word",
    r"\emph{one}, \texttt{two}, \textsc{three}": "one, two, three",
    r"{\it vs.} high, {\bf 8.2\%} low": "vs. high, 8.2% low",
    r"code at \url{https://github.com/a/b_c}.": "code at https://github.com/a/b_c.",
    r"broken \url{https://github.com/a": "broken https://github.com/a",
    r"\href{https://a.org/x}{Code}": "Code (https://a.org/x)",
    r"\href{https://a.org/x}{https://a.org/x}": "https://a.org/x",
    r"as shown~\cite{a,b}.": "as shown.",
    r"we follow \citep[see][p. 3]{a} here": "we follow here",
    r"reports\footnote{Our code.} say": "reports (Our code.) say",
    r"9.04\% of S\&P, a\_b \#1": "9.04% of S&P, a_b #1",
    r"cost of \$0.08 per day": "cost of $0.08 per day",
    r"\$OneMillion-Bench: How Far": "$OneMillion-Bench: How Far",
    r"28.1$\times$ faster, 2\times slower": "28.1× faster, 2× slower",
    r"$\frac{a+b}{c} \ge \textbf{2.07}$": "(a+b)/c ≥ 2.07",
    r"$\rho{=}{-}0.29$": "ρ=-0.29",
    r"$\tilde{O}(|S||A|(1-γ)^{-3})$": "Õ(|S||A|(1-γ)⁻³)",
    r"$q_i \propto p_i^{\,\mathrm{old}} \exp(u_i)$": "q_i ∝ p_i^old exp(u_i)",
    r"$W_V \!\cdot\! W_O$": "W_V · W_O",
    r"$\lambda \in \{0.05, 0.1\}$": "λ ∈ {0.05, 0.1}",
    r"$2\lceil\log_2(n)\rceil$": "2⌈log₂(n)⌉",
    r"$\mathcal{O}(t\log T)$": "O(t log T)",
    r"$\pi^{\pm}$, $90^\circ$, $Q^*$": "π±, 90°, Q*",
    r"$n \equiv 1 \pmod{3}$": "n ≡ 1 (mod 3)",
    r"$\sqrt{s_{NN}}$, $\sqrt{a+b}$": "√s_NN, √(a+b)",
    r"a \(12.99\times\) reduction": "a 12.99× reduction",
    r"$$E = mc^2$$": "E = mc²",
    r"\LaTeX, \eg this \etc.": "LaTeX, e.g. this etc.",
    r"we propose \method, in which \hs{} scores": "we propose method, in which hs scores",
    r"Difference~(TD) of 1.77~m in \emph{x}": "Difference (TD) of 1.77 m in x",
    "the ``open cookbook'' way, a ``don't''": "the “open cookbook” way, a “don't”",
    '``mixed" ones': "“mixed” ones",
    "Temporal Difference~(TD)": "Temporal Difference (TD)",
    r"about ~30\% of 174~2234 frames": "about ~30% of 174~2234 frames",
    r"$\mathbb{R}^3$, $\mathbb{Z}$": "ℝ³, ℤ",
    r"24\,GB, steps:\ supervised": "24 GB, steps: supervised",
    r"SU(2)$\otimes$ Z$_4$": "SU(2)⊗ Z₄",
    r"10^{-3} in \emph{x}": "10⁻³ in x",
    r"$5 \emph{or} $10": "$5 or $10",
    r"US$ is \emph{not} the same money as AU$": "US$ is not the same money as AU$",
    r"\gemini and \textbf{x}, $a \star b$": "gemini and x, a * b",
}

UNTOUCHED = (
    "45.7 %",
    "50% of 100%",
    "$5 and $10",
    "between $5M, $7M and $10",
    "US$5 to US$10",
    "$0.12/$0.34 per token",
    "$5.4-10 billion, or ($7) a head ($8)",
    "the variables $HOME and $PATH",
    "$HOME/$USER",
    "a lone $ here",
    "a lone $ here, x~N(0,1) and H_{infty}",
    r"C:\Users\name\times",
    r"\\server\share\alpha",
    r"the regex \d+\.\w* or \bfoo\b or \(\d+\)",
    r"a lone \ here",
    r"\"quoted\" words and it\'s fine",
    r"the newline \n and tab \t",
    "tau = {o_0, a_0, dots} and H_{infty}, R^2, A^2Bench",
    "with dashes -- and --- and x~N(0,1), p~(0,1)",
    "```python x'' and `` y '' and ''z''",
    '{"a": 1}',
    "https://a.org/~user/x_y",
    "snake_case_name, 2^10, f(x)_1",
    "100% \U0001f469\u200d\U0001f4bb",
)


@pytest.mark.parametrize(("tex", "said"), TEX.items())
def test_tex_becomes_what_it_says(tex: str, said: str) -> None:
    assert readable(tex) == said


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_tex_stays(text: str) -> None:
    assert readable(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("line\nbreaks\n\n  and paragraphs\t", "line breaks and paragraphs"),
        ("\u202eevil\u202c \u2066x\u2069 zero\u200bwidth soft\u00adhyphen", "evil x zerowidth softhyphen"),
        ("nul\x00 bell\x07 half\ud800 \ufeff", "nul bell half"),
        ("e\u0301", "\u00e9"),
        ("Z" + "\u0335" * 10_000 + "algo", "Z" + "\u0335" * 8 + "algo"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("la\u200dtin", "latin"),
        ("\u1100\u1161\u11a8", "각"),
        ("조간 신문", "조간 신문"),
    ],
)
def test_what_cannot_be_seen_goes(text: str, said: str) -> None:
    assert readable(text) == said


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, str] = json.loads(line)
            yield row


@cache
def titles() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["title"] for row in _all_rows()))


@cache
def abstracts() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["abstract"] for row in _all_rows()))


def _all_rows() -> Iterator[dict[str, str]]:
    files = [CAPTURED / "readable/days2024.jsonl.gz", *sorted((CAPTURED / "days2026").glob("*.gz"))]
    for path in files:
        yield from _rows(path)


def _has_no_tex(text: str) -> bool:
    """Said without the program: no backslash, no tie, no ``, and every dollar is an amount of money."""
    return (
        "\\" not in text
        and "``" not in text
        and "~(" not in text
        and all(re.match(r"\$ ?\d", text[at:]) for at, c in enumerate(text) if c == "$")
        and not (re.search(r"\$\d[^ ]*\$", text))
    )


def test_all_captured_days_are_there() -> None:
    assert len(list(_all_rows())) == 386 + 949
    assert len(titles()) == 1168
    assert len(abstracts()) > 1200


def test_no_word_of_a_text_without_tex_changes() -> None:
    plain = [text for text in (*titles(), *abstracts()) if _has_no_tex(text)]
    assert len(plain) > 2000
    for text in plain:
        assert readable(text).split() == unicodedata.normalize("NFC", text).split()


def test_no_letter_or_number_changes_beside_quotation_marks_and_ties() -> None:
    habits = [
        text for text in (*titles(), *abstracts()) if ("``" in text or "~(" in text) and not set("\\$") & set(text)
    ]
    assert len(habits) >= 10
    for text in habits:
        assert re.findall(r"\w+", readable(text)) == re.findall(r"\w+", unicodedata.normalize("NFC", text))


def test_no_word_around_tex_is_lost() -> None:
    texts = [text for text in (*titles(), *abstracts()) if not _has_no_tex(text)]
    assert len(texts) > 150
    for text in texts:
        crude = re.sub(r"\$[^$]*\$|\\cite\{[^}]*\}|\\[A-Za-z]+|[{}\\]", " ", text)
        said = readable(text)
        lost = [word for word in re.findall(r"[^\W\d_]{4,}", crude) if word not in said]
        assert lost in ([], ["vely"], ["ucker"])  # the ends of naïvely and Plücker, cut by the crude pattern


def test_no_tex_is_left_in_any_title() -> None:
    for title in titles():
        assert not re.search(r"\\[A-Za-z\W]|\$[^$\s][^$]*\$|[\^_]\{|\{|\}", readable(title))


def test_no_command_is_left_in_any_abstract() -> None:
    left = [found for text in abstracts() for found in re.findall(r"\\\S*|\$[^$ ]*[\\^_{][^$]*\$", readable(text))]
    assert left == []


def test_again_changes_nothing_on_real_texts() -> None:
    for text in (*titles(), *abstracts()):
        once = readable(text)
        assert readable(once) == once


def _commands() -> list[str]:
    table = get_default_latex_context_db()
    names = {spec.macroname for category in table.categories() for spec in table.d[category]["macros"].values()}
    return sorted(name for name in names if name.isascii())


SNIPPETS = st.lists(
    st.sampled_from(
        [
            *"\\${}[]()^_~%&#\"'`.,= ", "$$", r"\$", r"\\", r"\{", r"\(", r"\)", r"\alpha", r"\textbf{", r"\url{",
            r"\frac{a}", r"\cite{x}", r"\href{a}{b}", r"\it ", r"{\bf ", r"\c{c}", r"\'e", r"\o", r"\begin{x}",
            r"\item", r"\unknown", r"\footnote{", "x", "5", "word ", "한글", "\u0301", "\u200b", "\n", r"\pmod",
            r"\sqrt", r"\left",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), SNIPPETS))
def test_it_never_raises_and_again_changes_nothing(text: str) -> None:
    once = readable(text)
    assert readable(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


def _hidden(depth: int) -> str:
    r"""A `\\cite{xy}` that comes to light only after `depth` others are gone."""
    return "\\c" + _hidden(depth - 1) + "ite{xy}" if depth else "\\cite{xy}"


def test_what_takes_too_many_passes_stays_as_it_is() -> None:
    assert readable("a" + _hidden(2)) == "a"
    assert readable("a" + _hidden(10)) == "a" + _hidden(10)


def test_a_formula_nested_too_deep_stays_as_it_is() -> None:
    shallow, deep = ("$x^" + "{" * depth + "2" + "}" * depth + "$" for depth in (5, 150))
    assert readable(shallow) == "x²"
    assert readable(deep) == deep


@given(st.sampled_from(_commands()), st.sampled_from(["", " x", "{x}", "{}", "{", "}", "[", "$"]), st.booleans())
def test_every_command_of_the_library_is_survived(name: str, after: str, formula: bool) -> None:
    text = f"a $\\{name}{after}$ b" if formula else f"a \\{name}{after} b"
    once = readable(text)
    assert readable(once) == once
    assert once.startswith("a")


@pytest.mark.parametrize(
    ("before", "piece", "after", "pieces"),
    [
        ("", "{", r"\x", 200_000),
        ("$x^", "{", "$", 200_000),
        ("", "$", "", 65_536),
        ("", "\\", "", 65_536),
        ("", r"{\it ", "", 10_000),
        ("", r"$x^2$", "", 8_000),
        ("", "$a", "", 20_000),
        ("", r"\frac{", "", 10_000),
        ("", r"\(", "", 30_000),
        ("a", "\u0301\u0316", "", 32_768),
        ("", "\u200d", "", 65_536),
        ("", r"C:\a", "", 16_000),
        ("", "w", "", 65_536),
        ("", r"\$", "", 30_000),
    ],
    ids=lambda part: str(part)[:8].encode("unicode_escape").decode(),
)
def test_hostile_texts_take_time_in_proportion_to_them(before: str, piece: str, after: str, pieces: int) -> None:
    said = readable(before + piece * pieces + after)
    assert readable(said) == said
    assert growth(readable, lambda size: before + piece * size + after, pieces) < LINEAR


def test_hostile_nesting_takes_time_in_proportion_to_it() -> None:
    assert growth(readable, lambda size: r"\textbf{" * size + "}" * size, 10_000) < LINEAR
