"""What one is told while results are entered: attempts, and what closing an item would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.commands import attempts as commands
from planner.jobs.close_item import Closing
from planner.rules import attempts
from planner.rules.credits import State
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.jobs.close_item import ClosingLine
    from planner.language import Language


@worded.register(attempts.AttemptsUsedUp)
def _(fact: attempts.AttemptsUsedUp, say: Language) -> str:
    if fact.most == 1:
        return say(
            "“{item}” can be handed in once only. To allow another attempt, change the item in"
            " the course settings.",
            item=fact.item,
        )
    return say(
        "“{item}” allows {most} attempts, and they are used up. To allow another one, change the"
        " item in the course settings.",
        item=fact.item,
        most=fact.most,
    )


@worded.register(commands.NothingToRepeat)
def _(fact: commands.NothingToRepeat, say: Language) -> str:
    return say(
        "{name} has not tried “{item}” yet, so there is no further attempt to open.",
        name=fact.student,
        item=fact.item,
    )


def closing(one: ClosingLine, say: Language) -> str:
    """Say what closing an item does with one student, and why."""
    until = say.day_month(one.until) if one.until else ""
    if one.does is Closing.OVERDUE:
        return say("not handed in; was extended until {day}", day=until)
    if one.does is Closing.EXTENDED:
        return say("extended until {day}: stays open", day=until)
    if one.does is Closing.THERE and one.state is not State.OPEN:
        return say("{state}: stays as it is", state=vocabulary.state(one.state, say))
    return {
        Closing.RECORDED: say("not handed in"),
        Closing.NOT_ASKED: say("not handed in, and not needed for the aim"),
        Closing.EXCUSED: say("excused, still owed: stays as it is"),
        Closing.THERE: say("a number or lateness is recorded: stays as it is"),
        Closing.GONE: say("has left, is a guest or on the waiting list"),
    }[one.does]
