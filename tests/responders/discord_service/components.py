"""What the service makes of components and embeds that it was sent: ids, and addresses of the files that came along."""

import copy
from collections.abc import Sequence
from typing import Any

from responders.discord_service import payloads
from responders.discord_service.limits import CONTAINER, FILE, GALLERY, THUMBNAIL, walk
from responders.discord_service.world import Attachment, Channel

Json = Any


def settled(components: Sequence[Json], files: Sequence[Attachment], channel: Channel) -> list[Json]:
    """Components as the service keeps them: numbered, with media that have addresses."""
    kept: list[Json] = _bare(copy.deepcopy(list(components)))
    taken = {one["id"] for _, one in walk(kept) if one.get("id")}
    serial = 0
    for _, one in walk(kept):
        if not one.get("id"):
            serial = next(number for number in range(serial + 1, serial + 1000) if number not in taken)
            one["id"] = serial
        if one["type"] == CONTAINER:
            one |= {"accent_color": one.get("accent_color"), "spoiler": one.get("spoiler", False)}
        if one["type"] == GALLERY:
            for item in one["items"]:
                item["media"] = _media(item["media"], files, channel)
        for name in ("media", "file"):
            if one["type"] in (THUMBNAIL, FILE) and one.get(name):
                one[name] = _media(one[name], files, channel)
        if one["type"] == FILE:
            found = _named(one["file"]["url"], files, channel)
            one |= {"name": found.filename if found else "file", "size": len(found.data) if found else 0}
    return kept


def _bare(value: Json) -> Json:
    """The same without what is null."""
    if isinstance(value, dict):
        return {name: _bare(each) for name, each in value.items() if each is not None}
    return [_bare(each) for each in value] if isinstance(value, list) else value


def settled_embeds(embeds: Sequence[Json], files: Sequence[Attachment], channel: Channel) -> list[Json]:
    """Embeds as the service keeps them."""
    kept: list[Json] = copy.deepcopy(list(embeds))
    for one in kept:
        one["type"] = "rich"
        for name in ("image", "thumbnail"):
            if one.get(name):
                one[name] = _media(one[name], files, channel)
    return kept


def _named(url: str, files: Sequence[Attachment], channel: Channel) -> Attachment | None:
    name = url.removeprefix("attachment://").rsplit("/", 1)[-1]
    return next((each for each in files if each.filename == name), None)


def _media(media: Json, files: Sequence[Attachment], channel: Channel) -> Json:
    found = _named(media["url"], files, channel) if media["url"].startswith("attachment://") else None
    if found is None:
        return {"id": "0", "url": media["url"], "proxy_url": media["url"], "content_type": "image/png"}
    told = payloads.attachment(found, channel)
    names = ("url", "proxy_url", "width", "height", "content_type")
    return {name: told[name] for name in names if name in told} | {"id": told["id"], "attachment_id": told["id"]}
