/* Eight threads share one auditor and one report, with mixed calls; every thread must read the
 * same bytes. */
#include "check.h"
#include <pthread.h>

#define THREADS 8
#define ROUNDS 25

static const gospablik_auditor *auditor;
static gospablik_report *shared;
static gospablik_document *document;

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

#define ANSWERS                                                                       \
    "{\"collectedAt\":\"2026-11-20T09:00:00+03:00\","                                  \
    "\"wall.get\":{\"response\":{\"count\":0,\"items\":[]}},"                           \
    "\"groups.getById\":{\"response\":{\"groups\":[{\"id\":1,\"name\":\"Суд\"}]}}}"

static int same(gospablik_str one, gospablik_str other) {
    return one.len == other.len && memcmp(one.ptr, other.ptr, one.len) == 0;
}

/* Every rendering of the shared report, made by whichever thread comes first. */
static void renderings(void) {
    gospablik_report *report = NULL;
    gospablik_text *mine = NULL, *ours = NULL;
    gospablik_str one, other;
    OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &report, NULL));
    OK(gospablik_report_html(report, GOSPABLIK_LANG_RU, &one));
    OK(gospablik_report_html(shared, GOSPABLIK_LANG_RU, &other));
    CHECK(same(one, other));
    OK(gospablik_report_letter(report, GOSPABLIK_LANG_EN, &one));
    OK(gospablik_report_letter(shared, GOSPABLIK_LANG_EN, &other));
    CHECK(same(one, other));
    OK(gospablik_report_csv_row(report, GOSPABLIK_CSV_FORM_EXCEL, 0, &mine, NULL));
    OK(gospablik_report_csv_row(shared, GOSPABLIK_CSV_FORM_EXCEL, 0, &ours, NULL));
    CHECK(same(gospablik_text_get(mine), gospablik_text_get(ours)));
    gospablik_text_free(mine);
    gospablik_text_free(ours);
    gospablik_report_free(report);
}

static int32_t each(void *context, size_t line, const gospablik_report *report,
                    const gospablik_error *error) {
    size_t *audited = context;
    (void)line;
    CHECK(error == NULL);
    *audited += gospablik_report_verdict(report) != GOSPABLIK_VERDICT_NONE;
    return 0;
}

static void imports(void) {
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_text *json = NULL;
    gospablik_str texts[2] = {{LIT("zarechny@mail.ru")}, {LIT("a@mial.ru")}};
    gospablik_email emails[2];
    size_t audited = 0;
    OK(gospablik_auditor_audit_import(auditor, GOSPABLIK_SOURCE_VK, LIT(ANSWERS), NULL, 0, &report,
                                      NULL));
    gospablik_report_free(report);
    CHECK(gospablik_auditor_audit_import(auditor, GOSPABLIK_SOURCE_OK, LIT(ANSWERS), NULL, 0,
                                         &report, &error) == GOSPABLIK_STATUS_INVALID_DOCUMENT);
    gospablik_error_free(error);
    OK(gospablik_auditor_audit_register(auditor, LIT("ИНН;Наименование\n;Суд\n;Школа\n"),
                                        LIT("2026-11-20"), each, &audited, NULL));
    CHECK(audited == 2);
    /* One document, which every thread reads and changes. */
    OK(gospablik_document_set_number(document, LIT("/pages/0/members"), 7, NULL));
    OK(gospablik_document_json(document, &json));
    CHECK(contains(gospablik_text_get(json), "\"members\":7"));
    gospablik_text_free(json);
    OK(gospablik_auditor_audit_document(auditor, document, NULL, 0, &report, NULL));
    gospablik_report_free(report);
    OK(gospablik_email_parse_batch(texts, 2, emails, &json));
    CHECK(equals(emails[1].suggestion, "a@mail.ru"));
    gospablik_text_free(json);
}

static void *work(void *unused) {
    int round;
    (void)unused;
    for (round = 0; round < ROUNDS; round++) {
        audits();
        failures();
        references();
        renderings();
        imports();
    }
    return NULL;
}

int main(void) {
    pthread_t threads[THREADS];
    int at;
    auditor = federal();
    OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &shared, NULL));
    OK(gospablik_document_from_json(LIT(DOCUMENT), &document, NULL));
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, work, NULL) == 0);
    }
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_join(threads[at], NULL) == 0);
    }
    gospablik_document_free(document);
    gospablik_report_free(shared);
    gospablik_auditor_free(auditor);
    return 0;
}
