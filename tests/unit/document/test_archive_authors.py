"""The papers page says where a list of authors is from, and nothing of those that are the published one."""

import pytest
from builders import a_listed, a_paper, a_sighting, an_edition

from bot.document.archive_pages import papers
from bot.document.plain import plain
from bot.domain.nine import NINE


def page(*sources: str, authors: tuple[str, ...] = ("Ada Lovelace",), complete: bool = False) -> str:
    paper = a_paper(
        sightings=tuple(a_sighting(source=source) for source in sources), authors=authors, authors_complete=complete
    )
    return plain(papers(an_edition(papers=(a_listed(paper=paper),)), NINE, "en"))


@pytest.mark.parametrize(
    ("sources", "label"),
    [
        (("huggingface",), "authors as linked on Hugging Face"),
        (("chatpaper",), "authors as listed by chatpaper"),
        (("chatpaper", "huggingface"), "list of authors may be incomplete"),
    ],
)
def test_an_incomplete_list_names_its_origin(sources: tuple[str, ...], label: str) -> None:
    assert label in page(*sources)


def test_no_authors_are_not_blamed_on_hugging_face() -> None:
    said = page("hf_papers", authors=())
    assert "authors not given by the source" in said
    assert "Hugging Face" not in said.split("Authors:")[1].split("arXiv")[0]


def test_a_complete_list_carries_no_label() -> None:
    assert "authors as" not in page("chatpaper", complete=True)
