"""From a command line to an exit code: find the command, do it, say calmly what stood in the way.

Each command's module is imported when it is run, so that asking for help or mistyping a word
costs no database and no document library.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from planner.cli.opening import MODULES, is_command, window_grammar
from planner.errors import PlannerError
from planner.language import Language
from planner.mishaps import logged
from planner.places import Places

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from datetime import date

    from planner.cli.shell import Shell

DONE, REFUSED, WRONG_USAGE, OUR_MISTAKE, INTERRUPTED = 0, 1, 2, 70, 130


class Subject(Protocol):
    """A module of this package: one subject, done by one function."""

    @staticmethod
    def run(shell: Shell, options: Namespace) -> int | None:
        """Do the command; None is success. Raises PlannerError for a refusal."""


class Window(Protocol):
    """Opens the window on a file, on the example or on the start page, and waits for its end."""

    def __call__(
        self,
        file: Path | None,
        *,
        example: bool,
        places: Places,
        today: date | None,
        environment: Mapping[str, str],
    ) -> int:
        """Return the exit code."""


def run(arguments: list[str], environment: Mapping[str, str], opens: Window) -> int:
    """Do what a command line says; the answer is the exit code. ``opens`` opens the window."""
    say = Language.wanted("", environment)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name the terminal cannot show stops nothing
    try:
        code = _done(arguments, say, environment, opens)
        sys.stdout.flush()
    except BrokenPipeError:
        return _quietly()
    return code


def _done(
    arguments: list[str], say: Language, environment: Mapping[str, str], opens: Window
) -> int:
    try:
        if is_command(arguments):
            # Late: the window needs nothing of the commands' grammar, and should not wait for it.
            from planner.cli.grammar import grammar  # noqa: PLC0415

            return _command(grammar(say).parse_args(arguments), say, environment)
        return _window(window_grammar(say).parse_args(arguments), environment, opens)
    except SystemExit as end:  # argparse ends so, after help or wrong usage
        return end.code if isinstance(end.code, int) else WRONG_USAGE


def _command(options: Namespace, say: Language, environment: Mapping[str, str]) -> int:
    # Late: it is for commands alone.
    from planner.cli.shell import shell_for  # noqa: PLC0415

    places = _places(options)
    try:
        subject = cast("Subject", import_module(f"planner.cli.{MODULES[options.command]}"))
        return subject.run(shell_for(options, say, places, environment), options) or DONE
    except PlannerError as refusal:
        # Late: the words of all refusals know every part of the program.
        from planner.wording import worded  # noqa: PLC0415

        print(worded(refusal, say), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as mistake:  # noqa: BLE001 - the shell's crash handler: logged, said calmly
        print(_said(mistake, places, say), file=sys.stderr)
        return OUR_MISTAKE


def _window(options: Namespace, environment: Mapping[str, str], opens: Window) -> int:
    # Late: only the window's last file needs the preferences.
    from planner.settings import Settings  # noqa: PLC0415

    places, file = _places(options), options.file
    if file is None and not options.example:
        recent = map(Path, Settings.load(places.settings).recent_files[:1])
        file = next((last for last in recent if last.is_file()), None)
    return opens(
        file,
        example=options.example,
        places=places,
        today=options.today,
        environment=environment,
    )


def _places(options: Namespace) -> Places:
    return Places.under(options.home) if options.home else Places.usual()


def _quietly() -> int:
    """Whoever read our answer has read enough: that is no failure, and nothing to talk about.

    What is left in the buffer goes nowhere, or Python would complain about it at the very end.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return DONE


def _said(mistake: Exception, places: Places, say: Language) -> str:
    log = places.log
    if not logged(mistake, log):
        log = _logged_elsewhere(mistake)
    return say(
        "The program made a mistake and left out what it was about to do. What happened stands "
        "in {file}; no names are in it.",
        file=log,
    )


def _logged_elsewhere(mistake: Exception) -> Path:
    """Log a mistake in the folder for temporary files, where the usual log cannot be written."""
    import tempfile  # noqa: PLC0415 - late: it would cost every start 5 ms

    log = Path(tempfile.gettempdir()) / "course-planner.log"
    logged(mistake, log)
    return log
