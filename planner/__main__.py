"""The program's door: a shell command, or else the window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from planner.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code.

    0 done, 1 refused, 2 wrong usage, 70 a mistake of ours, 130 interrupted.
    """
    return run(list(sys.argv[1:] if arguments is None else arguments), os.environ)


if __name__ == "__main__":
    sys.exit(main())
