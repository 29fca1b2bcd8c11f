"""Every command by every standing, over the real library against the strict responder, held against rights.txt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from responders.bot_api.members import USUAL_ADMIN
from responders.bot_api.world import Membership, Person, Room
from safety.rights import Right, before, judged, rights, settings, without_reading
from safety.telegram_town import Scene, Town, kept_at, town

from bot.domain.chat import ChatKind

Where = Room | Person
Act = Callable[[Scene, Right], Any]


@dataclass(frozen=True)
class Role:
    """The standing in rights.txt, the place that is spoken of, where it is said, and how."""

    standing: str
    place: Callable[[Scene], Where]
    where: Callable[[Scene], Where]
    says: Act


def lab(at: Scene) -> Where:
    return at.lab


def news(at: Scene) -> Where:
    return at.news


def ann(at: Scene) -> Where:
    return at.ann


def bob(at: Scene) -> Where:
    return at.bob


def edited(at: Scene, right: Right) -> None:
    first = at.api.service.new_message(at.lab, {"text": "x"}, by_bot=False)
    at.api.say(at.ann, at.lab, right.line, edited=first)


def by_a_bot(at: Scene, right: Right) -> None:
    robot = at.api.person("Robot", is_bot=True)
    at.lab.members[robot.id] = Membership(robot, "administrator", USUAL_ADMIN)
    at.api.say(robot, at.lab, right.line)


def to_another_bot(at: Scene, right: Right) -> None:
    word, _, rest = right.line.partition(" ")
    at.api.say(at.ann, at.lab, f"{word}@other_bot {rest}".rstrip())


def privately(person: Callable[[Scene], Where], name: Callable[[Scene], str]) -> Act:
    return lambda at, right: at.api.say(person(at), person(at), right.about(name(at)))  # type: ignore[arg-type]  # a person


def by_name(at: Scene) -> str:
    return f"@{at.news.username}"


def by_number(at: Scene) -> str:
    return str(at.news.id)


ROLES: dict[str, Role] = {
    "a person privately": Role("own", bob, bob, lambda at, right: at.api.say(at.bob, at.bob, right.line)),
    "a member": Role("member", lab, lab, lambda at, right: at.api.say(at.bob, at.lab, right.line)),
    "a member in the name of another channel": Role(
        "member", lab, lab, lambda at, right: at.api.say(at.bob, at.lab, right.line, sender_chat=at.news)
    ),
    "a member at a forged button": Role(
        "member", lab, lab, lambda at, right: at.api.press(at.bob, at.button(right.line), "x")
    ),
    "an owner": Role("ruler", lab, lab, lambda at, right: at.api.say(at.ann, at.lab, right.line)),
    "an anonymous administrator": Role(
        "ruler", lab, lab, lambda at, right: at.api.say(at.ann, at.lab, right.line, sender_chat=True)
    ),
    "an owner at a button": Role("ruler", lab, lab, lambda at, right: at.api.press(at.ann, at.button(right.line), "x")),
    "a channel's post": Role("ruler", news, news, lambda at, right: at.api.say(at.ann, at.news, right.line)),
    "an owner from afar": Role("afar", news, ann, privately(ann, by_name)),
    "an owner from afar, by number": Role("afar", news, ann, privately(ann, by_number)),
    "a member from afar": Role("intruder", news, bob, privately(bob, by_name)),
    "a member from afar, by number": Role("intruder", news, bob, privately(bob, by_number)),
    "an owner's edited message": Role("unsaid", lab, lab, edited),
    "a command that an owner forwarded": Role(
        "unsaid", lab, lab, lambda at, right: at.api.say(at.ann, at.lab, right.line, forwarded=at.bob)
    ),
    "an owner's command for another bot": Role("unsaid", lab, lab, to_another_bot),
    "a bot that administers": Role("unsaid", lab, lab, by_a_bot),
}


def kind(where: Where) -> ChatKind:
    """What a place is."""
    if isinstance(where, Person):
        return "private"
    return "channel" if where.kind == "channel" else "group"


async def prepared(at: Town, role: Role, right: Right) -> Scene:
    """A scene in which every place has the settings of the row, and the role's line was said."""
    scene = at.scene()
    for place in scene.everywhere:
        await at.store.chats.put(before(right, kept_at(place), kind(place)))
    scene.does(role.where(scene), lambda: role.says(scene, right))
    return scene


async def faults(at: Town, role: Role, right: Right, scene: Scene) -> list[str]:
    """What did not come as it is written."""
    said = await scene.settled()
    changed = []
    for place in scene.everywhere:
        was = before(right, kept_at(place), kind(place))
        now = await settings(at.store, was.address)
        if now is None or (now != without_reading(was)):
            changed.append(place)
    about = role.place(scene)
    wrong = judged(right.outcomes[role.standing], said, about in changed)
    elsewhere = [place for place in changed if place is not about]
    return [f"{right.line}: {each}" for each in (wrong, elsewhere and f"changed elsewhere: {elsewhere}") if each]


@pytest.mark.slow  # some thirty commands with a scene each, at once
@pytest.mark.parametrize("name", ROLES)
async def test_every_command_as_it_is_written(name: str, sqlite_url: str) -> None:
    role = ROLES[name]
    sayable = [right for right in rights() if right.outcomes[role.standing] != "-"]
    assert len(sayable) > len(rights()) / 2
    async with town(sqlite_url) as at:
        scenes = [await prepared(at, role, right) for right in sayable]
        wrong = [await faults(at, role, right, scene) for right, scene in zip(sayable, scenes, strict=True)]
    assert not any(wrong), "\n".join(each for many in wrong for each in many)


@pytest.mark.parametrize("way", ["in the group", "at a button", "from afar"])
async def test_rights_that_were_taken_away_end_within_five_minutes(way: str, sqlite_url: str) -> None:
    (right,) = [each for each in rights() if each.command == "mute"]
    name = {"in the group": "a member", "at a button": "a member at a forged button", "from afar": "a member from afar"}
    role = ROLES[name[way]]
    async with town(sqlite_url) as at:
        scene = at.scene()
        place = role.place(scene)
        assert isinstance(place, Room)
        base = before(right, kept_at(place), kind(place))
        muted = []
        for status in ("administrator", "member"):
            place.members[scene.bob.id] = Membership(scene.bob, status, USUAL_ADMIN)
            at.clock.advance(timedelta(minutes=5))
            await at.store.chats.put(base)
            scene.does(role.where(scene), lambda: role.says(scene, right))
            said = await scene.settled()
            kept = await at.store.chats.get(base.address)
            muted.append((kept is not None and kept.muted, "dministrator" in "".join(said)))
    assert muted == [(True, False), (False, True)]
