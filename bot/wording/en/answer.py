"""English: answers to questions about papers."""

from bot.wording.shapes.answer import AnswerWords


def _not_said(papers: int, whole: bool) -> str:
    if papers == 1:
        return "The paper does not say." if whole else "The abstract does not say; the whole text could not be had."
    return "The papers do not say." if whole else "The papers do not say, as far as their texts could be had."


def _not_found(papers: int, whole: bool) -> str:
    if papers == 1:
        lacking = "" if whole else "; the whole text could not be had"
        return f"The {'paper' if whole else 'abstract'} does not say it in the words of the question{lacking}."
    lacking = "" if whole else ", as far as their texts could be had"
    return f"The papers do not say it in the words of the question{lacking}."


ANSWER = AnswerWords(
    not_said=_not_said,
    not_found=_not_found,
    searched="This was a search without a model: it may still be said there in other words.",
    unconfirmed=lambda papers: (
        f"A model answered, but no sentence of it could be confirmed in the {'paper' if papers == 1 else 'papers'}."
    ),
    own_words=lambda papers: (
        "The wording of the answer could not be confirmed; "
        f"this is what the {'paper says' if papers == 1 else 'papers say'}:"
    ),
    own_words_first=lambda papers: (
        "The wording of the first sentence could not be confirmed; "
        f"this is what the {'paper says' if papers == 1 else 'papers say'} in its place:"
    ),
    no_model="No model is set, so here are the passages nearest to the question.",
    outage="The model does not answer now, so here are the passages nearest to the question.",
    budget="The tokens for today are used, so here are the passages nearest to the question.",
    unusable="The model answered in a form that cannot be used, so here are the passages nearest to the question.",
    late="No sentence was ready in time, so here are the passages nearest to the question.",
    so_far="The time was over: only this was ready by then.",
    broken_off="The model broke off: only this was ready by then.",
    nearest=lambda papers: f"What the {'paper says' if papers == 1 else 'papers say'} nearest to the question:",
    nothing=lambda papers: f"Nothing of the {'text' if papers == 1 else 'texts'} could be had.",
    verbatim="quoted word for word",
)
