"""The checks of `jogan doctor` on models: asks each that the settings name one short question, and writes nothing."""

from pydantic import BaseModel

from adapters.cli.row import Row
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.llm import Named, each_model
from bot.errors import BadReply, JoganError, ModelUnusable
from bot.ports.llm import Prompt

LONGEST = 20.0
"""Seconds that one model may take."""
TAKES = {
    "json_schema": "takes a schema of the reply",
    "json_object": "takes JSON, but no schema of the reply",
    "text": "takes no word on the reply's form: what is no JSON is asked for again",
}
"""By what an endpoint was found to take; the rest is learnt as it is met."""
CHECKS = {"JOGAN_MODEL": "model", "JOGAN_FALLBACK_MODEL": "fallback model", "JOGAN_VOTE_MODEL": "vote model"}


class Ready(BaseModel):
    """The answer to the question."""

    ready: bool


QUESTION = Prompt(
    "probe", "probe-1", 'Answer with the JSON object {"ready": true} and nothing else.', '{"task": "probe"}', Ready, 800
)
"""Some 60 tokens, and what a model thinks before it answers."""


async def model_checks(config: Config) -> list[Row]:
    """A row for each model. Raises nothing."""
    if config.model is None:
        said = "JOGAN_MODEL is not set: texts are taken from the papers, and nobody is asked"
        return [Row("model", "skipped", said, "Nothing to do; deploy/env.example has examples.")]
    clock = SystemClock()
    async with each_model(config, clock, deadline=LONGEST) as named:
        return [await _row(one, clock) for one in named]


async def _row(one: Named, clock: SystemClock) -> Row:
    check, began = CHECKS[one.names.model], clock.monotonic()
    try:
        reply = await one.model.ask(QUESTION)
    except ModelUnusable as failure:
        return Row(check, "failed", str(failure), failure.remedy)
    except BadReply as failure:
        remedy = f"It may do better on papers; else set {one.names.model} to a model that answers in JSON."
        return Row(check, "warning", f"{one.model.name} at {one.host}: {failure}", remedy)
    except JoganError as failure:
        return Row(check, "failed", str(failure), "Try again later; meanwhile texts are taken from the papers.")
    took = clock.monotonic() - began
    takes = TAKES[one.model.abilities.form]
    told = f"{one.model.name} at {one.host} {takes}; it answers in {took:.1f} s, {reply.usage.total} tokens"
    return Row(check, "ok", told)
