"""What a tier asks for and how its grade comes about, in plain sentences."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked
from planner.rules.attendance import ExcusedCounts
from planner.rules.credits import Marking, asked_items, asks_attendance, items_of, needed
from planner.rules.requirements import OF_PERCENT, OF_SESSIONS, Asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.language import Language
    from planner.rules.credits import Item, ItemKind, Requirement, Tier

_EXCUSED: Mapping[ExcusedCounts, str] = {
    ExcusedCounts.LEFT_OUT: marked("Sessions from which somebody is excused are not counted."),
    ExcusedCounts.PRESENT: marked("Sessions from which somebody is excused count as attended."),
    ExcusedCounts.ABSENT: marked("Sessions from which somebody is excused count as missed."),
}


def tier_reading(
    tier: Tier,
    items: Mapping[str, Item],
    say: Language,
    *,
    excused_counts: ExcusedCounts = ExcusedCounts.LEFT_OUT,
) -> list[str]:
    """Say all of a tier, one sentence for each rule, as a lecturer would tell the class."""
    said = [requirement_reading(one, items, say) for one in tier.requires]
    if not said:
        said = [say("Nothing is asked for yet; the lecturer decides.")]
    said += pass_marks(tier, items, say)
    if asks_attendance(tier):
        said.append(say(_EXCUSED[excused_counts]))
    said += grade_reading(tier, items, say) if tier.graded else [say("There is no grade.")]
    if tier.programmes:
        said.append(say("Only for {programmes}.", programmes=say.listed(tier.programmes)))
    return said


def requirement_reading(asked: Requirement, items: Mapping[str, Item], say: Language) -> str:
    """Say what one requirement asks for: "At least 2 of Sheet 1, Sheet 2 and Sheet 3 passed."."""
    if asked.asks in OF_SESSIONS:
        return _attendance(asked, say)
    ids = asked_items(asked, items)
    if not ids:
        return say("No item yet.")
    if asked.asks is Asks.PASSED:
        return _passed(asked, [_title(items, id_) for id_ in ids], say)
    counted = [items[id_] for id_ in ids if _has_points(items.get(id_))]
    most = sum((item.max_points or Decimal(0) for item in counted), Decimal(0))
    names = _names([item.title for item in counted], asked.kinds, say)
    amount = say.number(asked.amount or Decimal(0))
    if asked.asks is Asks.POINTS:
        return say(
            "At least {amount} of {most} points in {items}.",
            amount=amount,
            most=say.number(most),
            items=names,
        )
    return say(
        "At least {amount} % of the {most} points in {items}.",
        amount=amount,
        most=say.number(most),
        items=names,
    )


def _passed(asked: Requirement, titles: Sequence[str], say: Language) -> str:
    n, names = needed(asked, len(titles)), _names(titles, asked.kinds, say)
    if len(titles) == 1:
        return say("{items} passed.", items=names)
    if n >= len(titles):
        return say("All of {items} passed.", items=names)
    if n == 1:
        return say("One of {items} passed.", items=names)
    return say("At least {n} of {items} passed.", n=n, items=names)


def _attendance(asked: Requirement, say: Language) -> str:
    amount = asked.amount or Decimal(0)
    if asked.asks in OF_PERCENT:
        return say("At least {amount} % of the sessions attended.", amount=say.number(amount))
    return say.count(
        "At least {amount} session attended.",
        "At least {amount} sessions attended.",
        int(amount),
        amount=say.number(amount),
    )


def _names(titles: Sequence[str], kinds: Sequence[ItemKind], say: Language) -> str:
    """Name the items, and say of which kinds later ones belong too."""
    listed = say.listed(titles)
    if not kinds:
        return listed
    later = say.listed(vocabulary.item_kind(kind, say) for kind in kinds)
    return say("{items} (and all later ones of the kind {kinds})", items=listed, kinds=later)


def pass_marks(tier: Tier, items: Mapping[str, Item], say: Language) -> list[str]:
    """Say from how many points on the items of a tier pass, in one sentence."""
    counted = {
        id_ for one in tier.requires if one.asks is Asks.PASSED for id_ in asked_items(one, items)
    }
    said = [
        say(
            "{item} from {points} points",
            item=item.title,
            points=say.number(item.pass_points),
        )
        for id_, item in items.items()
        if id_ in counted and item.marking is Marking.POINTS and item.pass_points is not None
    ]
    return [say("Passed are: {items}.", items=", ".join(said))] if said else []


def grade_reading(tier: Tier, items: Mapping[str, Item], say: Language) -> list[str]:
    """Say how the grade of a graded tier comes about."""
    how = tier.grading
    weights = dict(how.weights)
    kind = Marking.POINTS if how.key else Marking.GRADE
    ids = dict.fromkeys((*items_of(tier, items), *weights))
    counted = [
        items[id_]
        for id_ in ids
        if id_ in items and items[id_].marking is kind and weights.get(id_) != 0
    ]
    if not counted:
        return [say("The grade is the lecturer's own: no item has a mark.")]
    names = say.listed(_weighed(item.title, weights.get(item.id), say) for item in counted)
    if how.key:
        said = [say("The grade follows from the points in {items}.", items=names)]
        said.append(say("The key: {steps}.", steps=", ".join(_steps(tier, say))))
    elif len(counted) == 1:
        said = [say("The grade is that of {items}.", items=names)]
    else:
        said = [say("The grade is the mean of {items}.", items=names)]
        rounding = vocabulary.rounding(how.rounding, say)
        said.append(say("Rounding: {rule}.", rule=rounding))
    if how.drop_lowest:
        said.append(
            say.count(
                "The lowest result does not count.",
                "The {n} lowest results do not count.",
                how.drop_lowest,
            )
        )
    return said


def _weighed(title: str, weight: Decimal | None, say: Language) -> str:
    if weight is None or weight == 1:
        return title
    return say("{item} (× {weight})", item=title, weight=say.number(weight))


def _steps(tier: Tier, say: Language) -> Iterator[str]:
    for step in sorted(tier.grading.key, key=lambda step: step.percent):
        yield say(
            "{grade} from {percent} %",
            grade=say.grade(step.grade),
            percent=say.number(step.percent),
        )


def _has_points(item: Item | None) -> bool:
    return item is not None and item.marking is Marking.POINTS


def _title(items: Mapping[str, Item], id_: str) -> str:
    return items[id_].title if id_ in items else id_
