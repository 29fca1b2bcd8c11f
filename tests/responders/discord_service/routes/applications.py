"""Who the bot is, where the gateway is, which commands it registered, guilds and members it may read."""

from collections.abc import Iterator, Sequence
from typing import Any

from responders.discord_service import payloads
from responders.discord_service.core import Call, Core
from responders.discord_service.faults import Refusal
from responders.discord_service.routes.threads import guild_of
from responders.discord_service.schema import Complaint

Json = Any
CHAT_INPUT = 1


def own_user(core: Core, call: Call) -> Json:
    """The bot's user."""
    return payloads.me(core.world.bot)


def application(core: Core, call: Call) -> Json:
    """The bot's application."""
    owner = core.world.users[min(key for key in core.world.users if key != core.world.bot.id)] if owners(core) else None
    return {
        "id": str(core.world.application_id),
        "name": core.world.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": ["applications.commands", "bot"],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": payloads.user(owner or core.world.bot),
        "approximate_guild_count": len(core.world.guilds),
        "team": None,
        "hook": True,
    }


def owners(core: Core) -> bool:
    """Whether there is a person who can own the application."""
    return any(not user.bot for user in core.world.users.values())


def gateway_bot(core: Core, call: Call) -> Json:
    """Where the gateway is and how many sessions may still be started."""
    gateway = core.gateway
    limit = {"total": gateway.starts_total, "remaining": max(0, gateway.starts), "reset_after": 14_400_000}
    return {"url": gateway.url, "shards": gateway.shards, "session_start_limit": limit | {"max_concurrency": 1}}


def gateway_plain(core: Core, call: Call) -> Json:
    """Where the gateway is."""
    return {"url": core.gateway.url}


def _scope(core: Core, call: Call) -> int | None:
    if call.number("application_id") != core.world.application_id:
        raise Refusal(50001)
    return guild_of(core, call).id if "guild_id" in call.values else None


def commands(core: Core, call: Call) -> Json:
    """The commands registered there."""
    return core.commands.get(_scope(core, call), [])


