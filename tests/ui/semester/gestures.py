"""What a hand does on the board and the shelf: press, move, let go; keys."""

from __future__ import annotations

from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton
PLAIN, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
BESIDE = QPoint(9, 5)  # further than a press may tremble


def card(page, key) -> QPoint:
    """Where a session's card lies, on the viewport of the board."""
    return page.board.visualRect(page.board.cards.index_of(key)).center()


def place(page, day) -> QPoint:
    return page.board.viewport().mapFromGlobal(page.board.place_of(day).center())


def shelf_room(page) -> QPoint:
    room = page.side.shelf.room
    return page.board.viewport().mapFromGlobal(room.mapToGlobal(room.rect().center()))


@contextmanager
def held(widget, start, *stops, keys=PLAIN):
    """Press and move, and let go at the last stop when the block ends."""
    QTest.mousePress(widget, LEFT, PLAIN, start)
    QTest.mouseMove(widget, start + BESIDE)
    for stop in stops:
        move(widget, stop, keys)
    yield
    QTest.mouseRelease(widget, LEFT, keys, stops[-1])


def move(widget, stop, keys=PLAIN) -> None:
    if keys is ALT:
        QTest.keyPress(widget, Qt.Key.Key_Alt, ALT)
    QTest.mouseMove(widget, stop)


def drag(page, key, day, keys=PLAIN) -> None:
    with held(page.board.viewport(), card(page, key), place(page, day), keys=keys):
        pass


def press(page, *keys, modifier=PLAIN) -> None:
    for key in keys:
        QTest.keyClick(page.board, key, modifier)


def days(page) -> dict:
    return {session.id: session.day for session in page.doings.semester.plan.sessions}


def session(page, key):
    return page.doings.semester.session(key)


def dialog(page, kind):
    """The question that is open now."""
    return next(d for d in page.findChildren(kind) if d.isVisible())


def click(page, name):
    QTest.mouseClick(page.side.form.buttons[name], LEFT)


def run(page, name):
    next(b for b in page.bindings() if b.spec.id == name).do()
