"""The same digits in another scale: the commonest mistake between Korean and English numbers. No more is judged."""

from fractions import Fraction

from bot.gate.amounts import Amount


def has_same_digits(said: Amount, known: Amount) -> bool:
    """0.5억 for 0.5 billion, 72 million for 72B: the same digits of the same thing, multiplied with something else."""
    if not (said.scaled and known.scaled) or said.name or known.name or said.vague or known.vague:
        return False
    if said.unit != known.unit or (said.thing and known.thing and said.thing != known.thing):
        return False
    return bool(said.value and known.value) and _digits(said.value) == _digits(known.value)


def _digits(value: Fraction) -> Fraction:
    """The value without its power of ten."""
    while value >= 10:
        value /= 10
    while value < 1:
        value *= 10
    return value
