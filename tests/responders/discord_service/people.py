"""What people do with the bot, each as the events and interactions that the service makes of it."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from responders.discord_service import payloads
from responders.discord_service.core import Core
from responders.discord_service.interaction import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Interaction,
    Modal,
)
from responders.discord_service.limits import BUTTON, LINK, SELECTS, walk
from responders.discord_service.permissions import in_channel, may
from responders.discord_service.registered import (
    NotOffered,
    command_for,
    context_of,
    options_for,
    owners_of,
)
from responders.discord_service.world import EPHEMERAL, Channel, Member, Message, User

Json = Any
CHAT_INPUT, ON_MESSAGE = 1, 3
REPLY = 19


class People:
    """Acts of people. Every act that their client would not offer raises NotOffered."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def slash(self, user: User, channel: Channel, name: str, options: Mapping[str, Json] | None = None) -> Interaction:
        """`/name`, or "name sub" with a subcommand, with options by name."""
        first, *path = name.split()
        command = command_for(self.core, user, channel, first, CHAT_INPUT)
        told = options_for(command, path, options or {})
        return self._interact(COMMAND, user, channel, _about(command, {"options": told}), command)

    def autocomplete(
        self, user: User, channel: Channel, name: str, option: str, typed: str, others: Mapping[str, Json] | None = None
    ) -> Interaction:
        """What a person typed so far into one option."""
        first, *path = name.split()
        command = command_for(self.core, user, channel, first, CHAT_INPUT)
        told = options_for(command, path, {**(others or {}), option: typed}, focused=option)
        return self._interact(AUTOCOMPLETE, user, channel, _about(command, {"options": told}), command)

    def context_menu(self, user: User, message: Message, name: str) -> Interaction:
        """A command of a message's menu."""
        command = command_for(self.core, user, message.channel, name, ON_MESSAGE)
        resolved = {"messages": {str(message.id): self._resolved(message)}}
        data = _about(command, {"target_id": str(message.id), "resolved": resolved})
        return self._interact(COMMAND, user, message.channel, data, command)

    def press(self, user: User, message: Message, button: str) -> Interaction:
        """A button, by its label or its custom id."""
        self._sees(user, message)
        found = [one for _, one in walk(message.components) if one["type"] == BUTTON]
        fitting = [one for one in found if button in (one.get("label"), one.get("custom_id"))]
        if not fitting:
            raise NotOffered(f"no button {button!r} among {[one.get('label') for one in found]}")
        if fitting[0]["style"] == LINK or fitting[0].get("disabled"):
            raise NotOffered(f"the button {button!r} is a link or greyed out")
        data = {"custom_id": fitting[0]["custom_id"], "component_type": BUTTON, "id": fitting[0]["id"]}
        return self._interact(COMPONENT, user, message.channel, data, source=message)

    def choose(self, user: User, message: Message, custom_id: str, values: Sequence[str]) -> Interaction:
        """Values of a select, by their labels or values."""
        self._sees(user, message)
        found = [one for _, one in walk(message.components) if one["type"] in SELECTS]
        fitting = [one for one in found if custom_id in (one["custom_id"], one.get("placeholder"))]
        if not fitting or fitting[0].get("disabled"):
            raise NotOffered(f"no select {custom_id!r}")
        chosen = _values(fitting[0], values)
        data = {"custom_id": fitting[0]["custom_id"], "component_type": fitting[0]["type"], "values": chosen}
        return self._interact(COMPONENT, user, message.channel, data | {"id": fitting[0]["id"]}, source=message)

    def submit(self, user: User, modal: Modal, values: Mapping[str, Json]) -> Interaction:
        """A form, its inputs by custom id or label."""
        if user is not modal.interaction.user:
            raise NotOffered(f"{user.name} does not see the form")
        filled = {}
        for one in modal.fields:
            value = values.get(one["custom_id"], values.get(one["label"], one.get("value") or ""))
            filled[one["custom_id"]] = _entered(one, value)
        unknown = set(values) - {name for one in modal.fields for name in (one["custom_id"], one["label"])}
        if unknown:
            raise NotOffered(f"the form has no {unknown}")
        data = {"custom_id": modal.custom_id, "components": [_submitted(one, filled) for one in modal.components]}
        before = modal.interaction
        return self._interact(MODAL_SUBMIT, user, before.channel, data, source=before.source, before=before)

    def _interact(
        self, kind: int, user: User, channel: Channel, data: Json, command: Json = None, **more: Any
    ) -> Interaction:
        core = self.core
        number, token = core.clock.snowflake(), secrets.token_urlsafe(24)
        owners = owners_of(core, user, channel, command)
        at = core.clock.seconds()
        interaction = Interaction(number, token, kind, user, channel, data, at, core.pulse, owners=owners, **more)
        core.interactions[interaction.token] = interaction
        core.gateway.dispatch("INTERACTION_CREATE", self._told(interaction), channel.guild)
        return interaction

    def _told(self, one: Interaction) -> Json:
        core, channel = self.core, one.channel
        member = core.member_of(channel, one.user)
        told: Json = {
            "id": str(one.id),
            "application_id": str(core.world.application_id),
            "type": one.kind,
            "token": one.token,
            "version": 1,
            "data": one.data,
            "channel_id": str(channel.id),
            "channel": payloads.place(channel, member),
            "locale": one.user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": one.owners,
            "context": context_of(core, channel),
            "attachment_size_limit": 10 * 1024 * 1024,
            "app_permissions": str(in_channel(channel, self._bot_in(channel))),
        }
        if one.source is not None:
            told["message"] = self._resolved(one.source)
        guild = channel.guild
        if guild is None:
            return told | {"user": payloads.user(one.user)}
        whole = payloads.member(member) | {"permissions": str(in_channel(channel, member))}
        about = {"id": str(guild.id), "locale": guild.locale, "features": ["COMMUNITY"]}
        return told | {"member": whole, "guild_id": str(guild.id), "guild_locale": guild.locale, "guild": about}

    def _bot_in(self, channel: Channel) -> Member:
        """The bot's membership; where it has none it counts as anybody."""
        found = self.core.member_of(channel, self.core.world.bot)
        return found if isinstance(found, Member) else Member(self.core.world.bot)

    def _resolved(self, message: Message) -> Json:
        return payloads.message(message, self.core.world, whole=True)

    def _sees(self, user: User, message: Message) -> None:
        if message.flags & EPHEMERAL and message.seen_by is not user:
            raise NotOffered(f"{user.name} does not see the message")
        if not message.flags & EPHEMERAL and message not in message.channel.messages:
            raise NotOffered("the message was deleted")

    def say(self, user: User, channel: Channel, text: str, **more: Any) -> Message:
        """A message of a person. The bot sees its text only if it is mentioned, answered with a ping or in private."""
        if channel.guild is not None and not may(channel, self.core.member_of(channel, user), "send_messages"):
            raise NotOffered(f"{user.name} may not write in #{channel.name}")
        pings = [one for one in self.core.world.users.values() if f"<@{one.id}>" in text or f"<@!{one.id}>" in text]
        pings += [one for one in more.pop("pings", ()) if one not in pings]
        return self.core.new_message(channel, user, {"content": text}, {}, pings=pings, **more)

    def mention(self, user: User, channel: Channel, text: str) -> Message:
        """A message that begins with the bot's mention."""
        return self.say(user, channel, f"{self.core.world.bot.mention} {text}")

    def reply(self, user: User, message: Message, text: str, *, ping: bool = True) -> Message:
        """An answer to a message, with or without a ping of its author."""
        pings = [message.author] if ping else []
        return self.say(user, message.channel, text, kind=REPLY, reference=message, pings=pings)

    def dm(self, user: User, text: str) -> Message:
        """A private message to the bot."""
        return self.say(user, self.core.open_private(user), text)


