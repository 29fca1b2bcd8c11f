"""Statuses and words to our errors, as services really word them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from responders.openai_api import scripts, wordings
from responders.openai_api.values import Told

from adapters.llm.openai_chat.endpoint import Endpoint, Names
from adapters.llm.openai_chat.refusals import Refusal, refused, words_of
from bot.errors import BadReply, ModelUnusable, Temporary, Unsure

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
KEY = scripts.KEY
ENDPOINT = Endpoint("gpt-x", "https://models.example/v1", key=KEY)


def answer(told: Told, endpoint: Endpoint = ENDPOINT, **headers: str) -> Any:
    body = told.raw if told.raw is not None else told.body
    names = {name.lower(): value for name, value in {**told.headers, **headers}.items()}
    return refused(endpoint, told.status, body, names, NOW)


@pytest.mark.parametrize(
    ("told", "setting"),
    [
        (scripts.wrong_key(KEY), "OPENAI_API_KEY"),
        (Told(status=401, raw="Unauthorized"), "OPENAI_API_KEY"),
        (Told(status=400, body=[{"error": {"code": 400, "message": "API key not valid. Please pass one."}}]),
         "OPENAI_API_KEY"),
        (scripts.forbidden(), "JOGAN_MODEL"),
        (scripts.no_money(), "OPENAI_API_KEY"),
        (scripts.no_quota(), "OPENAI_API_KEY"),
        (scripts.no_model(), "JOGAN_MODEL"),
        (scripts.no_model_at_ollama(), "JOGAN_MODEL"),
        (scripts.no_model_at_openrouter(), "JOGAN_MODEL"),
        (Told(status=400, body=wordings.error("Model Not Exist")), "JOGAN_MODEL"),
        (scripts.wrong_path(), "OPENAI_BASE_URL"),
        (scripts.wrong_path_elsewhere(), "OPENAI_BASE_URL"),
        (Told(status=405, body={"detail": "Method Not Allowed"}), "OPENAI_BASE_URL"),
        (Told(status=301, raw="<html>Moved</html>"), "OPENAI_BASE_URL"),
        (Told(status=418, raw="teapot"), "OPENAI_BASE_URL"),
    ],
)  # fmt: skip
def test_what_no_waiting_helps_names_the_setting_in_one_line(told: Told, setting: str) -> None:
    error = answer(told)
    assert isinstance(error, ModelUnusable)
    assert setting in error.remedy
    assert "\n" not in f"{error}{error.remedy}"
    assert str(error).endswith(".")
    assert not str(error).endswith("..")
    assert KEY not in f"{error}{error.remedy}"
    assert "sk-proj" not in str(error)


def test_another_endpoint_names_its_own_settings() -> None:
    names = Names("JOGAN_FALLBACK_MODEL", "JOGAN_FALLBACK_API_KEY", "JOGAN_FALLBACK_URL")
    second = Endpoint("m", "http://second.example/v1", names=names)
    assert "JOGAN_FALLBACK_API_KEY" in answer(scripts.wrong_key(), second).remedy
    assert "JOGAN_FALLBACK_URL" in answer(scripts.no_model(), second).remedy
    assert "a question without a key" in str(answer(scripts.wrong_key(), second))


@pytest.mark.parametrize(
    ("told", "pause"),
    [
        (scripts.too_many(), None),
        (scripts.too_many(7), 7.0),
        (scripts.too_many(300), 300.0),
        (Told(status=429, headers={"Retry-After": "Sat, 21 Nov 2026 12:05:00 GMT"}), 300.0),
        (Told(status=429, headers={"Retry-After": "21", "retry-after-ms": "20500"}), 20.5),
        (Told(status=429, headers={"Retry-After": "soon"}), None),
        (Told(status=429, headers={"retry-after-ms": "²"}), None),
        (Told(status=429, body=wordings.error("Limit reached. Please try again in 1.5s. Visit our pages.")), 1.5),
        (Told(status=429, body=wordings.error("Limit reached. Please try again in 350ms.")), 0.35),
        (
            Told(status=429, body={"error": {"message": "You exceeded your current quota. Please retry in 35.2s."}}),
            35.2,
        ),
        (scripts.broken(), None),
        (scripts.broken(500, "Internal Server Error"), None),
        (scripts.overloaded(), None),
        (Told(status=503, headers={"Retry-After": "12"}), 12.0),
        (Told(status=529, body={"error": {"message": "Overloaded"}}), None),
        (Told(status=408, raw=""), None),
        (Told(status=424, body={"error": "Request failed during generation", "error_type": "generation"}), None),
        (Told(status=498, body=wordings.error("Flex tier capacity exceeded")), None),
    ],
)
def test_row_24_what_passes_is_temporary_with_its_pause(told: Told, pause: float | None) -> None:
    error = answer(told)
    assert isinstance(error, Temporary)
    assert error.retry_after == pause
    assert error.everywhere == (told.status == 429)
    assert "<" not in str(error)


@pytest.mark.parametrize("status", [504, 524])
def test_a_gateway_that_did_not_wait_may_leave_something_to_be_paid(status: int) -> None:
    assert isinstance(answer(scripts.broken(status, "Gateway Time-out")), Unsure)


@pytest.mark.parametrize(
    "told",
    [
        scripts.flagged(),
        Told(status=400, body=wordings.error("The response was filtered", "content_filter")),
        Told(status=400, body=wordings.error("This model's maximum context length is 8192 tokens.",
                                             "context_length_exceeded")),
        Told(status=400, body=wordings.vllm("'max_tokens' or 'max_completion_tokens' is too large: 16384.")),
        Told(status=400, body=wordings.error("The input token count exceeds the maximum number of tokens allowed.")),
        Told(status=400, body=wordings.error("request (9 tokens) exceeds the available context size (8 tokens)")),
        Told(status=500, body={"error": {"code": 500, "message": "the request exceeds the available context size."}}),
        Told(status=413, raw="<html>Request Entity Too Large</html>"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_one_question_is_no_fault_of_the_settings(told: Told) -> None:
    assert isinstance(answer(told), BadReply)


@pytest.mark.parametrize("told", [Told(status=400, body=wordings.no_schema()), Told(status=422, body={"detail": "x"})])
def test_another_bad_request_may_be_asked_with_less(told: Told) -> None:
    refusal = answer(told)
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.answer, BadReply)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"error": {"message": "No", "code": "c", "param": "p", "type": "t"}}, "No [c] [p]"),
        ({"error": {"message": "No", "code": 400}}, "No"),
        ({"error": "'response_format.type' must be 'text'"}, "'response_format.type' must be 'text'"),
        ({"object": "error", "message": "[{'loc': ('body', 'x')}]", "code": 400}, "[{'loc': ('body', 'x')}]"),
        ({"detail": [{"loc": ["body"], "msg": "m"}]}, "[{'loc': ['body'], 'msg': 'm'}]"),
        ([{"error": {"message": "first"}}], "first"),
        ({"error": {"error": {"message": "deep"}}}, "deep"),
        ("plain", "plain"), ("<html>page</html>", ""), ([], ""), ({}, ""), (None, ""), (7, ""), ({"message": None}, ""),
    ],
)  # fmt: skip
def test_the_words_of_any_body(body: object, words: str) -> None:
    assert words_of(body) == words


@pytest.mark.parametrize("shown", ["sk-proj-***********cdef", "gsk_ab12...XY", "abcd****wxyz", KEY, f"sk-{KEY}"])
def test_no_part_of_a_key_is_shown(shown: str) -> None:
    error = answer(Told(status=401, body=wordings.error(f"Incorrect API key provided: {shown} . See the docs.")))
    assert str(error).endswith("Incorrect API key provided: *** . See the docs.")


def test_long_words_are_cut_and_stay_on_one_line() -> None:
    error = answer(Told(status=401, body=wordings.error("line\r\n\x1b[31m" * 1000)))
    assert len(str(error)) < 300
    assert str(error).isprintable()
