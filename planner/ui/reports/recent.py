"""Which documents were exported lately, in which version: kept on this machine, for each course.

It is only a help to find and repeat what one did; what was handed out stands in the register of
the course. Nothing of what the documents say is kept, and a file that is lost costs nothing else.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

log = logging.getLogger(__name__)
MOST, MOST_COURSES = 30, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export: which document with which options, the files, when, and of which state.

    ``change`` is the number of the course's last change then; ``written`` are the moments at
    which the file system says the files were written, in nanoseconds.
    """

    document: str
    language: str
    files: tuple[str, ...]
    at: str
    change: int
    options: Mapping[str, str] = field(default_factory=dict)
    written: tuple[int, ...] = ()

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """Read what was kept; KeyError, TypeError or ValueError where it is no export."""
        datetime.fromisoformat(said["at"])
        return cls(
            document=str(said["document"]),
            language=str(said["language"]),
            files=tuple(map(str, said["files"])),
            at=said["at"],
            change=int(said["change"]),
            options={str(name): str(value) for name, value in said["options"].items()},
            written=tuple(map(int, said["written"])),
        )

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files were written."""
        return tuple(map(Path, self.files))

    @property
    def moment(self) -> datetime:
        """When they were written."""
        return datetime.fromisoformat(self.at)

    def is_there(self) -> bool:
        """Tell whether all files are still where they were written."""
        return all(path.is_file() for path in self.paths)

    def is_untouched(self) -> bool:
        """Tell whether nobody has changed the files since, or they are gone."""
        return all(
            not path.exists() or path.stat().st_mtime_ns == written
            for path, written in zip(self.paths, self.written, strict=False)
        )


class Recent:
    """The exports of one course, the newest first; without a file they last as long as this."""

    def __init__(self, file: Path | None, course: Path | None) -> None:
        self._file, self._course = file, str(course.absolute()) if course else ""
        self._every: dict[str, list[Export]] = _kept(file) if file else {}

    def exports(self) -> Sequence[Export]:
        """Return what was exported, the newest first."""
        return tuple(self._every.get(self._course, ()))

    def add(self, export: Export) -> None:
        """Note an export; one into the same files takes the place of the one before."""
        others = [one for one in self.exports() if one.files != export.files]
        self._every.pop(self._course, None)
        self._every[self._course] = [export, *others][:MOST]
        while len(self._every) > MOST_COURSES:
            del self._every[next(iter(self._every))]
        self._save()

    def forget(self, export: Export) -> None:
        """Take one off the list; its files stay."""
        self._every[self._course] = [one for one in self.exports() if one != export]
        self._save()

    def _save(self) -> None:
        if self._file is None or not self._course:
            return
        said = {course: [asdict(one) for one in many] for course, many in self._every.items()}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._file.with_suffix(".new")
            fresh.write_text(json.dumps(said), encoding="utf-8")
            fresh.replace(self._file)
        except OSError as why:
            log.info("recent exports not kept: %s", why)


def noted(about: tuple[str, str, Mapping[str, str]], paths: Sequence[Path], change: int) -> Export:
    """Say what was exported: the document, its language and options, the files just written."""
    document_id, language, options = about
    return Export(
        document=document_id,
        language=language,
        files=tuple(str(path.absolute()) for path in paths),
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        change=change,
        options=options,
        written=tuple(path.stat().st_mtime_ns for path in paths),
    )


def _kept(file: Path) -> dict[str, list[Export]]:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        return {str(course): [Export.read(one) for one in many] for course, many in said.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as why:
        log.info("recent exports not read: %s", why)
        return {}
