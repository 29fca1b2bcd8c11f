"""Answers to interactions: the first one within three seconds, then the original and follow-ups for fifteen minutes."""

from typing import Any

from responders.discord_service import payloads
from responders.discord_service.core import Call, Core
from responders.discord_service.faults import Refusal
from responders.discord_service.interaction import (
    ACKNOWLEDGE_WITHIN,
    AUTOCOMPLETE,
    CHOICES,
    COMMAND,
    COMPONENT,
    DEFERRED,
    DEFERRED_UPDATE,
    MESSAGE,
    MODAL,
    MODAL_SUBMIT,
    TOKEN_LIVES,
    UPDATE,
    Interaction,
    Modal,
)
from responders.discord_service.permissions import may
from responders.discord_service.routes.messages import REPLY, check, drop
from responders.discord_service.schema import Complaint
from responders.discord_service.world import DM, EPHEMERAL, LOADING, Message

Json = Any
FOLLOWUPS_OF_USER_INSTALLS = 5
MESSAGE_LIKE = (MESSAGE, DEFERRED)


def callback(core: Core, call: Call) -> Json:
    """The first answer."""
    interaction = core.interactions.get(call.values["interaction_token"])
    now = core.clock.seconds()
    if interaction is None or interaction.id != call.number("interaction_id"):
        raise Refusal(10062)
    if interaction.callback is not None:
        raise Refusal(40060)
    if now - interaction.at > ACKNOWLEDGE_WITHIN:
        raise Refusal(10062)
    kind, data = call.body["type"], call.body.get("data") or {}
    _fits(interaction, kind)
    _answer(core, interaction, kind, data, call)
    interaction.callback, interaction.callback_at = kind, now
    core.pulse.beat()
    return _told(core, interaction, kind) if call.query.get("with_response") in ("1", "true") else None


def _fits(interaction: Interaction, kind: int) -> None:
    on_message = interaction.source is not None and interaction.kind in (COMPONENT, MODAL_SUBMIT)
    fine = (
        kind == CHOICES
        if interaction.kind == AUTOCOMPLETE
        else kind in MESSAGE_LIKE
        or (kind in (DEFERRED_UPDATE, UPDATE) and on_message)
        or (kind == DEFERRED_UPDATE and interaction.kind == MODAL_SUBMIT)
        or (kind == MODAL and interaction.kind != MODAL_SUBMIT)
    )
    if not fine:
        what = f"An interaction of type {interaction.kind} cannot be answered with type {kind}."
        raise Refusal(50035, [Complaint("type", "INTERACTION_APPLICATION_COMMAND_INVALID_TYPE", what)])


def _answer(core: Core, interaction: Interaction, kind: int, data: Json, call: Call) -> None:
    if kind == MESSAGE:
        check(data, dict(call.files))
        interaction.original = _message(core, interaction, data, call)
    elif kind == DEFERRED:
        flags = (data.get("flags") or 0) & EPHEMERAL
        interaction.original = _message(core, interaction, {"flags": flags | LOADING}, call)
    elif kind == UPDATE:
        assert interaction.source
        check(data, dict(call.files), interaction.source)
        core.change_message(interaction.source, data, call.files)
        interaction.original = interaction.source
        interaction.original_edits += 1
    elif kind == DEFERRED_UPDATE:
        interaction.original = interaction.source
    elif kind == CHOICES:
        interaction.choices = _choices(data)
    elif kind == MODAL:
        interaction.modal = _modal(interaction, data)


def _message(core: Core, interaction: Interaction, body: Json, call: Call, **more: Any) -> Message:
    hidden = bool((body.get("flags") or 0) & EPHEMERAL) or _forced(core, interaction)
    body = {**body, "flags": (body.get("flags") or 0) | (EPHEMERAL if hidden else 0)}
    seen_by = interaction.user if hidden else None
    return core.new_message(
        interaction.channel,
        core.world.bot,
        body,
        call.files,
        kind=REPLY if more.get("reference") else _kind(interaction),
        seen_by=seen_by,
        interaction=_origin(interaction),
        from_hook=True,
        **more,
    )


def _origin(interaction: Interaction) -> Json:
    """What a message tells of the act it answers."""
    told = {
        "id": str(interaction.id),
        "type": interaction.kind,
        "user": payloads.user(interaction.user),
        "authorizing_integration_owners": interaction.owners,
    }
    if interaction.kind == COMPONENT and interaction.source is not None:
        told["interacted_message_id"] = str(interaction.source.id)
    if interaction.before is not None:
        told["triggering_interaction_metadata"] = _origin(interaction.before)
    return told


def _kind(interaction: Interaction) -> int:
    """What such an answer is among messages: to a command, to a menu, or an ordinary one."""
    if interaction.kind != COMMAND:
        return 0
    return 20 if interaction.data["type"] == 1 else 23


def _forced(core: Core, interaction: Interaction) -> bool:
    """Where only the person installed the bot and may not use such apps aloud, answers are for their eyes."""
    channel = interaction.channel
    if channel.guild is None or channel.guild.present:
        return False
    return not may(channel, core.member_of(channel, interaction.user), "use_external_apps")


