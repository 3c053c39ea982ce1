/* Eight threads share one auditor and one report, with mixed calls; every thread must read the
 * same bytes. */
#include "check.h"
#include <pthread.h>

#define THREADS 8
#define ROUNDS 25

static const gospablik_auditor *auditor;
static gospablik_report *shared;

static void audits(void) {
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_str mine, ours;
    OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &report, &error));
    OK(gospablik_report_json(report, GOSPABLIK_LANG_RU, &mine));
    OK(gospablik_report_json(shared, GOSPABLIK_LANG_RU, &ours));
    CHECK(mine.len == ours.len && memcmp(mine.ptr, ours.ptr, mine.len) == 0);
    OK(gospablik_report_text(report, GOSPABLIK_LANG_EN, &mine));
    OK(gospablik_report_text(shared, GOSPABLIK_LANG_EN, &ours));
    CHECK(mine.len == ours.len && memcmp(mine.ptr, ours.ptr, mine.len) == 0);
    gospablik_report_free(report);
}

static void failures(void) {
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_str message;
    CHECK(gospablik_auditor_audit_json(auditor, LIT("{"), LIT("2026-11-20"), &report, &error) ==
          GOSPABLIK_STATUS_INVALID_DOCUMENT);
    OK(gospablik_error_message(error, GOSPABLIK_LANG_RU, &message));
    CHECK(message.len > 0);
    gospablik_error_free(error);
}

static void references(void) {
    const gospablik_auditor *mine = gospablik_auditor_clone(auditor);
    gospablik_report *report = NULL;
    OK(gospablik_auditor_audit_text(mine, LIT("Приёмная: 8 (8332) 61-40-17"),
                                    GOSPABLIK_ORGANIZATION_KIND_MUNICIPAL_BODY,
                                    LIT("2026-11-20"), &report, NULL));
    gospablik_auditor_free(mine);
    CHECK(gospablik_report_verdict(report) != GOSPABLIK_VERDICT_NONE);
    gospablik_report_free(report);
}

static void *work(void *unused) {
    int round;
    (void)unused;
    for (round = 0; round < ROUNDS; round++) {
        audits();
        failures();
        references();
    }
    return NULL;
}

int main(void) {
    pthread_t threads[THREADS];
    int at;
    auditor = federal();
    OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &shared, NULL));
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, work, NULL) == 0);
    }
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_join(threads[at], NULL) == 0);
    }
    gospablik_report_free(shared);
    gospablik_auditor_free(auditor);
    return 0;
}
