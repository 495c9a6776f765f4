from __future__ import annotations

from planner.rules.plan import Status, applied
from planner.rules.plan_chains import pulled, pushed
from planner.rules.plan_places import Held
from planner.rules.plan_verbs import shelved
from planner.ui.semester.chain_asking import PushLater
from planner.ui.semester.follows import follows
from tests.ui.semester.gestures import days, dialog, run


def test_pushing_by_two_is_shown_on_the_board_and_done_as_it_was_shown(page):
    page.doings.carry_out(shelved(page.doings.semester.plan, "s12"))
    page.board.choose("s5")
    page.board.choose("s4")
    plan = page.doings.semester.plan
    run(page, "session.push_by")
    asked = dialog(page, PushLater)
    asked.places.setValue(2)
    wanted = pushed(plan, "s4", by=asked.places.value())
    outlook = page.carry.outlook
    assert outlook.change == wanted
    lines = follows(outlook, page.doings.semester, page._say)
    assert all(line in asked.consequences.text() for line in lines)
    asked.accept()
    assert page.carry.outlook is None
    assert days(page) == {one.id: one.day for one in applied(plan, wanted).sessions}
    page.desk.undo()
    assert days(page) == {one.id: one.day for one in plan.sessions}


def test_pushing_further_than_the_semester_goes_says_why_and_moves_nothing(page):
    page.board.choose("s4")
    before = days(page)
    run(page, "session.push_by")
    asked = dialog(page, PushLater)
    asked.places.setValue(30)
    assert asked.objection()
    assert asked.objection_line.text() == asked.objection()
    assert not asked.consequences.text()
    assert page.carry.outlook is None
    asked.places.setValue(1)
    assert not asked.objection_line.text()
    asked.reject()
    assert page.carry.outlook is None
    assert days(page) == before


def test_all_that_follows_is_pulled_earlier_as_one_step(page):
    page.doings.chosen = "s4"
    page.doings.carry_out(shelved(page.doings.semester.plan, "s4"))
    page.board.choose("s5")
    plan = page.doings.semester.plan
    run(page, "session.pull_all")
    wanted = applied(plan, pulled(plan, "s5", everything=True))
    assert days(page) == {one.id: one.day for one in wanted.sessions}
    page.desk.undo()
    assert days(page) == {one.id: one.day for one in plan.sessions}


def test_what_can_be_pushed_by_no_place_is_refused_at_once(page):
    held = next(s for s in page.doings.semester.plan.sessions if s.status is Status.HELD)
    page.board.choose(held.id)
    refused = []
    page.desk.refused.connect(refused.append)
    run(page, "session.push_by")
    assert [type(one) for one in refused] == [Held]
    assert not page.findChildren(PushLater)