def _choices(data: Json) -> list[Json]:
    choices: list[Json] = data.get("choices") or []
    wrong = [
        Complaint(f"choices.{index}.{name}", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
        for index, choice in enumerate(choices)
        for name in ("name", "value")
        if isinstance(choice[name], str) and not 1 <= len(choice[name]) <= 100
    ]
    if len(choices) > 25:
        wrong.append(Complaint("choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."))
    if wrong:
        raise Refusal(50035, wrong)
    return choices


def _modal(interaction: Interaction, data: Json) -> Modal:
    modal = Modal(interaction, data["custom_id"], data["title"], data["components"])
    ids = [one["custom_id"] for one in modal.fields]
    wrong = [
        Complaint("components", "COMPONENT_CUSTOM_ID_DUPLICATED", f"{one!r} twice") for one in ids if ids.count(one) > 1
    ]
    if len(data["components"]) > 5:
        wrong.append(Complaint("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."))
    for index, one in enumerate(modal.fields):
        if one["type"] == 4 and not one.get("label"):
            wrong.append(Complaint(f"components.{index}.label", "BASE_TYPE_REQUIRED", "This field is required"))
    if wrong:
        raise Refusal(50035, wrong)
    return modal


def _told(core: Core, interaction: Interaction, kind: int) -> Json:
    about: Json = {"id": str(interaction.id), "type": interaction.kind}
    if interaction.original is not None:
        original = interaction.original
        about |= {
            "response_message_id": str(original.id),
            "response_message_loading": original.loading,
            "response_message_ephemeral": bool(original.flags & EPHEMERAL),
        }
    told = {"interaction": about}
    if kind in (MESSAGE, UPDATE):
        assert interaction.original
        told["resource"] = {"type": kind, "message": payloads.message(interaction.original, core.world)}
    return told


def _of_token(core: Core, call: Call) -> Interaction:
    interaction = core.interactions.get(call.values["webhook_token"])
    if interaction is None or call.number("webhook_id") != core.world.application_id:
        raise Refusal(10015)
    if interaction.callback is None:
        raise Refusal(10015)
    if core.clock.seconds() - interaction.at > TOKEN_LIVES:
        raise Refusal(50027)
    return interaction


def follow_up(core: Core, call: Call) -> Json:
    """One more message; the first after a deferred answer is put in its place."""
    interaction = _of_token(core, call)
    original = interaction.original
    check(call.body, dict(call.files))
    if original is not None and original.loading:
        core.change_message(original, {**call.body, "flags": (call.body.get("flags") or 0) & ~EPHEMERAL}, call.files)
        interaction.original_edits += 1
        core.pulse.beat()
        return payloads.message(original, core.world)
    _room(interaction)
    message = _message(core, interaction, call.body, call, reference=original)
    interaction.followups.append(message)
    core.pulse.beat()
    return payloads.message(message, core.world) if call.query.get("wait") in ("1", "true") else None


def _room(interaction: Interaction) -> None:
    guild = interaction.channel.guild
    by_person_only = "0" not in (interaction.owners or {})
    counted = guild is not None or interaction.channel.kind != DM
    if by_person_only and counted and len(interaction.followups) >= FOLLOWUPS_OF_USER_INSTALLS:
        raise Refusal(40094)


def _message_of(core: Core, call: Call) -> tuple[Interaction, Message]:
    interaction = _of_token(core, call)
    wanted = call.values.get("message_id", "@original")
    every = [interaction.original, *interaction.followups]
    found = next((one for one in every if one is not None and (wanted == "@original" or str(one.id) == wanted)), None)
    if found is None:
        raise Refusal(10008)
    return interaction, found


def read(core: Core, call: Call) -> Json:
    """An answer."""
    return payloads.message(_message_of(core, call)[1], core.world)


def edit(core: Core, call: Call) -> Json:
    """An answer in another form; a deferred one gets its text so."""
    interaction, message = _message_of(core, call)
    check(call.body, dict(call.files), message)
    if message is interaction.original:
        interaction.original_edits += 1
    core.change_message(message, call.body, call.files)
    return payloads.message(message, core.world)


def delete(core: Core, call: Call) -> None:
    """An answer less."""
    interaction, message = _message_of(core, call)
    if message is interaction.original:
        interaction.original = None
    else:
        interaction.followups.remove(message)
    if message.flags & EPHEMERAL:
        message.channel.ephemeral.remove(message)
        core.pulse.beat()
    else:
        drop(core, message)


HOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES = {
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"): callback,
    ("POST", HOOK): follow_up,
    ("GET", f"{HOOK}/messages/@original"): read,
    ("GET", f"{HOOK}/messages/{{message_id}}"): read,
    ("PATCH", f"{HOOK}/messages/@original"): edit,
    ("PATCH", f"{HOOK}/messages/{{message_id}}"): edit,
    ("DELETE", f"{HOOK}/messages/@original"): delete,
    ("DELETE", f"{HOOK}/messages/{{message_id}}"): delete,
}
