"""What a corpus answers, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from treatycmp.corpus.boilerplate import Boilerplate
from treatycmp.corpus.build import Built
from treatycmp.corpus.filters import Filter
from treatycmp.corpus.lineage import Lineage, Member
from treatycmp.corpus.near import SHORTLIST, NearHit, Nearness
from treatycmp.corpus.novelty import ArticleNovelty, Novelty, Stretch
from treatycmp.corpus.reuse import Cluster, Reuse
from treatycmp.corpus.store import Place
from treatycmp.model import Kind, Source
from treatycmp.rendering.table import Cell, Column, Line, Mark, Span, Table, plain
from treatycmp.rendering.tables.parts import percent
from treatycmp.rendering.tables.similarity import figure
from treatycmp.rendering.view import View

SHOWN_WORDS = 40
"""So many words of a text are shown in a table; JSON has all."""

SHOWN_SHARED = 8
"""So many of the shared words, the rarest first."""

SHOWN_PLACES = 3
"""So many of the clauses with the same wording are named."""

SHOWN_PROBLEMS = 20

NONE_NEAR = "none shares a word"
"""Where an article has no earlier clause beside it."""


def built_table(result: Built, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus build` prints."""
    counts = (result.treaties, result.clauses, result.wordings)
    parts = (result.read, result.kept, result.removed, len(result.problems))
    what = "Articles" if result.unit == "article" else "Clauses"
    headings = ("Treaties", what, "Different wordings", "Read", "Unchanged", "Removed", "Problems")
    return Table(
        title="",
        columns=(Column("Corpus", weight=1), *(Column(name, weight=0) for name in headings)),
        rows=(
            (
                (plain(result.store, Mark.LABEL),),
                *((plain(f"{count:,}"),) for count in (*counts, *parts)),
            ),
        ),
        notes=(
            *_unworded(result.unworded),
            *_told("", result.renamed),
            *_told("Not read: ", result.problems),
        ),
    )


