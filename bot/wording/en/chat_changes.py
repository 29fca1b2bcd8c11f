"""English: changes of settings, the way back, and what a chat may have sent to itself."""

from bot.wording.shapes.chat_changes import ChangeWords

CHANGES = ChangeWords(
    undo="Undo",
    undone=lambda name, was, now: f"Undone. {name}: {was} → {now}",
    nothing="There is no change of settings to undo. All settings: /settings",
    another="This change was undone already, or another one came after it. To undo the last one: /undo",
    last="Last changes (to undo the last one: /undo):",
    change=lambda name, was, now, moment: f"{name}: {was} → {now} · {moment}",
    by_you="by you",
    by=lambda person: f"by {person}",
    is_undone="undone",
    is_undo="undo",
    export="What is kept about this chat, as a JSON file, without raw replies of a model. To erase it all: /forget",
    export_of_place=(
        "Everything that is kept about this place, as a JSON file. What single members asked, and who they are, is "
        "not in it. To erase it: /forget"
    ),
    nothing_kept="Nothing about this chat is kept, so there is nothing to export.",
    no_file=(
        "The file could not be sent here. Please try again later. The file of a group or channel can also be had in a "
        "private chat with me: export @name"
    ),
)
