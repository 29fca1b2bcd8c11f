"""The allow-list against hostile addresses: nothing is asked that the settings do not allow."""

import pytest

from adapters.fetch.allowed import Allowed, Origin, is_public
from adapters.fetch.values import FetchSettings
from bot.errors import Permanent

ALLOWED = Allowed(FetchSettings(named_urls=("http://127.0.0.1:9000/api", "https://mirror.example:8443")))

HOSTILE = """
http://huggingface.co/api
https://huggingface.co:8080/
https://huggingface.co.evil.example/
https://evil.example/huggingface.co
https://evilhuggingface.co/
https://huggingface.co@evil.example/
https://user:secret@huggingface.co/
https://evil.example#@huggingface.co/
https://evil.example\\@huggingface.co/
https://huggingface.co\\.evil.example/
https://huggingface.co./
https://huggingface.co%2eevil.example/
https://HUGGINGFACE.CO.evil.example/
https://xn--huggingface-.co/
https://huggingfаce.co/
https://huggingface。co/
http://127.0.0.1/
http://127.0.0.1:9001/
https://127.0.0.1:9000/
http://127.1:9000/
http://2130706433:9000/
http://0x7f000001:9000/
http://017700000001:9000/
http://0177.0.0.1:9000/
http://127.0.0.1.:9000/
http://localhost:9000/
http://[::1]:9000/
http://[::ffff:127.0.0.1]:9000/
http://[::ffff:7f00:1]:9000/
http://[0:0:0:0:0:0:0:1]/
http://[fe80::1%25eth0]/
http://[64:ff9b::7f00:1]/
http://169.254.169.254/latest/meta-data/
https://169.254.169.254/
http://metadata.google.internal/
http://10.0.0.1/
http://192.168.1.1/
http://172.16.0.1/
http://0.0.0.0/
http://0/
http://100.64.0.1/
http://224.0.0.1/
file:///etc/passwd
file://huggingface.co/etc/passwd
ftp://huggingface.co/
gopher://huggingface.co/
data:text/plain,hello
javascript:alert(1)
jar:https://huggingface.co!/
dict://127.0.0.1:11211/
//huggingface.co/
huggingface.co
https:///huggingface.co
https://
https://huggingface.co:99999/
https://huggingface.co:abc/
https://huggingface.co:443@evil.example/
https://[huggingface.co/
https://hugging\tface.co/
https://huggingface.co/\r\nHost: evil.example
https://huggingface.co /
https://mirror.example/
""".strip("\n").split("\n")


def test_there_are_sixty_hostile_addresses() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("url", [line.replace("\\t", "\t").replace("\\r\\n", "\r\n") for line in HOSTILE])
def test_a_hostile_address_is_refused_in_one_line(url: str) -> None:
    with pytest.raises(Permanent) as refusal:
        ALLOWED.check_url(url)
    assert "\n" not in str(refusal.value)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://huggingface.co/api/daily_papers?date=2024-07-16", Origin("https", "huggingface.co", 443)),
        ("https://HuggingFace.co:443/api", Origin("https", "huggingface.co", 443)),
        ("https://export.arxiv.org/api/query", Origin("https", "export.arxiv.org", 443)),
        ("http://127.0.0.1:9000/anything", Origin("http", "127.0.0.1", 9000)),
        ("https://mirror.example:8443/", Origin("https", "mirror.example", 8443)),
    ],
)
def test_what_the_settings_allow_is_asked(url: str, origin: Origin) -> None:
    assert ALLOWED.check_url(url) == origin


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "2002:7f00:1::",
        "2002:0a00:0001::1",
        "not an address",
        "2130706433",
        "",
    ],
)
def test_private_addresses_in_every_form(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["18.172.134.4", "128.84.21.199", "2600:9000:21e0::1", "::ffff:18.172.134.4", "64:ff9b::1272:86c7"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_a_public_name_with_one_private_address_is_refused_whole() -> None:
    with pytest.raises(Permanent, match=r"huggingface\.co leads to a private address"):
        ALLOWED.check_addresses("huggingface.co", 443, ["18.172.134.4", "10.0.0.1"])


def test_a_named_origin_may_be_private() -> None:
    assert ALLOWED.check_addresses("mirror.example", 8443, ["10.0.0.1"]) == ("10.0.0.1",)
    with pytest.raises(Permanent):
        ALLOWED.check_addresses("mirror.example", 443, ["10.0.0.1"])


def test_a_setting_that_is_no_address_is_told_at_once() -> None:
    with pytest.raises(Permanent):
        Allowed(FetchSettings(named_urls=("localhost:9000",)))


def test_a_long_host_is_shortened_in_the_refusal() -> None:
    with pytest.raises(Permanent) as refusal:
        ALLOWED.check_url(f"https://{'a' * 500}.example/")
    assert len(str(refusal.value)) < 150
