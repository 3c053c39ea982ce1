"""Runs the shared cases through the Python wrapper: conformance.py CASES OUT."""

import sys
from pathlib import Path

import gospablik
from gospablik import Auditor, Error, Kind, Lang

cases, out = Path(sys.argv[1]), Path(sys.argv[2])


def answer(auditor: Auditor, text: bytes, day: str, lang: Lang, form: str, kind: Kind) -> str:
    try:
        if form == "json":
            report = auditor.audit_json(text, day)
        else:
            report = auditor.audit_text(text, kind, day)
    except Error as error:
        assert error.problems(lang) and error.code
        return error.messages[lang]
    with report:
        found = report.to_dict(lang)
        assert found["verdict"] == report.verdict.name.lower()
        assert [(r.rule, r.subject) for r in report.results()] == [
            (r["rule"], r["subject"]) for r in found["results"]]
        return report.json(lang)


with Auditor.federal() as auditor:
    for line in (cases / "cases.tsv").read_text().splitlines():
        name, as_of, language, form, kind = line.split("\t")
        day = "" if as_of == "-" else as_of
        text = answer(auditor, (cases / name).read_bytes(), day, Lang[language.upper()], form,
                      Kind(int(kind)))
        (out / name).write_bytes(text.encode())

try:
    auditor.audit_json("{}")
except ValueError as error:
    assert str(error) == "this Auditor is closed"
else:
    raise AssertionError("a closed auditor went on")
print(gospablik.version())
