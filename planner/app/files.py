"""Asking for files: a new course (blank, from a page, an old one), one that exists, a copy."""
# ruff: noqa: PLC0415 - what makes and reads courses is imported when it is asked for

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planner.errors import PlannerError

if TYPE_CHECKING:
    from planner.app.planner import Planner
    from planner.jobs.lecture_periods import Periods
    from planner.jobs.new_course import Draft
    from planner.jobs.next_course import NextDraft
    from planner.rules.terms import Term
    from planner.ui.start.beside import OldPreview
    from planner.ui.start.from_old import FromOld, NextWish
    from planner.ui.start.from_page import FromPage, PagePreview
    from planner.ui.start.new_course import NewCourse, Suggested

ENDING = ".course"


class Files:
    """Asks in the program's window, and has the program take what was chosen."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    def ask(self, wish: str, path: Path | None) -> None:
        """Ask what a wish of the window needs to know, and carry it out then."""
        {
            "file.new": self._ask_new,
            "file.new_from_page": lambda: self._ask_from_page(path),
            "file.new_from_old": lambda: self._ask_from_old(path or self._planner.path),
            "file.open": self._ask_open,
            "file.copy": self._ask_copy,
            "edit.periods": self._ask_periods,
        }[wish]()

    @property
    def _folder(self) -> Path:
        last = self._planner.window.settings.last_folder
        return Path(last) if last and Path(last).is_dir() else Path.home()

    @property
    def _periods(self) -> Periods:
        """The lecture periods of terms as they stand now: the user's own, and the published."""
        from planner.jobs.lecture_periods import load_periods

        return load_periods(self._planner.places.lecture_periods)

    def _suggested(self) -> Suggested:
        from planner.exchange.public_holidays import regions
        from planner.rules.terms import Term
        from planner.ui.start.new_course import Suggested
        from planner.wording import worded

        say = self._planner.window.say
        return Suggested(
            term=Term.holding(self._planner.today),
            folder=self._folder,
            regions=[(region.code, region.name) for region in regions(say.code)],
            worded=lambda refusal: worded(refusal, say),
        )

    def _ask_new(self) -> None:
        from planner.ui.start.new_course import NewCourseDialog

        window = self._planner.window
        NewCourseDialog.ask(window, window.say, self._suggested(), self._found_blank)

    def _ask_from_page(self, page: Path | None) -> None:
        from planner.ui.start.from_page import FromPageDialog

        window = self._planner.window
        FromPageDialog.ask(
            window,
            window.say,
            self._planner.theme,
            self._suggested(),
            read=self._preview,
            then=self._found_from_page,
            page=page,
        )

    def _preview(self, page: Path, term: Term, region: str) -> PagePreview:
        """Read a page; runs off the window's thread and touches no widget."""
        from planner.jobs.new_course import Wanted, from_page
        from planner.ui.start.of_draft import preview_of
        from planner.wording import worded

        say = self._planner.window.say
        draft = from_page(page, Wanted(term=term, region=region, periods=self._periods))
        return preview_of(draft, say, lambda problem: worded(problem, say))

    def _found_blank(self, wanted: NewCourse) -> None:
        from planner.jobs.new_course import Wanted, blank

        slots = (wanted.slot,) if wanted.slot else ()
        say = self._planner.window.say
        self._found(
            blank(
                Wanted(
                    term=wanted.term,
                    title=wanted.title,
                    slots=slots,
                    region=wanted.region,
                    language=say.code,
                    periods=self._periods,
                )
            ),
            wanted.path,
        )

    def _found_from_page(self, wanted: FromPage) -> None:
        draft = cast("Draft", wanted.preview.what)
        self._found(replace(draft, title=wanted.preview.title), wanted.path)

    def _ask_from_old(self, old: Path | None) -> None:
        from planner.ui.start.from_old import FromOldDialog

        window = self._planner.window
        FromOldDialog.ask(
            window,
            window.say,
            self._planner.theme,
            self._suggested(),
            read=self._beside,
            then=self._found_next,
            old=old,
        )

    def _beside(self, wish: NextWish) -> OldPreview:
        """Lay the next course out; runs off the window's thread and touches no widget."""
        from planner.jobs.new_course import Wanted
        from planner.jobs.next_course import from_old
        from planner.ui.start.of_old import beside_of
        from planner.wording import worded

        say = self._planner.window.say
        wanted = Wanted(
            term=wish.term,
            slots=wish.slots,
            region=wish.region,
            periods=self._periods,
        )
        made = from_old(wish.old, wanted, taken=wish.taken)
        return beside_of(made, say, lambda fact: worded(fact, say))

    def _found_next(self, wanted: FromOld) -> None:
        from planner.jobs.next_course import found_next

        made, path = cast("NextDraft", wanted.preview.what), wanted.path
        self._planner.take(lambda: found_next(path, made, who=self._planner.who), path)

    def _found(self, draft: Draft, path: Path) -> None:
        from planner.jobs.new_course import found_course

        self._planner.take(lambda: found_course(path, draft, who=self._planner.who), path)

    def _ask_open(self) -> None:
        from planner.ui.parts.files import ask_open

        window = self._planner.window
        kinds = window.say("Courses (*.course)")
        title = window.say("Open a course")
        ask_open(window, title, str(self._folder), kinds, self._planner.open_file)

    def _ask_copy(self) -> None:
        from planner.ui.parts.files import ask_save

        window, path = self._planner.window, self._planner.path
        if path is not None:
            say = window.say
            suggested = self._folder / say("{name} copy", name=path.stem)
            ask_save(
                window,
                say("Save a copy"),
                suggested.with_name(suggested.name + ENDING),
                say("Courses (*.course)"),
                self.copy,
            )

    def _ask_periods(self) -> None:
        from planner.ui.course_settings.periods import PeriodsDialog

        window, theme = self._planner.window, self._planner.theme
        PeriodsDialog.ask(window, window.say, theme, self._periods, self._keep_periods)

    def _keep_periods(self, periods: Periods) -> None:
        from planner.jobs.lecture_periods import save_periods

        try:
            save_periods(periods, self._planner.places.lecture_periods)
        except PlannerError as refusal:
            self._planner.refuse(refusal)
            return
        page = self._planner.window.frame.page()
        if page is not None:
            page.refresh(None)

    def copy(self, to: Path) -> None:
        """Copy the open course to another file, and say so."""
        window, store = self._planner.window, self._planner.store
        assert store is not None
        try:
            store.copy_to(to)
        except PlannerError as refusal:
            self._planner.refuse(refusal)
        else:
            window.show_notice(window.say("A copy was saved as {name}.", name=to.name))
