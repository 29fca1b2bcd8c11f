"""English: posts that were sent, wait, or could not be sent."""

from bot.wording.english import counted, dated
from bot.wording.shapes.chat_deliveries import DeliveryWords

DELIVERIES = DeliveryWords(
    last="Last posts here:",
    edition=lambda day: f"Edition of {dated(day)}",
    weekly=lambda day: f"The week's edition up to {dated(day)}",
    notice=lambda day: f"Line on {dated(day)}, a day without papers",
    report=lambda day: f"Instalment of a conference report, {dated(day)}",
    arrived=lambda moment: f"posted {moment}",
    some=lambda arrived, parts: f"{arrived} of {counted(parts, 'message')} posted. The rest",
    soon="next in line, within minutes",
    later=lambda moment: f"could not be sent and is tried again {moment}",
    paused=lambda moment: f"held up; the platform lets me send again {moment}",
    unreached=lambda moment: f"held up; I have not reached the platform since {moment}, and keep trying",
    again=lambda moment: f"next try: {moment}",
    asked="nobody knows yet whether it arrived; that is being found out",
    held="whether it arrived cannot be known, so it is not sent again unless the operator says so",
    refused=lambda reason: f"refused for good ({reason})",
    replaced="not posted: posts had stopped, or a newer post took it over",
    why="What came here, and why",
    comes=lambda day: f"The edition of {day} comes with the next post.",
    begins=lambda day: f"The edition of {day} was there before you began, so it is not posted. To read it: /digest",
    none_of_yours=lambda day: f"The edition of {day} has no papers in your categories, so nothing of it is posted.",
    lanes="Bots:",
    lane=lambda name, waiting, unsure, held, refused: (
        f"{name}: {waiting:,} waiting, {unsure:,} not known, {held:,} held, {refused:,} refused"
    ),
    lane_paused=lambda moment, reason: f"sends nothing until {moment} ({reason})",
    lane_unreached=lambda moment, reason: f"has not reached its platform since {moment} ({reason})",
)
