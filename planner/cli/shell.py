"""What every command is handed: whose it is, which day it is, and how it answers."""

from __future__ import annotations

import getpass
import json
import sys
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planner.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping

    from planner.jobs.lecture_periods import Periods
    from planner.language import Language
    from planner.places import Places


@dataclass(frozen=True, kw_only=True)
class Shell:
    """One command's surroundings; ``json`` and ``dry_run`` are what the user asked for."""

    say: Language
    places: Places
    today: date
    json: bool
    dry_run: bool
    environment: Mapping[str, str]

    @cached_property
    def who(self) -> str:
        """Who the history says did a step: the user's own name, else the login name."""
        own = Settings.load(self.places.settings).own_name
        try:
            return own or getpass.getuser()
        except (OSError, KeyError, ImportError):  # nobody is logged in, as in a bare container
            return ""

    @cached_property
    def periods(self) -> Periods:
        """The lecture periods of terms: the user's own, and the published ones."""
        # Late: only what sets a term needs the table.
        from planner.jobs.lecture_periods import load_periods  # noqa: PLC0415

        return load_periods(self.places.lecture_periods)

    def answer(self, document: Any, lines: Iterable[str]) -> None:
        """Print the JSON document if it was asked for, else the lines."""
        if self.json:
            self.document(document)
            return
        for line in lines:
            print(line)
        if self.dry_run:
            print(self.say("Nothing was changed: this was a dry run."))

    def document(self, document: Any) -> None:
        """Print one JSON document, in letters that the terminal can show."""
        unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(document, ensure_ascii=not unicode, indent=2))

    def note(self, line: str) -> None:
        """Say something beside the answer, on standard error."""
        print(line, file=sys.stderr)


def shell_for(
    options: Namespace, say: Language, places: Places, environment: Mapping[str, str]
) -> Shell:
    """Make the surroundings that the global options describe."""
    return Shell(
        say=say,
        places=places,
        today=options.today or date.today(),  # noqa: DTZ011 - the user's own calendar day
        json=options.json,
        dry_run=options.dry_run,
        environment=environment,
    )
