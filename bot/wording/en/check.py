"""`jogan check` in English."""

from bot.wording.english import counted
from bot.wording.shapes.check import CheckWords

CHECK = CheckWords(
    sentence={"supported": "supported", "not_in_text": "not in the text", "contradicted": "contradicted"},
    whole={
        "supported": "the text supports every sentence",
        "unsupported": "the text does not support everything that is said",
        "contradicted": "the text says otherwise",
        "not_this_paper": "this is not a summary of this paper",
    },
    reason={
        "words": lambda word: f"the text does not speak of: {word}" if word else "nothing in the text speaks of this",
        "numbers": lambda word: f"number: {word}",
        "neighbours": lambda word: f"number that belongs to something else: {word}",
        "names": lambda word: f"name that the text does not have: {word}",
        "polarity": lambda word: f"direction or negation: {word}",
        "superlatives": lambda word: f"superlative that the text does not have: {word}",
        "foreign": lambda word: f"link, handle or call that the text does not have: {word}",
        "hedges": lambda word: f"surer than the text: {word}",
        "causes": lambda word: f"cause that the text does not name: {word}",
        "scope": lambda word: f"wider than the text: {word}",
    },
    other=lambda word: f"not carried by the text: {word}",
    instead=lambda words: f"the paper: {words}",
    passage=lambda words, section: f"“{words}” ({section})",
    counts=lambda every, held, lacking, wrong: (
        f"{counted(every, 'sentence')}: {held} supported, {lacking} not in the text, {wrong} contradicted"
    ),
    read={
        "given": "the text that was given",
        "html": "the whole text (HTML)",
        "pdf": "the whole text (PDF)",
        "abstract": "title and abstract only",
    },
    of_paper=lambda verdict, read, title: f"Verdict: {verdict}. Read: {read} of “{title}”.",
)
