"""What edition.json says of who wrote a text: as ever without a model, and with one why where it did not write."""

from dataclasses import replace

from builders import a_card, a_listed, a_report, an_edition

from adapters.archive.markdown.edition_json import card_json, edition_json
from bot.domain.card import Card, ReportText
from bot.domain.edition import Edition
from bot.domain.evidence import Dropped

KEYS = ["writer", "text_from", "model", "prompt_version", "tldr", "sections", "dropped"]
DROPPED = (Dropped("It reads 9 trillion.", "numbers", "9 trillion: stands in no quote"),)


def an_edition_of(card: Card, text: ReportText) -> Edition:
    """Two papers with this card, and their report."""
    papers = [a_listed(number, cards={"en": card}) for number in (1, 2)]
    return an_edition(papers=papers, reports=(replace(a_report(), texts={"en": text}),))


def test_without_a_model_the_keys_are_as_ever() -> None:
    assert list(card_json(a_card())) == KEYS
    shown = edition_json(an_edition_of(a_card(), a_report().texts["en"]))
    assert list(shown["reports"][0]["texts"]["en"]) == ["writer", "parts", "dropped"]


def test_a_models_texts_name_it_and_keep_what_was_dropped() -> None:
    card = replace(a_card(), writer="model", model="m-2026", prompt_version="cards-1", dropped=DROPPED)
    text = replace(a_report().texts["en"], writer="model", model="m-2026", prompt_version="reports-1", dropped=DROPPED)
    shown = edition_json(an_edition_of(card, text))
    assert list(shown["papers"][0]["cards"]["en"]) == KEYS
    assert shown["papers"][0]["cards"]["en"]["model"] == "m-2026"
    expected = [{"text": "It reads 9 trillion.", "check": "numbers", "detail": "9 trillion: stands in no quote"}]
    assert shown["papers"][0]["cards"]["en"]["dropped"] == expected
    report = shown["reports"][0]["texts"]["en"]
    assert (report["model"], report["prompt_version"], report["dropped"]) == ("m-2026", "reports-1", expected)


def test_excerpts_say_why_the_model_did_not_write() -> None:
    shown = edition_json(
        an_edition_of(replace(a_card(), because="budget"), replace(a_report().texts["en"], because="outage"))
    )
    assert shown["papers"][0]["cards"]["en"]["because"] == "budget"
    report = shown["reports"][0]["texts"]["en"]
    assert report["because"] == "outage"
    assert "model" not in report
