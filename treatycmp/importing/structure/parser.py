"""Lines of a file -> an `Instrument`: headings chosen, texts cut, copies and annexes told apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from treatycmp.importing.lines import Document, Doubt, Line, Place, Role
from treatycmp.importing.structure import headings, numbers, sequence
from treatycmp.importing.structure.headings import Level, Mark, Setting
from treatycmp.importing.structure.instrument import Apart, Decision, Instrument, Part
from treatycmp.importing.structure.languages import LANGUAGES
from treatycmp.importing.structure.paragraphs import (
    Piece,
    joined,
    marked,
    paragraphs,
    wrap_width,
)
from treatycmp.importing.structure.tongues import detect
from treatycmp.loading.build import PREAMBLE

MAX_TITLE = 150
"""A longer line is no title of an article; in characters."""

TITLED = 0.15
"""Where less than this share of the articles would have a title, the lines are their text. Of
the trade agreements in the corpus some have titles in one chapter only, a fifth of the whole;
of the North Atlantic Treaty one article in fourteen begins with a line like a title."""

MOSTLY_TITLED = 0.6
"""Where more than this share of the articles have a title, lines of less certain form are taken
for titles too: those above `(a) ...`, and those as long as the page is wide."""

TITLES_ABOVE = 0.5
"""Where this share of the articles have a short line above their number, it is their title."""

MAX_SENTENCE = 400
"""A longer paragraph behind `Done at ...` is a note on the text; in characters."""

MAX_SIGNATURE = 160
"""A longer line below the testimonium is no signature; in characters."""

DECLARING = 4
"""How many of the last articles may say how many articles there are; the preamble may, too."""

MATCHING = 0.5
"""A text in another language renders the one before it where this share of the numbers match."""


class _Titles(Enum):
    """How readily a line below the number of an article is its title."""

    NONE = "none"
    PLAIN = "plain"
    DOTTED = "dotted"
    """Titles end in a full stop."""
    USUAL = "usual"


class _Cut(NamedTuple):
    """A heading that was taken, and the text below it."""

    mark: Mark
    head: tuple[str, ...]
    """As printed, in the order of the file."""
    heading: str
    body: tuple[Piece, ...]
    at: tuple[int, int]
    """Where it begins: above the mark, where its title stands above."""


class _Text(NamedTuple):
    """A treaty, annex or copy: articles whose numbers go on, and what stands before them."""

    front: tuple[Piece, ...]
    articles: tuple[_Cut, ...]
    divisions: tuple[tuple[str, ...], ...]
    """For each article, the headings it stands under."""
    label: str
    """The heading of the annex or protocol; empty for the treaty."""
    lang: str = ""


def parse(document: Document, lang: str = "") -> Instrument:
    """The structure of a document.

    Args:
        document: the lines of a file, as a reader gives them.
        lang: the language of the base text; by default the first in the file.
    """
    return _Parser(document, lang).run()


class _Parser:
    """One run: what is found on the way is collected here."""

    def __init__(self, document: Document, lang: str) -> None:
        self.document = document
        self.lines = document.lines
        self.wanted = lang
        self.wrap = wrap_width(document.lines)
        self.decisions: list[Decision] = []
        self.doubts: list[Doubt] = []
        self.apart: list[Apart] = []
        self.divisions: list[Apart] = []
        self.parts: list[Part] = []
        self.copies: list[Part] = []
        self.titles: list[tuple[str, Role]] = []
        self.ended = False

    def run(self) -> Instrument:
        around, marks = self._marks()
        taken = sequence.choose(marks)
        if len(taken) < 2:
            marks = sorted(
                [*marks, *headings.within_lines(self.lines, around)], key=lambda m: (m.at, m.end)
            )
            taken = sequence.choose(marks)
        if not taken:
            taken = self._sections(marks)
        self._explain(marks, taken, around)
        cuts = self._cuts(taken, marks, around)
        texts = self._languages(self._texts(cuts, around))
        base = self.wanted or self.document.lang or next((t.lang for t in texts if t.lang), "")
        self._place(texts, base or "und")
        self._footnotes(base or "und")
        self._check_numbers()
        return self._instrument(base or "und")

    # --- headings ---

    def _marks(self) -> tuple[Setting, list[Mark]]:
        """Every mark at the beginning of a line, judged; of parts only their headings."""
        around = headings.setting(self.lines, self.wrap)
        found = headings.find(self.lines)
        parts = [
            mark
            for mark in (headings.judge(m, around) for m in found if m.level is not Level.ARTICLE)
            if headings.is_division(mark, around)
        ]
        around = around._replace(headed=frozenset(mark.index for mark in parts))
        articles = [headings.judge(m, around) for m in found if m.level is Level.ARTICLE]
        formal = [
            Mark(index, 0, 0, Level.HEADING, None, (), 9.0)
            for index, line in enumerate(self.lines)
            if line.role is Role.DIVISION and index not in around.headed
        ]
        return around, sorted([*parts, *articles, *formal], key=lambda mark: (mark.at, mark.end))

    def _sections(self, marks: list[Mark]) -> list[Mark]:
        """Where nothing is called an article: the sections, if they are numbered in order."""
        sections = [
            mark._replace(level=Level.ARTICLE) for mark in marks if mark.level is Level.SECTION
        ]
        taken = sequence.choose(sections)
        marks[:] = [mark for mark in marks if mark.level is not Level.SECTION] if taken else marks
        return taken

    def _explain(self, marks: Sequence[Mark], taken: Sequence[Mark], around: Setting) -> None:
        chosen = {mark.at for mark in taken}
        for mark in marks:
            if mark.level is Level.ARTICLE and mark.at not in chosen:
                line = self.lines[mark.index]
                self.decisions.append(
                    Decision(
                        line.place,
                        line.text[mark.start : mark.start + 60],
                        "not a heading",
                        mark.reasons or ("the numbers do not go on with it",),
                    )
                )

    def _cuts(self, taken: Sequence[Mark], marks: Sequence[Mark], around: Setting) -> list[_Cut]:
        """The headings with their texts; the first cut is what stands before all headings."""
        parts = [m for m in marks if m.level is not Level.ARTICLE]
        first = taken[0].at if taken else (len(self.lines), 0)
        parts = [m for m in parts if not (m.level.attached and m.at < first)]
        every = sorted([*taken, *parts], key=lambda mark: mark.at)
        ends = [*(mark.at for mark in every[1:]), (len(self.lines), 0)][: len(every)]
        start = Mark(0, 0, 0, Level.HEADING, None)
        top = every[0].at if every else (len(self.lines), 0)
        front = _Cut(start, (), "", tuple(self._pieces((0, 0), top)), (0, 0))
        texts = [
            (mark, self._pieces((mark.index, mark.end), end))
            for mark, end in zip(every, ends, strict=True)
        ]
        cuts = [self._cut(mark, pieces, _Titles.PLAIN) for mark, pieces in texts]
        titled = sum(bool(cut.heading) for cut in cuts if cut.mark.level is Level.ARTICLE)
        if titled < TITLED * len(taken):
            cuts = [self._cut(mark, pieces, _Titles.DOTTED) for mark, pieces in texts]
            titled = sum(bool(cut.heading) for cut in cuts if cut.mark.level is Level.ARTICLE)
            if titled < MOSTLY_TITLED * len(taken):
                cuts = [self._cut(mark, pieces, _Titles.NONE) for mark, pieces in texts]
        elif titled > MOSTLY_TITLED * len(taken):
            cuts = [self._cut(mark, pieces, _Titles.USUAL) for mark, pieces in texts]
        return self._titles_above([front, *cuts])

    def _pieces(self, start: tuple[int, int], end: tuple[int, int]) -> list[Piece]:
        """What is not blank between two places."""
        found: list[Piece] = []
        apart = False
        for index in range(start[0], min(end[0] + 1, len(self.lines))):
            line = self.lines[index]
            low = start[1] if index == start[0] else 0
            high = end[1] if index == end[0] else len(line.text)
            text = line.text[low:high]
            stripped = text.strip()
            if stripped:
                column = low + len(text) - len(text.lstrip())
                role = Role.TEXT if line.role is Role.ARTICLE else line.role
                found.append(
                    Piece(index, column, stripped, apart, role, line.number, line.lang)
                )
                apart = False
            elif not line.text.strip():
                apart = True
        return found

    def _cut(self, mark: Mark, pieces: list[Piece], titles: "_Titles") -> _Cut:
        """The heading of a mark, with its title beside or under it, and the text below.

        Args:
            mark: the heading.
            pieces: what stands between it and the next.
            titles: how readily a line of the text is a title, if the format does not say so.
        """
        line = self.lines[mark.index]
        printed = line.text[: mark.end].strip() if mark.start < 80 and not line.text[
            : mark.start
        ].strip(" *_#>\t\"'“”") else line.text[mark.start : mark.end].strip()
        head = [printed] if printed else []
        if line.role is Role.ARTICLE:
            return _Cut(mark, tuple(head), line.heading.strip(), tuple(pieces), mark.at)
        if mark.level is Level.ARTICLE:
            title, rest = self._title(mark, pieces, titles)
        else:
            title, rest = self._division_title(mark, pieces)
            if title and pieces[0].index == mark.index:
                head, title = [line.text[mark.start :].strip()], title[1:]
        head += title
        return _Cut(mark, tuple(head), " ".join(map(_bare, title)), tuple(rest), mark.at)

    def _title(
        self, mark: Mark, pieces: list[Piece], titles: "_Titles"
    ) -> tuple[list[str], list[Piece]]:
        """The title beside or under the number of an article."""
        if not pieces:
            return [], pieces
        piece, rest = pieces[0], pieces[1:]
        beside = piece.index == mark.index
        inner = re.match(r"[(（【]([^()（）【】]{1,80})[)）】]\s*", piece.text) if beside else None
        if inner is not None and not marked(piece.text) and not _is_item(inner[1]):
            after = piece._replace(
                text=piece.text[inner.end() :], start=piece.start + inner.end()
            )
            return [inner[0].strip()], [after, *rest] if after.text else rest
        if piece.role is Role.HEADING and (not beside or rest):
            return [piece.text], rest
        if titles is _Titles.NONE and not (beside and not self.wrap):
            return [], pieces
        if not rest or not self._is_title(piece, rest[0], beside, titles):
            return [], pieces
        return [piece.text], rest

    def _is_title(self, piece: Piece, below: Piece, beside: bool, titles: "_Titles") -> bool:
        """Whether a line is the title above the piece below."""
        usual = titles is _Titles.USUAL
        text = piece.text
        if len(text) > MAX_TITLE or marked(text) or _is_item(text) or below.role is Role.HEADING:
            return False
        ended = re.search(r"[.;:,،؛。；：，、][\"”’»*_]*$", text) is not None
        dotted = text.endswith((".", "。")) and (
            (beside and len(text.split()) <= 5)
            or (titles is _Titles.DOTTED and len(text.split()) <= 12)
        )
        if ended and not dotted:
            return False
        if text[0].islower() and not beside:
            return False
        if _is_item(below.text) and not marked(below.text):
            return usual
        if below.apart:
            return True
        if self.wrap and len(text) > 0.8 * self.wrap:
            return usual and (marked(below.text) is not None or _in_title_case(text))
        return not below.text[0].islower() or (usual and _in_title_case(text))

    def _division_title(self, mark: Mark, pieces: list[Piece]) -> tuple[list[str], list[Piece]]:
        """The title beside a part's number, and that under it."""
        title: list[str] = []
        rest = list(pieces)
        if rest and rest[0].index == mark.index:
            title.append(rest.pop(0).text)
        while rest and len(title) < 3:
            piece = rest[0]
            follows = rest[1] if len(rest) > 1 else None
            heading = piece.role is Role.HEADING
            if not heading and not (
                not title
                and len(piece.text) <= MAX_TITLE
                and not marked(piece.text)
                and not _is_item(piece.text)
                and not re.search(r"[.;:,。；：，]$", piece.text)
                and not piece.text[0].islower()
                and (follows is None or follows.apart or follows.role is Role.HEADING)
                and not _opens(piece.text, "preamble")
            ):
                break
            title.append(rest.pop(0).text)
        return title, rest

    def _titles_above(self, cuts: list[_Cut]) -> list[_Cut]:
        """Short lines above the number of an article: its title, or a heading over several."""
        heads = [i for i in range(1, len(cuts)) if cuts[i].mark.level is Level.ARTICLE]
        above = [i for i in heads if self._line_above(cuts[i - 1], i)]
        untitled = sum(not cuts[index].heading for index in above)
        theirs = untitled >= max(2, TITLES_ABOVE * len(heads))
        if theirs:
            above = [i for i in heads if self._line_above(cuts[i - 1], i, usual=True)]
        moved: dict[int, Piece] = {index: cuts[index - 1].body[-1] for index in above}
        found: list[_Cut] = []
        for index, cut in enumerate(cuts):
            if index + 1 in moved:
                cut = cut._replace(body=cut.body[:-1])
            if index in moved:
                piece = moved[index]
                if theirs and not cut.heading:
                    cut = cut._replace(
                        head=(piece.text, *cut.head), heading=_bare(piece.text), at=piece.at
                    )
                else:
                    heading = Mark(piece.index, piece.start, piece.start, Level.HEADING, None)
                    found.append(_Cut(heading, (piece.text,), _bare(piece.text), (), piece.at))
            found.append(cut)
        return found

    def _line_above(self, cut: _Cut, index: int, *, usual: bool = False) -> bool:
        """Whether the text of a cut ends in a line that heads what follows; `usual` where most do."""
        if not cut.body:
            return False
        piece = cut.body[-1]
        if piece.role is Role.HEADING:
            return index > 1 or not _opens(piece.text, "preamble")
        long = len(piece.text) > 90 or len(piece.text.split()) > 9
        if (index == 1 and not usual) or (long and not (usual and _in_title_case(piece.text))):
            return False
        if len(piece.text) > MAX_TITLE:
            return False
        if cut.mark.level is Level.ARTICLE and len(cut.body) < 2:
            return False
        closed = "" if usual else r")\]"
        if re.search(rf"[.;:,!?。；：，、؛،{closed}]\W*$", piece.text) or _is_item(piece.text):
            return False
        if piece.text[0].islower() or marked(piece.text):
            return False
        above = cut.body[-2] if len(cut.body) > 1 else None
        if usual and piece.apart:
            return True
        return above is None or bool(re.search(r"[.;:!?。；：؟][\"”’»)\]\d]*$", above.text))

    # --- texts: the treaty, its annexes, its copies ---

    def _texts(self, cuts: Sequence[_Cut], around: Setting) -> list[_Text]:
        """The cuts as texts of their own: each begins where the numbers begin again."""
        texts: list[_Text] = []
        front: list[Piece] = list(cuts[0].body)
        articles: list[_Cut] = []
        under: list[tuple[str, ...]] = []
        stack: list[tuple[Level, str]] = []
        label = pending = ""
        attached = False

        def close() -> None:
            nonlocal front, articles, under
            if articles or front:
                texts.append(_Text(tuple(front), tuple(articles), tuple(under), label))
            front, articles, under = [], [], []

        for cut in cuts[1:]:
            mark = cut.mark
            if mark.level is not Level.ARTICLE and cut.head:
                self._head(cut)
            if mark.level is Level.ARTICLE:
                if articles and self._begins_again(articles[-1].mark, mark, attached):
                    tail = self._tail(articles)
                    close()
                    front, label = tail, pending
                attached = False
                articles.append(cut)
                under.append(tuple(text for _, text in stack))
            elif mark.level.attached:
                close()
                label = pending = _label(cut)
                front, stack, attached = list(cut.body), [], True
            else:
                levels = [level for level, _ in stack]
                if mark.level in levels:
                    stack = stack[: levels.index(mark.level)]
                stack.append((mark.level, _whole(cut)))
                if cut.body and articles:
                    last = articles[-1]
                    articles[-1] = last._replace(body=(*last.body, *cut.body))
                else:
                    front += cut.body
        close()
        return texts

    def _head(self, cut: _Cut) -> None:
        """Keep the heading of a part, an annex or a group of articles."""
        place = self.lines[cut.at[0]].place
        label = _label(cut) if cut.mark.level.attached else _whole(cut)
        text = "\n".join(cut.head)
        self.divisions.append(Apart("heading", text, place, place, "", label, cut.at))
        reasons = cut.mark.reasons or ("a short line above a heading",)
        self.decisions.append(Decision(place, " ".join(cut.head)[:60], "division", reasons))

    def _begins_again(self, last: Mark, mark: Mark, attached: bool) -> bool:
        before, number = last.number, mark.number
        if before is None or number is None or before.style == "given" or number.style == "given":
            return False
        return not number.follows(before) and (attached or number.opens)

    def _tail(self, articles: list[_Cut]) -> list[Piece]:
        """Cut the front of the next text off the last article of this one."""
        last = articles[-1]
        start = _testimonium(last.body)
        if start is None:
            return self._untestified(articles)
        for index in range(start[0] + 1, len(last.body)):
            piece = last.body[index]
            if piece.role is Role.HEADING or _opens_next(piece, last.body[index - 1]):
                articles[-1] = last._replace(body=last.body[:index])
                return list(last.body[index:])
        return []

    def _untestified(self, articles: list[_Cut]) -> list[Piece]:
        """Without a testimonium: from a heading on, or from where the language changes."""
        last = articles[-1]
        for index in range(1, len(last.body)):
            if last.body[index].role is Role.HEADING:
                articles[-1] = last._replace(body=last.body[:index])
                return list(last.body[index:])
        return []

    def _languages(self, texts: Sequence[_Text]) -> list[_Text]:
        """Each text with its language, by its words; one that tells nothing is as the last."""
        found: list[_Text] = []
        last = ""
        for text in texts:
            tags = tuple(dict.fromkeys(tag for cut in text.articles for tag in cut.mark.tags))
            stated = next((p.lang for cut in text.articles for p in cut.body if p.lang), "")
            words = " ".join(
                [p.text for cut in text.articles[:12] for p in cut.body[:6]]
                or [piece.text for piece in text.front[:40]]
            )
            lang = stated or detect(words, tags) or (tags[0] if tags and not last else last)
            found.append(text._replace(lang=lang))
            last = lang
        return found

    def _place(self, texts: Sequence[_Text], base: str) -> None:
        """Parts of the base language, copies in others; numbers that return told apart."""
        own = [t for t in texts if t.articles and (t.lang == base or not t.lang)]
        if not own:
            own = [t for t in texts if t.articles]
        labels = self._labels(own)
        used: Counter[str] = Counter()
        base_parts: list[tuple[str, list[Part]]] = []
        for text in texts:
            if text in own:
                label = labels[id(text)]
                base_parts.append((label, self._add(text, base, label)))
            elif text.articles:
                self._add_copy(text, base_parts, texts, own, labels, used, base)
            else:
                self._add_apart("other", text.front, text.lang or base, text.label)

    def _labels(self, own: Sequence[_Text]) -> dict[int, str]:
        """What each text of the base language is called; the treaty itself has no label."""
        labels: dict[int, str] = {}
        seen: Counter[str] = Counter()
        for number, text in enumerate(own, 1):
            label = text.label
            if number > 1 and not label:
                under = text.divisions[0]
                label = under[0] if under else f"Text {number}"
                place = self.lines[text.articles[0].mark.index].place
                self.doubts.append(
                    Doubt(place, f"The numbers begin again without the heading of an annex or"
                          f" protocol; these articles are kept apart as {label!r}.")
                )
            seen[_slug(label)] += bool(label)
            if seen[_slug(label)] > 1:
                label = f"{label} ({seen[_slug(label)]})"
            labels[id(text)] = label
        return labels

    def _add(self, text: _Text, lang: str, label: str) -> list[Part]:
        """The preamble and articles of a text in the base language."""
        parts = self._parts(text, lang, label)
        self.parts += parts
        return parts

    def _add_copy(
        self,
        text: _Text,
        base_parts: list[tuple[str, list[Part]]],
        texts: Sequence[_Text],
        own: Sequence[_Text],
        labels: dict[int, str],
        used: Counter[str],
        base: str,
    ) -> None:
        """A text in another language: what it renders, by its place and its numbers."""
        wanted = {cut.mark.number.place for cut in text.articles if cut.mark.number}
        candidates = []
        for other in own:
            places = {cut.mark.number.place for cut in other.articles if cut.mark.number}
            share = len(wanted & places) / max(len(wanted), len(places))
            key = f"{text.lang}/{labels[id(other)]}"
            if share >= MATCHING and not used[key]:
                candidates.append((share, labels[id(other)], key))
        place = self.lines[text.articles[0].mark.index].place
        if not candidates:
            label = text.label or f"Text in {text.lang}"
            self.doubts.append(
                Doubt(place, f"A text in {text.lang} begins here that renders no other text of the"
                      f" file; its articles are kept apart as {label!r}.")
            )
            self.parts += self._parts(text, text.lang, label)
            return
        _, label, key = max(candidates, key=lambda c: c[0])
        used[key] += 1
        self.decisions.append(
            Decision(place, "", f"a copy in {text.lang}", ("the same numbers again, in other words",))
        )
        self.copies += self._parts(text, text.lang, label)

    def _parts(self, text: _Text, lang: str, label: str) -> list[Part]:
        found = []
        preamble = self._front(text, lang, label)
        if preamble is not None:
            found.append(preamble)
        for index, cut in enumerate(text.articles):
            last = index == len(text.articles) - 1
            found.append(self._part(cut, text.divisions[index], lang, label, last=last))
        return found

    def _front(self, text: _Text, lang: str, label: str) -> Part | None:
        """What stands before the first article: a title, and a preamble."""
        pieces = text.front
        start = _preamble_start(pieces, titled=bool(label))
        if start:
            self._add_apart("title", pieces[:start], lang, label)
            if not self.titles:
                self.titles = _lines_of(pieces[:start], self.wrap)
        body = list(pieces[start:])
        if not body:
            return None
        head: list[str] = []
        if _is_preamble_heading(body[0].text) and len(body) > 1:
            head.append(body.pop(0).text)
        return Part(
            number=PREAMBLE,
            head=tuple(head),
            heading="",
            paragraphs=paragraphs(body, self.wrap, recitals=True),
            first=self.lines[pieces[start].index].place,
            last=self.lines[body[-1].index].place,
            lang=lang,
            within=label,
            at=pieces[start].at,
        )

    def _part(
        self, cut: _Cut, divisions: tuple[str, ...], lang: str, label: str, *, last: bool
    ) -> Part:
        body = cut.body
        closing: tuple[Piece, ...] = ()
        start = _testimonium(body) if last else None
        if start is not None:
            body, closing = _divide(body, *start)
        number = cut.mark.number
        assert number is not None
        line = self.lines[cut.mark.index]
        end = self.lines[body[-1].index].place if body else line.place
        part = Part(
            number=number.text,
            head=cut.head,
            heading=cut.heading,
            paragraphs=paragraphs(body, self.wrap),
            first=self.lines[cut.at[0]].place,
            last=end,
            lang=lang,
            within=label,
            divisions=divisions,
            printed=number.printed if number.style in ("words", "cjk") else "",
            at=cut.at,
        )
        reasons = cut.mark.reasons or ("the format says so",)
        self.decisions.append(
            Decision(line.place, " ".join(cut.head)[:60], f"article {number.text}", reasons)
        )
        self._close(closing, lang, label)
        return part

    def _close(self, pieces: tuple[Piece, ...], lang: str, label: str) -> None:
        """The testimonium, then the signatures."""
        if not pieces:
            return
        self.ended = True
        end = 1
        while end < len(pieces) and _is_testimony(pieces[end], pieces[end - 1], self.wrap):
            end += 1
        signed = end
        while signed < len(pieces) and len(pieces[signed].text) <= MAX_SIGNATURE:
            signed += 1
        self._add_apart("testimonium", pieces[:end], lang, label)
        self._add_apart("signatures", pieces[end:signed], lang, label)
        self._add_apart("other", pieces[signed:], lang, label)

    def _add_apart(self, kind: str, pieces: Sequence[Piece], lang: str, label: str) -> None:
        if not pieces:
            return
        text = "\n".join(
            paragraph.text
            for paragraph in paragraphs(
                [piece._replace(role=Role.TEXT) for piece in pieces], self.wrap, recitals=True
            )
            for paragraph in [paragraph._replace(text=f"{paragraph.mark} {paragraph.text}".strip())]
        )
        first, last = (self.lines[piece.index].place for piece in (pieces[0], pieces[-1]))
        self.apart.append(Apart(kind, text, first, last, lang, label, pieces[0].at))

    def _footnotes(self, lang: str) -> None:
        for line in self.document.footnotes:
            if line.text.strip():
                self.apart.append(
                    Apart("footnote", line.text.strip(), line.place, line.place, lang)
                )

    # --- what can be checked ---

    def _check_numbers(self) -> None:
        """Gaps in the numbers, and a declared count that is not met."""
        main = [part for part in self.parts if part.number != PREAMBLE and not part.within]
        for before, part in zip(main, main[1:], strict=False):
            first, second = numbers.read(before.number), numbers.read(part.number)
            if first and second and not second.follows(first):
                self.doubts.append(
                    Doubt(part.first, f"Article {part.number} follows Article {before.number}:"
                          " an article between them was not found, or the file lacks it.")
                )
        declared = self._declared()
        if declared and main and declared[0] != len(main):
            self.doubts.append(
                Doubt(declared[1], f"The text says that it has {declared[0]} articles;"
                      f" {len(main)} were found.")
            )

    def _declared(self) -> tuple[int, Place] | None:
        """How many articles the text says that it has, and where."""
        for part in (*self.parts[:2], *self.parts[-DECLARING:]):
            pattern = _declarations().get(part.lang)
            for paragraph in part.paragraphs if pattern else ():
                assert pattern is not None
                match = pattern.search(paragraph.text)
                number = numbers.read(match[1]) if match else None
                if number is not None and re.search(
                    "present|this|настоящ|этот|이|본|本", paragraph.text[: match.start()] if match else ""
                ):
                    return number.parts[0], part.first
        return None

    def _instrument(self, base: str) -> Instrument:
        main = [part for part in self.parts if part.number != PREAMBLE and not part.within]
        read = [numbers.read(part.number) for part in main]
        whole = bool(read) and read[0] is not None and read[0].opens
        whole = whole and all(
            a is not None and b is not None and b.follows(a)
            for a, b in zip(read, read[1:], strict=False)
        )
        return Instrument(
            title=self._instrument_title(base),
            lang=base,
            parts=tuple(self.parts),
            copies=tuple(self.copies),
            apart=tuple(sorted(self.apart, key=lambda a: (a.kind == "footnote", a.at))),
            divisions=tuple(self.divisions),
            decisions=tuple(sorted(self.decisions, key=lambda d: _order(d.place))),
            doubts=tuple(sorted(self.doubts, key=lambda d: _order(d.place))),
            complete=whole and self.ended,
        )

    def _instrument_title(self, base: str) -> str:
        """The title that stands last above the preamble."""
        if self.document.title:
            return self.document.title
        lines = [text for text, _ in self.titles if 3 < len(text) <= 300]
        formal = [t for t, role in self.titles if role is Role.HEADING and t in lines]
        own = [t for t in formal if detect(t) in ("", base)] or formal
        if own:
            return _bare(own[-1])
        undated = [line for line in lines if not re.search(r"\b\d{4}\W*$", line)]
        return _bare(max(undated or lines, key=len, default=""))


