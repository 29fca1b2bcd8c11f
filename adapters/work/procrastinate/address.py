"""Where the jobs' tables are: the store's database, in a schema beside the store's. Opens nothing."""

import re
from dataclasses import dataclass

from psycopg.conninfo import conninfo_to_dict, make_conninfo

SCHEMA = "work"
REACHED = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""As the store's: seconds and milliseconds after which a server is away that went without a word."""
LEFT = " ".join(
    f"-ctcp_{name}"
    for name in ("keepalives_idle=4", "keepalives_interval=2", "keepalives_count=3", "user_timeout=10000")
)
"""And after which the server gives up a session of a machine that was cut off, as the store's."""
_PATH = re.compile(r"-c\s*search_path=(?P<first>\w+)[\w,]*")


@dataclass(frozen=True, slots=True)
class JobsAddress:
    """A connection string whose search path is `schema`; `name` is for messages, without user and password."""

    conninfo: str
    schema: str
    name: str


def jobs_address(url: str) -> JobsAddress:
    """Of the store's `postgresql://` address.

    Where that one names a search path, the jobs have a schema of their own for it, so that several installations fit
    into one database.
    """
    scheme, _, rest = url.partition("://")
    parts = conninfo_to_dict(f"{scheme.partition('+')[0]}://{rest}")
    options = str(parts.get("options") or "")
    path = _PATH.search(options)
    schema = f"{path['first']}_{SCHEMA}" if path else SCHEMA
    parts["options"] = " ".join(filter(None, (LEFT, _PATH.sub("", options).strip(), f"-csearch_path={schema}")))
    parts = {"application_name": f"jogan {schema}", **REACHED, **parts}
    host = f"{parts.get('host') or 'local socket'}{':' + str(parts['port']) if parts.get('port') else ''}"
    return JobsAddress(make_conninfo("", **parts), schema, f"PostgreSQL {parts.get('dbname') or ''} on {host}")