def _about(command: Json, more: Json) -> Json:
    told = {"id": command["id"], "name": command["name"], "type": command["type"]}
    return told | ({"guild_id": command["guild_id"]} if "guild_id" in command else {}) | more


def _values(select: Json, wanted: Sequence[str]) -> list[str]:
    low = 1 if select.get("min_values") is None else select["min_values"]
    high = 1 if select.get("max_values") is None else select["max_values"]
    if not low <= len(wanted) <= high:
        raise NotOffered(f"the select takes {low} to {high} values")
    if "options" not in select:
        return [str(value) for value in wanted]
    known = {option["label"]: option["value"] for option in select["options"]}
    known |= {option["value"]: option["value"] for option in select["options"]}
    if missing := [value for value in wanted if value not in known]:
        raise NotOffered(f"the select offers no {missing}")
    return [known[value] for value in wanted]


def _entered(field: Json, value: Json) -> Json:
    if field["type"] in SELECTS:
        return _values(field, value or [])
    low, high = field.get("min_length") or 0, field.get("max_length") or 4000
    if field.get("required", True) and not value:
        raise NotOffered(f"{field['label']!r} must be filled in")
    if value and not low <= len(value) <= high:
        raise NotOffered(f"{field['label']!r} takes {low} to {high} characters, not {len(value)}")
    return value


def _submitted(one: Json, filled: Mapping[str, Json]) -> Json:
    told: Json = {"type": one["type"], "id": one.get("id", 0)}
    if one.get("custom_id"):
        told["custom_id"] = one["custom_id"]
        told["values" if one["type"] in SELECTS else "value"] = filled[one["custom_id"]]
    if one.get("components"):
        told["components"] = [_submitted(each, filled) for each in one["components"]]
    if one.get("component"):
        told["component"] = _submitted(one["component"], filled)
    if one["type"] == 10:
        told["content"] = one["content"]
    return told
