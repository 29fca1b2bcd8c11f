"""Bounded inflation: right for what servers send, and over at the first bound for what they should not."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.fetch.inflate import Body, Bounds
from bot.errors import BadPayload, JoganError, Temporary

BOUNDS = Bounds(wire=100_000, inflated=1_000_000, ratio=100)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def through(payload: bytes, encoding: str, *, step: int = 700, bounds: Bounds = BOUNDS) -> bytes:
    body = Body("host", encoding, bounds)
    for begin in range(0, len(payload), step):
        body.feed(payload[begin : begin + step])
    return body.whole()


PACKERS = [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("Deflate ", raw_deflate)]


@pytest.mark.parametrize(("encoding", "pack"), PACKERS)
@given(data=st.binary(max_size=5000), step=st.integers(1, 999))
@settings(max_examples=25, deadline=None)
def test_every_form_comes_back_whole(encoding, pack, data, step) -> None:
    assert through(pack(data), encoding, step=step) == data


def test_no_encoding_is_taken_as_it_is() -> None:
    assert through(b"abc", "") == through(b"abc", "identity") == b"abc"


def test_an_empty_answer_with_an_encoding_is_empty() -> None:
    assert through(b"", "gzip") == b""


def test_a_bomb_stops_at_the_ratio() -> None:
    with pytest.raises(BadPayload, match=r"^host sent an answer that unpacks to over 100 times its size$"):
        through(gzip.compress(b"0" * 900_000), "gzip")


def test_a_bomb_stops_at_the_size() -> None:
    with pytest.raises(BadPayload, match="unpacks to more than 300,000 bytes"):
        through(gzip.compress(b"0" * 400_000), "gzip", bounds=Bounds(100_000, 300_000, 10_000))


def test_a_bomb_in_one_chunk_is_never_inflated_whole() -> None:
    bomb = gzip.compress(b"0" * 20_000_000)
    body = Body("host", "gzip", Bounds(10**6, 10**6, 10**6))
    tracemalloc.start()
    with pytest.raises(BadPayload):
        body.feed(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 10**6


def test_too_much_on_the_wire() -> None:
    with pytest.raises(BadPayload, match="host sent more than 10 bytes"):
        through(b"x" * 11, "", bounds=Bounds(10, 10**6, 100))


def test_sizes_are_told_in_megabytes() -> None:
    with pytest.raises(BadPayload, match="more than 5 MB"):
        Body("host", "", Bounds(5 * 1024 * 1024, 10**9, 100)).feed(b"x" * (5 * 1024 * 1024 + 1))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_an_encoding_that_was_not_asked_for(encoding: str) -> None:
    with pytest.raises(BadPayload, match="not asked for"):
        Body("host", encoding, BOUNDS)


@pytest.mark.parametrize(("encoding", "pack"), PACKERS)
def test_a_cut_off_answer_may_be_asked_for_again(encoding, pack) -> None:
    with pytest.raises(Temporary, match="cut off"):
        through(pack(bytes(range(256)) * 20)[:-9], encoding)


def test_what_follows_the_compressed_part_is_let_go() -> None:
    assert through(gzip.compress(b"abc") + b"trailing", "gzip") == b"abc"


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "deflate"]))
@settings(max_examples=200, deadline=None)
def test_noise_ends_as_an_error_of_ours_or_as_bytes(noise: bytes, encoding: str) -> None:
    try:
        through(noise, encoding)
    except JoganError as failure:
        assert "\n" not in str(failure)  # noqa: PT017 - most noise fails, a little inflates
