"""Words written in one string as a set of words. Nothing else."""


def listed(words: str) -> frozenset[str]:
    """The words of a string that has them parted by white space."""
    return frozenset(words.split())
