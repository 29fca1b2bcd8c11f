"""Every exception class of openai and httpx2 becomes an error of ours, and so does what odd answers raise."""

import json
import pickle
import socket
import ssl
from collections.abc import Iterator

import httpx2
import openai
import pytest
from pydantic import BaseModel, ValidationError

from adapters.llm.openai_chat.endpoint import Endpoint
from adapters.llm.openai_chat.faults import FOREIGN, Unreached, ours, translated
from bot.errors import BadReply, JoganError, ModelUnusable, Temporary, Unsure

ENDPOINT = Endpoint("m", "https://user-secret.example/v1", key="sk-proj-0123456789abcdef")
REQUEST = httpx2.Request("POST", "https://user-secret.example/v1/chat/completions")
LIBRARIES = ("openai", "httpx2")


def exception_classes() -> Iterator[type[Exception]]:
    """Every exception class that the two libraries have, found from their roots and from their names."""
    found: set[type[Exception]] = set()
    named = [getattr(module, name) for module in (openai, httpx2, openai._exceptions) for name in dir(module)]
    waiting = [kind for kind in named if isinstance(kind, type) and issubclass(kind, Exception)]
    while waiting:
        kind = waiting.pop()
        if kind not in found and kind.__module__.partition(".")[0] in LIBRARIES:
            found.add(kind)
            waiting += kind.__subclasses__()
    yield from sorted((kind for kind in found if not issubclass(kind, Warning)), key=str)


def made(kind: type[Exception]) -> Exception:
    """An instance: with its answer where it has one, else without running constructors that want one."""
    if issubclass(kind, openai.APIStatusError):
        status = getattr(kind, "status_code", 500)
        answer = httpx2.Response(status if isinstance(status, int) else 500, request=REQUEST)
        return kind("said", response=answer, body=None) if kind is not openai.OAuthError else _oauth(answer)
    return kind.__new__(kind)


def _oauth(answer: httpx2.Response) -> Exception:
    return openai.OAuthError(response=answer, body={"error": "invalid_grant"})


CLASSES = list(exception_classes())


def test_the_walk_finds_both_libraries() -> None:
    assert len(CLASSES) >= 45
    expected = {openai.APITimeoutError, openai.LengthFinishReasonError, httpx2.ReadTimeout, httpx2.InvalidURL}
    assert expected <= set(CLASSES)


def refused(failure: openai.APIStatusError) -> JoganError:
    return Temporary(f"status {failure.status_code}")


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_no_foreign_failure_is_unmapped(kind: type[Exception]) -> None:
    with pytest.raises(JoganError) as failure, ours(ENDPOINT, refused):
        raise made(kind)
    assert failure.value.__cause__ is None
    assert isinstance(failure.value, (BadReply, ModelUnusable, Temporary, Unsure))
    assert "sk-proj" not in str(failure.value)
    assert issubclass(kind, openai.APIStatusError) == str(failure.value).startswith("status ")


class Said(BaseModel):
    said: str


def of_pydantic() -> None:
    Said.model_validate({})


def of_json() -> None:
    json.loads("{")


def of_attributes() -> None:
    getattr(None, "content")  # noqa: B009 - what an answer without a message makes code do


ODD = {
    ValidationError: of_pydantic, json.JSONDecodeError: of_json, AttributeError: of_attributes,
    TypeError: lambda: len(None), KeyError: lambda: {}["choices"], IndexError: lambda: list[int]().pop(),
    UnicodeDecodeError: b"\xff".decode, RecursionError: lambda: pickle.dumps(_deep()),
}  # fmt: skip


def _deep() -> list[object]:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    return deep


@pytest.mark.parametrize("kind", ODD, ids=lambda kind: kind.__name__)
def test_what_odd_answers_raise_ends_here(kind: type[Exception]) -> None:
    with pytest.raises(kind):
        ODD[kind]()
    with pytest.raises(BadReply, match=rf"no completion \({kind.__name__}\)"), ours(ENDPOINT, refused):
        ODD[kind]()


def caused(outer: Exception, *causes: BaseException) -> Exception:
    """A failure with a chain of causes, as the library hands it out."""
    last: BaseException = outer
    for cause in causes:
        last.__cause__ = cause
        last = cause
    return outer


def connection(*causes: BaseException) -> Exception:
    return caused(openai.APIConnectionError(request=REQUEST), *causes)


@pytest.mark.parametrize(
    ("failure", "kind", "words"),
    [
        (connection(httpx2.ConnectError("x"), ConnectionRefusedError(111, "x")), Unreached, "cannot be reached"),
        (connection(httpx2.ConnectError("x"), socket.gaierror(-2, "x")), Unreached, "does not resolve"),
        (connection(httpx2.ConnectError("x"), ssl.SSLCertVerificationError(1, "x")), ModelUnusable, "certificate"),
        (connection(httpx2.ReadError("x")), Unsure, "broke the connection"),
        (connection(httpx2.RemoteProtocolError("x")), Unsure, "broke the connection"),
        (connection(httpx2.LocalProtocolError("x")), ModelUnusable, "stand in a header"),
        (connection(httpx2.UnsupportedProtocol("x")), ModelUnusable, "cannot be asked"),
        (connection(httpx2.DecodingError("x")), BadReply, "cannot be read"),
        (connection(), Unsure, "broke the connection"),
        (caused(openai.APITimeoutError(REQUEST), httpx2.ConnectTimeout("x")), Temporary, "let us connect"),
        (caused(openai.APITimeoutError(REQUEST), httpx2.ReadTimeout("x")), Unsure, "broke the connection"),
        (openai.APIError("in a stream", REQUEST, body={"code": 500}), Unsure, "broke off"),
        (openai.OpenAIError("Missing credentials"), ModelUnusable, "refuses every request"),
        (httpx2.ReadError("x"), Unsure, "broke the connection"),
        (OSError(5, "x"), Unsure, "broke the connection"),
        (ssl.SSLError(1, "x"), Unsure, "broke the connection"),
    ],
)
def test_each_failure_says_what_it_means(failure: Exception, kind: type[JoganError], words: str) -> None:
    told = translated(failure, ENDPOINT)
    assert type(told) is kind
    assert words in str(told)
    assert "\n" not in str(told)


def test_our_own_errors_pass() -> None:
    with pytest.raises(Temporary, match="as it is"), ours(ENDPOINT, refused):
        raise Temporary("as it is")


def test_a_chain_of_causes_in_a_circle_ends() -> None:
    failure = httpx2.ReadError("x")
    failure.__cause__ = failure
    assert isinstance(translated(failure, ENDPOINT), Unsure)


def test_cancelling_is_left_alone() -> None:
    assert not issubclass(BaseException, FOREIGN)
    with pytest.raises(KeyboardInterrupt), ours(ENDPOINT, refused):
        raise KeyboardInterrupt
