"""An answer as a reader meets it: sentences with their quotes, or what stands in for them and why.

Words of papers and of models are foreign text: they are shown as they are and are never markup.
"""

from collections.abc import Sequence
from typing import Final

from bot.document.blocks import Block, Document, Fold, Heading, Items, Paragraph, Quotation, Span, Text, foreign, text
from bot.document.paper_card import title
from bot.domain.answer import Answer, Ranked
from bot.domain.evidence import Bullet, Quote, told_once
from bot.domain.paper import Paper, PaperId
from bot.wording.choose import reading
from bot.wording.shapes.answer import AnswerWords
from bot.wording.speak import answer as answer_words

SHOWN: Final = 3
"""Passages that stand for an answer, or beside a refusal."""
LONGEST: Final = 700
"""Characters of a passage that are shown at first."""
_STOPS: Final = (". ", "? ", "! ", ".\n")


def answered(answer: Answer, papers: Sequence[Paper]) -> Document:
    """The whole answer; `papers` are those of the question, in its order."""
    words = answer_words(answer.language)
    body = (*_in_own_words(answer, words), *_said(answer, words)) if answer.said else _not_answered(answer, words)
    return Document((*titles(papers), *body, *evidence(answer), *_read(answer)))


def so_far(sentences: Sequence[Bullet], papers: Sequence[Paper]) -> Document:
    """What may be shown already of an answer that is not finished."""
    return Document((*titles(papers), _sentences(sentences)))


def titles(papers: Sequence[Paper]) -> tuple[Block, ...]:
    """The papers that were asked about; where there are two, with the numbers that sentences name them by."""
    if len(papers) == 1:
        return (Heading(title(papers[0]), level=3),)
    return tuple(Heading((Span(f"[{number}] "), *title(paper)), level=3) for number, paper in enumerate(papers, 1))


def evidence(answer: Answer) -> tuple[Block, ...]:
    """The quotes that carry the sentences, each word once, behind one line."""
    by_paper: dict[int | None, list[Quote]] = {}
    for sentence in answer.sentences:
        by_paper.setdefault(sentence.paper, []).extend(sentence.quotes)
    quotes = [(quote, paper) for paper, told in by_paper.items() for quote in told_once(told)]
    if not quotes:
        return ()
    words = reading(answer.language).card
    shown = tuple(Quotation(quote.text, _place(words.section(quote.section), paper)) for quote, paper in quotes)
    return (Fold((Span(words.evidence, bold=True),), shown),)


def carried(answer: Answer, language: str) -> tuple[Block, ...]:
    """The papers' own words, then each sentence with the quotes that carry it, numbered as in the answer; sections are
    named in `language`."""
    section = reading(language).card.section
    blocks = list(_own_words(answer, language))
    for sentence in answer.sentences:
        blocks.append(Paragraph(_sentence(sentence)))
        blocks += [Quotation(quote.text, _place(section(quote.section), sentence.paper)) for quote in sentence.quotes]
    return tuple(blocks)


def passages(answer: Answer, found: Sequence[Ranked], longest: int | None = None) -> tuple[Block, ...]:
    """Passages of the answer's papers, as they stand there; each within so many characters, cut after a sentence."""
    return tuple(_passage(answer, each, longest) for each in found)


def _in_own_words(answer: Answer, words: AnswerWords) -> tuple[Block, ...]:
    """The papers' own words for the answer, or for the first sentence of one; and why."""
    if not answer.own_words:
        return ()
    why = words.own_words_first if answer.sentences else words.own_words
    return (Paragraph(text(why(len(answer.papers)))), *_own_words(answer, answer.language))


def _own_words(answer: Answer, language: str) -> tuple[Block, ...]:
    section = reading(language).card.section
    return tuple(
        Quotation(each.quote.text, _place(section(each.quote.section), each.paper)) for each in answer.own_words
    )


def _said(answer: Answer, words: AnswerWords) -> tuple[Block, ...]:
    line = {"late": words.so_far, "outage": words.broken_off, "budget": words.broken_off, "unusable": words.broken_off}
    said = line.get(answer.ending)
    sentences = (_sentences(answer.sentences),) if answer.sentences else ()
    return (*sentences, *((Paragraph((Span(said, italic=True),)),) if said else ()))


def _not_answered(answer: Answer, words: AnswerWords) -> tuple[Block, ...]:
    """A refusal with the nearest passages, or passages that stand for the answer."""
    count = len(answer.papers)
    shown = passages(answer, answer.passages[:SHOWN], LONGEST)
    read = answer.whole_text and answer.ending in ("not_said", "gate")
    if not shown and not read:
        return (Paragraph(text(words.nothing(count))),)
    if answer.ending in ("not_said", "gate"):
        nearest = (Paragraph(text(words.nearest(count))), *shown) if shown else ()
        return (*_refused(answer, words), *nearest)
    because = {
        "outage": words.outage,
        "budget": words.budget,
        "unusable": words.unusable,
        "late": words.late,
    }
    return (Paragraph(text(because.get(answer.ending, words.no_model))), *shown)


def _refused(answer: Answer, words: AnswerWords) -> tuple[Block, ...]:
    """A model that read the text may say what is not there; a search can only say which words it did not find."""
    count, whole = len(answer.papers), answer.whole_text
    if answer.ending == "not_said" and answer.writer == "passages":
        return (_bold(words.not_found(count, whole)), Paragraph(text(words.searched)))
    return (_bold(words.not_said(count, whole) if answer.ending == "not_said" else words.unconfirmed(count)),)


def _bold(said: str) -> Block:
    return Paragraph((Span(said, bold=True),))


def _sentences(sentences: Sequence[Bullet]) -> Block:
    said = tuple(_sentence(each) for each in sentences)
    return Paragraph(said[0]) if len(said) == 1 else Items(said)


def _sentence(sentence: Bullet) -> Text:
    number = (Span(f" [{sentence.paper}]"),) if sentence.paper is not None else ()
    return (foreign(sentence.text), *number)


def _passage(answer: Answer, ranked: Ranked, longest: int | None) -> Block:
    passage = ranked.passage
    number = _number(answer.papers, passage.paper)
    section = reading(answer.language).card.section(passage.section)
    return Quotation(_cut(passage.text, longest), _place(section, number))


def _number(papers: Sequence[PaperId], paper: PaperId) -> int | None:
    return papers.index(paper) + 1 if len(papers) > 1 and paper in papers else None


def _place(section: str, number: int | None) -> str:
    return section if number is None else f"[{number}] {section}"


def _cut(words: str, longest: int | None) -> str:
    if longest is None or len(words) <= longest:
        return words
    end = max(words.rfind(stop, 0, longest) for stop in _STOPS) + 1
    end = end if end > longest // 3 else max(words.rfind(" ", 0, longest), longest // 3)
    return f"{words[:end].rstrip()} …"


def _read(answer: Answer) -> tuple[Block, ...]:
    """What was read of the papers, where that can be said in a word, and that passages are their own words."""
    words = reading(answer.language).card
    one = () if len(answer.papers) > 1 else (words.from_abstract,)
    source = (words.from_full_text,) if answer.whole_text else one
    verbatim = () if answer.sentences else (answer_words(answer.language).verbatim,)
    told = (*source, *verbatim) if answer.said or answer.passages else ()
    return (Paragraph((Span(" · ".join(told), italic=True),)),) if told else ()
