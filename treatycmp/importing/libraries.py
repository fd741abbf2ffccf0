"""The libraries of the optional part `import`, loaded when a file needs them."""

from importlib import import_module
from typing import Any

from treatycmp.errors import MissingExtraError


def library(name: str, purpose: str) -> Any:
    """A module of a library.

    Args:
        name: of the module, such as `lxml.etree`.
        purpose: what needs it, such as "Reading PDF".

    Raises:
        MissingExtraError: it is not installed.

    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(
            f"{purpose} needs the library {name.partition('.')[0]};"
            " install it with: pip install 'treatycmp[import]'"
        ) from error
