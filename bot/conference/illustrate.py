"""Stage: gives papers that were read whole their first figure, where its licence allows to keep it.

A picture is an ornament: what cannot be had costs nothing but the picture.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.conference import Figure, Reported
from bot.domain.paper import PaperId
from bot.errors import Permanent, Temporary
from bot.ports.progress import Progress, silent
from bot.ports.venues import Figures

log = logging.getLogger(__name__)
FOLDER = "figures"


@dataclass(frozen=True, slots=True)
class Illustrated:
    """Papers with their figures, and the pictures that are new, by the file of their figure."""

    papers: tuple[Reported, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


async def illustrate(
    papers: Sequence[Reported],
    figures: Figures | None,
    had: Mapping[PaperId, Figure],
    progress: Progress = silent,
) -> Illustrated:
    """`had` are the figures of the report before this one: they are there still, and nobody is asked for them again.

    After the first failure of the service nothing more is asked.
    """
    shown, pictures = {each.number: replace(each, figure=had.get(each.paper.id)) for each in papers}, dict[str, bytes]()
    wanted = [each for each in shown.values() if each.figure is None and _was_read_whole(each)]
    for done, each in enumerate(wanted if figures is not None else ()):
        progress("illustrate", done, len(wanted))
        try:
            found = await figures.first(each.paper) if figures is not None else None
        except Permanent as failure:
            log.info("No figure of %s: %s", each.paper.id, failure)
            continue
        except Temporary as failure:
            log.warning("Figures are left out from %s on: %s", each.paper.id, failure)
            break
        if found is not None:
            file = f"{FOLDER}/{each.paper.id.partition(':')[2].replace('/', '-')}.{found.kind}"
            figure = Figure(file, found.caption, found.source, found.licence)
            shown[each.number], pictures[file] = replace(each, figure=figure), found.content
    return Illustrated(tuple(shown[each.number] for each in papers), pictures)


def _was_read_whole(each: Reported) -> bool:
    is_on_arxiv = each.paper.id.startswith("arxiv:")
    return is_on_arxiv and any(told.text_from == "full_text" for told in each.texts.values())
