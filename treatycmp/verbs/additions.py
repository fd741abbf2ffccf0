"""`import --as-rendering`: a text added to a treaty that is there, article by article.

Shipped data are never written: the treaty is copied to the user's directory as a
file that says what it is a copy of (`copy_of`), and from there takes its place.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from typing import Any

from treatycmp.errors import DataError, Problem, TreatycmpError, UnknownNameError
from treatycmp.importing.draft import node, rendered_text, rendering, suggested_topics, where
from treatycmp.importing.report import ImportEntry, ImportTrace
from treatycmp.importing.structure import Part
from treatycmp.importing.structure.numbers import read as read_number
from treatycmp.loading import data_directories, data_files, load
from treatycmp.loading.build import PREAMBLE
from treatycmp.loading.files import Directory, read_text
from treatycmp.loading.tree import Mapping, Node, Scalar, parse
from treatycmp.model import Source, Topic
from treatycmp.verbs.importing import (
    Import,
    Settings,
    Written,
    checked,
    findings,
    read_structure,
    source_of,
    target,
    today,
)


def add_rendering(
    paths: Sequence[str],
    treaty: str,
    settings: Settings | None = None,
    *,
    data: Iterable[Directory] = (),
) -> Import:
    """A treaty's file with the text of the given files added as renderings.

    An article that the treaty has gets a quotation. One that it lists as unread is filled: its
    clauses have no base text, only the quotation. A number that the treaty cannot have is told
    and left out.

    Args:
        paths: the files; several are read one behind the other.
        treaty: the id of the treaty.
        settings: what is known of the files; `into` is where the treaty's copy goes.
        data: directories of a user's own data.

    Raises:
        TreatycmpError: a file cannot be read, or there is no such treaty or source.
    """
    settings = settings or Settings()
    directories = tuple(data)
    library = load([treaty], data=directories)
    tree = _copied(_path(treaty, directories, settings.into), settings.into)
    own = [source.key for source in library.sources] + list(tree.get("sources", {}))
    files = [read_structure(path, settings) for path in paths]
    remarks: list[str] = []
    added = 0
    for document, instrument in files:
        key, title = _source(document, settings, library.sources, own)
        if title:
            tree.setdefault("sources", {})[key] = {"kind": "primary", "title": title}
        parts = (*instrument.parts, *instrument.copies)
        told, count = _add(tree, parts, document.name, key, library.topics)
        added += count
        remarks += told
        tree.setdefault("imported", []).append(
            {
                "file": document.name,
                "sha256": document.sha256,
                "date": settings.date or today(),
                "format": document.format,
            }
            | ({"encoding": document.encoding} if document.encoding else {})
        )
    path = target(settings.into, treaty)
    instruments = [instrument for _, instrument in files]
    entry = ImportEntry(
        id=treaty,
        title=tree["title"],
        path=path,
        lang=", ".join(dict.fromkeys(instrument.lang for instrument in instruments)),
        articles=sum(len(instrument.articles) for instrument in instruments),
        clauses=sum(len(part.paragraphs) for i in instruments for part in i.parts),
        renderings=added,
        suggested=0,
        doubts=tuple(
            f"{doubt.place}: {doubt.message}"
            for document, instrument in files
            for doubt in (*instrument.doubts, *document.doubts)
        ),
        remarks=tuple(remarks),
    )
    explanation = ImportTrace(tuple(found for file in files for found in findings(file)))
    return Import((Written(path, checked(node(tree), path), entry),), explanation)


def _source(
    document: Any, settings: Settings, sources: Sequence[Source], own: Sequence[str]
) -> tuple[str, str]:
    if settings.source in own and not settings.source_title:
        return settings.source, ""
    return source_of(document, settings, sources)


def _path(treaty: str, data: Sequence[Directory], into: str) -> str:
    """The treaty's file: that in the directory to write to, else the one in force."""
    found = {
        os.path.realpath(directory): file.path
        for directory in data_directories(data)
        for file in data_files(directory)
        if file.schema == "treaty" and file.stem == treaty
    }
    if not found:
        raise UnknownNameError("treaty", treaty, ())
    return found.get(os.path.realpath(into)) or list(found.values())[-1]


