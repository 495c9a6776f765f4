"""Drawing a certificate against bare platypus with the same text in the same font, in one run.

Bar (DESIGN section 8): within 1.5 times. The bare document sets the same words with
SimpleDocTemplate, Paragraph and Table, in the same fonts and sizes, and checks, tags and refuses
nothing. Both are drawn in turn, so that a busy machine slows both; the medians are compared.

The whole pipeline has a bar of its own, 100 ms a document: drawn, tagged, archived, with facts
attached and a place for a signature, and signed with an RSA key of 3,072 bits. That is time of the
processor, so that others on the machine do not count. The memory of a run must not grow with it.

    python -m benchmarks.bench_certificate [--rounds 200]
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
from datetime import date
from decimal import Decimal
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from planner.exchange.signing import FIELD, certify
from planner.language import Language
from planner.reports import certificate_looks, certificate_rows, paper
from planner.reports.archive import Attachment, SignatureField, archived
from planner.reports.certificate import Bilingual, CertificateFacts, certificate_in
from planner.rules.terms import Season, Term
from tests.signing_keys import rsa_signing_key

BAR = 1.5
PIPELINE_BAR = 100.0  # milliseconds
GROWTH_BAR = 8.0  # MiB in the second half of a run
FACTS_AS_XML = Attachment(
    name="elmo.xml",
    content=b"<elmo>" + b"<learningOpportunityInstance/>" * 200 + b"</elmo>",
    mime="application/xml",
    description="The facts as data",
)
PLACE = SignatureField(name=FIELD, says="Signed electronically", box=(60, 60, 240, 110))
TERM = Term(Season.WINTER, 2023)
FACTS = CertificateFacts(
    number="2024-0017",
    issued_on=date(2024, 2, 12),
    family="Amsel-Łukaszów",
    given="Ayşe",
    matriculation="4711001",
    programme="M.A. Computerlinguistik",
    university="Universität Tübingen",
    faculty="Philosophische Fakultät",
    institute="Seminar für Sprachwissenschaft",
    title=Bilingual("Bestärkendes Lernen", "Reinforcement Learning for Language Model Training"),
    course_type=Bilingual("Seminar", "Seminar"),
    hours_per_week="2",
    term=TERM,
    term_days=TERM.days,
    lecturers=("Dr. Berta Beispiel",),
    examiner="Dr. Berta Beispiel",
    signatory="Dr. Berta Beispiel",
    achievements=Bilingual(
        "Aktive Teilnahme, drei Übungsblätter, Poster, Gruppenprojekt",
        "Active participation, three exercise sheets, poster, group project",
    ),
    workload_hours=Decimal(180),
    instruction="en",
    credits=Decimal(6),
    grade=Decimal("1.7"),
    place="Tübingen",
    replaces="2024-0009",
)


def styles():
    """Make the bare document's styles once, as one would."""
    looks = {
        name: look
        for name, look in vars(certificate_looks).items()
        if isinstance(look, certificate_looks.Look)
    }
    return {
        name: ParagraphStyle(
            name,
            fontName=look.font,
            fontSize=look.size,
            leading=look.leading,
            textColor=look.colour,
        )
        for name, look in looks.items()
    }


