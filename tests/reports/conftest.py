"""What tests of documents share: a German of their own, and PDFs read back."""

from __future__ import annotations

import io

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from pypdf import PdfReader

from planner.language import Language

GERMAN = {
    "Certificate of academic achievement": "Leistungsnachweis",
    "Certificate of participation": "Teilnahmeschein",
    "matriculation number": "Matrikelnummer",
    "matriculation number: none": "Matrikelnummer: keine",
    "has successfully completed in the {term}": "hat im {term} mit Erfolg teilgenommen an",
    "has attended in the {term}": "hat im {term} teilgenommen an",
    "winter semester": "Wintersemester",
    "summer semester": "Sommersemester",
    "course": "Lehrveranstaltung",
    "{hours} contact hours per week": "{hours} SWS",
    "lecturer": "Lehrperson",
    "examiner": "Prüferin, Prüfer",
    "assessment": "Art der Leistung",
    "workload": "Arbeitsaufwand",
    "language": "Sprache",
    "English": "Englisch",
    "ECTS credits": "Leistungspunkte",
    "grade": "Note",
    "good": "gut",
    "ungraded – passed": "unbenotet – bestanden",
    "place, date": "Ort, Datum",
    "signature": "Unterschrift",
    "stamp": "Stempel",
    "No. {number}": "Nr. {number}",
    "replaces": "ersetzt",
    "Page {page} of {pages}": "Seite {page} von {pages}",
    "Examination list (draft)": "Prüfungsliste (Entwurf)",
    "Draft": "Entwurf",
}


@pytest.fixture(scope="session")
def german(tmp_path_factory):
    """Give German with a catalogue made here, so that what it says is known."""
    catalogue = Catalog("de")
    for text, said in GERMAN.items():
        catalogue.add(text, said)
    folder = tmp_path_factory.mktemp("catalogues")
    file = folder / "de" / "LC_MESSAGES" / "planner.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_mo(out, catalogue)
    return Language.load("de", folder)


@pytest.fixture(scope="session")
def english():
    """Give English."""
    return Language.load("en")


@pytest.fixture(scope="session")
def read():
    """Read a PDF back."""
    return lambda pdf: PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="session")
def text_of(read):
    """Read the text of all pages of a PDF back, its lines joined by blanks."""

    def told(pdf):
        return " ".join(
            line.strip() for page in read(pdf).pages for line in page.extract_text().split("\n")
        )

    return told


@pytest.fixture(scope="session")
def fonts_of(read):
    """Tell of each font of a PDF whether it is embedded."""

    def told(pdf):
        found = {}
        for page in read(pdf).pages:
            for font in page["/Resources"]["/Font"].values():
                one = font.get_object()
                described = one.get("/FontDescriptor", {})
                found[one["/BaseFont"].split("+")[-1]] = "/FontFile2" in described
        return found

    return told