def _order(place: Place) -> tuple[int, int]:
    return place.page or 0, place.line


def _lines_of(pieces: Sequence[Piece], wrap: int) -> list[tuple[str, Role]]:
    """The paragraphs of a title page, each with what the format calls it."""
    found: list[tuple[str, Role]] = []
    for piece in pieces:
        heading = piece.role is Role.HEADING
        if found and wrap and not piece.apart and not heading:
            found[-1] = (joined(found[-1][0], piece.text), found[-1][1])
        else:
            found.append((piece.text, piece.role))
    return found


def _slug(label: str) -> str:
    return "-".join(re.findall(r"\w+", label.casefold()))


def _whole(cut: _Cut) -> str:
    return " ".join(map(_bare, cut.head))


def _label(cut: _Cut) -> str:
    """What an annex is called: its word and number, or its whole heading if that is short."""
    whole = _whole(cut)
    return _bare(cut.head[0]) if len(whole) > 60 and cut.head else whole


def _bare(text: str) -> str:
    """A heading without the signs around it."""
    bare = text.strip(" \t\u3000*_#:.–—-\"“”")
    if bare[:1] in "(（【" and bare[-1:] in ")）】":
        bare = bare[1:-1].strip()
    return " ".join(bare.split()) or text.strip()


_ITEM = re.compile(r"[(（]?\w{1,3}[)）]\s?\S|[a-z]\.\s|[-–—•·▪*]\s")


