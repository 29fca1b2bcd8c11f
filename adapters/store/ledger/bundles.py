"""Bundles: one rendering that many chats share, kept once. It renders nothing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from adapters.store.direct import Statements
from adapters.store.mapping import about_json, read, written
from adapters.store.tables import AGAIN, BEGUN, FRESH, TROUBLED
from bot.domain.posting import Recipe
from bot.errors import BadPayload
from bot.ports.ledger import Bundle
from bot.ports.platform import Rendered

KEPT = "SELECT id, recipe, revision FROM bundles WHERE key {texts}"
NUMBERED = "SELECT id, recipe, revision FROM bundles WHERE id {ids} ORDER BY id"
PARTS = "SELECT bundle, body, plain, about, picture FROM bundle_parts WHERE bundle {ids} ORDER BY bundle, part"
KEEP = "INSERT INTO bundles (key, recipe, revision, made_at) VALUES (?, ?, 0, ?) ON CONFLICT (key) DO NOTHING"
KEEP_PART = "INSERT INTO bundle_parts (bundle, part, body, plain, about, picture) VALUES (?, ?, ?, ?, ?, ?)"
UNSENT = f"""SELECT bundle FROM deliveries WHERE {FRESH} AND lane >= ''
UNION SELECT bundle FROM deliveries WHERE {AGAIN} AND lane >= ''
UNION SELECT bundle FROM deliveries WHERE {BEGUN} AND state = 'unsure' AND lane >= ''
UNION SELECT bundle FROM deliveries WHERE {TROUBLED} AND state = 'parked' AND id > 0"""
"""Each by its own index: what was sent is not read, however much of it is kept."""
GROW = "UPDATE bundles SET revision = revision + 1 WHERE id = ?"
EMPTY = "DELETE FROM bundle_parts WHERE bundle = ?"


@cache
def recipe_json() -> TypeAdapter[Recipe]:
    """How a recipe is written; made once, when the first is."""
    return TypeAdapter(Recipe)


def find(statements: Statements, keys: Collection[str]) -> Mapping[str, Bundle]:
    """Those of these keys that there are."""
    return {bundle.recipe.key: bundle for bundle in _whole(statements, statements.all(KEPT, statements.texts(keys)))}


def numbered(statements: Statements, numbers: Collection[int]) -> tuple[Bundle, ...]:
    """Those of these numbers that there are."""
    return _whole(statements, statements.all(NUMBERED, statements.ids(numbers)))


def keep(statements: Statements, recipe: Recipe, parts: Sequence[Rendered], at: datetime) -> Bundle:
    """A new bundle, or the one that is there."""
    text = written(recipe_json(), recipe, recipe.name)
    is_new = statements.run(KEEP, recipe.key, text, statements.instant(at))
    bundle = find(statements, [recipe.key])[recipe.key]
    if not is_new:
        return bundle
    statements.each(KEEP_PART, _part_rows(bundle.number, parts))
    return Bundle(bundle.number, recipe, tuple(parts))


def remake(statements: Statements, number: int, parts: Sequence[Rendered]) -> None:
    """Other contents. BadPayload where there are more or fewer parts: their rows are written already."""
    for bundle in numbered(statements, [number]):
        if len(bundle.parts) != len(parts):
            raise BadPayload(f"bundle {number} has {len(bundle.parts)} parts, not {len(parts)}")
        statements.run(GROW, number)
        statements.run(EMPTY, number)
        statements.each(KEEP_PART, _part_rows(number, parts))


def unsent(statements: Statements, day: date) -> tuple[Bundle, ...]:
    """Bundles of a day that somebody still waits for; it looks at every row that waits, at a correction only."""
    numbers = [number for (number,) in statements.all(UNSENT)]
    return tuple(bundle for bundle in numbered(statements, numbers) if day in bundle.recipe.days)


def _whole(statements: Statements, rows: Sequence[Sequence[Any]]) -> tuple[Bundle, ...]:
    parts: dict[int, list[Rendered]] = {row[0]: [] for row in rows}
    for bundle, body, plain, about, picture in statements.all(PARTS, statements.ids(parts)):
        shown = None if about is None else read(about_json(), about, f"bundle {bundle}")
        parts[bundle].append(Rendered(body, plain, shown, picture))
    return tuple(
        Bundle(number, read(recipe_json(), recipe, f"bundle {number}"), tuple(parts[number]), revision)
        for number, recipe, revision in rows
    )


def _part_rows(bundle: int, parts: Sequence[Rendered]) -> list[tuple[object, ...]]:
    return [
        (
            bundle,
            number,
            _sound(part.body),
            _sound(part.plain),
            None if part.about is None else written(about_json(), part.about, f"part {number}"),
            None if part.picture is None else _sound(part.picture),
        )
        for number, part in enumerate(parts, 1)
    ]


def _sound(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadPayload(f"{text!r:.80} cannot be kept: it is no Unicode text") from error
    if "\0" in text:
        raise BadPayload(f"{text!r:.80} cannot be kept: a NUL character")
    return text
