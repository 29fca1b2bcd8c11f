"""Whether a paper is withdrawn, by the wording of its comment: arXiv's services have no flag for it. Pure."""

import re

MOST_READ = 4_000

# What is withdrawn must be the text itself: money, drugs, troops and users are withdrawn in harmless comments.
_WORK = r"(?:paper|submission|manuscript|article|pre-?print|version|work|report|draft|e-?print|document)"
_THIS = r"(?:this|the|our|my|an?|that)\s+(?:(?:current|present|arxiv|first|entire|whole)\s+)?"
_BE = r"(?:(?:is|was|has|have|had|been|be|being|are|were|will|must|should|temporarily|now|hereby|voluntarily)\s+)+"
_BY = r"by\s+(?:the\s+)?(?:first\s+|corresponding\s+)?(?:co-?)?(?:authors?|arxiv|submitter|admin\w*|us|me)\b"
_TAKE_BACK = r"(?:withdraw|withdrawal|withdrawing|withdrew|withdrawn)"
_ASK = r"(?:request|ask|apply|require|seek|wish|want)\w*"
_REASON = r"(?:due|because|for|as|since|to|pending|in order|until|after|by|from arxiv|and|while)\b"
_STOP = rf"(?=\W*\Z|\s*[.,;:(]|\s+{_REASON})"

_NOTICES = tuple(
    re.compile(pattern)
    for pattern in (
        # this paper has been withdrawn; it needs to be withdrawn; paper withdrawn due to an error
        rf"\b{_WORK}\s+(?:\([^()]{{0,80}}\)\s+)?{_BE}withdrawn\b",
        rf"\b(?:it|{_WORK})\s+(?:needs?|has|have|had|ought)\s+to\s+be\s+withdrawn\b",
        rf"(?:\A\W*|\b(?:this|the|our)\s+){_WORK}\s+(?:temporarily\s+)?withdrawn\b{_STOP}",
        # withdrawn by the authors; withdrawn, as the whole notice or at its start
        rf"\bwithdrawn\s+{_BY}",
        rf"\A\W*(?:arxiv admin note\W*)?(?:temporarily\s+)?withdrawn\b{_STOP}",
        # we withdraw this paper; the withdrawal of the submission; withdrawing it
        rf"\b{_TAKE_BACK}\s+(?:of\s+)?{_THIS}{_WORK}\b",
        r"\b(?:withdrawal|withdrawing)\s+(?:of\s+)?(?:paper|submission|manuscript|article|pre-?print|version)\b",
        rf"\b(?:we|i|authors?)\s+(?:\w+\s+){{0,6}}{_TAKE_BACK}\s+it\b(?!\s+from\s+(?!arxiv))",
        # we request withdrawal
        rf"\b{_ASK}\s+(?:(?:for|to|an?|the|its|full)\s+){{0,3}}(?:withdraw|withdrawal){_STOP}",
    )
)
_NOTICE_ABSTRACT = re.compile(rf"\A\W*(?:(?:this|the|our)\s+)?(?:{_WORK}\s+)?(?:{_BE})?withdrawn\b(?:\s+{_BY}|{_STOP})")
# These speak of another text, or deny it.
_OTHER = re.compile(
    rf"\b(?:earlier|previous|prior|older?|another|separate)\s+{_WORK}\b[^.;]{{0,60}}\bwithdrawn\b"
    r"|\b(?:not|never|no longer)\s+(?:been\s+|be\s+)?withdraw(?:n|ing)?\b"
)


def is_withdrawn(comment: str | None, abstract: str = "") -> bool:
    """Whether the comment says that this paper is withdrawn, or the abstract begins as nothing but that notice."""
    return _says_so(_plain(comment or "")) or _NOTICE_ABSTRACT.search(_plain(abstract)) is not None


def _says_so(comment: str) -> bool:
    if "withdr" not in comment:
        return False
    own = _OTHER.sub(" ", comment)
    return any(notice.search(own) for notice in _NOTICES)


def _plain(text: str) -> str:
    return " ".join(text[:MOST_READ].lower().split())
