"""Letters that need fonts or a direction of their own.

A module of its own: making the patterns takes as long as a twentieth of a whole
`diff`, and Markdown has no use for them.
"""

import re

_CJK_SIGNS = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
_RTL_SIGNS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"

CJK = re.compile(rf"[{_CJK_SIGNS}]+(?: +[{_CJK_SIGNS}]+)*")
"""Words in Chinese, Japanese or Korean letters."""

RTL = re.compile(rf"[{_RTL_SIGNS}]+(?:[ .:-]+[{_RTL_SIGNS}]+)*")
"""Words in letters that run from right to left."""
