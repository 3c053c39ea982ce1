"""Audits a register of organisations in CSV and writes the summary for a spreadsheet:
register.py REGISTER.csv DAY SUMMARY.csv"""

import sys
from pathlib import Path

from gospablik import Auditor, CsvForm, Error, Report

register, day, summary = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])

with Auditor.federal() as auditor, summary.open("w", encoding="utf-8", newline="") as file:
    file.write(auditor.csv_heading(CsvForm.EXCEL))

    def answer(line: int, report: Report | None, error: Error | None) -> None:
        if report is not None:
            file.write(report.csv_row(CsvForm.EXCEL))
        else:
            print(error, file=sys.stderr)

    try:
        auditor.audit_register(register.read_bytes(), answer, day)
    except Error as error:
        sys.exit(str(error))
