"""The words for tables and their columns, and how the value of each column is said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from planner.language import marked

if TYPE_CHECKING:
    from collections.abc import Mapping


class How(StrEnum):
    """How a value of the history is said."""

    TEXT = "text"
    NUMBER = "number"
    GRADE = "grade"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    YES = "yes"
    WEEKDAY = "weekday"
    LIST = "list"
    BIG = "big"  # only that it changed
    KIND = "kind"
    MODE = "mode"
    SESSION_STATUS = "session_status"
    ITEM_KIND = "item_kind"
    MARKING = "marking"
    STATE = "state"
    ENROLMENT = "enrolment"
    OUTCOME = "outcome"
    BOOKING = "booking"
    ROLE = "role"
    START = "start"
    OFF = "off"
    NOTE = "note"
    STUDENT = "student"
    ITEM = "item"
    TIER = "tier"
    SESSION = "session"
    REQUIREMENT = "requirement"
    PERSON = "person"
    GROUP = "work_group"
    ROUNDING = "rounding"
    PRESENCE = "presence"
    EXCUSED = "excused_counts"
    ASKS = "asks"
    COUNTING = "counting"
    ITEM_KINDS = "item_kinds"
    CERTIFICATE = "certificate_kind"


type Field = tuple[str, How]

TABLES: Mapping[str, str] = {
    "course": marked("Course"),
    "slot": marked("Weekly time"),
    "day_off": marked("Day without teaching"),
    "day_note": marked("Note on a day"),
    "extra_date": marked("Single date"),
    "person": marked("Person"),
    "presenter": marked("Presenter"),
    "absence": marked("Absence"),
    "plan_version": marked("Published plan"),
    "session": marked("Session"),
    "item": marked("Item"),
    "tier": marked("Tier"),
    "requirement": marked("Requirement"),
    "requirement_item": marked("Required item"),
    "student": marked("Student"),
    "booking": marked("Booked as"),
    "result": marked("Result"),
    "decision": marked("Decision"),
    "certificate": marked("Certificate"),
    "handover": marked("Handover"),
    "past_attempt": marked("Earlier attempt"),
    "work_group": marked("Group"),
    "group_item": marked("Item of a group"),
    "group_member": marked("Member of a group"),
    "attendance": marked("Attendance"),
    "decision_line": marked("Decision on a line"),
    "marking_sheet": marked("Marking sheet"),
    "sign_off": marked("Signed off"),
    "saved_view": marked("Saved view"),
    "certificate_template": marked("Certificate template"),
}
HIDDEN = frozenset(
    (
        *("id", "position", "page", "basis", "facts", "sha256", "document", "plan", "changes"),
        *("items", "settings", "subject", "decision_id", "booking_id"),
    )
)

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "course": {
        "title_de": (marked("Title in German"), How.TEXT),
        "title_en": (marked("Title in English"), How.TEXT),
        "language": (marked("Language of instruction"), How.TEXT),
        "term": (marked("Term"), How.TEXT),
        "lectures_from": (marked("Lectures from"), How.DAY),
        "lectures_to": (marked("Lectures to"), How.DAY),
        "region": (marked("Region"), How.TEXT),
        "university": (marked("University"), How.TEXT),
        "faculty": (marked("Faculty"), How.TEXT),
        "institute": (marked("Institute"), How.TEXT),
        "place": (marked("Place"), How.TEXT),
        "course_type": (marked("Type of course"), How.TEXT),
        "course_number": (marked("Course number"), How.TEXT),
        "hours_per_week": (marked("Hours per week (SWS)"), How.TEXT),
        "hours_per_credit": (marked("Hours per credit"), How.NUMBER),
        "exam_number": (marked("Exam number"), How.TEXT),
        "module": (marked("Module"), How.TEXT),
        "rules_announced_on": (marked("Rules announced on"), How.DAY),
        "excused_counts": (marked("Excused counts as"), How.EXCUSED),
        "logo": (marked("Logo"), How.BIG),
        "page_url": (marked("Address of the course page"), How.TEXT),
        "university_id": (marked("University’s identifier"), How.TEXT),
        "university_url": (marked("Address of the university’s page"), How.TEXT),
        "eqf_level": (marked("EQF level"), How.NUMBER),
        "outcomes_de": (marked("Learning outcomes in German"), How.TEXT),
        "outcomes_en": (marked("Learning outcomes in English"), How.TEXT),
        "smallest_n": (marked("No distribution of fewer than"), How.NUMBER),
        "office_codes": (marked("Codes of the office"), How.BIG),
    },
    "slot": {
        "weekday": (marked("Weekday"), How.WEEKDAY),
        "starts": (marked("Begins"), How.TIME),
        "ends": (marked("Ends"), How.TIME),
        "room": (marked("Room"), How.TEXT),
        "label": (marked("Printed as"), How.START),
        "valid_from": (marked("From"), How.DAY),
        "valid_to": (marked("To"), How.DAY),
    },
    "day_off": {
        "first": (marked("From"), How.DAY),
        "last": (marked("To"), How.DAY),
        "kind": (marked("Kind"), How.OFF),
        "name_de": (marked("Name (German)"), How.TEXT),
        "name_en": (marked("Name (English)"), How.TEXT),
    },
    "day_note": {
        "first": (marked("From"), How.DAY),
        "last": (marked("To"), How.DAY),
        "kind": (marked("Kind"), How.NOTE),
        "text_de": (marked("Text (German)"), How.TEXT),
        "text_en": (marked("Text (English)"), How.TEXT),
    },
    "extra_date": {
        "day": (marked("Day"), How.DAY),
        "starts": (marked("Begins"), How.TIME),
        "ends": (marked("Ends"), How.TIME),
        "room": (marked("Room"), How.TEXT),
    },
    "presenter": {
        "session_id": (marked("Session"), How.SESSION),
        "student_id": (marked("Student"), How.STUDENT),
        "person_id": (marked("Person"), How.PERSON),
        "item_id": (marked("Item"), How.ITEM),
        "title": (marked("Title"), How.TEXT),
        "paper": (marked("Paper"), How.TEXT),
    },
    "absence": {
        "student_id": (marked("Student"), How.STUDENT),
        "person_id": (marked("Person"), How.PERSON),
        "first": (marked("From"), How.DAY),
        "last": (marked("To"), How.DAY),
    },
    "plan_version": {
        "number": (marked("Number"), How.NUMBER),
        "at": (marked("At"), How.MOMENT),
        "by": (marked("By"), How.TEXT),
        "note": (marked("Note"), How.TEXT),
    },
    "person": {
        "role": (marked("Role"), How.ROLE),
        "name": (marked("Name"), How.TEXT),
        "email": (marked("E-mail"), How.TEXT),
        "signature": (marked("Signature"), How.BIG),
    },
    "session": {
        "topic": (marked("Topic"), How.TEXT),
        "kind": (marked("Kind"), How.KIND),
        "mode": (marked("Mode"), How.MODE),
        "status": (marked("Status"), How.SESSION_STATUS),
        "locked": (marked("Locked to its day"), How.YES),
        "insisted": (marked("Held although the day is off"), How.YES),
        "day": (marked("Day"), How.DAY),
        "end_day": (marked("Last day"), How.DAY),
        "laid_from": (marked("Understood from"), How.DAY),
        "laid_to": (marked("Understood to"), How.DAY),
        "starts": (marked("Begins"), How.TIME),
        "ends": (marked("Ends"), How.TIME),
        "room": (marked("Room"), How.TEXT),
        "link": (marked("Link"), How.TEXT),
        "label": (marked("Label"), How.TEXT),
        "note": (marked("Note"), How.TEXT),
        "cancel_reason": (marked("Reason (internal)"), How.TEXT),
        "cancel_words": (marked("What students read"), How.TEXT),
        "talk_places": (marked("Places for presentations"), How.NUMBER),
        "line": (marked("Line of the page"), How.NUMBER),
    },
    "item": {
        "title": (marked("Title"), How.TEXT),
        "short": (marked("Short title"), How.TEXT),
        "kind": (marked("Kind"), How.ITEM_KIND),
        "marking": (marked("Marked with"), How.MARKING),
        "max_points": (marked("Most points"), How.NUMBER),
        "pass_points": (marked("Points to pass"), How.NUMBER),
        "bonus": (marked("More points are allowed"), How.YES),
        "max_attempts": (marked("Most attempts"), How.NUMBER),
        "in_groups": (marked("In groups"), How.YES),
        "due": (marked("Due"), How.DAY),
        "due_session": (marked("Due with session"), How.SESSION),
    },
    "tier": {
        "name": (marked("Name"), How.TEXT),
        "credits": (marked("Credits"), How.NUMBER),
        "graded": (marked("Graded"), How.YES),
        "programmes": (marked("Programmes"), How.LIST),
        "weights": (marked("Weights"), How.BIG),
        "drop_lowest": (marked("Lowest marks left out"), How.NUMBER),
        "rounding": (marked("Rounding"), How.ROUNDING),
        "points_key": (marked("Key from points"), How.BIG),
    },
    "requirement": {
        "tier_id": (marked("Tier"), How.TIER),
        "text": (marked("Text"), How.TEXT),
        "asks": (marked("Asks for"), How.ASKS),
        "counting": (marked("How many"), How.COUNTING),
        "at_least": (marked("At least"), How.NUMBER),
        "amount": (marked("Amount"), How.NUMBER),
        "kinds": (marked("Kinds of items"), How.ITEM_KINDS),
    },
    "requirement_item": {
        "requirement_id": (marked("Requirement"), How.REQUIREMENT),
        "item_id": (marked("Item"), How.ITEM),
    },
    "student": {
        "family": (marked("Family name"), How.TEXT),
        "given": (marked("Given name"), How.TEXT),
        "matriculation": (marked("Matriculation"), How.TEXT),
        "email": (marked("E-mail"), How.TEXT),
        "programme": (marked("Programme"), How.TEXT),
        "aim_id": (marked("Aim"), How.TIER),
        "status": (marked("Status"), How.ENROLMENT),
        "left_on": (marked("Left on"), How.DAY),
        "home_university": (marked("Home university"), How.TEXT),
        "regulations": (marked("Examination regulations"), How.TEXT),
        "born_on": (marked("Date of birth"), How.DAY),
        "born_in": (marked("Place of birth"), How.TEXT),
        "posting_code": (marked("Code on posted lists"), How.TEXT),
        "ta_id": (marked("Marked by"), How.PERSON),
        "note": (marked("Internal note"), How.TEXT),
        "office_note": (marked("Remark for the office"), How.TEXT),
    },
    "booking": {
        "student_id": (marked("Student"), How.STUDENT),
        "module": (marked("Module"), How.TEXT),
        "exam_number": (marked("Exam number"), How.TEXT),
        "kind": (marked("Kind"), How.BOOKING),
        "credits": (marked("Credits"), How.NUMBER),
        "graded": (marked("Graded"), How.YES),
        "attempt": (marked("Attempt"), How.NUMBER),
    },
    "result": {
        "student_id": (marked("Student"), How.STUDENT),
        "item_id": (marked("Item"), How.ITEM),
        "state": (marked("State"), How.STATE),
        "points": (marked("Points"), How.NUMBER),
        "mark": (marked("Grade"), How.GRADE),
        "summands": (marked("Summands"), How.TEXT),
        "late_days": (marked("Days late"), How.NUMBER),
        "attempt": (marked("Attempt"), How.NUMBER),
        "title": (marked("Title"), How.TEXT),
        "differs": (marked("Differs from the group because"), How.TEXT),
        "recognised_from": (marked("Recognised from"), How.TEXT),
        "due": (marked("Extended until"), How.DAY),
        "due_ground": (marked("Ground"), How.TEXT),
        "note": (marked("Internal note"), How.TEXT),
        "feedback": (marked("Feedback to the student"), How.TEXT),
        "office_note": (marked("Remark for the office"), How.TEXT),
    },
    "decision": {
        "student_id": (marked("Student"), How.STUDENT),
        "outcome": (marked("Outcome"), How.OUTCOME),
        "tier_id": (marked("Tier"), How.TIER),
        "credits": (marked("Credits"), How.NUMBER),
        "grade": (marked("Grade"), How.GRADE),
        "assessed_on": (marked("Date of assessment"), How.DAY),
        "decided_on": (marked("Decided on"), How.DAY),
        "decided_by": (marked("Decided by"), How.TEXT),
        "reason": (marked("Reason"), How.TEXT),
    },
    "certificate": {
        "number": (marked("Number"), How.TEXT),
        "student_id": (marked("Student"), How.STUDENT),
        "name": (marked("Name"), How.TEXT),
        "credits": (marked("Credits"), How.NUMBER),
        "grade": (marked("Grade"), How.GRADE),
        "language": (marked("Language"), How.TEXT),
        "issued_on": (marked("Issued on"), How.DAY),
        "issued_by": (marked("Issued by"), How.TEXT),
        "kind": (marked("Kind"), How.CERTIFICATE),
        "template": (marked("Template"), How.TEXT),
        "signed_by": (marked("Signed electronically by"), How.TEXT),
        "replaces": (marked("Replaces"), How.TEXT),
        "revoked_on": (marked("Revoked on"), How.DAY),
        "revoked_reason": (marked("Reason"), How.TEXT),
    },
    "handover": {
        "kind": (marked("Kind"), How.TEXT),
        "number": (marked("Number"), How.TEXT),
        "name": (marked("Name"), How.TEXT),
        "at": (marked("At"), How.MOMENT),
        "by": (marked("By"), How.TEXT),
        "draft": (marked("Draft"), How.YES),
        "recipient": (marked("To"), How.TEXT),
        "how": (marked("How"), How.TEXT),
        "note": (marked("Note"), How.TEXT),
        "language": (marked("Language"), How.TEXT),
    },
    "past_attempt": {
        "student_id": (marked("Student"), How.STUDENT),
        "item_id": (marked("Item"), How.ITEM),
        "number": (marked("Attempt"), How.NUMBER),
        "state": (marked("State"), How.STATE),
        "points": (marked("Points"), How.NUMBER),
        "mark": (marked("Grade"), How.GRADE),
        "late_days": (marked("Days late"), How.NUMBER),
        "ended_on": (marked("Ended on"), How.DAY),
        "marker": (marked("Marked by"), How.TEXT),
    },
    "work_group": {"name": (marked("Name"), How.TEXT)},
    "group_item": {
        "group_id": (marked("Group"), How.GROUP),
        "item_id": (marked("Item"), How.ITEM),
    },
    "group_member": {
        "group_id": (marked("Group"), How.GROUP),
        "student_id": (marked("Student"), How.STUDENT),
        "joined": (marked("From"), How.DAY),
        "left_on": (marked("Left on"), How.DAY),
    },
    "attendance": {
        "session_id": (marked("Session"), How.SESSION),
        "student_id": (marked("Student"), How.STUDENT),
        "state": (marked("State"), How.PRESENCE),
    },
    "decision_line": {
        "outcome": (marked("Outcome"), How.OUTCOME),
        "credits": (marked("Credits"), How.NUMBER),
        "grade": (marked("Grade"), How.GRADE),
        "assessed_on": (marked("Date of assessment"), How.DAY),
    },
    "marking_sheet": {
        "kind": (marked("Kind"), How.TEXT),
        "person": (marked("For"), How.TEXT),
        "name": (marked("Name"), How.TEXT),
        "taken_at": (marked("Taken along"), How.MOMENT),
        "returned_at": (marked("Came back"), How.MOMENT),
    },
    "sign_off": {
        "concern": (marked("Concern"), How.TEXT),
        "reason": (marked("Reason"), How.TEXT),
        "on": (marked("On"), How.DAY),
        "by": (marked("By"), How.TEXT),
    },
    "saved_view": {
        "name": (marked("Name"), How.TEXT),
    },
    "certificate_template": {
        "name": (marked("Name"), How.TEXT),
        "kind": (marked("Kind"), How.CERTIFICATE),
    },
}
