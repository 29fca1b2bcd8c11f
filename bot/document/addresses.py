"""The addresses that a reader may meet: https only, of papers by their canonical id, of thumbnails by known hosts.

Nothing that a source or a model wrote becomes a link in any other way.
"""

from urllib.parse import urlsplit

from bot.domain.paper import Paper

THUMBNAIL_HOSTS = ("huggingface.co", "hf.co", "arxiv.org", "openreview.net")
_UNSAFE = frozenset("\"'<>\\^`{|}[]()")


def _https(address: str) -> str | None:
    """The address where it is plain https to a named host, without credentials, ports, spaces or controls."""
    if not address.startswith("https://") or not address.isascii() or not address.isprintable() or " " in address:
        return None
    if _UNSAFE & set(address):
        return None
    host = urlsplit(address).netloc
    return address if "." in host and host.replace(".", "").replace("-", "").isalnum() else None


def address(paper: Paper) -> str | None:
    """Where the paper is to be read."""
    return _https(paper.url)


def thumbnail(paper: Paper) -> str | None:
    """Its picture, where it comes from a host that serves papers' pictures."""
    safe = _https(paper.thumbnail) if paper.thumbnail else None
    host = urlsplit(safe).netloc.lower() if safe else ""
    known = any(host == name or host.endswith(f".{name}") for name in THUMBNAIL_HOSTS)
    return safe if known else None


def links(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Name and address of every place that we can name from the paper's id."""
    scheme, _, local = paper.id.partition(":")
    places = [("arXiv" if scheme == "arxiv" else "DOI" if scheme == "doi" else "web", paper.url)]
    if scheme == "arxiv":
        places.append(("PDF", f"https://arxiv.org/pdf/{local}"))
        if any(sighting.source == "huggingface" for sighting in paper.sightings):
            places.append(("Hugging Face", f"https://huggingface.co/papers/{local}"))
    return tuple((name, place) for name, place in places if _https(place))
