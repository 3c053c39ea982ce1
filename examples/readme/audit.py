import gospablik

page = "Приёмная: 8 (86137) 5-12-34, school@gmail.com"
print(gospablik.parse_phones(["8 (86137) 5-12-34"]).e164()[0])
auditor = gospablik.Auditor.federal()
report = auditor.audit_text(page, gospablik.Kind.SUBORDINATE, "2026-11-20")
print(f"{report.verdict.name.lower()}: {report.counts.error.passed} met, "
      f"{report.counts.error.unknown} unknown")
