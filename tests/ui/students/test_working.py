from __future__ import annotations

import pytest

from planner.commands import groups, presenters, work
from planner.db.journal import Title
from planner.db.students import results
from planner.db.talks import talks
from planner.rules.credits import Item, ItemKind
from planner.ui.parts.talk_dialog import TalkDialog
from planner.ui.students.titles_dialog import TitlesDialog
from tests.small_course import student_id
from tests.ui.students.test_page import choose, dialog, run

STEP = Title.of("Step")


@pytest.fixture
def presenting(page):
    """The page of a course with a presentation, and places for it in two sessions."""

    def furnish(tx) -> None:
        item = Item(id="talk", title="Presentation", kind=ItemKind.PRESENTATION)
        work.add_item(tx, item)
        presenters.set_speakers(tx, "sd", [], places=1)
        presenters.set_speakers(tx, "se", [], places=2)

    page._desk.do(STEP, furnish)
    choose(page, "Adler")
    return page


def rows(question):
    return [question.list.item(n).text() for n in range(question.list.count())]


def enabled(page, id_):
    return next(one for one in page.bindings() if one.spec.id == id_).enabled()


def test_a_talk_is_given_a_session_and_shown_and_taken_back(presenting, store):
    page, lists = presenting, presenting.side.lists
    assert lists.talks.words.text() == "Presentation: no date yet"
    lists.talks.link.click()
    question = dialog(page, TalkDialog)
    assert rows(question) == [
        "Wed 15 Nov 2023 · 1 of 1 places free · 4 Topic sd",
        "2 of 2 places free · no day yet · Topic se",
    ]
    question.title.setText("PPO")
    question.accept_button.click()
    assert page._desk.undoable() == "Adler, Test presents on 15 Nov"
    assert lists.talks.words.text() == "Presentation: presents on Wed 15 Nov · PPO"
    run(page, "student.talk")
    question = dialog(page, TalkDialog)
    assert question.list.currentItem().text().endswith("now here · 4 Topic sd")
    question.list.setCurrentRow(0)
    assert question.list.currentItem().text() == "No date: take the talk back"
    question.accept_button.click()
    assert store.read(talks) == {}
    assert page._desk.undoable() == "Adler, Test: no date for Presentation any more"


def test_a_full_session_is_shown_with_the_reason_and_refused(presenting, store):
    page = presenting
    run(page, "student.talk")
    dialog(page, TalkDialog).accept_button.click()
    choose(page, "Biber")
    run(page, "student.talk")
    question = dialog(page, TalkDialog)
    assert rows(question)[-1] == "Wed 15 Nov 2023 · full: 1 of 1 places taken · 4 Topic sd"
    question.list.setCurrentRow(1)
    question.accept_button.click()
    assert "All places are taken there (1)" in question.objection_line.text()
    question.list.setCurrentRow(0)
    assert question.objection_line.isHidden()
    question.accept_button.click()
    assert store.read(talks)[student_id(store, "Biber")]["talk"].session == "se"
    assert page._desk.undoable() == "Biber, Test presents in “Topic se”"


def test_without_places_the_question_says_where_to_make_some(presenting):
    page = presenting
    for session in ("sd", "se"):
        page._desk.do(STEP, presenters.set_speakers, session, [], places=0)
    run(page, "student.talk")
    question = dialog(page, TalkDialog)
    assert "Presenters… to give it some" in question.together.text()
    question.accept_button.click()
    assert "No session has places" in question.objection_line.text()
    question.reject()


def test_a_group_presents_together(presenting, store):
    page = presenting
    ids = [student_id(store, name) for name in ("Adler", "Biber")]
    page._desk.do(STEP, groups.make, "Larks", ["talk"], ids)
    run(page, "student.talk")
    question = dialog(page, TalkDialog)
    assert question.together.text() == "Larks presents together, on one place: Adler and Biber."
    question.accept_button.click()
    assert store.read(talks).keys() == set(ids)
    assert page._desk.undoable() == "Larks (Adler, Biber) presents on 15 Nov"


def test_without_a_presentation_nobody_can_present(page):
    choose(page, "Adler")
    assert not enabled(page, "student.talk")
    assert page.side.lists.talks.isHidden()
    page.working.ask_talk()
    assert page.window().findChild(TalkDialog) is None


def test_titles_are_typed_for_posters_and_projects(page, store):
    choose(page, "Adler")
    assert page.side.lists.titles.words.text() == "None yet."
    page.side.lists.titles.link.click()
    question = dialog(page, TitlesDialog)
    assert list(question.fields) == ["poster"]
    question.fields["poster"].setText(" Sycophancy ")
    question.accept_button.click()
    assert page._desk.undoable() == "Adler, Test: title of Poster changed"
    assert page.side.lists.titles.words.text() == "Poster: “Sycophancy”"
    run(page, "student.titles")
    dialog(page, TitlesDialog).accept_button.click()  # nothing changed: no step
    page._desk.undo()
    assert store.read(results) == {}
