"""Says something to a screen reader that the eye sees anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a text read aloud; at once if it is urgent, else when the reader pauses."""
    accessible = QtGui.QAccessible  # only here: making its enumerations costs the start 2 ms
    if not accessible.isActive():
        return
    event = QtGui.QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(accessible.AnnouncementPoliteness.Assertive)
    accessible.updateAccessibility(event)
