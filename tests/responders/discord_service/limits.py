"""The service's own rules for a message beyond the description: sums, combinations, references, mentions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from responders.discord_service.schema import Complaint
from responders.discord_service.world import COMPONENTS_V2, Attachment, Message

Json = Any
CONTENT, EMBEDS_SUM, DESCRIPTION, V2_TEXT, V2_COMPONENTS, ROWS = 2000, 6000, 4096, 4000, 40, 5
ROW, BUTTON, STRING_SELECT, TEXT_INPUT, SECTION, TEXT_DISPLAY, THUMBNAIL = 1, 2, 3, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER = 12, 13, 14, 17
SELECTS = (3, 5, 6, 7, 8)
V2_ONLY = (SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER)
LINK, PREMIUM = 5, 6
FILE_BYTES = 10 * 1024 * 1024


def message_complaints(
    body: Mapping[str, Json], files: Mapping[int, Attachment], old: Message | None
) -> list[Complaint]:
    """What is wrong with the body that makes a message, or that edits `old`."""
    v2 = bool(_flags(body, old) & COMPONENTS_V2)
    return [
        *_mentions(body),
        *_texts(body, old, v2),
        *_components(body.get("components") or [], v2),
        *_files(body, files, old),
        *_nonce(body),
    ]


def is_empty(body: Mapping[str, Json], old: Message | None) -> bool:
    """Whether nothing would be left to show."""
    names = ("content", "embeds", "components", "attachments", "sticker_ids", "poll")
    return not any(body[name] if name in body else getattr(old, name, None) for name in names)


def _flags(body: Mapping[str, Json], old: Message | None) -> int:
    return (body.get("flags") or 0) | (old.flags if old else 0)


def _mentions(body: Mapping[str, Json]) -> Iterator[Complaint]:
    allowed = body.get("allowed_mentions")
    if allowed is None:
        yield Complaint("allowed_mentions", "MENTIONS_NOT_FORBIDDEN", "allowed_mentions must be there, with parse: [].")
    elif allowed.get("parse") != [] or any(allowed.get(name) for name in ("users", "roles", "replied_user")):
        yield Complaint("allowed_mentions", "MENTIONS_NOT_FORBIDDEN", f"allowed_mentions must be empty, not {allowed}.")


def _texts(body: Mapping[str, Json], old: Message | None, v2: bool) -> Iterator[Complaint]:
    content = body.get("content") or ""
    if len(content) > CONTENT:
        yield Complaint("content", "BASE_TYPE_MAX_LENGTH", f"Must be {CONTENT} or fewer in length.")
    embeds = body.get("embeds") or []
    if sum(map(embed_length, embeds)) > EMBEDS_SUM:
        yield Complaint("embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBEDS_SUM}")
    yield from _embeds(embeds)
    if not v2:
        return
    for name in ("content", "embeds", "poll", "sticker_ids"):
        left = body[name] if name in body else getattr(old, name, None)
        if left:
            yield Complaint(
                name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", f"The '{name}' field cannot be used."
            )


def _embeds(embeds: Sequence[Json]) -> Iterator[Complaint]:
    for index, embed in enumerate(embeds):
        if not any(
            embed.get(name) for name in ("title", "description", "fields", "image", "author", "footer", "thumbnail")
        ):
            yield Complaint(f"embeds.{index}.description", "BASE_TYPE_REQUIRED", "This field is required")
        for place, field in enumerate(embed.get("fields") or ()):
            for name in ("name", "value"):
                if not field.get(name, "").strip():
                    yield Complaint(
                        f"embeds.{index}.fields.{place}.{name}", "BASE_TYPE_REQUIRED", "This field is required"
                    )


def embed_length(embed: Json) -> int:
    """The characters of an embed that count: title, description, fields, footer, author."""
    fields = sum(len(each.get("name", "")) + len(each.get("value", "")) for each in embed.get("fields") or ())
    footer, author = (embed.get("footer") or {}).get("text") or "", (embed.get("author") or {}).get("name") or ""
    return len(embed.get("title") or "") + len(embed.get("description") or "") + fields + len(footer) + len(author)


def walk(components: Sequence[Json], where: str = "components") -> Iterator[tuple[str, Json]]:
    """Every component with where it is, outer ones first."""
    for index, one in enumerate(components):
        here = f"{where}.{index}"
        yield here, one
        yield from walk(one.get("components") or (), f"{here}.components")
        for name in ("accessory", "component"):
            if one.get(name):
                yield from walk([one[name]], f"{here}.{name}")


def _components(components: Sequence[Json], v2: bool) -> Iterator[Complaint]:
    every = list(walk(components))
    if not v2:
        yield from _classic(components, every)
    if len(every) > V2_COMPONENTS:
        yield Complaint("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", f"More than {V2_COMPONENTS} in total.")
    if sum(len(one.get("content", "")) for _, one in every if one["type"] == TEXT_DISPLAY) > V2_TEXT:
        yield Complaint(
            "components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", f"More than {V2_TEXT} characters in total."
        )
    yield from _doubled(every)
    for where, one in every:
        yield from _one(where, one)


def _classic(components: Sequence[Json], every: Sequence[tuple[str, Json]]) -> Iterator[Complaint]:
    if len(components) > ROWS:
        yield Complaint("components", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {ROWS} in length.")
    for where, one in every:
        if one["type"] in V2_ONLY:
            yield Complaint(where, "COMPONENT_TYPE_INVALID", "This component needs the flag IS_COMPONENTS_V2.")


def _doubled(every: Sequence[tuple[str, Json]]) -> Iterator[Complaint]:
    for name in ("custom_id", "id"):
        seen = Counter(one[name] for _, one in every if one.get(name))
        for value, count in seen.items():
            if count > 1:
                yield Complaint(
                    "components", f"COMPONENT_{name.upper()}_DUPLICATED", f"{value!r} is used {count} times."
                )


def _one(where: str, one: Json) -> Iterator[Complaint]:
    if one["type"] == BUTTON:
        yield from _button(where, one)
    elif one["type"] == ROW:
        kinds = [child["type"] for child in one["components"]]
        if any(kind in SELECTS for kind in kinds) and len(kinds) > 1:
            yield Complaint(where, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The layout exceeds the maximum width (5).")
    elif one["type"] == STRING_SELECT:
        yield from _select(where, one)
    elif one["type"] == FILE and not one["file"]["url"].startswith("attachment://"):
        yield Complaint(f"{where}.file.url", "UNFURLED_MEDIA_ITEM_INVALID", "A file is one that goes with the message.")
    elif one["type"] == TEXT_DISPLAY and not one["content"].strip():
        yield Complaint(f"{where}.content", "BASE_TYPE_REQUIRED", "This field is required")


def _button(where: str, one: Json) -> Iterator[Complaint]:
    has_id, has_url = bool(one.get("custom_id")), bool(one.get("url"))
    if one["style"] == LINK:
        if not has_url or has_id:
            yield Complaint(where, "BUTTON_COMPONENT_INVALID", "A link button has a url and no custom id.")
    elif one["style"] != PREMIUM and (has_url or not has_id):
        yield Complaint(where, "BUTTON_COMPONENT_INVALID", "A button has a custom id and no url.")
    if one["style"] != PREMIUM and not one.get("label") and not one.get("emoji"):
        yield Complaint(where, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji.")


def _select(where: str, one: Json) -> Iterator[Complaint]:
    options = one["options"]
    low, high = _or(one.get("min_values"), 1), _or(one.get("max_values"), 1)
    if high > len(options) or low > high:
        yield Complaint(where, "SELECT_COMPONENT_INVALID", f"{low} to {high} values of {len(options)} options.")
    if len({option["value"] for option in options}) < len(options):
        yield Complaint(
            f"{where}.options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
        )
    if sum(bool(option.get("default")) for option in options) > high:
        yield Complaint(where, "SELECT_COMPONENT_INVALID", "More options are chosen beforehand than may be.")
    for index, option in enumerate(options):
        if not option["label"].strip() or not option["value"]:
            yield Complaint(f"{where}.options.{index}.label", "BASE_TYPE_REQUIRED", "This field is required")


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _files(body: Mapping[str, Json], files: Mapping[int, Attachment], old: Message | None) -> Iterator[Complaint]:
    told = body.get("attachments")
    known = {str(each.id) for each in old.attachments} if old else set()
    for index, each in enumerate(told or ()):
        if str(each["id"]) not in known | {str(key) for key in files}:
            yield Complaint(f"attachments.{index}.id", "ATTACHMENT_NOT_FOUND", "Attachment data not found")
    for key, file in files.items():
        if len(file.data) == 0:
            yield Complaint(f"files.{key}", "BASE_TYPE_REQUIRED", "The file is empty.")
    names = {each.filename for each in files.values()} | {each.filename for each in (old.attachments if old else ())}
    for where, url in _references(body):
        if url.startswith("attachment://") and url.removeprefix("attachment://") not in names:
            yield Complaint(
                where, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", f"No attachment is named so: {url}"
            )


def _references(body: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for where, one in walk(body.get("components") or ()):
        media = [one.get("media"), one.get("file"), *(item.get("media") for item in one.get("items") or ())]
        for each in filter(None, media):
            yield where, each["url"]
    for index, embed in enumerate(body.get("embeds") or ()):
        for name in ("image", "thumbnail"):
            if (embed.get(name) or {}).get("url"):
                yield f"embeds.{index}.{name}.url", embed[name]["url"]


def _nonce(body: Mapping[str, Json]) -> Iterator[Complaint]:
    if body.get("enforce_nonce") and body.get("nonce") is None:
        yield Complaint("nonce", "BASE_TYPE_REQUIRED", "This field is required")
