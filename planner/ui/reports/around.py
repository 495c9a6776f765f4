"""What every pane of the Reports page works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.parts.outside import Outside
    from planner.ui.reports.exporting import Exporting
    from planner.ui.reports.keys import Keys
    from planner.ui.reports.recent import Recent
    from planner.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The desk, the user's language and look, the day it is, and the way out of the program."""

    desk: Desk
    say: Language
    theme: Theme
    today: date
    exporting: Exporting
    outside: Outside
    keys: Keys
    recent: Recent
    settings: Path | None = None  # where the preferences of this machine are
