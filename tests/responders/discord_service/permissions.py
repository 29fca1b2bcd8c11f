"""Who may do what: the service's permission bits and how roles and overwrites add up."""

from responders.discord_service.world import Channel, Guild, Member

BITS = {
    "administrator": 3,
    "manage_channels": 4,
    "manage_guild": 5,
    "add_reactions": 6,
    "view_channel": 10,
    "send_messages": 11,
    "manage_messages": 13,
    "embed_links": 14,
    "attach_files": 15,
    "read_message_history": 16,
    "mention_everyone": 17,
    "use_external_emojis": 18,
    "manage_roles": 28,
    "manage_webhooks": 29,
    "use_application_commands": 31,
    "manage_threads": 34,
    "create_public_threads": 35,
    "create_private_threads": 36,
    "send_messages_in_threads": 38,
    "use_external_apps": 50,
}
EVERYTHING = (1 << 53) - 1
# what a role of a fresh guild gives to everybody
ORDINARY = (
    "add_reactions",
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "use_application_commands",
    "create_public_threads",
    "create_private_threads",
    "send_messages_in_threads",
    "use_external_apps",
)


def mask(*names: str) -> int:
    """The bits of these permissions."""
    return sum(1 << BITS[name] for name in names)


def of_guild(guild: Guild, member: Member) -> int:
    """A member's permissions in the guild as a whole."""
    if guild.owner is member.user:
        return EVERYTHING
    total = guild.everyone.permissions
    for role in member.roles:
        total |= role.permissions
    return EVERYTHING if total >> BITS["administrator"] & 1 else total


def in_channel(channel: Channel, member: Member | None) -> int:
    """A member's permissions in a channel; a thread has those of its parent. No member: none."""
    if channel.guild is None:
        return mask(*ORDINARY)
    if member is None:
        return 0
    total = of_guild(channel.guild, member)
    if total == EVERYTHING:
        return total
    total = _overwritten(channel.parent if channel.is_thread and channel.parent else channel, member, total)
    if not total >> BITS["view_channel"] & 1:
        return 0
    return total


def _overwritten(channel: Channel, member: Member, total: int) -> int:
    assert channel.guild
    allow = deny = 0
    own = channel.overwrites
    if channel.guild.everyone.id in own:
        everyone = own[channel.guild.everyone.id]
        total = total & ~everyone.deny | everyone.allow
    for role in member.roles:
        if role.id in own:
            allow |= own[role.id].allow
            deny |= own[role.id].deny
    total = total & ~deny | allow
    if member.user.id in own:
        total = total & ~own[member.user.id].deny | own[member.user.id].allow
    return total


def may(channel: Channel, member: Member | None, *names: str) -> bool:
    """Whether all of these are allowed there."""
    needed = mask(*names)
    return in_channel(channel, member) & needed == needed
