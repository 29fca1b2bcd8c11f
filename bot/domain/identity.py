"""One identity for a paper, whatever source shows it: arXiv id without version, else DOI, else the title's hash.

The only place that makes a PaperId. It reads addresses and never opens them.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

from bot.domain.paper import PaperId
from bot.domain.readable import readable

LONGEST_REFERENCE = 2000
"""Longer addresses are not read: no paper has one."""
LONGEST_DOI = 250
"""Longer ones are no identity: none is registered, and a store may be unable to find one again."""

_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga"
    " funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph"
    " q-alg q-bio q-fin quant-ph solv-int stat supr-con"
)
_ID = re.compile(
    r"(?:(?P<new>(?P<yymm>\d\d(?:0[1-9]|1[0-2]))\.(?P<count>\d{4,5}))"
    rf"|(?P<archive>{'|'.join(_ARCHIVES.split())})(?:\.[a-z-]{{2,}})?/(?P<old>\d\d(?:0[1-9]|1[0-2])\d{{3}}))"
    r"(?:v[1-9]\d{0,3})?",
    re.ASCII | re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:oai:arxiv\.org:|arxiv:\s*|(?:doi:\s*)?10\.48550/arxiv\.)?(?P<id>\S+)(?:\s+\[[\w.-]+\]?)?", re.IGNORECASE
)
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/[!-~]+)", re.ASCII | re.IGNORECASE)
_ARXIV_PATH = re.compile(r"/(?:abs|pdf|html|ps|e-print|src|format|tb)/(?P<id>.+)")
_ANY_PAPER_PATH = re.compile(r"(?:/[a-z]{2}(?:-[A-Z]{2})?)?/(?:abs|pdf|html|overview|papers|paper|arxiv)/(?P<id>.+)")
_ENDINGS = re.compile(r"(?:\.pdf|\.html?|\.md|/)+$", re.IGNORECASE)
_OTHER_HOSTS = frozenset(
    {"alphaxiv.org", "huggingface.co", "hf.co", "ar5iv.org", "ar5iv.labs.arxiv.org", "scirate.com"}
)

_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})", re.ASCII | re.IGNORECASE)


def paper_id(reference: str, *, doi: str | None = None, title: str = "") -> PaperId:
    """The identity: arXiv id of the address or the DOI, else the DOI of either, else the title's hash.

    Where there is no title either, the address stands for it.
    """
    found = arxiv_id(reference) or arxiv_id(doi or "")
    if found is not None:
        return f"arxiv:{found}"
    named = _doi(doi or "") or _doi(reference)
    if named is not None:
        return f"doi:{named}"
    return f"title:{title_key(title if title.strip() else reference)}"


def arxiv_id(reference: str) -> str | None:
    """The canonical arXiv id, without version, that an id, a DOI or an address means."""
    words = reference.strip().strip("<>()[]{}\"'.,;:!?").strip() if len(reference) <= LONGEST_REFERENCE else ""
    path = _path(words)
    named = _NAMED.fullmatch(path if path is not None else words)
    match = _ID.fullmatch(_ENDINGS.sub("", named["id"])) if named else None
    if match is None:
        return None
    if match["old"]:
        return f"{match['archive'].lower()}/{match['old']}"
    five_digits = int(match["yymm"]) >= 1501
    return match["new"] if five_digits == (len(match["count"]) == 5) else None


def title_key(title: str) -> str:
    """A hash of the title as it is compared: readable, NFKC, case folded, letters and digits only."""
    words = unicodedata.normalize("NFKC", readable(title)).casefold()
    letters = "".join(letter for letter in words if letter.isalnum())
    return hashlib.sha256((letters or title).encode("utf-8", "backslashreplace")).hexdigest()[:20]


def canonical_url(identity: PaperId, reference: str) -> str:
    """The address to show: made from the id where it can be, else the given link where it is plain https, else ''."""
    kind, _, value = identity.partition(":")
    if kind == "arxiv":
        return f"https://arxiv.org/abs/{value}"
    if kind == "doi":
        return f"https://doi.org/{quote(value, safe='/:;()._-')}"
    return reference.strip() if _is_https(reference.strip()) else ""


def _path(words: str) -> str | None:
    """What stands for the id in an address of a host that shows arXiv papers; None where `words` is no address."""
    host, path = _host_and_path(words)
    if host is None:
        return None
    if host in ("doi.org", "dx.doi.org"):
        return path[1:]
    if host == "arxiv.org" or (host.endswith(".arxiv.org") and not host.startswith("ar5iv.")):
        match = _ARXIV_PATH.fullmatch(path)
    else:
        match = _ANY_PAPER_PATH.fullmatch(path) if host in _OTHER_HOSTS else None
    return match["id"] if match else ""


def _host_and_path(words: str) -> tuple[str | None, str]:
    """The host without `www.`, and the decoded path; no host where it is no web address."""
    if not re.match(r"https?://", words, re.IGNORECASE):
        if not re.match(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/", words, re.IGNORECASE) or _ID.match(words):
            return None, ""
        words = f"https://{words}"
    try:
        parts = urlsplit(words)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return host.lower().removeprefix("www."), re.sub(r"/{2,}", "/", unquote(parts.path))


def _doi(words: str) -> str | None:
    """A DOI in lower case (they are compared without case), of a DOI or an address of doi.org."""
    words = words.strip() if len(words) <= LONGEST_REFERENCE else ""
    host, path = _host_and_path(words)
    match = _DOI.fullmatch(path[1:] if host in ("doi.org", "dx.doi.org") else words)
    return match[1].lower().rstrip("/.,;") if match and len(match[1]) <= LONGEST_DOI else None


def _is_https(words: str) -> bool:
    if len(words) > LONGEST_REFERENCE or not re.fullmatch(r"https://[!#-;=?-Z_a-z~%&]+", words, re.ASCII):
        return False
    try:
        return is_named_host(urlsplit(words).netloc)
    except ValueError:
        return False


def is_named_host(place: str) -> bool:
    """Whether it is a name and nothing else: a number, a port or a user could lead into a reader's own network."""
    return _HOST.fullmatch(place) is not None
