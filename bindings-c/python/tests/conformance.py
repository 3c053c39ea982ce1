"""Runs the shared cases through the Python wrapper: conformance.py CASES OUT."""

import sys
from pathlib import Path

import gospablik
from gospablik import Auditor, Error, Kind, Lang, Report, Source

cases, out = Path(sys.argv[1]), Path(sys.argv[2])


def render(auditor: Auditor, report: Report, form: str, lang: Lang) -> str:
    if form == "csv":
        excel = gospablik.CsvForm.EXCEL
        return auditor.csv_heading(excel, lang) + report.csv_row(excel, lang)
    return {"text": report.text, "html": report.html, "letter": report.letter,
            "json": report.json}[form](lang)


def answer(auditor: Auditor, data: bytes, day: str, lang: Lang, source: str, kind: Kind,
           form: str) -> str:
    try:
        if source == "json":
            report = auditor.audit_json(data, day)
        elif source == "text":
            report = auditor.audit_text(data, kind, day)
        else:
            report = auditor.audit_import(Source[source.upper()], data, day)
    except Error as error:
        assert error.problems(lang) and error.code
        return error.messages[lang]
    with report:
        found = report.to_dict(lang)
        assert found["verdict"] == report.verdict.name.lower()
        walked = [(r.rule, r.subject, [f.message for f in r.findings])
                  for r in report.results(lang)]
        assert walked == [(r["rule"], r["subject"], [f["message"] for f in r.get("findings", [])])
                          for r in found["results"]]
        return render(auditor, report, form, lang)


with Auditor.federal() as auditor:
    for line in (cases / "cases.tsv").read_text().splitlines():
        name, as_of, language, source, kind, form = line.split("\t")
        day = "" if as_of == "-" else as_of
        text = answer(auditor, (cases / name).read_bytes(), day, Lang[language.upper()], source,
                      Kind(int(kind)), form)
        (out / name).write_bytes(text.encode())
