"""`show`: an article, a topic or a clause to read."""

from collections.abc import Sequence

from treatycmp.alignment import by_article, by_topic
from treatycmp.errors import UnknownNameError
from treatycmp.model import ClauseRef, Library, Treaty, figures
from treatycmp.passages import WORKING
from treatycmp.reading import Reading, read, read_clauses
from treatycmp.verbs.names import check_rendering, find, find_topics, treaty


def show_article(
    library: Library, number: str, *, treaties: Sequence[str] = (), rendering: str = WORKING
) -> Reading:
    """That article in every treaty that has it.

    Raises:
        UnknownNameError: no treaty is known to have an article of that number.
    """
    chosen = _chosen(library, treaties)
    check_rendering(library, chosen, rendering)
    alignment = by_article(chosen)
    numbers = {row.key.casefold(): row for row in alignment.rows if "/" not in row.key}
    row = numbers.get(number.casefold()) or numbers.get(figures(number.upper()))
    if row is None:
        raise UnknownNameError("article", number, (row.key for row in numbers.values()))
    return read(alignment, row, rendering=rendering)


def show_topic(
    library: Library, topic: str, *, treaties: Sequence[str] = (), rendering: str = WORKING
) -> Reading:
    """What each treaty says on a topic.

    Raises:
        UnknownNameError: there is no such topic.
    """
    chosen = _chosen(library, treaties)
    check_rendering(library, chosen, rendering)
    alignment = by_topic(chosen, find_topics([topic], library.topics))
    return read(alignment, alignment.rows[0], rendering=rendering)


def show_clause(library: Library, ref: ClauseRef, *, rendering: str = WORKING) -> Reading:
    """One article, or one clause of it.

    Raises:
        UnknownNameError: there is no such treaty, article or clause.
        TreatycmpError: the article is known to exist but was not read.
    """
    owner, article, clauses = find(library, ref)
    check_rendering(library, [owner], rendering)
    return read_clauses(owner, article, clauses, rendering=rendering)


def _chosen(library: Library, names: Sequence[str]) -> list[Treaty]:
    return [treaty(library, name) for name in names] if names else list(library.treaties)
