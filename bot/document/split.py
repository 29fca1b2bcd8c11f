"""Splits a document into parts that fit a message, at block borders where it can; the parts' text is the whole text.

Pure: a platform gives its limit, its measure and its way of rendering. Nothing is shortened and nothing repeated.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bot.document.blocks import Block, Break, Document, Fold, Heading, Items, Paragraph, Picture, Quotation, Span, Text
from bot.document.plain import between, gap, plain, plain_block, plain_text
from bot.document.split_text import CODE_POINT, SENTENCE, cut_text
from bot.domain.shown import About


@dataclass(frozen=True, slots=True)
class Part(Document):
    """A part of a split document; `joint` is what the whole text has between the part before and this one."""

    joint: str = ""


def joined(parts: Iterable[Part]) -> str:
    """The text of all parts in a row: exactly the text of the document that was split."""
    return "".join(part.joint + plain(part) for part in parts)


def marks(document: Document) -> int:
    """How many styled or linked runs a document has: what platforms count as entities (a bold link is two)."""
    return sum(_marks(block) for block in document.blocks)


def _marks(block: Block) -> int:
    match block:
        case Heading():
            return 1 + _span_marks(block.text)
        case Paragraph():
            return _span_marks(block.text)
        case Items():
            return sum(map(_span_marks, block.items))
        case Fold():
            return 2 + _span_marks(block.title) + sum(map(_marks, block.blocks))
        case _:
            return int(isinstance(block, Quotation))


def _span_marks(text: Text) -> int:
    return sum(span.bold + span.italic + span.code + (span.link is not None) for span in text)


def split(
    document: Document,
    limit: int,
    measure: Callable[[str], int] = len,
    render: Callable[[Document], str] = plain,
    most_marks: int | None = None,
) -> tuple[Part, ...]:
    """The parts of a document, in order; one of no blocks has none.

    Each part keeps `measure(render(part)) <= limit` and, where given, `marks(part) <= most_marks`. `render` may add
    what a platform adds, and must grow with its document. A Break starts a part and says what it is about. A heading
    stays with what follows. A block that is longer than a part is cut at its own items or blocks, then at sentences,
    words and grapheme clusters; a link or a cluster only where it is longer than a part by itself. A fold goes on as
    a fold without title, a list's item as a paragraph, any other block as itself. Raises ValueError where not one
    letter fits.
    """

    def fits(blocks: Sequence[Block]) -> bool:
        part = Document(tuple(blocks))
        return measure(render(part)) <= limit and (most_marks is None or marks(part) <= most_marks)

    splitter = _Splitter(limit, fits, about=document.about)
    splitter.run(document.blocks)
    return tuple(splitter.parts)


Fits = Callable[[Sequence[Block]], bool]


def shown_by(blocks: Sequence[Block], about: About | None) -> About | None:
    """What some of a message's blocks show: the papers of their numbered lists, where they have any.

    A message of a report that is about none of its papers lists its chapters.
    """
    if about is None or (about.report and not about.papers):
        return about
    listed = [number for block in blocks if isinstance(block, Items) for number in block.numbers]
    papers = tuple(int(number) for number in listed if number.isdecimal())
    return replace(about, papers=papers) if papers else about


class _Cut(NamedTuple):
    """A block in two; `joint` is what the text has between them, None where the head has no text."""

    head: Block
    joint: str | None
    tail: tuple[Block, ...]


@dataclass(slots=True)
class _Splitter:
    limit: int
    fits: Fits
    parts: list[Part] = field(default_factory=list)
    current: list[Block] = field(default_factory=list)
    about: About | None = None
    """What is shown since the last Break."""
    joint: str | None = None
    """What stands before the next text, where a cut inside a block decides it."""
    last: Block | None = None
    """The last block with text in the finished parts."""

    def run(self, blocks: Iterable[Block]) -> None:
        waiting = deque(blocks)
        while waiting:
            block = waiting.popleft()
            if isinstance(block, Break):
                self.finish()
                self.about = block.about
            elif self.fits([*self.current, block]):
                self.current.append(block)
            elif self.current and self.fits([block]):
                waiting.extendleft(reversed([*self.loose_headings(block), block]))
                self.finish()
            else:
                waiting.extendleft(reversed(self.cut(block)))
        self.finish()

    def loose_headings(self, block: Block) -> list[Block]:
        """Headings at the end of the part that can move on together with the block after them."""
        kept = len(self.current)
        while kept and isinstance(self.current[kept - 1], Heading):
            kept -= 1
        moving = self.current[kept:]
        if kept == 0 or not self.fits([*moving, block]):
            return []
        del self.current[kept:]
        return moving

    def cut(self, block: Block) -> tuple[Block, ...]:
        """Cut a block that is longer than a part; its head ends the part, what is left of it is given back."""
        only_headings = all(isinstance(other, Heading) for other in self.current)
        worst = CODE_POINT if only_headings else SENTENCE
        found = cut_block(block, self.limit, lambda head: self.fits([*self.current, head]), worst)
        if found is None and not self.current:
            raise ValueError(f"a limit of {self.limit} holds nothing of {type(block).__name__}")
        if found is None:
            self.finish()
            return (block,)
        self.current.append(found.head)
        self.finish()
        if found.joint is not None and plain_block(found.tail[0]):
            self.joint = found.joint
        return found.tail

    def finish(self) -> None:
        """Close the part that is being filled, if there is anything in it."""
        if not self.current:
            return
        with_text = [block for block in self.current if plain_block(block)]
        joint = ""
        if with_text:
            joint = self.joint if self.joint is not None else between(self.last, with_text[0]) if self.last else ""
            self.last, self.joint = with_text[-1], None
        self.parts.append(Part(tuple(self.current), shown_by(self.current, self.about), joint))
        self.current = []


def cut_block(block: Block, limit: int, fits: Callable[[Block], bool], worst: int = CODE_POINT) -> _Cut | None:
    """The longest head of a block that fits, and the rest; None where there is no head of at least rank `worst`."""
    match block:
        case Heading() | Paragraph():
            cut = cut_text(block.text, limit, lambda text: fits(replace(block, text=text)), worst)
            return cut and _Cut(replace(block, text=cut.head), cut.joint, (replace(block, text=cut.tail),))
        case Items():
            return _cut_items(block, limit, fits, worst)
        case Fold():
            return _cut_fold(block, limit, fits, worst)
        case Picture():
            words = cut_text(
                (Span(block.words),), limit, lambda text: fits(replace(block, words=plain_text(text))), worst
            )
            return words and _Cut(replace(block, words=plain_text(words.head)), words.joint, (Paragraph(words.tail),))
        case _:
            return cut_block(Paragraph((Span(plain_block(block)),)), limit, fits, worst)


def _cut_items(block: Items, limit: int, fits: Callable[[Block], bool], worst: int) -> _Cut | None:
    def some(start: int, end: int | None) -> Items:
        return Items(block.items[start:end], block.numbers[start:end])

    count = _most(len(block.items), lambda end: fits(some(0, end)))
    if count:
        return _Cut(some(0, count), gap(block), (some(count, None),))
    if not block.items:
        return None
    cut = cut_text(block.items[0], limit, lambda text: fits(replace(some(0, 1), items=(text,))), worst)
    if cut is None:
        return None
    others = (some(1, None),) if block.items[1:] else ()
    return _Cut(replace(some(0, 1), items=(cut.head,)), cut.joint, (Paragraph(cut.tail), *others))


def _cut_fold(block: Fold, limit: int, fits: Callable[[Block], bool], worst: int) -> _Cut | None:
    blocks = tuple(inner for inner in block.blocks if not isinstance(inner, Break))

    def some(inner: Sequence[Block]) -> Fold:
        return Fold(block.title, tuple(inner))

    count = _most(len(blocks), lambda end: fits(some(blocks[:end])))
    if count:
        return _Cut(
            some(blocks[:count]), _joint(block.title, blocks[:count], blocks[count:]), (Fold((), blocks[count:]),)
        )
    inner = cut_block(blocks[0], limit, lambda head: fits(some((head,))), worst) if blocks else None
    if inner is not None:
        rest = (*inner.tail, *blocks[1:])
        known = inner.joint is not None and plain_block(inner.tail[0])
        return _Cut(
            some((inner.head,)), inner.joint if known else _joint(block.title, (inner.head,), rest), (Fold((), rest),)
        )
    return _cut_title(block, blocks, limit, fits) if worst == CODE_POINT and block.title else None


def _cut_title(block: Fold, blocks: tuple[Block, ...], limit: int, fits: Callable[[Block], bool]) -> _Cut | None:
    """A fold's title alone, where nothing else fits beside it, or the start of its title."""
    if blocks and fits(Fold(block.title, ())):
        return _Cut(Fold(block.title, ()), _joint(block.title, (), blocks), (Fold((), blocks),))
    title = cut_text(block.title, limit, lambda text: fits(Fold(text, ())))
    return title and _Cut(Fold(title.head, ()), title.joint, (Fold(title.tail, blocks),))


def _joint(title: Text, before: Sequence[Block], after: Sequence[Block]) -> str | None:
    """What a fold's text has between two runs of its blocks: those with text that are nearest to the border decide."""
    last = next((block for block in reversed(before) if plain_block(block)), None)
    first = next((block for block in after if plain_block(block)), None)
    if last is None:
        return "\n" if plain_text(title) else None
    return between(last, first) if first is not None else None


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """The largest number in 1..count-1 that fits, 0 for none."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low
