"""English: places that we came to, were put out of, or that are managed from afar."""

from bot.wording.en.chat_asking import ASKING
from bot.wording.shapes.chat_places import OffWords, PlaceWords

OFF = OffWords(
    blocked="Posts are off, because I was blocked. To start them again: /start",
    removed="Posts are off, because I was removed. Add me again, and they go on.",
    no_rights=lambda again: f"Posts are off, because I may not write there. Give me the right to write, then: {again}",
    gone="Posts are off, because the place cannot be found any more.",
    closed=lambda again: f"Posts are off, because the thread is closed. Open it again, then: {again}",
)

PLACES = PlaceWords(
    joined=lambda title: (
        f"I am in “{title}” now. Nothing is posted there until its categories are chosen. "
        "Choose them with the button; other administrators can do so there."
    ),
    left=lambda title, why: f"About “{title}”: {why} Its settings are kept.",
    back=lambda title: f"I can write in “{title}” again, and its posts go on.",
    off=OFF,
    here_again="Posts were off here. They are on again.",
    manage="Its settings",
    choose="Choose its categories",
    in_forums="This is a forum: every category is posted as a thread of its own.",
    untitled="a place without a name",
    managed=lambda title, name: f"This is about “{title}”. A command that you write needs its name: settings {name}",
    away="I was away and did not read older messages. Please write again, for example: /help",
    flooding="That was a lot at once. For a minute I answer only some of it; then write again, for example: /help",
    asking=ASKING,
)
