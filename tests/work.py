"""How much is done, counted: a test of it says the same on a busy machine as on an idle one."""

import sys
from collections.abc import Callable


def calls(action: Callable[[], object]) -> int:
    """How many functions are called, of Python and of C alike."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count
