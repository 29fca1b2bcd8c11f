"""`jogan ask` without a model: passages, its JSON, its exit status, and what it says of what cannot be asked."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from foreign_sentences import DAY
from in_process import Jogan, commands

from adapters.cli.answer_question import as_document, language_of
from bot.domain.answer import Answer, OwnWords, Passage, Ranked
from bot.domain.evidence import Bullet, Dropped, Quote

TEXT = {
    "title": "Lantern: Reading Maps",
    "abstract": "We present Lantern, which reads old maps.",
    "sections": [
        {"title": "1 Data", "text": "Lantern was trained on 2 million maps of Kenya.\n\nEach map was drawn by hand."},
        {"title": "2 Speed", "text": "Reading one map takes 3 milliseconds on a laptop, as most tiles are skipped."},
        {"title": "3 Limits", "text": "Maps with several scripts are read badly. We leave them to later work."},
    ],
}


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Jogan]:
    """Asks in an empty folder, where nobody can be asked: status, output and remarks."""
    (tmp_path / "paper.json").write_text(json.dumps(TEXT), encoding="utf-8")
    with commands(tmp_path, monkeypatch, capsys, JOGAN_SOURCES=f"recorded:{DAY.parent}") as run:
        yield partial(run, "ask")


def test_passages_of_the_given_text_answer_in_the_papers_own_words(ask: Jogan) -> None:
    status, out, remarks = ask("2407.00001", "How long does reading a map take?", "--text", "paper.json")
    assert (status, remarks) == (0, "")
    lines = [line for line in out.splitlines() if line]
    assert lines[0] == "### Lantern: Reading Maps ↗ (https://arxiv.org/abs/2407.00001)"
    assert lines[1] == "No model is set, so here are the passages nearest to the question."
    assert lines[2] == ("> “Reading one map takes 3 milliseconds on a laptop, as most tiles are skipped.” (2 Speed)")
    assert lines[-1] == "from the full text · quoted word for word"


def test_a_korean_question_is_answered_in_korean_whatever_the_terminal_speaks(ask: Jogan) -> None:
    _, out, _ = ask("2407.00001", "학습 데이터는 지도 몇 장이야?", "--text", "paper.json")
    assert "2 million maps of Kenya" in out
    assert "모델" in out
    _, out, _ = ask("2407.00001", "학습 데이터는?", "--text", "paper.json", "--language", "en")
    assert "No model is set" in out or "does not say" in out


def test_the_json_has_the_agreed_keys_and_every_passage(ask: Jogan) -> None:
    status, out, _ = ask("arXiv:2407.00001v2", "How many maps of Kenya?", "--text", "paper.json", "--json")
    told = json.loads(out)
    assert status == 0
    assert set(told) >= {"paper", "answered", "writer", "sentences", "passages", "dropped"}
    assert (told["paper"], told["answered"], told["writer"]) == ("arxiv:2407.00001", True, "passages")
    assert (told["ending"], told["text_from"], told["sentences"]) == ("no_model", "full_text", [])
    assert set(told["passages"][0]) == {"section", "text", "score"}
    assert {each["section"] for each in told["passages"]} == {"abstract", "1 Data", "2 Speed", "3 Limits"}
    scores = [each["score"] for each in told["passages"]]
    assert scores == sorted(scores, reverse=True)


def test_what_the_text_does_not_speak_of_is_refused_and_that_is_no_failure(ask: Jogan) -> None:
    status, out, _ = ask("2407.00001", "Who funded the submarine expedition?", "--text", "paper.json", "--json")
    told = json.loads(out)
    assert (status, told["answered"], told["ending"]) == (0, False, "not_said")
    _, out, _ = ask("2407.00001", "Who funded the submarine expedition?", "--text", "paper.json")
    assert "does not say" in out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("3", "Why?"), 1, "There is no edition yet."),
        (("2407.00001", "  "), 2, "A question has words."),
        (("2407.00001", "Why?", "--text", "none.json"), 2, "does not exist"),
        (("2407.00001",), 2, "QUESTION"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_line(ask: Jogan, arguments: tuple[str, ...], status: int, said: str) -> None:
    found, out, remarks = ask(*arguments)
    assert (found, out) == (status, "")
    assert said in remarks
    assert "Traceback" not in remarks


def test_a_file_without_text_says_what_was_expected(ask: Jogan, tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_text('{"title": "x"}', encoding="utf-8")
    status, out, remarks = ask("2407.00001", "Why?", "--text", "empty.json")
    assert (status, out) == (1, "")
    assert "holds no text of the paper; expected one JSON object" in remarks


def test_sentences_and_what_was_dropped_are_in_the_document() -> None:
    quote = Quote("2 million maps of Kenya", "1 Data", 23)
    ranked = Ranked(Passage("arxiv:1", 0, "1 Data", "Lantern was trained on 2 million maps of Kenya.", 0), 1 / 3)
    answer = Answer(
        question="How many?",
        language="en",
        papers=("arxiv:1",),
        ending="answered",
        writer="model",
        sentences=(Bullet("Lantern was trained on 2 million maps.", (quote,)),),
        passages=(ranked,),
        dropped=(Dropped("It was trained on 3 million maps.", "numbers", "3"),),
        model="scripted",
        own_words=(OwnWords(Quote("It was trained on 2 million maps of Kenya.", "1 Data", 0)),),
    )
    told = as_document(answer, "arxiv:1")
    assert told["own_words"] == [{"text": "It was trained on 2 million maps of Kenya.", "section": "1 Data"}]
    assert told["sentences"] == [
        {
            "text": "Lantern was trained on 2 million maps.",
            "quotes": [{"text": "2 million maps of Kenya", "section": "1 Data"}],
        }
    ]
    assert told["passages"] == [
        {"section": "1 Data", "text": "Lantern was trained on 2 million maps of Kenya.", "score": 0.333333}
    ]
    assert told["dropped"] == [{"text": "It was trained on 3 million maps.", "check": "numbers", "detail": "3"}]
    assert (told["answered"], told["model"], told["text_from"]) == (True, "scripted", "abstract")


@pytest.mark.parametrize(("question", "language"), [("왜 빨라?", "ko"), ("GPU 몇 장?", "ko"), ("Why?", None)])
def test_hangul_tells_the_language_of_a_question(question: str, language: str | None) -> None:
    assert language_of(question) == language


def test_paragraphs_of_a_given_text_are_passages_of_their_own(ask: Jogan, tmp_path: Path) -> None:
    long = " ".join(["A tile of the map is looked at once and is then put away."] * 5)
    text = {
        "title": "Tiles of a Map",
        "abstract": "",
        "sections": [{"title": "1", "text": f"{long}\n \n{long} Twice."}],
    }
    (tmp_path / "two.json").write_text(json.dumps(text), encoding="utf-8")
    _, out, _ = ask("2407.00001", "Which tile is looked at?", "--text", "two.json", "--json")
    assert sorted(each["text"].endswith("Twice.") for each in json.loads(out)["passages"]) == [False, True]
