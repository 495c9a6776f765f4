from __future__ import annotations

import json

from planner.rules.certificate_templates import ACHIEVEMENT, as_json


def test_a_template_goes_out_as_a_file_and_comes_back_adjusted(planner, done, course, tmp_path):
    out = tmp_path / "mine.json"
    done("template", course, "export", "achievement", out)
    said = json.loads(out.read_text("utf-8"))
    assert said == as_json(ACHIEVEMENT)
    out.write_text(json.dumps(said | {"name": "Mine", "accent": "#1f4e79"}), "utf-8")
    told = done("template", course, "import", out)
    assert told["templates"][-1]["accent"] == "#1f4e79"
    done("template", course, "rename", "Mine", "Ours")
    assert done("template", course, "list")["templates"][-1]["name"] == "Ours"
    out.write_text(json.dumps(said | {"accent": "#ffffff"}), "utf-8")
    refused = planner("template", course, "import", out)
    assert (refused.code, "too pale" in refused.err) == (1, True)
    assert planner("template", course, "delete", "achievement").code == 1
    assert planner("template", course, "export", "Ours").code == 2


def test_certificates_are_issued_by_a_template_that_is_named(planner, done, passing, tmp_path):
    done("decide", passing, "--all")
    done("template", passing, "copy", "achievement", "Mine")
    out = ("export", passing, "certificates", tmp_path / "out", "--template")
    refused = planner(*out, "Theirs")
    assert (refused.code, refused.err) == (1, "There is no template “Theirs” of this kind.\n")
    done(*out, "Mine", "--today", "2024-02-16")
    (one,) = done("certificate", passing, "list")["certificates"]
    assert one["template"] == "Mine"
    assert planner("export", passing, "ics", tmp_path / "a.ics", "--template", "Mine").code == 2
