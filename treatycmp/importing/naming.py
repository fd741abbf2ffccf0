"""Short names for files."""

import os
import re
import unicodedata


def slug(name: str) -> str:
    """A short name for a file: `North Atlantic Treaty (1949).md` is `north-atlantic-treaty-1949`."""
    stem = os.path.splitext(name)[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall("[a-z0-9]+", plain.casefold())) or "treaty"
