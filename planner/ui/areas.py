"""F6 walks the areas of the window, so that Tab may walk cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def walk(areas: Sequence[QWidget], *, backwards: bool = False) -> QWidget | None:
    """Put the focus into the next area that has something to focus; return what has it now.

    An area is where the focus was in it last, or else its focus proxy, or else its first control.
    """
    here = next((n for n, area in enumerate(areas) if holds_focus(area)), -1)
    order = list(range(len(areas)))
    after = order[here + 1 :] + order[: here + 1]
    before = (order[:here][::-1] if here >= 0 else order[::-1]) + order[max(here, 0) :][::-1]
    for number in before if backwards else after:
        target = focusable(areas[number])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return target
    return None


def holds_focus(area: QWidget) -> bool:
    """Say whether the focus is in this area."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is area or area.isAncestorOf(focus))


def focusable(area: QWidget) -> QWidget | None:
    """Find what the focus goes to in an area; None if the area is hidden or has no control."""
    if not area.isVisible():
        return None
    last = area.focusWidget()
    if last is not None and _takes(last):
        return last
    proxy = area.focusProxy() or area
    if _takes(proxy):
        return proxy
    child = area.nextInFocusChain()
    while child is not None and child is not area:
        if area.isAncestorOf(child) and _takes(child):
            return child
        child = child.nextInFocusChain()
    return None


def _takes(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()
