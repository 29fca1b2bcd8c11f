"""What is said in an answer besides the paper's words and the sentences that they carry."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Where a line takes how many papers were asked about, that is one or two."""

    not_said: Callable[[int, bool], str]
    """The refusal; whether the whole texts were read."""
    not_found: Callable[[int, bool], str]
    """The refusal that no model made (none is set, or it did not answer): the question's words were looked for;
    whether in the whole texts."""
    searched: str
    """Below it: what that does not mean."""
    unconfirmed: Callable[[int], str]
    """A model answered, and nothing of it could be confirmed."""
    own_words: Callable[[int], str]
    """Above the papers' own words: of what a model answered, only the wording could not be confirmed."""
    own_words_first: Callable[[int], str]
    """The same of an answer's first sentence, above the others."""
    no_model: str
    outage: str
    budget: str
    unusable: str
    """Why passages stand for the answer: no model is set, it does not answer now, its tokens are used, its answer has a
    form that nobody can read."""
    late: str
    """Above passages: no sentence was ready in time."""
    so_far: str
    """Below what was ready in time: sentences, or the papers' own words."""
    broken_off: str
    """Below what was ready before the model broke off."""
    nearest: Callable[[int], str]
    """Over the passages that are nearest to the question."""
    nothing: Callable[[int], str]
    """There is no passage to show."""
    verbatim: str
    """Of passages: they are the paper's own words."""
