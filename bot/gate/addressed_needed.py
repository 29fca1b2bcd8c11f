"""What a sentence must hold for an English order to be looked for in it: most sentences hold nothing of it.

It is only for speed: tests prove of every pattern that nothing without these pieces can match it.
"""

import re
from typing import Final

from bot.gate.addressed_english import ENGLISH

_MUST: Final = (
    "must;should;shall;need;ought;has to;have to;had better;would do well;wish to;is to;are to;can safely"
    ";want to;cannot afford;asked;advised;encouraged;urged;invited;requested;required;expected;told;instructed"
    ";reminded;recommended;obliged;directed;welcome;free;supposed;begged;warned;referred;will;may only;may not"
)
_ALWAYS: Final = ""
"""Of a pattern that anything may match: the empty piece stands in every sentence."""

_NEEDED: Final = (
    "reader;reviewer;referee;area chair;editor;subscriber;audience;committee;journalist;newsletter;curator;whoever"
    ";reading;who read;that read;summari",
    "everyone;practitioner;reader;researcher;reviewer",
    _MUST,
    _MUST,
    "digest;pars;process;read;review;summari",
    _MUST,
    _MUST,
    "this ;our ;the present ;the above ",
    _MUST,
    "deserve;merit;warrant",
    "competing ;other ;remaining ;rest of the ;rival ",
    "worth;anyone;you ;needed to;that matters;that deserves;to read;to buy;to cite;to install",
    "no need;no reason;no point",
    "worth ;more reading;more citing;more buying;more your",
    "fraud;fake;worthless;useless;avoided;ignored;not be ",
    "the authors ",
    "will ",
    "obliged;required;bound;cite;compare",
    "install the ;consider ",
    "who ;should treat",
    "can be skipped;can be ignored",
    "must-;a must ;reading;5 star;5-star;five star;five-star",
    "best;greatest;finest;most ;masterpiece;landmark;flawless;perfect;unparalleled",
    "best ;excellent;outstanding;brilliant;flawless;masterful;exceptional;superb;perfect ;magnificent;groundbreaking",
    "accept;recommend;score;/10;/ten;highest ",
    "reader;reviewer;referee;you;everyone;everybody;anyone;community;editor;researcher;practitioner;area chair"
    ";summari;assistant;whoever",
    "recommend",
    "recommend;advise;urge;encourage",
    "it is ;it has been ;it remains ;it seems ;it would be ",
    "you ",
    "ask your;ask the;tell your;tell the;advise your;advise the;urge your;urge the;remind your;remind the",
    "shop;store;newsletter;youtube;channel;sponsor;patreon;merch;start-up;startup;booth;premium;mailing list;twitter"
    ";wechat;promo;coupon;discount ;free trial;limited ;on sale;money-back;money back;link in bio;order now"
    ";per cent off",
    "% off",
    "star;citation;donation",
    "please;kindly;simply;just;always;never;don;do ;remember to;be sure;make sure;feel free;take care;dear "
    ";go ahead;you may",
    _ALWAYS,
    "please ;kindly ",
    "ignore;disregard;forget;override",
    "note ;message ;notice ;memo ;hint ;request ;attention to;attention for;reminder ",
    _ALWAYS,
    "system prompt;system message;developer prompt;developer message;, you;<|;|>;[inst];[/inst];<<sys>>",
    "you ",
    "positive;favorable;favourable;glowing",
    "do not ",
    "mentioning",
)
"""In the order of the patterns, parted by semicolons: one piece at least stands in whatever the pattern matches."""

Needed = tuple[frozenset[str], tuple[re.Pattern[str], ...]]


def _together() -> tuple[Needed, ...]:
    """Patterns that need the same are asked together."""
    asked: dict[str, tuple[re.Pattern[str], ...]] = {}
    for needed, pattern in zip(_NEEDED, ENGLISH, strict=True):
        asked[needed] = (*asked.get(needed, ()), pattern)
    return tuple((frozenset(needed.split(";")), patterns) for needed, patterns in asked.items())


NEEDED: Final = _together()
_PIECES: Final = tuple(frozenset().union(*(needed for needed, _ in NEEDED)))


def orders(piece: str) -> bool:
    """Whether an English pattern matches somewhere in a piece of folded text in lower case."""
    there = {each for each in _PIECES if each in piece}
    return any(
        not needed.isdisjoint(there) and any(pattern.search(piece) for pattern in patterns)
        for needed, patterns in NEEDED
    )


def any_in(needed: tuple[str, ...], piece: str) -> bool:
    """Whether any of the pieces stands in a text."""
    for each in needed:  # noqa: SIM110 -- a generator costs more than all the looks together
        if each in piece:
            return True
    return False