def _in_title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.6 * len(long)


def _is_item(text: str) -> bool:
    return _ITEM.match(text) is not None


@cache
def _openings(what: str) -> re.Pattern[str]:
    phrases = sorted(
        {phrase for language in LANGUAGES for phrase in getattr(language, what)},
        key=len,
        reverse=True,
    )
    return re.compile(rf"[\s*_\"“«'(–—-]*({'|'.join(map(re.escape, phrases))})", re.IGNORECASE)


def _opens(text: str, what: str) -> bool:
    return _openings(what).match(text) is not None


@cache
def _declarations() -> dict[str, re.Pattern[str]]:
    return {
        language.tag: re.compile(language.declared, re.IGNORECASE)
        for language in LANGUAGES
        if language.declared
    }


@cache
def _testimonium_within() -> re.Pattern[str]:
    phrases = [p for lang in LANGUAGES for p in lang.testimonium if len(p) > 8 and " " in p]
    return re.compile(
        rf"(?:(?<=[.;:])|(?<=[.;:][\s\d\])”\"]))\s*({'|'.join(map(re.escape, phrases))})",
        re.IGNORECASE,
    )


def _testimonium(body: Sequence[Piece]) -> tuple[int, int] | None:
    """Where the testimonium begins: the index of its piece, and the column within."""
    for index, piece in enumerate(body):
        if _opens(piece.text, "testimonium") and not piece.text[:1].islower():
            return index, 0
        match = _testimonium_within().search(piece.text) if len(piece.text) > 60 else None
        if match is not None:
            return index, match.start(1)
        if index and _opens(piece.text, "testimonium"):
            return index, 0
    return None


