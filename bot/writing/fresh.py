"""A model that does not answer from memory: for a text that was found wrong, the same reply would be wrong again."""

from bot.ports.llm import Heard, Prompt, Reply, Shape
from bot.ports.payments import Payer, Payments
from bot.writing.budget import request_key
from bot.writing.desk import Asks


class Fresh:
    """Forgets the reply to what is asked now, then asks; a model behind its budget like the one that it asks."""

    def __init__(self, model: Asks, payments: Payments) -> None:
        self._model, self._payments = model, payments

    @property
    def name(self) -> str:
        """The model's name in the settings."""
        return self._model.name

    async def ask(self, prompt: Prompt[Shape], payer: Payer = "edition", heard: Heard | None = None) -> Reply[Shape]:
        """A reply that is paid for now. Raises what the model raises."""
        await self._payments.drop_replies([request_key(self.name, prompt)])
        return await self._model.ask(prompt, payer, heard)
