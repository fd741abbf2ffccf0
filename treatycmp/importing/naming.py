"""Short names for files."""

import os
import re
import unicodedata


def slug(name: str) -> str:
    """A short name for a file: `Treaty of Arcadia (1901).md` is `treaty-of-arcadia-1901`."""
    stem = os.path.splitext(name)[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall("[a-z0-9]+", plain.casefold())) or "treaty"
