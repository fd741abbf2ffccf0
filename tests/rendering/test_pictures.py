"""Pictures: the same bytes each time, every letter and every reservation on them."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree

import pytest

from tests.cli.run import run
from tests.factory import TOPICS, suggesting, treaty
from treatycmp.alignment import by_topic
from treatycmp.comparison import compare
from treatycmp.errors import MissingGlyphWarning, OutputError
from treatycmp.matrices import Matrix, matrix
from treatycmp.measures import MEASURES, Unit, measure_similarity
from treatycmp.model import Treaty
from treatycmp.rendering import format_for, render
from treatycmp.rendering.pictures.canvas import Box, Canvas, ink_on, shade, wrapped
from treatycmp.rendering.pictures.matrix import draw_matrix
from treatycmp.rendering.pictures.similarity import draw_similarity

OLD = treaty("old", "1 peace: There shall be peace.", "2 trade? On trade.")
NEW = treaty("new", "1 peace: There shall be lasting peace.", "2 trade: Trade is free.")
LATE = treaty("late", "1 trade: Trade is $5 & $6.", absent=["peace"], unread=("2",))


def of(*treaties: Treaty) -> Matrix:
    return matrix(compare(by_topic(treaties, TOPICS)))


def written(sheet: Canvas) -> str:
    """Every text on a sheet, its lines joined."""
    return " ".join(text.get_text().replace("\n", " ") for text in sheet.axes.texts)


def luminance(colour: str) -> float:
    """Of a colour as WCAG has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


RESULTS = {
    "matrix": of(OLD, NEW, LATE),
    "treaties": measure_similarity([OLD, NEW, LATE]),
    "articles": measure_similarity([OLD, NEW], Unit.ARTICLE, "mapping-bits"),
}


@pytest.mark.parametrize("name", RESULTS)
def test_two_runs_give_the_same_bytes(name: str):
    """No date, no random name, no program named."""
    for kind in ("svg", "png"):
        assert render(RESULTS[name], kind) == render(RESULTS[name], kind)


@pytest.mark.parametrize("name", RESULTS)
def test_an_svg_is_xml_with_a_title_and_loads_nothing(name: str):
    """Letters are outlines, so that no font is asked for."""
    text = render(RESULTS[name], "svg")
    root = ElementTree.fromstring(text)
    assert root.find("{http://www.w3.org/2000/svg}title").text
    assert "<text" not in text
    assert "<image" not in text
    assert "<script" not in text


def test_a_png_is_a_png():
    """Bytes, where other formats give text."""
    assert render(RESULTS["matrix"], "png").startswith(b"\x89PNG\r\n\x1a\n")


def test_a_matrix_says_in_words_what_each_cell_is():
    """And what the numbers mean, and what was left out."""
    words = written(draw_matrix(RESULTS["matrix"]))
    for said in ("present", "absent", "unknown", "− deleted", "≠ amended 0.89", "not compared"):
        assert said in words
    assert "similarity of the base texts" in words
    assert "the wording is known from reports only" in words


def test_absent_and_unknown_have_grounds_of_their_own():
    """A cross for the one, hatching for the other, neither of them a shade of the scale."""
    sheet = draw_matrix(of(OLD, LATE))
    crosses = len(sheet.axes.lines)
    hatched = [patch for patch in sheet.axes.patches if patch.get_hatch()]
    assert 2 * 2 == crosses  # in the legend, and the peace of the late treaty
    assert 1 + 2 == len(hatched)  # in the legend, and fish in both


@pytest.mark.parametrize("measure", MEASURES)
def test_a_heat_map_names_its_measure_and_what_was_left_out(measure: str):
    """On the picture, where nobody can part them from it."""
    result = measure_similarity([OLD, NEW], Unit.ARTICLE, measure)
    words = written(draw_similarity(result))
    assert result.measure.title in words
    assert result.measure.definition.replace(" ", "") in words.replace(" ", "")
    assert "Left out of old: Article 2 known from reports only." in words
    assert "not measured" in words


def test_dark_is_alike_whether_a_distance_or_a_similarity():
    """The scale of a distance runs from 1 to 0."""
    near, far = (("1 the same", "0 nothing in common"), ("0 the same", "1 nothing in common"))
    for measure, ends in zip(MEASURES, (near, far), strict=True):
        words = written(draw_similarity(measure_similarity([OLD, NEW], measure=measure)))
        assert all(end in words for end in ends)