def nearness_table(result: Nearness, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus near` prints: a row a wording."""
    return Table(
        title="",
        columns=(
            Column("Clause", weight=2),
            Column("Treaty", weight=2),
            Column("Score", weight=0),
            Column("Words shared", weight=0),
            Column("Text", weight=4),
            Column("Rarest words shared", weight=2),
        ),
        rows=tuple(
            _wording_row(list(hits)) for _, hits in groupby(result.hits, key=lambda hit: hit.group)
        ),
        lead=(plain(_nearness_lead(result)),),
        notes=(plain(_MEASURED[result.measure], Mark.NOTE),) if result.hits else (),
    )


def _nearness_lead(result: Nearness) -> str:
    asked = result.asked or f"“{cut(result.text)}”"
    chosen = _filters(result.only)
    some = f"{result.among:,} of {result.of:,}" if chosen else f"{result.of:,}"
    none = " No other clause shares a word with it." if result.among else " No clause is such."
    if result.hits:
        none = ""
    silent = _silent(result.undated, "no date") + _silent(result.nameless, "no parties")
    return f"Nearest to {asked} among {some} different wordings{chosen}.{silent}{none}"


def _silent(treaties: int, what: str) -> str:
    if not treaties:
        return ""
    return f" Left out: {treaties:,} {'treaty' if treaties == 1 else 'treaties'} with {what}."


def _filters(only: Filter) -> str:
    """What was looked at, for the lead; empty where that is all."""
    said = {
        "party": "party: {}",
        "since": "signed since {}",
        "until": "signed until {}",
        "before": "signed before {}",
        "topic": "topic: {}",
        "lang": "language: {}",
        "least": "{} words or more",
        "most": "{} words or fewer",
        "not_treaty": "not in {}",
    }
    parts = [said[key].format(value) for key, value in only._asdict().items() if value]
    return f" ({'; '.join(parts)})" if parts else ""


def novelty_table(result: Novelty, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus novelty` prints: a row an article."""
    return Table(
        title="",
        columns=(
            Column("Article", weight=1),
            Column("Nearest earlier", weight=2),
            Column("Words shared", weight=0),
            Column("Already seen", weight=0),
            Column("What is new", weight=4),
        ),
        rows=tuple(map(_novelty_row, result.articles)),
        lead=(plain(novelty_lead(result)),),
        notes=tuple(
            plain(note, Mark.NOTE)
            for note in (
                "New words are marked where they stand; … stands for seen words left out.",
                *novelty_notes(result),
            )
        ),
    )


def novelty_lead(result: Novelty) -> str:
    """How much is not new, of which treaty, beside how many.

    It begins in Latin letters: a title in Arabic at its head would turn the whole line around.
    """
    facts = (result.treaty.title, f"signed {result.treaty.signed}")
    treaty = f"{result.treaty.treaty} ({', '.join(filter(None, facts))})"
    found = f"No treaty of the corpus is known to be earlier than {treaty}."
    if result.earlier:
        treaties = "treaty" if result.earlier == 1 else "treaties"
        found = (
            f"Of the words of {treaty}, {percent(result.seen)} stand in passages of the nearest"
            f" clauses of {result.earlier:,} earlier {treaties}."
        )
    were = "treaty without a date was" if result.undated == 1 else "treaties without a date were"
    return f"{found} {result.undated:,} {were} left out." if result.undated else found


def novelty_notes(result: Novelty) -> Iterator[str]:
    """What was measured, among which texts, and how far it holds."""
    yield (
        "Words shared: the share of distinct words in common (Jaccard); the earlier clause with the"
        " highest is the nearest. Already seen: the share of the article's words in passages that"
        " this clause has, in order or moved; a few words in common amid changed ones count as new."
    )
    langs = sorted({article.place.lang for article in result.articles})
    known = ", ".join(filter(None, langs))
    within = f"Each article is set beside texts in its own language ({known})." if known else ""
    anywhere = "" if all(langs) else "Where its language is not known, beside texts in any."
    corpus = "Earlier and new mean in this corpus."
    yield " ".join(filter(None, (within, anywhere, corpus)))
    places = (at for article in result.articles for at in (article.place, article.nearest) if at)
    if any(at.kind != Kind.QUOTATION for at in places):
        yield WORKING_MEASURED


WORKING_MEASURED = (
    "Among the texts measured are working renderings, written for comparison; they are not official"
    " translations."
)
"""A phrase that two of them share may be the renderer's."""


def reuse_table(result: Reuse, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus reuse` prints: a row a cluster."""
    lead = (
        f"{result.pairs:,} pairs of clauses share {result.threshold:.0%} of their words or more:"
        f" {result.clauses:,} of {result.of:,} clauses, in {result.clusters:,} clusters."
    )
    written = f" All pairs are in {result.written}." if result.written else ""
    return Table(
        title="",
        columns=(
            Column("Cluster", weight=0),
            Column("Clauses", weight=0),
            Column("Different wordings", weight=0),
            Column("Treaties", weight=0),
            Column("Earliest", weight=2),
            Column("Latest", weight=0),
            Column("Text of the earliest", weight=4),
        ),
        rows=tuple(map(_cluster_row, result.largest)),
        lead=(plain(lead + written),),
    )


def lineage_table(result: Lineage, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus lineage` prints: a row a wording, in the order of time."""
    asked = result.asked or f"“{cut(result.text)}”"
    cut_off = "" if result.complete else " It is cut: the family is larger."
    notes = (
        "Nearest earlier: the earlier clause of the family that shares most words with it, and"
        " the share. It may be the model, or both may follow one that is not in the corpus."
    )
    return Table(
        title="",
        columns=(
            Column("Clause", weight=2),
            Column("Treaty", weight=2),
            Column("Nearest earlier", weight=1),
            Column("Like the clause asked for", weight=0),
            Column("Text", weight=4),
        ),
        rows=tuple(map(_member_row, result.members)),
        lead=(
            plain(
                f"The family of {asked}: {len(result.members):,} different wordings that share"
                f" {result.threshold:.0%} of their words or more with another.{cut_off}"
            ),
        ),
        notes=(plain(notes, Mark.NOTE),) if result.members else (),
    )


def boilerplate_table(result: Boilerplate, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus boilerplate` prints: a row a formula."""
    return Table(
        title="",
        columns=(
            Column("Formula", weight=4),
            Column("Words", weight=0),
            Column("Treaties", weight=0),
            Column("Clauses", weight=0),
            Column("Most often under", weight=2),
        ),
        rows=tuple(
            (
                (plain(formula.text, Mark.LABEL),),
                *(
                    (plain(f"{count:,}"),)
                    for count in (formula.words, formula.treaties, formula.clauses)
                ),
                (plain("; ".join(formula.fields)),),
            )
            for formula in result.formulae
        ),
        lead=(
            plain(
                f"{result.found:,} formulae stand in {result.least} or more of"
                f" {result.treaties:,} treaties."
            ),
        ),
        notes=(plain("In compared form: lower case, without signs.", Mark.NOTE),),
    )


def _novelty_row(article: ArticleNovelty) -> tuple[Cell, ...]:
    heading = (plain(article.place.heading),) if article.place.heading else ()
    nearest: Cell = (plain(NONE_NEAR, Mark.NOTE),)
    if article.nearest is not None:
        nearest = (plain(article.nearest.ref, Mark.LABEL), *treaty_cell(article.nearest))
    return (
        (plain(article.place.ref, Mark.LABEL), *heading),
        nearest,
        (plain(figure(article.score)),),
        (plain(percent(article.seen)),),
        _new_words(article.passages, article.place.lang),
    )


def _new_words(passages: Sequence[Stretch], lang: str) -> Cell:
    spans = []
    for passage in passages:
        if passage.new:
            spans.append(Span(" ".join(passage.text.split()), Mark.ADDED, lang))
        elif not spans or spans[-1].text != " … ":
            spans.append(Span(" … "))
    if not any(passage.new for passage in passages):
        return (plain("nothing", Mark.NOTE),)
    return (tuple(spans),)


def _cluster_row(cluster: Cluster) -> tuple[Cell, ...]:
    counts = (cluster.clauses, cluster.wordings, cluster.treaties)
    return (
        (plain(str(cluster.number), Mark.LABEL),),
        *((plain(f"{count:,}"),) for count in counts),
        (plain(cluster.first.ref, Mark.LABEL), *treaty_cell(cluster.first)),
        (plain(cluster.last),),
        text_cell(cluster.first, cluster.text),
    )


def _member_row(member: Member) -> tuple[Cell, ...]:
    carried = len(member.carriers)
    same = (
        (plain(f"{carried} treaties carry this word for word", Mark.NOTE),) if carried > 1 else ()
    )
    model = (plain(member.model, Mark.LABEL), plain(figure(member.score))) if member.model else ()
    return (
        (plain(member.place.ref, Mark.LABEL), *same),
        treaty_cell(member.place),
        model,
        (plain(figure(member.to_asked)),),
        text_cell(member.place, member.text),
    )


_MEASURED = {
    "phrases": "Words shared: of the distinct words in either wording, the share in both (Jaccard);"
    " it decides what is near. Score: the same of stems and pairs of neighbouring stems, each"
    " counted by the root of how often it occurs, with the opening words weighed again; it decides"
    f" the order, and which of the {SHORTLIST} with most words shared is first.",
    "words-jaccard": "Score: of the distinct words in either wording, the share in both (Jaccard).",
    "mapping-bits": "Words shared: of the distinct words in either wording, the share in both; it"
    " decides what is near. Score: 1 minus the Jaccard distance over grams of five characters,"
    f" as in Mapping BITs; it decides the order, and which of the {SHORTLIST} with most words"
    " shared is first.",
    "contained": "Score: of the stems and pairs of neighbouring stems in the text asked for, and"
    " the whole of it as one more, the share that stands in the clause; 1.00 where all stands there"
    " in order. Words shared: of the distinct words in either wording, the share in both.",
}


def _wording_row(hits: Sequence[NearHit]) -> tuple[Cell, ...]:
    first = hits[0]
    return (
        tuple(_refs(hits)),
        treaty_cell(first.place),
        (plain(figure(first.score)),),
        (plain(figure(first.words_shared)),),
        text_cell(first.place, first.text),
        (plain(", ".join(first.shared[:SHOWN_SHARED])),),
    )


def _refs(hits: Sequence[NearHit]) -> Iterator[Line]:
    for hit in hits[:SHOWN_PLACES]:
        yield plain(hit.ref, Mark.LABEL)
    if len(hits) > SHOWN_PLACES:
        yield plain(f"and {len(hits) - SHOWN_PLACES} more", Mark.NOTE)
    if hits[0].carriers > 1:
        yield plain(f"{hits[0].carriers} treaties carry this word for word", Mark.NOTE)


def treaty_cell(place: Place) -> Cell:
    """The treaty of a place: title or id, date and parties."""
    lines = [plain(place.title or place.treaty)]
    if place.signed:
        lines.append(plain(f"signed {place.signed}"))
    if place.parties:
        lines.append(plain(", ".join(place.parties)))
    return tuple(lines)


def text_cell(place: Place, text: str) -> Cell:
    """The beginning of a text, with what it is where it is no quotation."""
    quoted = place.kind == Kind.QUOTATION
    shown = f"“{cut(text)}”" if quoted else cut(text)
    heading = (plain(place.heading, Mark.LABEL),) if place.heading else ()
    remark = () if quoted else (Span(" (working rendering)", Mark.NOTE),)
    return (*heading, (Span(shown, Mark.PLAIN, place.lang), *remark))


def cut(text: str, words: int = SHOWN_WORDS) -> str:
    """The first words of a text in one line; an ellipsis where more follow."""
    parts = text.split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")


def _unworded(paths: Sequence[str]) -> Iterator[Line]:
    if paths:
        names = ", ".join(paths[:SHOWN_PROBLEMS])
        more = f" and {len(paths) - SHOWN_PROBLEMS} more" if len(paths) > SHOWN_PROBLEMS else ""
        told = f"Read, but without a clause whose wording is known: {names}{more}."
        yield plain(told, Mark.NOTE)


def _told(what: str, problems: Sequence[str]) -> Iterator[Line]:
    for problem in problems[:SHOWN_PROBLEMS]:
        yield plain(f"{what}{problem}.", Mark.NOTE)
    if len(problems) > SHOWN_PROBLEMS:
        more = len(problems) - SHOWN_PROBLEMS
        yield plain(f"{more} more: in --format json, or in the store's table `source`.", Mark.NOTE)
