"""The gate's word lists are there before the first reply is."""

import subprocess
import sys

from bot.digest.summarise import load_writers
from bot.writing.first_sentence import judge_first

LISTS = "[one.cache_info().currsize for one in (glossary, siblings)]"
PROGRAM = f"""
from bot.digest.summarise import load_writers
from bot.gate.glossary import glossary
from bot.gate.siblings import siblings
before = {LISTS}
load_writers()
print(before, {LISTS})
"""


def test_its_sentences_go_through_every_check() -> None:
    assert [judged.failures for judged in judge_first()] == [(), ()]


def test_who_is_to_write_has_the_lists_before_it_is_asked_to() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[0, 0] [1, 1]"


def test_it_can_be_loaded_again() -> None:
    load_writers()
    load_writers()
    assert all(judged.bullet for judged in judge_first())