def register_all(core: Core, call: Call) -> Json:
    """Put these commands in the place of all that were there."""
    scope = _scope(core, call)
    known = {(one["type"], one["name"]): one["id"] for one in core.commands.get(scope, [])}
    made = [_command(core, body, scope, known) for body in call.body or ()]
    keys = [(one["type"], one["name"]) for one in made]
    if len(set(keys)) < len(keys):
        raise Refusal(50035, [Complaint("", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Command names must be unique")])
    for kind, most in ((1, 100), (2, 5), (3, 5)):
        if sum(one["type"] == kind for one in made) > most:
            raise Refusal(30032)
    core.commands[scope] = made
    core.pulse.beat()
    return made


def register(core: Core, call: Call) -> Json:
    """Add one command, or put it in the place of the one with its name."""
    scope = _scope(core, call)
    old = core.commands.setdefault(scope, [])
    made = _command(core, call.body, scope, {(one["type"], one["name"]): one["id"] for one in old})
    core.commands[scope] = [one for one in old if one["id"] != made["id"]] + [made]
    return made


def unregister(core: Core, call: Call) -> None:
    """A command less."""
    scope = _scope(core, call)
    core.commands[scope] = [one for one in core.commands.get(scope, []) if one["id"] != call.values["command_id"]]


def _command(core: Core, body: Json, scope: int | None, known: dict[tuple[int, str], str]) -> Json:
    kind = body.get("type") or CHAT_INPUT
    _check_command(body, kind)
    made = {
        "id": known.get((kind, body["name"])) or str(core.clock.snowflake()),
        "application_id": str(core.world.application_id),
        "version": str(core.clock.snowflake()),
        "default_member_permissions": None,
        "nsfw": False,
        "contexts": None,
        "integration_types": [0],
        "name_localizations": None,
        "description_localizations": None,
        "description": "",
        **{name: value for name, value in body.items() if value is not None},
        "type": kind,
    }
    if made["default_member_permissions"] is not None:
        made["default_member_permissions"] = str(made["default_member_permissions"])
    return made | ({"guild_id": str(scope)} if scope else {})


def _check_command(body: Json, kind: int) -> None:
    complaints = []
    if kind == CHAT_INPUT:
        if not body.get("description"):
            complaints.append(Complaint("description", "BASE_TYPE_REQUIRED", "This field is required"))
        complaints += [*_names(body, ""), *_options(body.get("options") or ())]
    elif body.get("options") or body.get("description"):
        words = "Context menu commands cannot have description"
        complaints.append(Complaint("description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID", words))
    if complaints:
        raise Refusal(50035, complaints)


def _options(options: Sequence[Json]) -> Iterator[Complaint]:
    optional = False
    for index, option in enumerate(options):
        where = f"options.{index}"
        yield from _names(option, f"{where}.")
        if option.get("required") and optional:
            words = "Required options must be placed before non-required options"
            yield Complaint(where, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional = optional or not option.get("required")
        if option.get("autocomplete") and option.get("choices"):
            words = "Choices and autocomplete exclude each other"
            yield Complaint(where, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", words)


def _names(one: Json, where: str) -> list[Complaint]:
    names = {
        "name": one["name"],
        **{f"name_localizations.{key}": value for key, value in (one.get("name_localizations") or {}).items()},
    }
    wrong = []
    for place, name in names.items():
        whole = name.replace("-", "").replace("_", "").replace("'", "")
        if not whole.isalnum() or name != name.lower():
            wrong.append(Complaint(f"{where}{place}", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"))
    return wrong


def guild(core: Core, call: Call) -> Json:
    """A guild."""
    told = payloads.guild(guild_of(core, call), core.world.bot)
    for name in ("members", "channels", "threads", "presences", "voice_states", "unavailable", "large", "joined_at"):
        told.pop(name)
    return told


def guild_channels(core: Core, call: Call) -> Json:
    """A guild's channels but for threads."""
    return [payloads.channel(each) for each in guild_of(core, call).channels.values() if not each.is_thread]


def guild_member(core: Core, call: Call) -> Json:
    """A member of a guild."""
    found = guild_of(core, call).members.get(call.number("user_id"))
    if found is None:
        raise Refusal(10007)
    return payloads.member(found)


def user(core: Core, call: Call) -> Json:
    """A user."""
    found = core.world.users.get(call.number("user_id"))
    if found is None:
        raise Refusal(10013)
    return payloads.user(found)


def leave(core: Core, call: Call) -> None:
    """The bot leaves a guild."""
    found = guild_of(core, call)
    found.members.pop(core.world.bot.id, None)
    core.gateway.dispatch("GUILD_DELETE", {"id": str(found.id)}, found)
    found.present = False


APPLICATION = "/applications/{application_id}"
OF_GUILD = f"{APPLICATION}/guilds/{{guild_id}}"
ROUTES = {
    ("GET", "/users/@me"): own_user,
    ("GET", "/users/{user_id}"): user,
    ("GET", "/oauth2/applications/@me"): application,
    ("GET", "/applications/@me"): application,
    ("GET", "/gateway/bot"): gateway_bot,
    ("GET", "/gateway"): gateway_plain,
    ("GET", f"{APPLICATION}/commands"): commands,
    ("PUT", f"{APPLICATION}/commands"): register_all,
    ("POST", f"{APPLICATION}/commands"): register,
    ("DELETE", f"{APPLICATION}/commands/{{command_id}}"): unregister,
    ("GET", f"{OF_GUILD}/commands"): commands,
    ("PUT", f"{OF_GUILD}/commands"): register_all,
    ("POST", f"{OF_GUILD}/commands"): register,
    ("DELETE", f"{OF_GUILD}/commands/{{command_id}}"): unregister,
    ("GET", "/guilds/{guild_id}"): guild,
    ("GET", "/guilds/{guild_id}/channels"): guild_channels,
    ("GET", "/guilds/{guild_id}/members/{user_id}"): guild_member,
    ("DELETE", "/users/@me/guilds/{guild_id}"): leave,
}
