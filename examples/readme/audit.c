#include <gospablik.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    const char *page = "Приёмная: 8 (86137) 5-12-34, school@gmail.com";
    const gospablik_auditor *auditor = NULL;
    gospablik_report *report = NULL;
    gospablik_phone phone;
    gospablik_counts counts;
    if (gospablik_phone_parse("8 (86137) 5-12-34", 17, &phone) != GOSPABLIK_STATUS_OK ||
        gospablik_auditor_new_federal(&auditor, NULL) != GOSPABLIK_STATUS_OK ||
        gospablik_auditor_audit_text(auditor, page, strlen(page),
            GOSPABLIK_ORGANIZATION_KIND_SUBORDINATE, "2026-11-20", 10, &report, NULL) ||
        gospablik_report_counts(report, &counts) != GOSPABLIK_STATUS_OK) return 1;
    int open = gospablik_report_verdict(report) == GOSPABLIK_VERDICT_UNDETERMINED;
    printf("%s\n%s: %u met, %u unknown\n", phone.e164, open ? "undetermined" : "determined",
           counts.error.pass, counts.error.unknown);
    gospablik_report_free(report);
    gospablik_auditor_free(auditor);
    return 0;
}
