"""The running program: one window, with one course or none."""
# ruff: noqa: PLC0415 - what the first paint does not show is imported after it

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal

from planner.app import naming
from planner.app.files import Files
from planner.db.glance import glance
from planner.errors import PlannerError
from planner.language import Language
from planner.settings import Settings
from planner.ui.crash import CrashReport
from planner.ui.parts import errand
from planner.ui.theme import Theme
from planner.ui.window import MainWindow

if TYPE_CHECKING:
    import tempfile
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QApplication

    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.places import Places


ONCE = Qt.ConnectionType(  # queued: what was painted is on the screen before the course is read
    Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value
)


class Planner(QObject):
    """Opens and closes courses in a window, and makes the window anew in another language."""

    settled = Signal()  # once: the start is over, the first screen is there

    def __init__(
        self,
        application: QApplication,
        *,
        places: Places,
        today: date | None,
        environment: Mapping[str, str],
    ) -> None:
        super().__init__(application)
        self._application, self.places, self._today = application, places, today
        self._environment = environment
        self.store: Store | None = None
        self.path: Path | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._translator = QTranslator(self)
        settings = Settings.load(places.settings)
        self.theme = Theme(application, settings.theme)
        self.window = self._made(settings)
        self.files = Files(self)
        self._crash = CrashReport(self.window.say, places.log)
        self._crash.install()

    @property
    def today(self) -> date:
        """The day it is, or the day the user said it was."""
        return self._today or date.today()  # noqa: DTZ011 - the user's own calendar day

    @property
    def who(self) -> str:
        """Who the history says did a step."""
        import getpass

        return self.window.settings.own_name or getpass.getuser()

    def start(self, file: Path | None, *, example: bool) -> None:
        """Show the window at once, and read the course right after the first paint."""
        if example:
            self.window.show_frame(self.window.say("Example course"))
        elif file is not None:
            self._show_name(file)
        else:
            self.window.show_start()
        if example:
            self.window.painted.connect(self.open_example, ONCE)
        elif file is not None:
            self.window.painted.connect(lambda: self.open_file(file), ONCE)
        self.window.painted.connect(self.settled, ONCE)
        self.window.show()

    def open_file(self, path: Path) -> None:
        """Open a course in the place of the one that is there."""

        def opened() -> Store:
            from planner.db.store import open_course

            return open_course(path, who=self.who)

        self.take(opened, path)

    def open_example(self) -> None:
        """Open a scratch copy of the example course, gone when it is closed."""
        import tempfile

        scratch = tempfile.TemporaryDirectory(prefix="course-planner-")
        path = Path(scratch.name) / "example.course"

        def made() -> Store:
            from planner.jobs.example import make_example

            return make_example(path, who=self.who)

        self.take(made, path, remember=False)
        self._scratch = scratch

    def take(self, opened: Callable[[], Store], path: Path, *, remember: bool = True) -> None:
        """Show the course that a function opens; if it is refused, what was there stays open."""
        if self._has(path):
            return
        try:
            store = opened()
        except PlannerError as refusal:
            self._stay(refusal)
            return
        self.close_course()
        self.store, self.path = store, path
        try:
            self._show_course()
        except PlannerError as refusal:  # the file is damaged further inside
            self.close_course()
            self._stay(refusal)
            return
        if remember:
            self.window.change_settings(
                recent_files=self.window.settings.with_recent(path), last_folder=str(path.parent)
            )

    def _has(self, path: Path) -> bool:
        """Say whether a file is the one that is open, by whatever name."""
        mine = self.path
        return mine is not None and mine.exists() and path.exists() and path.samefile(mine)

    def _stay(self, refusal: PlannerError) -> None:
        """Say why another course did not open, where the user is."""
        if self.store is None:
            self.window.show_start()
        self.refuse(refusal)

    def close_course(self) -> None:
        """Let go of the course and its file; a scratch copy is gone then."""
        if self.store is not None:
            self.window.show_start()
            self.store.close()
            self.store = self.path = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def end(self) -> None:
        """Let go of everything, so that nothing of the program is left."""
        errand.call_off_all()
        self.close_course()
        self._crash.uninstall()

    def refuse(self, refusal: PlannerError) -> None:
        """Say calmly why something did not happen."""
        self.window.show_notice(self._in_words(refusal))

    def _in_words(self, refusal: PlannerError) -> str:
        from planner.wording import worded

        return worded(refusal, self.window.say)

    def _made(self, settings: Settings) -> MainWindow:
        """Make the window in the user's language, with Qt's own dialogs in the same."""
        say = Language.wanted(settings.language, self._environment)
        locale = QLocale(QLocale.Language.German if say.code == "de" else QLocale.Language.English)
        QLocale.setDefault(locale)
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(locale, "qtbase", "_", folder):
            self._application.installTranslator(self._translator)
        window = MainWindow(say, settings, self.places, self.theme)
        window.wished.connect(self._carry_out)
        window.settings_changed.connect(self._change)
        return window

    def _carry_out(self, wish: str, thing: object) -> None:
        """Do what only the application can; see MainWindow.wished."""
        path = thing if isinstance(thing, Path) else None
        if wish == "file.example":
            self.open_example()
        elif wish == "file.close":
            self.close_course()
        elif wish == "file.open" and path is not None:
            self.open_file(path)
        else:
            self.files.ask(wish, path)

    def _change(self, settings: Settings) -> None:
        if Language.wanted(settings.language, self._environment).code != self.window.say.code:
            QTimer.singleShot(0, self._speak_anew)

    def _speak_anew(self) -> None:
        """Put a window in the new language in the place of the old one."""
        old, shown = self.window, self.window.frame.current()
        self.window = self._made(old.settings)
        self.window.resize(old.size())
        self.window.move(old.pos())
        if self.store is None:
            self.window.show_start()
        else:
            self._show_course()
            self.window.show_page(shown)
        self.window.show()
        old.close()
        old.deleteLater()

    def _show_course(self) -> None:
        from planner.app.pages import PageMaker
        from planner.ui.desk import Desk

        assert self.store is not None
        say = self.window.say
        desk = Desk(self.store, say, self.window)
        desk.changed.connect(self._name_again)
        maker = PageMaker(desk, say, self.theme, self.today, self.window.state, self.places)
        title, subtitle = naming.course_name(self.store, say)
        self.window.show_course(desk, title, subtitle, maker.factories(), self._in_words)
        naming.show_counts(self.window, self.store)

    def _name_again(self, changes: ChangeSet) -> None:
        assert self.store is not None
        if changes.tables & {"course", "student"}:
            self.window.show_title(*naming.course_name(self.store, self.window.say))
        if changes.tables & {"student", "result"}:
            naming.show_counts(self.window, self.store)

    def _show_name(self, path: Path) -> None:
        seen = glance(path)
        if seen is None:
            self.window.show_frame(path.stem)
        else:
            title, term, students = seen
            self.window.show_frame(title, naming.subtitle(term, students, self.window.say))
