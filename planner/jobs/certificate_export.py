"""A run of certificates and where it goes: a folder, a ZIP, or one PDF for the printer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from planner.db import register
from planner.exchange.many_files import (
    Folder,
    Outlet,
    check_folder,
    into_zip,
    try_folder,
    whole_unless_empty,
)
from planner.exchange.whole_file import CannotWrite, WhyNot, check_writable
from planner.jobs.certificates import Issued, Refused, issue
from planner.language import Language
from planner.reports.certificate_facts import codes_of
from planner.rules.file_names import BY_NUMBER, Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from planner.db.store import Store
    from planner.jobs.certificates import Batch, Proof
    from planner.reports.certificate_facts import CertificateFacts

ENDING: Final = ".pdf"
# What concerns one name alone: the others of a run can be written all the same.
OF_ONE_FILE: Final = frozenset({WhyNot.IS_FOLDER, WhyNot.NAME, WhyNot.NOT_PERMITTED})


class Target(StrEnum):
    """What certificates are written into."""

    FOLDER = "folder"
    ZIP = "zip"
    PDF = "pdf"  # one for the printer


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One certificate of a run that is in the register: its number, whose, new or from before.

    ``file`` is the name it was written under; "" if it was not.
    """

    number: str
    name: str
    fresh: bool
    file: str = ""


@dataclass(slots=True, kw_only=True)
class Run:
    """What a run did so far, whether it was cancelled, and what could not be written.

    ``unsaid`` are fields that are empty, so that some of the fresh certificates leave them out.
    """

    batch: Batch
    made: list[Made] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    failures: list[CannotWrite] = field(default_factory=list)
    unsaid: dict[str, None] = field(default_factory=dict)
    cancelled: bool = False

    @property
    def fresh(self) -> int:
        """How many certificates were issued just now."""
        return sum(one.fresh for one in self.made)

    @property
    def written(self) -> int:
        """How many certificates are in the folder or file now."""
        return sum(bool(one.file) for one in self.made)


type GoingOn = Callable[[int, int], bool]


def target_of(path: Path) -> Target:
    """Tell by its ending what a path means; a folder that is there is a folder."""
    endings = {".zip": Target.ZIP, ".pdf": Target.PDF}
    return Target.FOLDER if path.is_dir() else endings.get(path.suffix.lower(), Target.FOLDER)


def export(  # what a run is, in one place
    store: Store,
    found: Batch,
    path: Path,
    *,
    today: date,
    pattern: str = BY_NUMBER,
    proof: Proof | None = None,
    going_on: GoingOn = lambda _done, _all: True,
) -> Run:
    """Issue what a batch wants and write every certificate as soon as the register has it.

    The place is tried first: NotAFolder and CannotWrite, and UnknownField or PatternBroken for
    the pattern of the names, are raised before anything is issued. ``going_on`` is told how many
    of how many are done and answers False to cancel. A ZIP or PDF is there when it is whole, with
    what was done by then; what could not be written stays in the register, and the next run
    writes it.
    """
    run, target = Run(batch=found), target_of(path)
    coming = issue(store, found, today=today, proof=proof)
    steps = _Steps(run, coming, Names(pattern), going_on)
    try:
        _WRITE[target](store, steps, path, today)
    except CannotWrite as failure:
        if not run.made:
            raise
        run.failures.append(failure)
        if target is not Target.FOLDER:  # it is not there at all
            run.made = [replace(one, file="") for one in run.made]
    return run


def tried(store: Store, found: Batch, path: Path, *, today: date, pattern: str) -> Run:
    """Run as ``export`` does, on a scratch copy of the course, and write nothing; it raises so."""
    run, names = Run(batch=found), Names(pattern)
    if target_of(path) is Target.FOLDER:
        check_folder(path)
    else:
        check_writable(path)
    _Steps(run, issue(store, found, today=today), names, lambda *_: True).into(_Nowhere())
    return run


def _folder(_store: Store, steps: _Steps, path: Path, _today: date) -> None:
    try_folder(path)
    steps.into(Folder(path))


def _zip(_store: Store, steps: _Steps, path: Path, today: date) -> None:
    with into_zip(path, today) as archive:
        steps.into(archive)


def _one_pdf(store: Store, steps: _Steps, path: Path, _today: date) -> None:
    """Bind all certificates of a run; they are read again, so that none is kept meanwhile."""
    # Late: only who prints them all at once needs it.
    from planner.reports.joining import joined  # noqa: PLC0415

    with whole_unless_empty(path) as out:
        steps.into(_Nowhere())
        numbers = [one.number for one in steps.run.made]
        if numbers:
            say = Language.load(codes_of(steps.run.batch.wish.language)[0])
            title = " – ".join((f"{say('Certificates')} {numbers[0]}", *numbers[1:][-1:]))
            documents = (store.read(register.document, number) for number in numbers)
            out.write(joined(documents, title, say.code))


_WRITE: Final = {Target.FOLDER: _folder, Target.ZIP: _zip, Target.PDF: _one_pdf}


class _Nowhere:
    """Takes documents that are fetched again later, or never."""

    def put(self, names: Iterable[str], _document: bytes) -> str:
        return next(iter(names))


@dataclass(slots=True)
class _Steps:
    """The certificates of a run as they come, and what was done with each."""

    run: Run
    coming: Iterator[Issued | Refused]
    names: Names
    going_on: GoingOn

    def into(self, outlet: Outlet) -> None:
        """Take each in turn and put it where it goes, until all are done or called off."""
        every = len(self.run.batch.due)
        for done in range(every):
            if not self.going_on(done, every):
                self.run.cancelled = True
                return
            self._take(next(self.coming), outlet)
        self.going_on(every, every)

    def _take(self, one: Issued | Refused, outlet: Outlet) -> None:
        run = self.run
        if isinstance(one, Refused):
            run.refused.append(one)
            return
        made = Made(number=one.number, name=one.name, fresh=one.fresh)
        run.made.append(made)
        if one.fresh:
            run.unsaid |= dict.fromkeys(one.candidate.left_out(run.batch.wish.language))
        facts = naming(one.candidate.facts, one.number, run.batch.wish.language)
        names = (f"{name}{ENDING}" for name in self.names.choices(facts))
        try:
            file = outlet.put(names, one.document)
        except CannotWrite as failure:
            if failure.why not in OF_ONE_FILE:
                raise
            run.failures.append(failure)
        else:
            self.names.take(file.removesuffix(ENDING))
            run.made[-1] = replace(made, file=file)


def naming(facts: CertificateFacts, number: str, language: str) -> Mapping[str, str]:
    """Return what the name of a certificate's file may be made of."""
    say = Language(codes_of(language)[0])  # numbers and the term need no catalogue
    return {
        "number": number,
        "matriculation": facts.matriculation,
        "family": facts.family,
        "given": facts.given,
        "course": facts.title.within(say.code),
        "term": str(facts.term) if facts.term else "",
        "credits": "" if facts.credits is None else say.number(facts.credits),
    }
