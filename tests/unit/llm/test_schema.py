"""Shapes as strict schemas: what the responder checks as OpenAI does, for every shape that is asked for."""

import inspect
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field
from responders.openai_api.protocol import fault_of

from adapters.llm.openai_chat.schema import strict_schema
from bot.writing import shapes

SHAPES = [kind for _, kind in inspect.getmembers(shapes, inspect.isclass) if kind.__module__ == shapes.__name__]


class Inner(BaseModel):
    """A part with a docstring, which pydantic writes beside."""

    title: Annotated[str, Field(min_length=1, max_length=9, description="x")] = "t"
    kind: Literal["a", "b"] = "a"


class Outer(BaseModel):
    first: Annotated[Inner, Field(description="beside a reference")]
    rest: list[Inner] = []
    maybe: Inner | None = None


def fault(schema: dict[str, Any]) -> str | None:
    wanted = {"type": "json_schema", "json_schema": {"name": "x", "strict": True, "schema": schema}}
    body = {"model": "m", "messages": [{"role": "user", "content": "x"}], "response_format": wanted}
    found = fault_of(body)
    return found[1]["error"]["message"] if found else None


@pytest.mark.parametrize("shape", [Inner, Outer, *SHAPES], ids=lambda shape: shape.__name__)
def test_every_shape_is_taken_as_strict(shape: type[BaseModel]) -> None:
    assert fault(strict_schema(shape)) is None


def test_what_pydantic_writes_itself_would_be_refused() -> None:
    assert fault(Outer.model_json_schema()) is not None


def test_properties_keep_their_names_whatever_they_are_called() -> None:
    inner = strict_schema(Outer)["$defs"]["Inner"]
    assert inner == {
        "type": "object", "additionalProperties": False, "required": ["title", "kind"],
        "properties": {"title": {"type": "string"}, "kind": {"type": "string", "enum": ["a", "b"]}},
    }  # fmt: skip
    assert strict_schema(Outer)["properties"]["first"] == {"$ref": "#/$defs/Inner"}


def test_the_shapes_of_the_core_are_among_them() -> None:
    assert {"CardReply", "RepairReply", "ReportReply", "ClassifyReply", "VoteReply"} <= {
        each.__name__ for each in SHAPES
    }
