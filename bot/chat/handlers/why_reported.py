"""/why of a paper of a conference report: for what it was chosen, and what the venue says of it."""

from bot.chat.handlers.report import rewritten, talking_of
from bot.chat.message import Reply
from bot.chat.parts import line, lines
from bot.chat.turn import Turn
from bot.chat.which_report import InReport
from bot.document.blocks import Block, Button, Buttons, Heading, Items, Paragraph, foreign
from bot.wording.choose import conference

MOST_KEYWORDS = 12


async def why_reported(turn: Turn, found: InReport) -> Reply:
    """Everything that decided about the paper; numbers from here on are of its report."""
    turn = await talking_of(turn, found.report)
    words, report, listed = turn.words.reports.why, found.report, found.listed
    return turn.reply(
        *rewritten(turn, report),
        Heading((foreign(words.title(found.written, listed.paper.title)),), level=2),
        Paragraph((foreign("\n".join(_place(turn, found))),)),
        *_topic(turn, found),
        Buttons(
            (
                (Button(turn.words.plain.show_paper(str(listed.number)), f"/paper {found.written}"),),
                (Button(turn.words.reports.contents_button, f"/report {report.slug}"),),
            )
        ),
    )


def _place(turn: Turn, found: InReport) -> list[str]:
    words, listed = turn.words.reports.why, found.listed
    decision = conference(turn.language).decision(listed.decision)
    said = [words.place(found.report.title, listed.number)]
    said += [words.venue(listed.venue, decision)] if listed.venue or decision else []
    said += [words.keywords(", ".join(listed.keywords[:MOST_KEYWORDS]))] if listed.keywords else []
    if listed.texts:
        return said
    nothing = conference(turn.language).details.nothing_to_tell
    return [*said, nothing if listed.paper.abstract.strip() else words.no_text]


def _topic(turn: Turn, found: InReport) -> tuple[Block, ...]:
    words, topic = turn.words.reports.why, found.report.topic
    if topic is None:
        return (line(words.everything),)
    if not found.listed.reasons:
        return (line(words.topic_only(turn.name(topic))),)
    reasons = tuple((foreign(_reason(turn, one)),) for one in found.listed.reasons)
    return lines([words.topic(turn.name(topic))]), Items(reasons)


def _reason(turn: Turn, stored: str) -> str:
    """A reason as the report keeps it (`title: language model`), in the reader's words."""
    kind, colon, words = stored.partition(": ")
    return turn.words.papers.why.reason(kind, words) if colon else stored
