"""The canonical form of a data file: one way to write each value, made for reading and diffs.

Keys stand in the order of the schema, long texts are folded at `WIDTH`, lists
of short words stay on one line. Only the comment at the head of a file can be
kept; a file with comments elsewhere is refused rather than robbed of them.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

import yaml

from treatycmp.errors import DataError, Problem
from treatycmp.loading.schema import Schema
from treatycmp.loading.tree import Node, Scalar, Sequence, parse

WIDTH = 100
"""Where long texts are folded."""

_FOLD_FROM = 60
"""Shorter texts stay on the line of their key."""

_SHORT_LIST = 90
"""A list of words up to this length, in characters, stays on one line."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()
_STRING = "tag:yaml.org,2002:str"

_WHOLE = r"0|[1-9]\d*|\d{4}-\d\d-\d\d"
"""Whole numbers and dates. Article 1.10 is no decimal fraction, and keeps its quotes."""

_SHARE = r"[01](\.\d+)?"
"""A share of the whole, such as the score of a suggestion."""

_BREAKS = re.compile("[\r\x85\u2028\u2029]")
"""Line breaks other than the newline, which survive as escapes only."""


def canonical(text: str, schema: Schema, path: str) -> str:
    """The canonical form of the YAML `text`.

    Raises:
        DataError: it cannot be read, or holds comments that would be lost.
    """
    root = parse(text, path)
    if isinstance(root, Problem):
        raise DataError([root])
    lost = _inner_comments(text)
    if lost:
        message = "has a comment that formatting would lose; make it a `note`"
        raise DataError(Problem(path, line, 1, message) for line in lost)
    return "".join(f"{line}\n" for line in _head_comment(text)) + write(root, schema)


def write(root: Node, schema: Schema) -> str:
    """YAML for a tree, with the keys in the order of `schema`.

    The emitter is always that in Python: the one in C, which not every installation
    has, writes some texts differently, and characters such as U+20BB7 as escapes.
    """
    written: str = yaml.serialize(
        _yaml_node(root, schema), Dumper=yaml.SafeDumper, width=WIDTH, allow_unicode=True
    )
    return written


def _yaml_node(node: Node, schema: Schema) -> yaml.Node:
    if isinstance(node, Scalar):
        return _scalar(node.text, bare=_bare(schema))
    if isinstance(node, Sequence):
        items = [_yaml_node(item, schema.get("items") or {}) for item in node.items]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=_is_short(node))
    properties: dict[str, Any] = schema.get("properties", {})
    other: Schema = schema.get("additionalProperties") or {}
    order = {key: index for index, key in enumerate(properties)}
    pairs = sorted(node.items.items(), key=lambda pair: order.get(pair[0], len(order)))
    return yaml.MappingNode(
        "tag:yaml.org,2002:map",
        [
            (_scalar(key, bare=_WHOLE), _yaml_node(value, properties.get(key, other)))
            for key, value in pairs
        ],
        flow_style=False,
    )


def _bare(schema: Schema) -> str:
    """The pattern of what may stand without quotes where the schema takes texts and numbers."""
    types = schema.get("type", ())
    return _WHOLE if "integer" in types else _SHARE if "number" in types else ""


def _scalar(text: str, *, bare: str) -> yaml.ScalarNode:
    """A text; `bare` is the pattern of numbers and dates that stand without quotes."""
    if len(text) > _FOLD_FROM and re.fullmatch(r"\S+( \S+)+", text):
        return yaml.ScalarNode(_STRING, text, style=">")
    if bare and re.fullmatch(bare, text):
        return yaml.ScalarNode(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)), text)
    return yaml.ScalarNode(_STRING, text, style='"' if _BREAKS.search(text) else None)


def _is_short(node: Sequence) -> bool:
    texts = [item.text for item in node.items if isinstance(item, Scalar)]
    words = all(re.fullmatch(r"[\w.-]+", text) for text in texts)
    return words and len(texts) == len(node.items) and len(", ".join(texts)) <= _SHORT_LIST


def _head_comment(text: str) -> list[str]:
    lines = text.removeprefix("\ufeff").splitlines()
    return list(takewhile(lambda line: line.startswith("#"), lines))


def _inner_comments(text: str) -> list[int]:
    """Lines, counted from 1, that hold a comment below the head of the file."""
    lines = text.splitlines()
    inside: set[int] = set()
    tails: dict[int, int] = {}
    for event in yaml.parse(text, Loader=_Loader):
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        if isinstance(event, yaml.ScalarEvent):
            inside.update(range(start.line + 1, end.line))
        elif start.index == end.index:
            continue  # the end of a block, found only after the comments that follow it
        tails[end.line] = end.column
    head = len(_head_comment(text))
    return [
        number + 1
        for number, line in enumerate(lines)
        if number >= head and number not in inside and _is_comment(line, tails.get(number, 0))
    ]


def _is_comment(line: str, tail: int) -> bool:
    """Whether a comment follows what ends at `tail`: punctuation, `>-` or a directive at most."""
    return re.match(r"\s*(?:%.*\s|(?:[]},:?-]\s*)*(?:[|>][0-9+-]*\s*)?)#", line[tail:]) is not None
