from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.rules.certificate_templates import (
    ACHIEVEMENT,
    LEAST_CONTRAST,
    OF_ACHIEVEMENT,
    PARTICIPATION,
    BadTemplate,
    Part,
    Signature,
    Template,
    TemplateNameMissing,
    Wrong,
    as_json,
    contrast,
    from_json,
    from_settings,
    parts_of,
    settings_of,
)

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and more").decode()


def test_the_shipped_ones_ask_for_no_date_of_birth_and_prove_nothing():
    for one in (ACHIEVEMENT, PARTICIPATION):
        assert one.is_shipped
        assert not {Part.BIRTH, Part.DISTRIBUTION, Part.EQF_LEVEL} & set(one.parts)
        assert {Part.UNIVERSITY, Part.LECTURERS, Part.SIGNATORY, Part.STAMP} <= set(one.parts)
        assert (one.elmo, one.qr, one.sign, one.second_page) == (False,) * 4
        assert one.signature is Signature.LINE
    assert Part.GRADE in ACHIEVEMENT.parts
    assert not set(PARTICIPATION.parts) & OF_ACHIEVEMENT


@settings(max_examples=20)
@given(
    st.sets(st.sampled_from(parts_of("achievement"))),
    st.lists(st.text(max_size=30), max_size=4),
    st.booleans(),
)
def test_what_is_written_as_json_is_read_back(parts, lines, switch):
    made = Template(
        name="Mine",
        parts=tuple(parts),
        letterhead=tuple(lines),
        second_page=switch,
        qr=not switch,
        logo=PNG,
        verify_url="https://example.org/check?a=b",
        sentence_de="war im {term} dabei",
        signature=Signature.PICTURE,
    )
    assert from_json(json.loads(json.dumps(as_json(made)))) == made
    assert from_settings("Mine", "achievement", settings_of(made)) == made
    assert made.parts == tuple(one for one in Part if one in parts)


@pytest.mark.parametrize(
    ("changed", "setting", "wrong"),
    [
        ({"accent": "blue"}, "accent", Wrong.COLOUR),
        ({"ink": "#9aa1ab"}, "ink", Wrong.CONTRAST),
        ({"parts": ["shoe size"]}, "parts", Wrong.PART),
        ({"parts": "grade"}, "parts", Wrong.VALUE),
        ({"kind": "participation", "parts": ["grade"]}, "parts", Wrong.PART),
        ({"kind": "diploma"}, "kind", Wrong.KIND),
        ({"sentence_en": "has {done} it"}, "sentence_en", Wrong.BRACES),
        ({"sentence_de": "hat {"}, "sentence_de", Wrong.BRACES),
        ({"foot_de": "x" * 201}, "foot_de", Wrong.LONG),
        ({"letterhead": ["a"] * 7}, "letterhead", Wrong.LINES),
        ({"logo": "PHN2Zz4="}, "logo", Wrong.LOGO),
        ({"logo": "no base64!"}, "logo", Wrong.LOGO),
        ({"verify_url": "javascript:alert(1)"}, "verify_url", Wrong.ADDRESS),
        ({"verify_url": "https://a b"}, "verify_url", Wrong.ADDRESS),
        ({"signature": "stamp"}, "signature", Wrong.VALUE),
        ({"qr": "yes"}, "qr", Wrong.VALUE),
        ({"font": "Comic Sans"}, "font", Wrong.UNKNOWN),
    ],
)
def test_a_template_cannot_be_wrong(changed, setting, wrong):
    with pytest.raises(BadTemplate) as refused:
        from_json({"name": "Mine"} | changed)
    assert (refused.value.setting, refused.value.wrong) == (setting, wrong)


def test_a_template_has_a_name_and_json_is_an_object():
    with pytest.raises(TemplateNameMissing):
        from_json({"kind": "achievement"})
    with pytest.raises(BadTemplate):
        from_json(["Mine"])


def test_what_a_newer_program_has_written_is_passed_over_in_the_course_but_not_in_a_file():
    newer = settings_of(ACHIEVEMENT) | {"watermark": True}
    assert from_settings("achievement", "achievement", newer) == ACHIEVEMENT
    with pytest.raises(BadTemplate):
        from_json({"name": "achievement"} | newer)


def test_contrast_is_that_of_the_web_guidelines():
    assert round(contrast("#767676"), 2) == 4.54
    assert contrast("#777777") < LEAST_CONTRAST
