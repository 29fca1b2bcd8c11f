"""Time zones as people write them: a city, an abbreviation, an offset; the IANA name is what is kept."""

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.chat.arguments.endings import bare
from bot.errors import UnknownZone

_KNOWN_AS = {
    "kst": "Asia/Seoul",
    "korea": "Asia/Seoul",
    "한국": "Asia/Seoul",
    "서울": "Asia/Seoul",
    "jst": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
    "일본": "Asia/Tokyo",
    "도쿄": "Asia/Tokyo",
    "베이징": "Asia/Shanghai",
    "중국": "Asia/Shanghai",
    "beijing": "Asia/Shanghai",
    "런던": "Europe/London",
    "파리": "Europe/Paris",
    "베를린": "Europe/Berlin",
    "뉴욕": "America/New_York",
    "cet": "Europe/Berlin",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles",
    "est": "America/New_York",
    "edt": "America/New_York",
    "et": "America/New_York",
    "cst": "America/Chicago",
    "mst": "America/Denver",
    "sanfrancisco": "America/Los_Angeles",
    "bayarea": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "boston": "America/New_York",
    "utc": "UTC",
    "gmt": "UTC",
    "z": "UTC",
}
_BY_OFFSET = {
    -8: "America/Los_Angeles",
    -7: "America/Denver",
    -6: "America/Chicago",
    -5: "America/New_York",
    -3: "America/Sao_Paulo",
    0: "UTC",
    1: "Europe/Berlin",
    2: "Europe/Helsinki",
    3: "Europe/Istanbul",
    4: "Asia/Dubai",
    7: "Asia/Bangkok",
    8: "Asia/Shanghai",
    9: "Asia/Seoul",
    10: "Australia/Sydney",
}
_OFFSET = re.compile(r"(?:utc|gmt)?([+-]\d{1,2})(?::?00)?", re.IGNORECASE)


def zone_from(text: str) -> str:
    """The IANA name that is meant; raises UnknownZone with what is close. An offset names no zone: one is offered."""
    written = unicodedata.normalize("NFKC", text).strip()
    key = _key(written) if _key(written) in _KNOWN_AS else _key(bare(written))
    if offset := _OFFSET.fullmatch(written.replace(" ", "")):
        near = _BY_OFFSET.get(int(offset[1]))
        if near == "UTC":
            return near
        raise UnknownZone(written, (near,) if near else ())
    found = _KNOWN_AS.get(key) or _names().get(key)
    if found is None:
        raise UnknownZone(written, _nearest(key))
    return found


@cache
def _names() -> dict[str, str]:
    """Whole names and, where only one zone has it, the city."""
    names: dict[str, str] = {}
    for zone in sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")):
        names.setdefault(_key(zone.rpartition("/")[2]), zone)
        names[_key(zone)] = zone
    return names


def _nearest(key: str) -> tuple[str, ...]:
    near = process.extract(key, [*_names(), *_KNOWN_AS], scorer=fuzz.ratio, limit=6, score_cutoff=60)
    zones = [_KNOWN_AS.get(name) or _names()[name] for name, _, _ in near]
    return tuple(dict.fromkeys(zones))[:3]


def _key(text: str) -> str:
    return re.sub(r"[\s_]+", "", text).casefold()