def _divide(
    body: tuple[Piece, ...], index: int, column: int
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if not column:
        return body[:index], body[index:]
    piece = body[index]
    head = piece._replace(text=piece.text[:column].rstrip())
    tail = piece._replace(text=piece.text[column:], start=piece.start + column, apart=False)
    return (*body[:index], head), (tail, *body[index + 1 :])


def _is_testimony(piece: Piece, last: Piece, wrap: int) -> bool:
    """Whether a piece still belongs to the sentences that introduce the signatures."""
    if _opens(piece.text, "testimonium"):
        return True
    if wrap and not piece.apart and not re.search(r"[.:]\W*$", last.text):
        return True
    return _is_sentence(piece.text) and len(piece.text) <= MAX_SENTENCE


def _is_sentence(text: str) -> bool:
    return len(text) > 100 and text[0].isalpha() and bool(re.search(r"[.;,]\W*$", text))


def _opens_next(piece: Piece, last: Piece) -> bool:
    """Whether a new text begins behind the signatures of the last one."""
    return (piece.apart or bool(re.search(r"[.:]\W*$", last.text))) and _is_preamble(piece.text)


def _is_preamble(text: str) -> bool:
    return _opens(text, "preamble") and len(text) > 40


def _is_preamble_heading(text: str) -> bool:
    return len(text) < 30 and _opens(text, "preamble") and len(text.split()) == 1


def _preamble_start(pieces: Sequence[Piece], *, titled: bool) -> int:
    """The index of the first piece of the preamble; what stands above is the title."""
    for index, piece in enumerate(pieces):
        text = piece.text
        if piece.role is Role.HEADING and not _is_preamble_heading(text):
            continue
        capitals = text.isupper() and index and pieces[index - 1].text.isupper()
        if _opens(text, "preamble") and not capitals and not (text[0].islower() and index):
            return index
    for index, piece in enumerate(pieces):
        if piece.role is Role.HEADING:
            continue
        if len(piece.text) > 200 or re.search(r"[,;:，；：、]$", piece.text):
            return index
    return len(pieces)