def words(spoken):
    """Word the certificate once: (style, text) above, the table's rows, (style, text) below."""
    above = [
        ("UNIVERSITY", FACTS.university),
        ("UNIT", FACTS.faculty),
        ("UNIT", FACTS.institute),
        *paired(("TITLE", "SUBTITLE"), certificate_rows.heading(FACTS, spoken)),
        ("NAME", FACTS.name),
        *(("DETAIL", text) for text in certificate_rows.details(FACTS, spoken)),
        *paired(("SENTENCE", "SENTENCE_TOO"), certificate_rows.sentence(FACTS, spoken)),
    ]
    rows = [
        (
            paired(("LABEL", "LABEL_TOO"), row.label),
            [one for said in row.values for one in paired(("VALUE", "VALUE_TOO"), said)],
        )
        for row in certificate_rows.particulars(FACTS, spoken)
    ]
    below = []
    for figure in certificate_rows.result(FACTS, spoken):
        below += [
            ("FIGURE_LABEL", figure.label),
            ("FIGURE", figure.figure),
            ("FIGURE_WORD", figure.word),
        ]
    for text, label in (
        certificate_rows.place_and_date(FACTS, spoken),
        certificate_rows.signature(FACTS, spoken),
    ):
        below += [("SMALL", text), ("SMALL_TOO", label)]
    below += [("STAMP_WORD", text) for text in certificate_rows.stamp(spoken)]
    below += [("FOOT", text) for text in certificate_rows.foot(FACTS, spoken)]
    return above, rows, below


def paired(names, said):
    """Name the style of each wording; there is one where both languages say the same."""
    return list(zip(names, said, strict=False))


def bare(looks, worded):
    """Set the words with platypus and nothing else."""

    def set_(texts):
        return [Paragraph(escape(text), looks[name]) for name, text in texts]

    above, rows, below = worded
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=A4, title="Certificate", invariant=1, initialFontName=paper.REGULAR
    )
    table = Table(
        [[set_(label), set_(values)] for label, values in rows],
        colWidths=(170, 300),
        style=TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), paper.REGULAR, 9),
                ("LINEABOVE", (0, 0), (-1, -1), 0.75, paper.LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        ),
    )
    page.build([*set_(above), table, *set_(below)])
    return out.getvalue()


def timed(draw):
    """Return how long one drawing takes, in milliseconds."""
    begun = perf_counter()
    draw()
    return (perf_counter() - begun) * 1000


def worked(draw):
    """Return how long one drawing keeps the processor busy, in milliseconds."""
    begun = process_time()
    draw()
    return (process_time() - begun) * 1000


def main(rounds):
    paper.register_fonts()
    spoken = (Language.load("de"), Language.load("en"))
    looks, worded = styles(), words(spoken)

    def ours():
        return certificate_in(FACTS, spoken)

    def floor():
        return bare(looks, worded)

    for _ in range(5):  # caches of fonts and styles are warm for both
        ours(), floor()
    gc.collect()
    pairs = [(timed(ours), timed(floor)) for _ in range(rounds)]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = mine / theirs
    print(f"certificate    {mine:7.2f} ms  {len(ours()):7} bytes  (median of {rounds})")
    print(f"bare platypus  {theirs:7.2f} ms  {len(floor()):7} bytes")
    print(f"ratio          {ratio:7.2f}     bar {BAR}: {'met' if ratio <= BAR else 'MISSED'}")
    pipeline(ours, rounds)


def pipeline(draw, rounds):
    """Time the whole way of a certificate, and see whether memory grows on it."""
    key = rsa_signing_key()

    def archive():
        return archived(draw(), part=3, attachments=[FACTS_AS_XML], field=PLACE)

    def whole():
        return certify(archive(), key)

    for _ in range(3):
        whole()
    archiving = statistics.median(worked(archive) for _ in range(rounds // 2))
    times = [worked(whole) for _ in range(rounds // 2)]
    half = getrusage(RUSAGE_SELF).ru_maxrss
    times += [worked(whole) for _ in range(rounds // 2)]
    grown = (getrusage(RUSAGE_SELF).ru_maxrss - half) / 1024
    mine = statistics.median(times)
    said = "met" if mine <= PIPELINE_BAR and grown <= GROWTH_BAR else "MISSED"
    print(f"archived       {archiving:7.2f} ms  with attachment and place to sign")
    print(f"and signed     {mine:7.2f} ms  {len(whole()):7} bytes  bar {PIPELINE_BAR:.0f}: {said}")
    print(f"memory grown   {grown:7.2f} MiB in the second half of {rounds} documents")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=200)
    main(arguments.parse_args().rounds)
