"""A model as one person's question asks it: that chat pays, and nobody who waits for nothing goes before."""

from dataclasses import replace

from bot.ports.llm import Heard, Prompt, Reply, Shape
from bot.ports.payments import Payer
from bot.writing.desk import Asks


class ForPerson:
    """bot.writing.desk.Asks, whoever is named as the payer: what was made for editions pays for no question."""

    def __init__(self, model: Asks, payer: Payer) -> None:
        self._model, self._payer = model, payer

    @property
    def name(self) -> str:
        """The model's name in the settings."""
        return self._model.name

    async def ask(self, prompt: Prompt[Shape], payer: Payer = "", heard: Heard | None = None) -> Reply[Shape]:
        """The reply. Raises what the model raises."""
        return await self._model.ask(replace(prompt, urgent=True), self._payer, heard)