def test_the_scale_grows_darker_in_grey_and_its_words_can_be_read():
    """So that it needs no eye for colour; contrast as WCAG AA asks of text."""
    values = [step / 100 for step in range(101)]
    greys = [luminance(shade(value)) for value in values]
    assert sorted(greys, reverse=True) == greys
    for value, grey in zip(values, greys, strict=True):
        ink = luminance(ink_on(value))
        light, dark = max(ink, grey), min(ink, grey)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, value


def test_letters_are_shown_as_they_are():
    """Neither sums of money nor hostile signs are taken for a notation."""
    sheet = draw_matrix(of(OLD, NEW._replace(title="A $x^2$ \x1b[31m <b> & 조약 Договор")))
    assert r"$x^2$ \x1b[31m" in written(sheet)
    assert sheet.save("svg") == sheet.save("svg")


def test_letters_that_no_font_has_are_reported():
    """By name, in one warning; the picture is made all the same."""
    odd = of(OLD, NEW._replace(title="Treaty \U0001f9ff"))
    with pytest.warns(MissingGlyphWarning, match="No font installed has \U0001f9ff"):
        assert render(odd, "png")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Good-Neighborliness and so on", 1.0, ["Good-", "Neighborliness", "and so on"]),
        ("a" * 40, 1.0, ["a" * 17, "a" * 17, "a" * 6]),
        ("상호원조에 관한 조약", 0.6, ["상호원조에", "관한 조약"]),
        ("", 1.0, [""]),
    ],
)
def test_long_names_are_wrapped(text: str, width: float, lines: list[str]):
    """Between words, behind a hyphen, or anywhere in a word too long for a line."""
    assert lines == wrapped(text, width, 7)


def test_a_picture_too_long_is_refused():
    """In a sentence, before an hour of drawing."""
    with pytest.raises(OutputError, match="300 inches long"):
        Canvas(5, 300, "x")
    Canvas(5, 5, "x").fill(Box(0, 0, 1, 1), "white")


def test_without_matplotlib_a_sentence_says_what_to_install():
    """The extra by its name, and exit code 2."""
    code = (
        "import sys; sys.modules['matplotlib'] = None; from treatycmp.__main__ import run;"
        " sys.argv[1:] = ['matrix', '1961', '2024', '--format', 'svg']; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    expected = (
        "Error: The format svg needs the library matplotlib;"
        " install it with: pip install 'treatycmp[pictures]' (in a checkout: '.[pictures]')\n"
    )
    assert (2, "", expected) == (done.returncode, done.stdout, done.stderr)


def test_formats_show_what_they_are_for(tmp_path):
    """By an ending as by a name; for the others, one sentence."""
    assert ("html", "page", "svg") == (
        format_for("x.html", "Comparison"),
        format_for("x.html", "Report"),
        format_for("x.svg", "Matrix"),
    )
    ran = run(f"diff 1961 2024 -o {tmp_path}/x.svg")
    assert (2, "") == (ran.code, ran.out)
    assert (
        "The format svg is for matrix or similarity, not for comparison; choose another" in ran.err
    )
    assert "Traceback" not in ran.err
    assert [] == list(tmp_path.iterdir())


def test_commands_write_pictures(tmp_path):
    """By the ending of the file."""
    for command in ("matrix 1961 2024", "similarity 1961 2024 --by article"):
        for kind in ("svg", "png"):
            ran = run(f"{command} -o {tmp_path}/x.{kind}")
            assert (0, "", "") == (ran.code, ran.out, ran.err)
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


def test_a_suggested_topic_is_marked_in_picture_and_legend():
    """With a sign and a word, where nobody decided that the clause belongs in the row."""
    guessed = suggesting(treaty("new", "1 : War and peace."), peace="1")
    words = written(draw_matrix(of(OLD, guessed)))
    assert "present ? suggested" in words
    assert "Topic suggested: the articles stand in their row" in words
    assert "suggested" not in written(draw_matrix(of(OLD, NEW)))


def test_clauses_without_a_topic_are_not_said_to_be_known_from_reports():
    """They are not compared because they share no topic."""
    pair = (treaty("a", "1 : War."), treaty("b", "1 : Rain."))
    words = written(draw_matrix(matrix(compare(by_topic(pair, TOPICS, untagged=True)))))
    assert "no topic to compare by" in words
    assert "No topic to compare by: these clauses" in words
    assert "reports only" not in words
