"""What a sentence must hold for a call, a prompt or praise to be looked for in it: most sentences hold nothing of it.

It is only for speed: tests prove of every pattern that nothing without these pieces can match it.
"""

from typing import Final

_PROMPT: Final = (
    "ignore;disregard;forget;override;previous ;prior ;above ;earlier ;system ;you are ;as a;:;i'm ;i am ;i cannot"
    ";i can't;i can not;i will;i would be;as requested;as instructed;here is ;here are ;api key;secret key;access key"
    ";hacked;pwned;jailbroken;sure;certainly;no text ;무시;잊;따르지;시스템;죄송합니다;요청하신;다음은;저는;당신;너"
)
_PRAISE: Final = (
    "recommend;accept;published;awarded;be read;must-read;must read;best paper;excellent;outstanding;brilliant;flawless"
    ";masterful;exceptional;superb;perfect;amazing;fantastic;magnificent;positive review;negative ;reviewer;score of 10"
    ";훌륭한;뛰어난;완벽한;탁월한;최고의;위대한;놀라운;게재;채택;수락;추천;권장;심사;반드시;필독;긍정적"
)
_CALL: Final = (
    "subscribe;click;visit;join;sign up;download;check out;buy;order now;register;contact;dm;retweet;follow;share this"
    ";like and;read more;learn more;see more;miss;act now;hurry;upvote;star ;tell ;try ;get ;scan;tap;send;enter your"
    ";log;verify your;ignore;disregard;forget ;pretend;respond with;reply with;answer with;output only;print"
    ";repeat after;say;you ;e you;for more ;for further ;available ;link in bio;promo code"
)
PROMPT: Final = tuple(_PROMPT.split(";"))
PRAISE: Final = tuple(_PRAISE.split(";"))
CALL: Final = tuple(_CALL.split(";"))
MAIL: Final = ("@", "[at]", "(at)")
HANDLE: Final = ("@", "＠", "#")
ANY: Final = ("",)
"""Stands in every sentence."""


def folded(text: str) -> str:
    """A normalised text as pieces stand in it where the patterns match it in any case: they take both foreign i's."""
    return text.replace("İ", "i").replace("ı", "i").lower()
