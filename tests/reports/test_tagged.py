from __future__ import annotations

import io
from contextlib import closing

import pikepdf
from reportlab.platypus import Flowable

from planner.reports import paper
from tests.archived_pdf import faults, outline


class Square(Flowable):
    def wrap(self, *_):
        return 40, 20

    def draw(self):
        self.canv.rect(0, 0, 40, 20)


def bound(say, *story):
    return paper.bound(list(story), paper.Frame(title="Plan", foot="Foot", mark="Draft"), say)


def text(words="Adler", **told):
    return paper.paragraph(words, paper.style(), **told)


def table(rows, style=(), **told):
    return paper.table(rows, None, paper.table_style(*style), **told)


def test_headings_texts_and_tables_are_told_in_their_order(english):
    pdf = bound(
        english,
        paper.heading("Plan", paper.style(18)),
        text(),
        text(""),
        table([["Name", ""], [text(), [text(), text()]]], header_column=True),
    )
    assert outline(pdf) == [
        "Document", " H1", " P", " Table", "  TR", "   TH", "   TH", "  TR", "   TH", "   TD",
        "    P", "    P",
    ]  # fmt: skip
    assert faults(pdf) == []


def test_a_table_over_many_pages_is_one_and_its_headings_are_told_once(english):
    pdf = bound(english, table([["Name", "Grade"], *[["Adler", "1.7"]] * 150]))
    told = outline(pdf)
    assert faults(pdf) == []
    assert (told.count(" Table"), told.count("  TR"), told.count("   TH")) == (1, 151, 2)


def test_a_row_broken_within_stays_one_row_of_one_text(english):
    long = text("Adler " * 3000)
    pdf = bound(english, table([["No.", "Name"], ["1", long], ["2", "Amsel"]], breaks_rows=True))
    assert outline(pdf)[1:] == [
        " Table",
        *["  TR", "   TH", "   TH"],
        *["  TR", "   TD", "   TD"] * 2,
    ]
    assert faults(pdf) == []


def test_a_text_broken_over_pages_is_one(english):
    long = text("Adler " * 3000)
    assert outline(bound(english, long))[1:] == [" P"]


def test_what_is_drawn_twice_is_told_twice(english):
    one = text()
    assert outline(bound(english, one, one, table([["Name"], [one], [one]])))[1:] == [
        " P", " P", " Table", *["  TR", "   TH", "  TR", "   TD", "  TR", "   TD"],
    ]  # fmt: skip


def test_cells_that_span_columns_say_so(english):
    pdf = bound(english, table([["Names", ""], ["Adler", "Amsel"]], [("SPAN", (0, 0), (1, 0))]))
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        head = file.Root.StructTreeRoot.K[0].K.K[0].K
        assert (head.A.ColSpan, str(head.A.Scope)) == (2, "/Column")
    assert outline(pdf)[2:] == ["  TR", "   TH", "  TR", "   TD", "   TD"]


def test_a_grid_is_no_table_and_a_list_is_a_list(english):
    rows = [[text("12 Feb."), text("Poster")], [text("19 Feb."), text("Report")]]
    look = paper.table_style()
    assert outline(bound(english, paper.grid(rows, None, look)))[1:] == [" P"] * 4
    listed = outline(bound(english, paper.listing(rows, None, look)))
    assert listed[1:] == [" L", *["  LI", "   Lbl", "   LBody"] * 2]


def test_a_figure_says_what_it_shows_and_another_language_that_it_is_one(english):
    pdf = bound(english, paper.figure(Square(), "1.0: 3"), text("Ergebnis", lang="de"))
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        figure, words = file.Root.StructTreeRoot.K[0].K
        assert str(figure.Alt) == "1.0: 3"
        left, bottom, right, top = map(float, figure.A.BBox)
        assert (round(right - left), round(top - bottom)) == (40, 20)
        assert (str(words.Lang), str(file.Root.Lang)) == ("de-DE", "en-GB")
    assert faults(pdf) == []


def test_a_link_is_told_with_its_text(english):
    pdf = bound(english, paper.link("Course page", "https://example.org/a(b)", paper.style()))
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        (note,) = file.pages[0].obj.Annots
        assert str(note.A.URI) == "https://example.org/a(b)"
    assert outline(pdf)[1:] == [" Link"]
    assert faults(pdf) == []
