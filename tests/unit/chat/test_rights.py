"""Who may do what: every role in every kind of place, with every command."""

from typing import Any, get_args

import pytest
from builders import a_chat
from talking import Conversation

from bot.chat.commands import COMMANDS, CommandKind
from bot.domain.chat import ChatKind
from bot.wording import speak

CHANGES = {
    *("subscribe", "unsubscribe", "language", "time", "timezone", "days", "weekly", "mute", "length", "notices"),
    *("pause", "resume", "undo", "export", "forget"),
}
"""What alters what a place gets, or tells all that is kept of it; anything else only reads."""
ROLES: dict[str, dict[str, Any]] = {
    "a member": {"sender": "7", "is_administrator": False},
    "an administrator": {"sender": "7", "is_administrator": True},
    "an anonymous administrator": {"sender": "", "is_administrator": True},
    "somebody unknown": {"sender": "", "is_administrator": False},
}
KINDS: tuple[ChatKind, ...] = get_args(ChatKind)


def refused(kind: ChatKind, role: str, command: CommandKind) -> bool:
    """What the table of rights says."""
    return kind != "private" and not ROLES[role]["is_administrator"] and command.name in CHANGES


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ROLES)
async def test_the_matrix(kind: ChatKind, role: str) -> None:
    for command in COMMANDS:
        for pressed in (False, True):
            talk = Conversation(kind=kind, pressed=pressed, **ROLES[role])
            before = a_chat("reader", kind=kind, categories=("LLM",), owner="9")
            await talk.store.chats.put(before)
            said = await talk.say(speak.chat("en").commands.of(command.name).example)
            is_refused = "Only administrators can use" in said
            assert is_refused is refused(kind, role, command), (kind, role, command.name)
            kept = await talk.store.chats.get(before.address)
            if is_refused or command.name not in {*CHANGES, "digest", "paper", "start"}:
                assert kept == before, (kind, role, command.name)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "private"])
async def test_a_members_reading_changes_no_setting(kind: ChatKind) -> None:
    talk = Conversation(kind=kind, sender="7")
    before = a_chat("reader", kind=kind, categories=("LLM",), owner="9", off="no_rights")
    await talk.store.chats.put(before)
    for line in ("/start", "/digest", "/paper 1", "/settings", "/categories", "/status", "/help", "/start p20240716-3"):
        await talk.say(line)
    kept = await talk.chat()
    assert (kept.categories, kept.owner, kept.off, kept.next_due) == (("LLM",), "9", "no_rights", None)


@pytest.mark.parametrize(
    "line", ["구독 강화학습", "매일 아침 8시로 바꿔줘", "unsubscribe from LLM", "/무음 켜기", "한국어로 해줘"]
)
async def test_words_without_a_slash_need_the_same_rights(line: str) -> None:
    talk = Conversation(kind="group", addressed=True)
    assert "Only administrators can use" in await talk.say(line)
    assert "Only administrators" not in await talk.say(line, is_administrator=True)


def test_the_table_of_commands_is_the_table_of_rights() -> None:
    assert {command.name for command in COMMANDS if command.who == "administrators"} == CHANGES
