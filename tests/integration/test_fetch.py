"""The fetcher against a scripted loopback responder: tries, redirects, deadlines, kept answers."""

import asyncio
import gzip
import itertools
import logging
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager

import pytest
import stamina
from fakes_sources import InstantTicker, SetClock
from patience import COMES
from responders.papers import Answer, Papers, Script

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings, MemoryValidators
from bot.errors import BadPayload, JoganError, Permanent, Temporary

OK = Answer(b'{"fine": true}')


@pytest.fixture(autouse=True)
def no_backoff() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


@asynccontextmanager
async def fetching(script: dict[str, Script], **options: object) -> AsyncIterator[tuple[Papers, Fetcher]]:
    async with Papers(script) as papers:
        settings = FetchSettings(named_urls=(papers.url,), **options)  # type: ignore[arg-type] # any setting
        async with Fetcher(settings, SetClock(), SystemClock()) as fetcher:
            yield papers, fetcher


async def failure(script: dict[str, Script], path: str = "/", **options: object) -> tuple[JoganError, Papers]:
    async with fetching(script, **options) as (papers, fetcher):
        with pytest.raises(JoganError) as raised:
            await fetcher.get(papers.url + path)
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith("127.0.0.1 ")
    return raised.value, papers


async def test_an_answer_and_what_was_asked() -> None:
    answer = Answer(b"body", headers={"X-Other": "1", "Set-Cookie": "a=b"}, content_type="text/plain; charset=utf-8")
    async with fetching({"/list": answer}, version="9", contact="me@example.org") as (papers, fetcher):
        for _ in range(2):
            fetched = await fetcher.get(f"{papers.url}/list", {"date": "2024-07-16", "q": "a b"})
    assert (fetched.status, fetched.body, fetched.content_type) == (200, b"body", "text/plain; charset=utf-8")
    assert "x-other" not in fetched.headers
    assert fetched.url == f"{papers.url}/list?date=2024-07-16&q=a+b"
    asked = papers.asked[-1]
    assert asked.query == {"date": "2024-07-16", "q": "a b"}
    assert asked.headers["User-Agent"] == "jogan/9 (me@example.org)"
    assert asked.headers["Accept-Encoding"] == "gzip, deflate"
    assert "Cookie" not in asked.headers
    assert "Authorization" not in asked.headers


async def test_a_compressed_answer() -> None:
    packed = Answer(gzip.compress(b"text" * 1000), headers={"Content-Encoding": "gzip"})
    async with fetching({"/": packed}) as (papers, fetcher):
        assert (await fetcher.get(papers.url + "/")).body == b"text" * 1000


@pytest.mark.parametrize("status", [429, 500, 502, 503])
async def test_what_may_pass_is_tried_again(status: int) -> None:
    async with fetching({"/": [Answer(status=status), Answer(status=status), OK]}) as (papers, fetcher):
        assert (await fetcher.get(papers.url + "/")).body == OK.body
    assert len(papers.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 406, 410])
async def test_what_will_not_pass_is_asked_once(status: int) -> None:
    raised, papers = await failure({"/": Answer(status=status, headers={"Retry-After": "1"})})
    assert isinstance(raised, Permanent)
    assert f"answered {status} (" in str(raised)
    assert len(papers.asked) == 1


async def test_after_the_last_try_the_reason_is_told() -> None:
    raised, papers = await failure({"/": Answer(status=503)})
    assert isinstance(raised, Temporary)
    assert str(raised) == "127.0.0.1 answered 503 (service unavailable)"
    assert len(papers.asked) == 3


async def test_a_wait_longer_than_the_deadline_is_left_to_the_caller() -> None:
    raised, papers = await failure({"/": Answer(status=429, headers={"Retry-After": "60"})})
    assert isinstance(raised, Temporary)
    assert raised.retry_after == 60
    assert str(raised) == "127.0.0.1 answered 429 (too many requests), try again in 60 s"
    assert len(papers.asked) == 1


async def test_a_short_wait_is_kept() -> None:
    stamina.set_testing(False)
    script = {"/": [Answer(status=429, headers={"Retry-After": "1"}), OK]}
    async with fetching(script) as (papers, fetcher):
        await fetcher.get(papers.url + "/")
    assert papers.asked[1].at - papers.asked[0].at >= 0.99


