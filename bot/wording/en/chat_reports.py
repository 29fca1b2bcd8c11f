"""English: what is said around conference reports in a chat."""

from bot.wording.english import counted
from bot.wording.shapes.chat_reports import ReportChatWords, WhyReportedWords

WHY = WhyReportedWords(
    title=lambda named, title: f"Why “{title}” · {named}",
    place=lambda report, number: f"Paper {number} of the conference report “{report}”.",
    venue=lambda venue, decision: f"Accepted: {' · '.join(each for each in (venue, decision) if each)}.",
    topic=lambda name: f"It was chosen for the topic {name}. What spoke for it:",
    topic_only=lambda name: f"It was chosen for the topic {name}.",
    everything="The report has all papers of the venue's list.",
    keywords=lambda words: f"The venue's keywords: {words}",
    no_text="It is listed without a summary: its abstract could not be had.",
)

REPORTS = ReportChatWords(
    why=WHY,
    title="Conference reports",
    how="A name opens the contents, a name and a number a chapter. Example: /report NAME 2",
    several=lambda written: f"“{written}” fits several reports. Which one?",
    line=lambda papers, day: f"{counted(papers, 'paper')}, {day}",
    older=lambda count: f"And {counted(count, 'older report')}: /report NAME",
    rewritten=lambda day: (
        f"This report was written anew on {day}, after the message you answer: its numbers may be others now."
    ),
    contents_button="Contents",
    file=lambda title: f"The whole report as a file: {title}",
    file_kept=lambda place: (
        f"The file could not be sent here. The operator has it as {place}; its chapters can be read here."
    ),
    no_file="Reports are not sent as files here; its chapters can be read here.",
)
