"""What lived before an edition is kept from the garbage collector while it is written, and given back after."""

import gc
import weakref
from typing import Any

import pytest
from builders import a_listed
from scripted_model import KnownTexts, ScriptedModel, a_named_paper, honest

from bot.digest.set_aside import set_aside
from bot.digest.writers import Wanted, Writers
from bot.writing.desk import Writing


class Ring:
    """Something that only the collector frees."""

    def __init__(self) -> None:
        self.itself = self


def test_what_lived_before_is_not_searched_and_given_back_after() -> None:
    old = weakref.ref(Ring())
    with set_aside():
        gc.collect()
        assert old() is not None
    gc.collect()
    assert old() is None


def test_what_is_made_meanwhile_is_searched() -> None:
    with set_aside():
        new = weakref.ref(Ring())
        gc.collect()
        assert new() is None


def test_it_is_given_back_after_a_fault_too() -> None:
    with pytest.raises(LookupError), set_aside():
        raise LookupError
    assert gc.get_freeze_count() == 0


async def test_a_model_writes_with_the_old_set_aside() -> None:
    counts = list[int]()

    def card(asked: dict[str, Any]) -> object:
        counts.append(gc.get_freeze_count())
        return honest(asked)

    papers = [a_listed(1, a_named_paper(1), cards={})]
    await Writers(papers, Writing(ScriptedModel(card=card), KnownTexts())).write(Wanted([(1, "ko"), (1, "en")], []))
    assert len(counts) == 2
    assert all(counts)
    assert gc.get_freeze_count() == 0
