"""Audits a document in JSON and prints the report: verdict.py DOCUMENT.json"""

import sys
from pathlib import Path

import gospablik

try:
    with gospablik.Auditor.federal() as auditor:
        with auditor.audit_json(Path(sys.argv[1]).read_bytes()) as report:
            print(report.verdict.name.lower())
            print(report.text())
except gospablik.Error as error:
    sys.exit(str(error))
