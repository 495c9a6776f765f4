"""The program's door: a shell command, or else the window."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from planner.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from planner.places import Places


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code.

    0 done, 1 refused, 2 wrong usage, 70 a mistake of ours, 130 interrupted.
    """
    return run(list(sys.argv[1:] if arguments is None else arguments), os.environ, _window)


def _window(
    file: Path | None,
    *,
    example: bool,
    places: Places,
    today: date | None,
    environment: Mapping[str, str],
) -> int:
    gc.disable()  # what a start makes stays; looking for garbage in it took 60 ms
    # Late: Qt is for the window alone; no shell command loads it.
    from planner.app import run_window  # noqa: PLC0415

    return run_window(file, example=example, places=places, today=today, environment=environment)


if __name__ == "__main__":
    sys.exit(main())
