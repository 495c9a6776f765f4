"""What was not understood of a course page, in sentences; where it stands is said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange import (
    course_page,
    course_page_checks,
    course_page_order,
    course_page_rows,
    course_page_slots,
    course_page_table,
    course_page_tidy,
    course_page_tiers,
    course_page_title,
    course_page_when,
)
from planner.exchange.course_page_parts import Elsewhere
from planner.jobs import new_course
from planner.rules.slots import printed
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(course_page.NoSchedule)
def _(fact: course_page.NoSchedule, say: Language) -> str:
    refusal = say(
        "“{name}” has no table with dates and topics. A table needs a heading row such as"
        " | session | date | topic |.",
        name=fact.name,
    )
    return f"{refusal} {_advice(fact.elsewhere, say)}".strip()


def _advice(elsewhere: Elsewhere | None, say: Language) -> str:
    """Say where the plan seems to be, and what to do."""
    match elsewhere:
        case Elsewhere.SHEET:
            return say(
                "It shows a spreadsheet from elsewhere: copy the rows of that and paste them."
            )
        case Elsewhere.CALENDAR:
            return say(
                "It shows a calendar from elsewhere: put its dates and topics into a table."
            )
        case Elsewhere.DATA:
            return say(
                "Another file fills the page when the site is made: save the finished page from"
                " the browser."
            )
        case Elsewhere.SCRIPT:
            return say(
                "If a script fills the page when it is shown: select it in the browser, copy it"
                " and paste it."
            )
        case None:
            return ""


@worded.register(course_page.PageTooLong)
def _(_fact: course_page.PageTooLong, say: Language) -> str:
    return say("The page is too long; what stands from this line on was not read.")


@worded.register(course_page_tidy.SectionsLeftOut)
def _(fact: course_page_tidy.SectionsLeftOut, say: Language) -> str:
    return say.count(
        "{n} row was left out that heads a part of the plan and is no session: “{text}”.",
        "{n} rows were left out that head parts of the plan and are no sessions: “{text}” first.",
        fact.rows,
        text=fact.text,
    )


@worded.register(new_course.LecturesElsewhere)
def _(fact: new_course.LecturesElsewhere, say: Language) -> str:
    return say(
        "The lectures, {first} to {last}, lie outside {term}; dates and holidays follow the "
        "lectures.",
        first=say.day(fact.lectures.first),
        last=say.day(fact.lectures.last),
        term=str(fact.term),
    )


@worded.register(course_page_title.NoTitle)
def _(_fact: course_page_title.NoTitle, say: Language) -> str:
    return say("The page has no heading; give the course a title.")


@worded.register(course_page_title.AnyTitle)
def _(fact: course_page_title.AnyTitle, say: Language) -> str:
    return say("“{words}” could be the heading of any course; check the title.", words=fact.text)


@worded.register(course_page_title.OtherTitle)
def _(fact: course_page_title.OtherTitle, say: Language) -> str:
    return say("The page is also called “{words}”; check the title.", words=fact.text)


@worded.register(course_page_slots.SlotContradiction)
def _(fact: course_page_slots.SlotContradiction, say: Language) -> str:
    return say(
        "“{other}” contradicts {day} {hours} in line {line}; the first was taken.",
        other=fact.other,
        day=say.short_weekday(fact.first.weekday),
        hours=printed(fact.first),
        line=fact.first_line,
    )


@worded.register(course_page_slots.OtherTime)
def _(fact: course_page_slots.OtherTime, say: Language) -> str:
    return say(
        "“{other}” was left out: the schedule has no session on that weekday.", other=fact.other
    )


@worded.register(course_page_slots.NoSlot)
def _(_fact: course_page_slots.NoSlot, say: Language) -> str:
    return say("The page names no weekly time, such as “Wed 12:30–14:00”; sessions have none.")


@worded.register(course_page_table.ColumnIgnored)
def _(fact: course_page_table.ColumnIgnored, say: Language) -> str:
    if not fact.column:
        return say("A column without a heading was left out.")
    return say("The column “{column}” was left out.", column=fact.column)


@worded.register(course_page_table.OtherSchedule)
def _(fact: course_page_table.OtherSchedule, say: Language) -> str:
    return say(
        "This table looks like a schedule, too; only the one in line {line} was read.",
        line=fact.first,
    )


@worded.register(course_page_when.OddDate)
def _(fact: course_page_when.OddDate, say: Language) -> str:
    return say("“{words}” is no date; the row was taken without one.", words=fact.text)


@worded.register(course_page_when.DatePartly)
def _(fact: course_page_when.DatePartly, say: Language) -> str:
    return say(
        "In the date “{words}”, “{rest}” was not understood.", words=fact.text, rest=fact.rest
    )


@worded.register(course_page_when.OddTime)
def _(fact: course_page_when.OddTime, say: Language) -> str:
    return say("“{words}” is no time; the weekly time was taken.", words=fact.text)


@worded.register(course_page_rows.CellsSpilled)
def _(_fact: course_page_rows.CellsSpilled, say: Language) -> str:
    return say("The row has more cells than the heading; write \\| for a | that is text.")


@worded.register(course_page_rows.NoTopic)
def _(_fact: course_page_rows.NoTopic, say: Language) -> str:
    return say("The row has no topic; it was taken without one.")


@worded.register(course_page_rows.RowsLeftOut)
def _(_fact: course_page_rows.RowsLeftOut, say: Language) -> str:
    return say("The table has more rows than any semester; this and all later ones were left out.")


@worded.register(course_page_checks.NoDate)
def _(fact: course_page_checks.NoDate, say: Language) -> str:
    return say("“{topic}” has no date; it has been put on the shelf.", topic=fact.topic)


@worded.register(course_page_checks.FarFromTerm)
def _(fact: course_page_checks.FarFromTerm, say: Language) -> str:
    return say(
        "“{words}” lies far from the lectures; the row was taken without a date.", words=fact.text
    )


@worded.register(course_page_checks.OutsideLectures)
def _(fact: course_page_checks.OutsideLectures, say: Language) -> str:
    return say("{day} is outside the lecture period; taken as printed.", day=say.day(fact.day))


@worded.register(course_page_checks.NotOnSlotDay)
def _(fact: course_page_checks.NotOnSlotDay, say: Language) -> str:
    return say(
        "{day} is a {weekday}, but the course is held on {usual}; taken as printed.",
        day=say.long_day(fact.day),
        weekday=say.weekday(fact.day),
        usual=say.listed(say.weekday(weekday) for weekday in fact.weekdays),
    )


@worded.register(course_page_checks.OtherWeekday)
def _(fact: course_page_checks.OtherWeekday, say: Language) -> str:
    return say(
        "{day} is a {weekday}, not a {printed}; the date was taken.",
        day=say.long_day(fact.day),
        weekday=say.weekday(fact.day),
        printed=say.weekday(fact.weekday),
    )


@worded.register(course_page_checks.OutOfOrder)
def _(fact: course_page_checks.OutOfOrder, say: Language) -> str:
    return say(
        "{day} comes before {above}, which stands above it; taken as printed.",
        day=say.day(fact.day),
        above=say.day(fact.above),
    )


@worded.register(course_page_checks.DayTwice)
def _(fact: course_page_checks.DayTwice, say: Language) -> str:
    return say("{day} has a second session; both were taken.", day=say.day(fact.day))


@worded.register(course_page_checks.TaughtOnDayOff)
def _(fact: course_page_checks.TaughtOnDayOff, say: Language) -> str:
    names = (fact.off.name_de, fact.off.name_en)
    own, other = names if say.code == "de" else reversed(names)
    return say(
        "{day} is a day off ({name}); the session was taken as printed.",
        day=say.day(fact.day),
        name=own or other,
    )


@worded.register(course_page_checks.NumberDiffers)
def _(fact: course_page_checks.NumberDiffers, say: Language) -> str:
    return say(
        "The page calls this session {printed}; counted by date it is session {counted}.",
        printed=fact.printed,
        counted=fact.counted,
    )


@worded.register(course_page_checks.OtherYearFits)
def _(fact: course_page_checks.OtherYearFits, say: Language) -> str:
    years = abs(fact.years)
    if fact.years < 0:
        return say.count(
            "The dates fit the weekdays {n} year earlier. Is the term right?",
            "The dates fit the weekdays {n} years earlier. Is the term right?",
            years,
        )
    return say.count(
        "The dates fit the weekdays {n} year later. Is the term right?",
        "The dates fit the weekdays {n} years later. Is the term right?",
        years,
    )


@worded.register(course_page_tiers.NoTiers)
def _(_fact: course_page_tiers.NoTiers, say: Language) -> str:
    return say("The page promises no credits, such as “3 ECTS: …”; enter the tiers yourself.")


@worded.register(course_page_tiers.UnknownRequirement)
def _(fact: course_page_tiers.UnknownRequirement, say: Language) -> str:
    return say(
        "“{words}” is no known kind of work, so it became an item of its own.", words=fact.text
    )


@worded.register(course_page_tiers.UnclearCount)
def _(fact: course_page_tiers.UnclearCount, say: Language) -> str:
    return say("How many “{words}” means is unclear; check the tier's rule.", words=fact.text)


@worded.register(course_page_tiers.CreditsAlone)
def _(fact: course_page_tiers.CreditsAlone, say: Language) -> str:
    return say(
        "“{words}” names no work that is known, so no tier was made of it.", words=fact.text
    )


@worded.register(course_page_tiers.WordsPassedOver)
def _(fact: course_page_tiers.WordsPassedOver, say: Language) -> str:
    return say(
        "“{words}”, beside the credits, is no known kind of work; it was left out.",
        words=fact.text,
    )


@worded.register(course_page_tiers.RequirementsLeftOut)
def _(_fact: course_page_tiers.RequirementsLeftOut, say: Language) -> str:
    return say("There are more requirements than any course has; from here on they were left out.")


@worded.register(course_page_checks.OddEnd)
def _(fact: course_page_checks.OddEnd, say: Language) -> str:
    return say("“{words}” does not run forward; only its first day was taken.", words=fact.text)


@worded.register(course_page_checks.AheadOfOrder)
def _(fact: course_page_checks.AheadOfOrder, say: Language) -> str:
    return say(
        "{day} comes after {below}, which stands below it; taken as printed.",
        day=say.day(fact.day),
        below=say.day(fact.below),
    )


@worded.register(course_page_checks.MostOutside)
def _(fact: course_page_checks.MostOutside, say: Language) -> str:
    return say(
        "{outside} of {dated} dates lie outside the lecture period. Is the term right?",
        outside=fact.outside,
        dated=fact.dated,
    )


@worded.register(course_page_checks.WeekDiffers)
def _(fact: course_page_checks.WeekDiffers, say: Language) -> str:
    return say(
        "{day} is not in calendar week {week}; the date was taken.",
        day=say.day(fact.day),
        week=fact.week,
    )


@worded.register(course_page_checks.DayOfWeek)
def _(fact: course_page_checks.DayOfWeek, say: Language) -> str:
    return say(
        "Only calendar week {week} is printed; {day}, the weekly day in it, was taken.",
        week=fact.week,
        day=say.day(fact.day),
    )


@worded.register(course_page_checks.EndGuessed)
def _(fact: course_page_checks.EndGuessed, say: Language) -> str:
    return say(
        "Only a start at {time} is printed; the length of the weekly time was taken.",
        time=f"{fact.start:%H:%M}",
    )


@worded.register(course_page_order.DayOrMonth)
def _(fact: course_page_order.DayOrMonth, say: Language) -> str:
    return say(
        "“{words}” may be {day} or {other}; the first was taken.",
        words=fact.text,
        day=say.long_day(fact.day),
        other=say.long_day(fact.other),
    )


@worded.register(course_page_order.WrongYear)
def _(fact: course_page_order.WrongYear, say: Language) -> str:
    return say(
        "“{words}” has a year far from the term; {day} was taken.",
        words=fact.text,
        day=say.long_day(fact.day),
    )


@worded.register(course_page_order.OtherYearPrinted)
def _(fact: course_page_order.OtherYearPrinted, say: Language) -> str:
    return say("The page prints dates of {year}. Is the term right?", year=fact.year)


@worded.register(course_page_when.StruckDate)
def _(fact: course_page_when.StruckDate, say: Language) -> str:
    return say(
        "“{words}” is struck out and nothing replaces it; taken all the same.", words=fact.text
    )


@worded.register(course_page_rows.SameDay)
def _(fact: course_page_rows.SameDay, say: Language) -> str:
    return say(
        "“{topic}” has neither a date nor a number; it was put on the day of the row above.",
        topic=fact.topic,
    )


@worded.register(course_page_rows.SeveralDays)
def _(fact: course_page_rows.SeveralDays, say: Language) -> str:
    return say(
        "“{words}” are {n} days; the row was taken once for each.", words=fact.text, n=fact.days
    )


@worded.register(course_page_rows.MonthFromAbove)
def _(fact: course_page_rows.MonthFromAbove, say: Language) -> str:
    return say(
        "“{words}” names no month; that of the row above was taken, or the next one.",
        words=fact.text,
    )
