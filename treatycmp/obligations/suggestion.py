"""Rules -> a coding proposed for a treaty, marked as such until a person accepts it."""

from collections.abc import Sequence
from typing import NamedTuple

from treatycmp import phrases
from treatycmp.coding import Apparatus, Part, Rule
from treatycmp.model import Clause, ClauseRef, Kind, Treaty
from treatycmp.passages import Head, head


class SuggestedValue(NamedTuple):
    """A value that a rule proposes."""

    part: Part
    value: str
    heading: str
    """How a table names the value."""
    words: str
    """The words of the clause that suggested it."""


class SuggestedClause(NamedTuple):
    """What rules propose for a clause."""

    ref: ClauseRef
    label: str
    kind: Kind
    """Whose words they are."""
    values: tuple[SuggestedValue, ...]
    """At least one duty among them."""
    judged: bool
    """Whether the data already code the clause, or say that it creates no obligation."""


class Proposal(NamedTuple):
    """A coding proposed for a treaty."""

    treaty: Head
    clauses: tuple[SuggestedClause, ...]
    silent: tuple[str, ...]
    """Labels of the clauses for which no rule proposes a duty."""


def propose(treaty: Treaty, apparatus: Apparatus) -> Proposal:
    """What the rules propose for the base text of each clause, preamble apart.

    A clause for which no rule proposes a duty gets nothing: without a duty there is no
    commitment. The preamble's recitals create none.
    """
    judged = apparatus.coding(treaty.id).judged
    proposed: list[SuggestedClause] = []
    silent: list[str] = []
    for article in treaty.articles:
        for clause in article.clauses if article.number != "preamble" else ():
            label = article.label((clause.ref.clause or "",))
            values = suggested_values(clause, apparatus)
            if any(value.part is Part.DUTY for value in values):
                assert clause.base is not None
                proposed.append(
                    SuggestedClause(
                        ref=clause.ref,
                        label=label,
                        kind=clause.base.kind,
                        values=values,
                        judged=clause.ref in judged,
                    )
                )
            else:
                silent.append(label)
    return Proposal(treaty=head(treaty), clauses=tuple(proposed), silent=tuple(silent))


def suggested_values(clause: Clause, apparatus: Apparatus) -> tuple[SuggestedValue, ...]:
    """Every value that a rule proposes for a clause, in the order of the parts."""
    base = clause.base
    if base is None:
        return ()
    found: dict[tuple[Part, str], SuggestedValue] = {}
    for rule in _of_language(apparatus.rules, base.lang):
        if base.kind is Kind.REPORT and rule.part is Part.STRENGTH:
            continue  # a report does not keep the treaty's verb
        words = phrases.suggested(rule.phrases, rule.unless, base.text)
        if words:
            heading = apparatus.codebook.heading(rule.part, rule.value)
            value = SuggestedValue(rule.part, rule.value, heading, words)
            found.setdefault((rule.part, rule.value), value)
    order = list(Part)
    return tuple(sorted(found.values(), key=lambda value: order.index(value.part)))


def _of_language(rules: Sequence[Rule], lang: str) -> list[Rule]:
    """Rules for a language, whatever the region: `en` for `en-GB`."""
    return [rule for rule in rules if rule.lang.split("-")[0] == lang.split("-")[0]]