async def test_an_answer_that_counts_although_it_is_an_error() -> None:
    async with fetching({"/": Answer(b"why", 400)}) as (papers, fetcher):
        fetched = await fetcher.get(papers.url + "/", also=frozenset({400}))
    assert (fetched.status, fetched.body) == (400, b"why")


async def test_redirects_are_followed_three_times() -> None:
    hops = {f"/{step}": Answer(status=302, headers={"Location": f"/{step + 1}"}) for step in range(3)}
    async with fetching({**hops, "/3": OK}) as (papers, fetcher):
        assert (await fetcher.get(f"{papers.url}/0")).url == f"{papers.url}/3"


async def test_a_redirect_loop_ends() -> None:
    raised, papers = await failure({"/": Answer(status=301, headers={"Location": "/"})})
    assert isinstance(raised, Permanent)
    assert str(raised) == "127.0.0.1 redirects more than 3 times"
    assert len(papers.asked) == 4


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "https://evil.example/",
        "http://huggingface.co/",
        "file:///etc/passwd",
        "//evil.example/",
        "http://[broken/",
    ],
)
async def test_a_redirect_that_leads_elsewhere_is_refused(location: str) -> None:
    async with fetching({"/": Answer(status=302, headers={"Location": location})}) as (papers, fetcher):
        with pytest.raises(Permanent) as raised:
            await fetcher.get(papers.url + "/")
    assert len(papers.asked) == 1
    assert "\n" not in str(raised.value)


async def test_a_redirect_to_a_public_name_that_leads_inside_is_refused() -> None:
    async def inside(host: str, port: int) -> Sequence[str]:
        return ("127.0.0.1",)

    async with Papers({"/": Answer(status=302, headers={"Location": "https://huggingface.co/"})}) as papers:
        settings = FetchSettings(named_urls=(papers.url,))
        async with Fetcher(settings, SetClock(), InstantTicker(), resolve=inside) as fetcher:
            with pytest.raises(Permanent, match=r"^huggingface\.co leads to a private address: refused$"):
                await fetcher.get(papers.url + "/")


async def test_what_signs_in_is_shown_to_the_address_that_was_asked_and_to_none_behind_it() -> None:
    async with Papers({"/": OK}) as elsewhere, Papers({"/near": OK}) as papers:
        papers.script["/far"] = Answer(status=302, headers={"Location": f"{elsewhere.url}/"})
        papers.script["/here"] = Answer(status=302, headers={"Location": "/near"})
        named = FetchSettings(named_urls=(papers.url, elsewhere.url))
        async with Fetcher(named, SetClock(), SystemClock()) as fetcher:
            for path in ("/far", "/here"):
                await fetcher.get(papers.url + path, authorization="Bearer canary")
            await fetcher.get(f"{papers.url}/near")
    shown = [(asked.path, asked.headers.get("Authorization")) for asked in papers.asked]
    assert shown == [("/far", "Bearer canary"), ("/here", "Bearer canary"), ("/near", "Bearer canary"), ("/near", None)]
    assert [asked.headers.get("Authorization") for asked in elsewhere.asked] == [None]


async def test_what_is_opened_by_signing_in_is_not_kept() -> None:
    async with fetching({"/": Answer(b"body", headers={"ETag": '"1"'})}) as (papers, fetcher):
        for authorization in ("Bearer canary", ""):
            await fetcher.get(papers.url, authorization=authorization)
    assert ["If-None-Match" in asked.headers for asked in papers.asked] == [False, False]


async def test_a_redirect_without_a_target_is_no_answer() -> None:
    raised, _ = await failure({"/": Answer(status=302)})
    assert "answered 302" in str(raised)


async def test_an_endless_slow_stream_ends_with_the_deadline() -> None:
    async with asyncio.timeout(COMES):
        raised, papers = await failure({"/": Answer(b"x", drip=0.05)}, deadline=1.0)
    assert str(raised) == "127.0.0.1 did not finish its answer in time"
    assert len(papers.asked) == 1


async def test_the_deadline_covers_all_tries() -> None:
    _, papers = await failure({"/": Answer(status=503, pause=0.25)}, deadline=0.4, attempts=10)
    assert len(papers.asked) <= 2


async def test_an_answer_that_breaks_off() -> None:
    raised, papers = await failure({"/": Answer(b"half", cut=True)})
    assert isinstance(raised, Temporary)
    assert "broke off in the middle" in str(raised)
    assert len(papers.asked) == 3


