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

phone = gospablik.parse_phone("8 (8332) 61-40-17 доб. 012")
assert (phone.e164, phone.extension, phone.regions) == ("+78332614017", "012", ("43",))
batch = gospablik.parse_phones(["8 (8332) 61-40-17", "", "112", "\ud800"])
assert batch.e164() == ["+78332614017", None, None, None]
assert [p.status.name for p in batch] == ["VALID", "NONE", "SHORT", "UNREADABLE"]
assert batch[-4].e164 == "+78332614017" and len(gospablik.parse_phones([])) == 0
found = gospablik.scan("Тел. 8 (8332) 61-40-17, zarechny@mail.ru, https://vk.com/club1")
assert [contact.kind.name for contact in found] == ["PHONE", "EMAIL", "LINK"]
assert gospablik.check_email("zarechny@mail.ru")[0].detail == "free_national"
assert gospablik.check_link("vk.com/club1")[0].detail == "vk"
assert gospablik.classify("Приём граждан состоится 5 мая в 10:00.")["primary"] == (
    "event_announcement")

with Auditor.with_rulesets("federal") as other:
    assert other.catalogue()["rules"]
    check = other.check_contact(gospablik.ContactKind.EMAIL, "info@gmail.com", body=Kind.COURT)
    assert "email-zone" in str(check)
    page = (cases / "page.ru").read_bytes().replace(b"\n", b" ")
    seen = []
    other.audit_lines(page + b"\n{\n", lambda line, report, error: seen.append(
        (line, report.verdict if report else error.status)))
    assert seen[0][0] == 1 and seen[1] == (2, gospablik.Status.INVALID_DOCUMENT), seen
    try:
        other.audit_lines(page, lambda line, report, error: 1 // 0)
    except ZeroDivisionError:
        pass
    else:
        raise AssertionError("what the callback raised was lost")
try:
    Auditor.with_rulesets("{}")
except Error as error:
    assert error.status is gospablik.Status.INVALID_RULESET

try:
    auditor.audit_json("{}")
except ValueError as error:
    assert str(error) == "this Auditor is closed"
else:
    raise AssertionError("a closed auditor went on")
print(gospablik.version())
