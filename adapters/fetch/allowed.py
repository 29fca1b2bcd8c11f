"""Who may be asked: origins by name, addresses by kind. Nothing here connects."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from adapters.fetch.values import FetchSettings
from bot.errors import Permanent

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"https": 443, "http": 80}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port: what a permission is given to."""

    scheme: str
    host: str
    port: int


def origin_of(url: str) -> Origin:
    """The origin of an address. Raises Permanent where it has none, or carries a name and password."""
    try:
        split = urlsplit(url)
        port = split.port
    except ValueError:
        raise Permanent("an address that cannot be read was refused") from None
    host = split.hostname or ""
    if not host or split.scheme not in _PORTS or not _plain(url, split):
        raise Permanent("an address that cannot be asked was refused")
    return Origin(split.scheme, host, port or _PORTS[split.scheme])


def _plain(url: str, split: SplitResult) -> bool:
    """No credentials, and no character that two parsers may read differently."""
    return "@" not in split.netloc and "\\" not in url and url.isascii() and url.isprintable() and " " not in url


class Allowed:
    """The allow-list that the settings give."""

    def __init__(self, settings: FetchSettings) -> None:
        self._public = frozenset(Origin("https", host, 443) for host in settings.public_hosts)
        self._named = frozenset(origin_of(url) for url in settings.named_urls)
        self._private_hosts = frozenset((origin.host, origin.port) for origin in self._named)

    def check_url(self, url: str) -> Origin:
        """The origin, where it may be asked. Raises Permanent otherwise."""
        origin = origin_of(url)
        if origin in self._public or origin in self._named:
            return origin
        if Origin("https", origin.host, 443) in self._public:
            raise Permanent(f"{origin.host} was to be asked without https or at another port: refused")
        raise Permanent(f"{_shown(origin.host)} is not a host that the settings allow")

    def check_addresses(self, host: str, port: int, addresses: Iterable[str]) -> tuple[str, ...]:
        """The addresses that may be connected to. Raises Permanent where a public name has any other."""
        found = tuple(addresses)
        if (host, port) not in self._private_hosts and not all(is_public(address) for address in found):
            raise Permanent(f"{host} leads to a private address: refused")
        return found


def is_public(text: str) -> bool:
    """Whether an address is a public one, also inside the forms that carry an IPv4 address in an IPv6 one."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(_global(each) for each in (address, *_carried(address)))


def _global(address: Address) -> bool:
    odd = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local
    # NAT64 counts as reserved in some versions; what it carries is checked by itself
    if isinstance(address, ipaddress.IPv6Address) and (address in _NAT64 or address.ipv4_mapped is not None):
        return True
    if isinstance(address, ipaddress.IPv6Address) and address.is_site_local:  # deprecated, and still somebody's own
        return False
    return address.is_global and not odd


def _carried(address: Address) -> tuple[Address, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    carried: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or int(address) >> 32 == 0:
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in carried if each is not None)


def _shown(host: str) -> str:
    return host if len(host) <= 80 else f"{host[:79]}…"
