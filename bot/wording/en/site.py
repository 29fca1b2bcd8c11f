"""English: the archive as a site."""

from bot.wording.english import dated, month
from bot.wording.shapes.site import SiteWords

SITE = SiteWords(
    language="en",
    own_name="English",
    name="Jogan",
    about="The morning paper for AI research. Every sentence is carried by the paper's own words.",
    skip="Skip to the content",
    navigation="Site",
    editions="Editions",
    all_editions="All editions",
    categories="Categories",
    reports="Conference reports",
    newest="Newest edition",
    beside="The editions before and after",
    details="Details",
    contents="In this edition",
    by_month="By month",
    day=dated,
    month=month,
    year=str,
    search="Search papers",
    search_hint="Words of a title, an author, a category",
    found="Papers found: {}",
    found_many="More than {} papers found; the newest are shown.",
    found_nothing="No paper has all of these words.",
    searching="Searching…",
    search_failed="A part of the search could not be read. Load the page again.",
    without_script="The search needs JavaScript; everything else works without it.",
    feed_of=lambda name: f"Atom feed of {name}",
    feed_of_all="Atom feed of all editions",
    no_edition_yet="There is no edition yet.",
    no_report_yet="There is no conference report yet.",
    made_by="Made by Jogan. The quotes that carry each sentence stand under “Evidence”.",
)
