"""What the user likes, on this machine; nothing that belongs to a course."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

log = logging.getLogger(__name__)
RECENT = 12
COLUMNS = 400
Appearance = Literal["system", "light", "dark"]
OFFICE_SYSTEMS = ("", "HISinOne", "HISQIS", "CAMPUSonline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Preferences. Frozen: a changed preference is a new Settings, saved and announced whole.

    ``language`` is "de", "en" or empty for the system's; ``theme`` is "system", "light" or
    "dark"; ``own_name`` is who the history says did a step; ``recent_files`` are paths, the last
    opened first; ``last_folder`` is where file dialogs begin;
    ``office_system`` is that of the examination office, or empty before the first list of it;
    ``signing_key`` is the file of the own key (PKCS#12), whose passphrase is never kept;
    ``result_columns`` are course, item and heading of columns that results came in by;
    ``list_columns`` is what columns of lists of people hold, see planner.exchange.kept_columns.
    """

    language: Literal["", "de", "en"] = ""
    theme: Appearance = "system"
    own_name: str = ""
    recent_files: tuple[str, ...] = ()
    last_folder: str = ""
    signing_key: str = ""
    result_columns: tuple[str, ...] = ()
    list_columns: tuple[str, ...] = ()
    office_system: str = ""

    def __post_init__(self) -> None:
        if self.language not in {"", "de", "en"}:
            raise ValueError(f"no such language: {self.language}")
        if self.theme not in {"system", "light", "dark"}:
            raise ValueError(f"no such theme: {self.theme}")
        if self.office_system not in OFFICE_SYSTEMS:
            raise ValueError(f"no such system: {self.office_system}")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file; what is missing, unknown or makes no sense becomes the default."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError) as why:
            log.info("settings not read: %s", why)
            return cls()
        usable = {}
        for name in [field.name for field in fields(cls)] if isinstance(found, dict) else ():
            try:
                cls(**{name: _fitting(found[name], getattr(cls(), name))})
            except (KeyError, TypeError, ValueError) as why:
                log.info("setting %s not read: %s", name, why)
            else:
                usable[name] = _fitting(found[name], getattr(cls(), name))
        return cls(**usable)

    def save(self, path: Path) -> None:
        """Write beside the old file, then swap, so that a crash leaves one of the two whole.

        OSError if the folder cannot be written to.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(self), file, indent=2, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    def with_recent(self, path: Path) -> tuple[str, ...]:
        """Return the recent files after opening this one: it first, each once, few enough."""
        here = str(path.absolute())
        return (here, *(other for other in self.recent_files if other != here))[:RECENT]

    def results_of(self, course: str) -> dict[str, str]:
        """Return which heading means which item (ids) of a course, as it was told before."""
        known = (one.split("\t", 2) for one in self.result_columns if one.count("\t") >= 2)
        return {heading: item for told, item, heading in known if told == course}

    def with_results(self, course: str, items: Mapping[str, str]) -> tuple[str, ...]:
        """Return the columns of results once these headings of a course mean these items."""
        new = [f"{course}\t{item}\t{heading}" for heading, item in items.items()]
        old = (
            one
            for one in self.result_columns
            if one.split("\t", 2)[0::2] not in [[course, heading] for heading in items]
        )
        return (*new, *old)[:COLUMNS]


def office_system(path: Path | None) -> str:
    """Return the examination office's system as the preferences in a file have it, or nothing."""
    return Settings.load(path).office_system if path else ""


def _fitting(value: object, usual: object) -> Any:
    """Return the value if it is of the kind of its default; TypeError if not."""
    if isinstance(usual, tuple) and isinstance(value, list):
        value = tuple(value)
    if type(value) is not type(usual):
        raise TypeError(f"{type(value).__name__} instead of {type(usual).__name__}")
    if isinstance(value, tuple) and not all(isinstance(part, str) for part in value):
        raise TypeError("a list of something else than text")
    return value