async def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    async with Fetcher(FetchSettings(named_urls=(url,)), SetClock(), SystemClock()) as fetcher:
        with pytest.raises(Temporary, match=r"^127\.0\.0\.1 cannot be reached$"):
            await fetcher.get(f"{url}/")


async def test_a_name_that_does_not_resolve() -> None:
    async def nowhere(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    async with Fetcher(FetchSettings(), SetClock(), InstantTicker(), resolve=nowhere) as fetcher:
        with pytest.raises(Temporary, match=r"^huggingface\.co cannot be reached$"):
            await fetcher.get("https://huggingface.co/")


async def test_too_large_by_its_own_words_or_in_fact() -> None:
    raised, papers = await failure({"/": Answer(b"x" * 2000)}, most_wire_bytes=1000)
    assert isinstance(raised, BadPayload)
    assert len(papers.asked) == 1
    raised, _ = await failure({"/": Answer(b"x" * 600, drip=0.001)}, most_wire_bytes=1000)
    assert str(raised) == "127.0.0.1 sent more than 1,000 bytes"


async def test_not_modified_gives_the_kept_answer() -> None:
    first = Answer(b"the list", headers={"ETag": '"v1"', "Last-Modified": "Tue, 16 Jul 2024 00:00:00 GMT"})
    async with fetching({"/": [first, Answer(status=304)]}) as (papers, fetcher):
        bodies = [(await fetcher.get(papers.url + "/")).body for _ in range(2)]
    assert bodies == [b"the list"] * 2
    assert papers.asked[1].headers["If-None-Match"] == '"v1"'
    assert papers.asked[1].headers["If-Modified-Since"] == "Tue, 16 Jul 2024 00:00:00 GMT"
    assert "If-None-Match" not in papers.asked[0].headers


async def test_kept_answers_outlive_the_fetcher() -> None:
    kept = MemoryValidators()
    async with Papers({"/": [Answer(b"one", headers={"ETag": '"1"'}), Answer(status=304)]}) as papers:
        for _ in range(2):
            async with Fetcher(FetchSettings(named_urls=(papers.url,)), SetClock(), SystemClock(), kept) as fetcher:
                assert (await fetcher.get(papers.url + "/")).body == b"one"


async def test_not_modified_to_a_new_question_is_no_answer() -> None:
    raised, _ = await failure({"/": Answer(status=304)})
    assert isinstance(raised, BadPayload)


async def test_a_secret_in_an_address_is_in_no_message_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for answer in (Answer(status=503), Answer(status=403), Answer(b"x", cut=True), Answer(status=302)):
        raised, _ = await failure({"/": answer}, path="/?token=canary")
        assert "canary" not in repr(raised)
    jogan = [record.getMessage() for record in caplog.records if record.name.startswith(("adapters", "stamina"))]
    assert not any("canary" in line for line in jogan)


async def test_a_host_that_is_not_allowed_is_never_asked() -> None:
    async with fetching({"/": OK}) as (papers, _):
        async with Fetcher(FetchSettings(), SetClock(), SystemClock()) as strict:
            with pytest.raises(Permanent, match="not a host that the settings allow"):
                await strict.get(papers.url + "/")
        assert papers.asked == []


async def test_one_service_is_asked_one_at_a_time() -> None:
    async with fetching({"/": Answer(b"ok", pause=0.05)}) as (papers, fetcher):
        await asyncio.gather(*(fetcher.get(papers.url + "/") for _ in range(4)))
    times = [asked.at for asked in papers.asked]
    assert all(later - earlier >= 0.045 for earlier, later in itertools.pairwise(times))


async def test_it_can_be_closed_twice_and_used_again() -> None:
    async with fetching({"/": OK}) as (papers, fetcher):
        await fetcher.get(papers.url + "/")
        await fetcher.close()
        await fetcher.close()
        assert (await fetcher.get(papers.url + "/")).status == 200


async def test_a_try_that_failed_is_told_in_the_log_and_nowhere_else(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO, logger="adapters")
    async with fetching({"/": [Answer(status=503), OK]}) as (papers, fetcher):
        await fetcher.get(papers.url + "/")
    told = [record.getMessage() for record in caplog.records if record.name == "adapters.fetch.tries"]
    assert told == ["127.0.0.1 answered 503 (service unavailable); trying again in 0.0 s"]
    assert capsys.readouterr() == ("", "")
