"""Cards without a model over all captured papers: sentences that are not the abstract's own. One would be a lie.

What says so shares no code with the writer; white space is made single and TeX readable, nothing else is forgiven.
"""

import sys
from itertools import chain

from figure import Bench
from unit.writing.captured_papers import captured, says

from bot.writing.extractive import write_card

BENCH = Bench(__file__, ("bot/writing", "bot/reading/sentences.py", "bot/domain/readable"))


def main() -> int:
    """Every card, sentence by sentence."""
    shown, foreign, without = 0, 0, 0
    for paper in captured():
        card = write_card(paper)
        if card is None:
            without += 1
            continue
        sections = (card.sections.whats_new, card.sections.technical_details, card.sections.performance_highlights)
        told = [card.tldr, *chain(*sections)]
        shown += len(told)
        foreign += sum(not says(paper, bullet.text) for bullet in told if bullet is not None)
    data = f"{len(captured())} papers, {shown} sentences"
    name = "sentences shown that are not in the abstract"
    BENCH.figure(name, foreign, at_most=0, data=data, note=f"{without} papers without a card")
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