def _copied(path: str, into: str) -> dict[str, Any]:
    """The values of a treaty file, as a copy of it says them.

    Raises:
        DataError: the file cannot be read.
    """
    text = read_text(path)
    root = text if isinstance(text, Problem) else parse(text, path)
    if isinstance(root, Problem):
        raise DataError([root])
    tree: dict[str, Any] = _plain(root)
    own = {os.path.realpath(into), os.path.realpath(os.path.join(into, "treaties"))}
    if os.path.dirname(os.path.realpath(path)) not in own:
        assert isinstance(text, str)
        tree["copy_of"] = hashlib.sha256(text.encode()).hexdigest()
    return tree


def _plain(root: Node) -> Any:
    if isinstance(root, Scalar):
        return root.text
    if isinstance(root, Mapping):
        return {key: _plain(value) for key, value in root.items.items()}
    return [_plain(item) for item in root.items]


def _add(
    tree: dict[str, Any], parts: Iterable[Part], file: str, source: str, topics: Sequence[Topic]
) -> tuple[list[str], int]:
    """Add each article's text; what is to be told, and how many articles have a new rendering."""
    filled: list[str] = []
    new: list[str] = []
    strange: list[str] = []
    added = 0
    base = tree["base_text"]["lang"]
    for part in parts:
        text = rendered_text(part.paragraphs)
        if not text:
            continue
        origin = where(file, part.first, part.last)
        entry = _find(tree, part)
        quoted = rendering(text, source, part.lang if part.lang != base else "", f"From {origin}.")
        if entry is not None:
            entry.setdefault("renderings", []).append(quoted)
        elif part.within or not _may_have(tree, part.number):
            strange.append(f"{part.within} {part.number}".strip())
            continue
        else:
            (filled if _unread(tree, part.number) else new).append(part.number)
            _insert(tree, _new(part, quoted, source, origin, text, topics))
        added += 1
    articles = "1 article has" if added == 1 else f"{added} articles have"
    told = [f"{file}: {articles} a rendering from {source}."]
    told += _told("not read before, filled now", filled)
    told += _told("not in the data before, new", new)
    told += _told("left out, as the treaty has no article of that number", strange)
    if not added:
        raise TreatycmpError(
            f"{file}: none of its articles ({', '.join(strange)}) is one of {tree['id']}."
        )
    return told, added


def _told(what: str, numbers: Sequence[str]) -> list[str]:
    if not numbers:
        return []
    plural = "Article" if len(numbers) == 1 else "Articles"
    return [f"{plural} {', '.join(numbers)}: {what}."]


def _same(number: str, other: str) -> bool:
    """Whether two numbers count the same, such as IV and 4."""
    if number.casefold() == other.casefold():
        return True
    first, second = read_number(number), read_number(other)
    return first is not None and second is not None and first.place == second.place


def _find(tree: dict[str, Any], part: Part) -> dict[str, Any] | None:
    return next(
        (
            entry
            for entry in tree["articles"]
            if entry.get("within", "") == part.within and _same(entry["number"], part.number)
        ),
        None,
    )


def _unread(tree: dict[str, Any], number: str) -> bool:
    return any(_same(number, other) for other in tree.get("unread", []))


def _may_have(tree: dict[str, Any], number: str) -> bool:
    """Whether a treaty may have an article: it is unread, or nothing says how many there are."""
    known = "articles_in_text" in tree
    return number == PREAMBLE or _unread(tree, number) or not known


def _new(
    part: Part,
    quoted: dict[str, Any],
    source: str,
    origin: str,
    text: str,
    topics: Sequence[Topic],
) -> dict[str, Any]:
    """An article known from the new text only: its clauses have no base text."""
    number = part.number
    suggested = suggested_topics(f"{part.heading}\n{text}", topics, part.lang)
    return {
        "number": number,
        "basis": "text",
        "attested_by": [source],
        **({"heading": part.heading} if part.heading else {}),
        **({"suggested": suggested} if suggested else {}),
        "clauses": [{"number": "1"}],
        "renderings": [quoted],
        "origin": origin,
    }


def _insert(tree: dict[str, Any], entry: dict[str, Any]) -> None:
    """Put an article at its place, and take its number from the unread."""
    articles = tree["articles"]
    at = next((i for i, other in enumerate(articles) if _order(other) > _order(entry)), None)
    articles.insert(len(articles) if at is None else at, entry)
    rest = [number for number in tree.get("unread", []) if not _same(number, entry["number"])]
    tree.pop("unread", None)
    if rest:
        tree["unread"] = rest


def _order(entry: dict[str, Any]) -> tuple[int, tuple[int, ...], int]:
    if entry["number"] == PREAMBLE:
        return (0, (), 0)
    number = read_number(entry["number"])
    return (1, *number.place) if number and not entry.get("within") else (2, (), 0)
