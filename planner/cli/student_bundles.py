"""The command export student-bundle: everything held about one student, as a ZIP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.cli import course_page, finding
from planner.cli.opened import changing
from planner.exchange.whole_file import check_writable
from planner.jobs.documents import Order
from planner.wording.reasons import reason
from planner.wording.steps import said

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.language import Language

KIND: Final = "student-bundle"


def objection(options: Namespace, say: Language) -> str:
    """Say what was said does not go with a bundle; "" if all of it does."""
    if options.kind != KIND:
        return ""
    if len(options.students or ()) != 1:
        return say("A bundle is about one student: name one with --students.")
    return say("A bundle is in one language: de or en.") if options.language == "both" else ""


def write(shell: Shell, options: Namespace) -> None:
    """Write the bundle, which is kept in the register of what was handed out."""
    # Late: it sets a PDF, and reportlab is slow to import for those who write something else.
    from planner.jobs.student_bundle import bundle_of, write_bundle  # noqa: PLC0415

    with changing(shell, options.file) as store:
        order = Order(
            say=course_page.language(options, store),
            today=shell.today,
            reason=reason,
            students=(store.read(finding.student, options.students[0]).id,),
        )
        if shell.dry_run:
            store.read(bundle_of, order, said)
            check_writable(options.out)
        else:
            write_bundle(store, options.out, order, said)
    shell.answer({"written": [options.out.name]}, [str(options.out)])
