"""Row 71: how the webhook's secret is compared, which no answer shows and no stopwatch tells for sure."""

import ast
import inspect

from adapters.platforms.telegram.webhook import Receiver


def test_row_71_the_secret_is_compared_in_constant_time() -> None:
    tree = ast.parse(inspect.getsource(Receiver))
    calls = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert [call for call in calls if call.startswith("hmac.compare_digest(") and "secret" in call]
    compared = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    assert not [one for one in compared if "secret" in one or "given" in one]
