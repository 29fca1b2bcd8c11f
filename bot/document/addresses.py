"""The addresses that a reader may meet: https only, papers by their canonical id, thumbnails on one host.

Nothing that a source or a model wrote becomes a link in any other way.
"""

from urllib.parse import urlsplit

from bot.domain.identity import is_named_host
from bot.domain.paper import Paper

THUMBNAILS = "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/"
_UNSAFE = frozenset("\"'<>\\^`{|}[]()")


def https(address: str) -> str | None:
    """The address where it is plain https to a named host, without credentials, ports, spaces or controls."""
    if not address.startswith("https://") or not address.isascii() or not address.isprintable() or " " in address:
        return None
    if _UNSAFE & set(address):
        return None
    return address if is_named_host(urlsplit(address).netloc) else None


def address(paper: Paper) -> str | None:
    """Where the paper is to be read."""
    return https(paper.url)


def thumbnail(paper: Paper) -> str | None:
    """Its picture on the site that listed it, where it has one: never somebody's upload."""
    if not paper.thumbnail:
        return None
    if paper.thumbnail.startswith(THUMBNAILS):
        return https(paper.thumbnail)
    scheme, _, local = paper.id.partition(":")
    listed = any(sighting.source == "huggingface" for sighting in paper.sightings)
    return https(f"{THUMBNAILS}{local}.png") if scheme == "arxiv" and listed else None


def links(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Name and address of every place that we can name from the paper's id."""
    scheme, _, local = paper.id.partition(":")
    places = [("arXiv" if scheme == "arxiv" else "DOI" if scheme == "doi" else "web", paper.url)]
    if scheme == "arxiv":
        places.append(("PDF", f"https://arxiv.org/pdf/{local}"))
        if any(sighting.source == "huggingface" for sighting in paper.sightings):
            places.append(("Hugging Face", f"https://huggingface.co/papers/{local}"))
    return tuple((name, place) for name, place in places if https(place))
