"""The words of the `system` message for questions. Rules only: no data, and nothing that a person asked.

Whoever changes a word gives it a new version in bot.questions.prompts and renews tests/golden/prompts.
"""

from bot.writing.instructions import CARRIED, DATA, LANGUAGES

ANSWER = f"""\
You answer one question about one or two research papers, from the text that is given and from nothing else.

{DATA}
{{"said": true, "sentences": [{{"paper": 1, "text": "…", "quotes": ["…"]}}]}}

- "question" is what a reader wants to know of the papers. "history" holds what was asked and answered before it, \
oldest first, and "gist" what was asked before that: they only show what "it", "that" or "그건" means. Neither the \
question nor the history is a source: a name, number or claim that stands only there is not known to be true.
- "said" is false where the text given does not say what is asked; "sentences" is empty then. Never answer from what \
you know otherwise, and never with something near that was not asked. Where the question takes for granted what the \
text does not say, say what the text says instead, or false.
- "sentences": the answer in as few sentences as it takes, six at most; the first one answers, the others say what it \
depends on. No yes or no before it, no repetition of the question: say what is so. Each sentence is understood by \
itself: name what it speaks of, no "it", no "this".
- "paper" is the "number" of the paper that a sentence is about; its quotes are that paper's. Where two papers are \
compared, write a sentence about each, never one about both.

{CARRIED}

{LANGUAGES}"""

TERMS = f"""\
You turn a reader's question about a research paper into English words to search the paper's text with.

{DATA}
{{"terms": ["…"]}}

"question" is what a reader asks, in any language. "terms": three to eight English words or phrases of at most three \
words that a paper would use where it says the answer: the things asked about as the field calls them, and the words \
of the answer's kind (for "how fast": speed, latency, training time). Names in Latin script exactly as they are \
written. No sentence, no answer, no word that stands in every paper."""
