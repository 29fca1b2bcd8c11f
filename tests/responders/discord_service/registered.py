"""The commands that the bot registered, as a person's client offers them: who may use which, where, with what."""

from collections.abc import Mapping
from typing import Any

from responders.discord_service.core import Core
from responders.discord_service.permissions import in_channel, mask
from responders.discord_service.world import DM, Channel, User

Json = Any
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = range(1, 11)
KINDS: Mapping[int, tuple[type, ...]] = {STRING: (str,), INTEGER: (int,), BOOLEAN: (bool,), NUMBER: (int, float)}
IN_GUILD, WITH_BOT, PRIVATELY = 0, 1, 2


class NotOffered(AssertionError):
    """The person's client does not offer this."""


def context_of(core: Core, channel: Channel) -> int:
    """Where a command is used: 0 in a guild, 1 with the bot, 2 elsewhere in private."""
    if channel.guild is not None:
        return IN_GUILD
    return WITH_BOT if channel.kind == DM else PRIVATELY


def command_for(core: Core, user: User, channel: Channel, name: str, kind: int) -> Json:
    """The command that this person's client offers there, guild commands first."""
    scopes = [core.commands.get(channel.guild.id, []) if channel.guild else [], core.commands.get(None, [])]
    found = next((one for scope in scopes for one in scope if (one["name"], one["type"]) == (name, kind)), None)
    if found is None:
        raise NotOffered(f"no command {name!r} is registered")
    _reachable(core, user, channel, found)
    _permitted(core, user, channel, found)
    return found


def _reachable(core: Core, user: User, channel: Channel, command: Json) -> None:
    context = context_of(core, channel)
    contexts = command["contexts"]
    if contexts is None:
        contexts = [IN_GUILD, WITH_BOT] if command.get("dm_permission") is not False else [IN_GUILD]
    if context not in contexts:
        raise NotOffered(f"/{command['name']} is not offered in context {context}")
    if not owners_of(core, user, channel, command):
        raise NotOffered(f"/{command['name']} is installed neither there nor by {user.name}")


def owners_of(core: Core, user: User, channel: Channel, command: Json | None = None) -> dict[str, str]:
    """Who installed the bot, as an interaction tells it: "0" the guild, "1" the person."""
    kinds = command["integration_types"] if command else [0, 1]
    owners = {}
    if channel.guild is not None and channel.guild.present and 0 in kinds:
        owners["0"] = str(channel.guild.id)
    if channel.kind == DM and 0 in kinds:
        owners["0"] = "0"
    if user.installed and 1 in kinds:
        owners["1"] = str(user.id)
    return owners


def _permitted(core: Core, user: User, channel: Channel, command: Json) -> None:
    if channel.guild is None:
        return
    held = in_channel(channel, channel.guild.members.get(user.id))
    if not held & mask("use_application_commands"):
        raise NotOffered(f"{user.name} may not use commands in #{channel.name}")
    needed = command["default_member_permissions"]
    if needed is None:
        return
    # the client hides a command that needs nothing at all from everybody but administrators
    if not held & mask("administrator") and (int(needed) == 0 or held & int(needed) != int(needed)):
        raise NotOffered(f"{user.name} may not use /{command['name']}")


def options_for(command: Json, path: list[str], values: Mapping[str, Json], focused: str | None = None) -> list[Json]:
    """The options as the interaction carries them; what the client would not let through is not offered."""
    known = command.get("options", [])
    if path:
        sub = next((one for one in known if one["name"] == path[0] and one["type"] in (SUBCOMMAND, GROUP)), None)
        if sub is None:
            raise NotOffered(f"/{command['name']} has no {path[0]!r}")
        return [{"name": sub["name"], "type": sub["type"], "options": options_for(sub, path[1:], values, focused)}]
    told = []
    for name, value in values.items():
        option = next((one for one in known if one["name"] == name), None)
        if option is None:
            raise NotOffered(f"/{command['name']} has no option {name!r}")
        if name == focused:
            if not option.get("autocomplete"):
                raise NotOffered(f"option {name!r} does not complete")
            told.append({"name": name, "type": option["type"], "value": str(value), "focused": True})
        else:
            told.append({"name": name, "type": option["type"], "value": _checked(option, value)})
    missing = [one["name"] for one in known if one.get("required") and one["name"] not in values]
    if missing and focused is None:
        raise NotOffered(f"/{command['name']} needs {', '.join(missing)}")
    return told


def _checked(option: Json, value: Json) -> Json:
    name = option["name"]
    if option["type"] in (USER, CHANNEL, ROLE, MENTIONABLE):
        return str(value.id)
    kinds = KINDS[option["type"]]
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise NotOffered(f"option {name!r} takes no {type(value).__name__}")
    if option.get("choices") and value not in [choice["value"] for choice in option["choices"]]:
        raise NotOffered(f"option {name!r} offers no {value!r}")
    size = len(value) if isinstance(value, str) else value
    low = option.get("min_length" if isinstance(value, str) else "min_value")
    high = option.get("max_length" if isinstance(value, str) else "max_value", 6000 if isinstance(value, str) else None)
    if (low is not None and size < low) or (high is not None and size > high):
        raise NotOffered(f"option {name!r} takes {low} to {high}, not {size}")
    return value
