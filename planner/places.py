"""Where things lie: what ships with the program, and each person's own folders."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """Return the folder of icons, fonts, catalogues, themes and the example course."""
    return Path(__file__).resolve().parent.parent / "resources"


@dataclass(frozen=True, slots=True)
class Places:
    """One person's folders on this machine: preferences, window state and logs."""

    config: Path
    state: Path

    @classmethod
    def usual(cls) -> Places:
        """Return the platform's own folders, without making them."""
        # Late: only a start without --home needs it.
        import platformdirs  # noqa: PLC0415

        dirs = platformdirs.PlatformDirs("course-planner", appauthor=False)
        return cls(Path(dirs.user_config_path), Path(dirs.user_state_path))

    @classmethod
    def under(cls, home: Path) -> Places:
        """Return folders inside one given folder; tests and portable copies use it."""
        return cls(home / "config", home / "state")

    @property
    def settings(self) -> Path:
        """The file with the preferences."""
        return self.config / "settings.json"

    @property
    def lecture_periods(self) -> Path:
        """The table of one's own lecture periods, which win over the shipped ones."""
        return self.config / "lecture_periods.csv"

    @property
    def window_state(self) -> Path:
        """The file with the places of windows and columns."""
        return self.state / "window.json"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.state / "planner.log"
