/* Auditors by builder, the catalogue, form fields, batches, results by index. */
#include "check.h"

static void builders(void) {
    gospablik_auditor_builder *builder = NULL;
    const gospablik_auditor *auditor = NULL;
    gospablik_error *error = NULL;
    gospablik_text *text = NULL;
    OK(gospablik_auditor_builder_new(&builder));
    OK(gospablik_auditor_builder_ruleset(builder, LIT("federal")));
    OK(gospablik_auditor_builder_build(builder, &auditor, &error));
    OK(gospablik_auditor_catalogue_json(auditor, GOSPABLIK_LANG_RU, &text, NULL));
    CHECK(contains(gospablik_text_get(text), "page-exists"));
    gospablik_text_free(text);
    OK(gospablik_auditor_catalogue_text(auditor, LIT("page-exists"), GOSPABLIK_LANG_EN, &text,
                                        NULL));
    CHECK(contains(gospablik_text_get(text), "page-exists"));
    gospablik_text_free(text);
    CHECK(gospablik_auditor_catalogue_text(auditor, LIT("no-such-rule"), GOSPABLIK_LANG_EN, &text,
                                           &error) != GOSPABLIK_STATUS_OK);
    CHECK(text == NULL && error != NULL);
    gospablik_error_free(error);
    gospablik_auditor_free(auditor);

    OK(gospablik_auditor_builder_ruleset_json(builder, LIT("{\"schemaVersion\":1,\"rul\":[]}")));
    CHECK(gospablik_auditor_builder_build(builder, &auditor, &error) ==
          GOSPABLIK_STATUS_INVALID_RULESET);
    CHECK(auditor == NULL && gospablik_error_problem_count(error) > 0);
    gospablik_error_free(error);
    gospablik_auditor_builder_free(builder);
    CHECK(gospablik_auditor_builder_build(NULL, &auditor, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    gospablik_auditor_builder_free(NULL);
}

static void fields(const gospablik_auditor *auditor) {
    gospablik_contact_context context;
    gospablik_text *json = NULL;
    memset(&context, 0, sizeof context);
    context.kind = GOSPABLIK_ORGANIZATION_KIND_COURT;
    OK(gospablik_auditor_check_contact(auditor, GOSPABLIK_CONTACT_KIND_EMAIL,
                                       LIT("info@gmail.com"), &context, GOSPABLIK_LANG_RU, &json,
                                       NULL));
    CHECK(contains(gospablik_text_get(json), "email-zone"));
    gospablik_text_free(json);
    OK(gospablik_auditor_check_contact(auditor, GOSPABLIK_CONTACT_KIND_PHONE, LIT("112"), NULL,
                                       GOSPABLIK_LANG_EN, &json, NULL));
    gospablik_text_free(json);
    context.kind = 77;
    CHECK(gospablik_auditor_check_contact(auditor, GOSPABLIK_CONTACT_KIND_PHONE, LIT("112"),
                                          &context, GOSPABLIK_LANG_EN, &json, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_auditor_check_contact(auditor, GOSPABLIK_CONTACT_KIND_INN, LIT("112"), NULL,
                                          GOSPABLIK_LANG_EN, &json, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
}

struct seen {
    size_t reports, errors, last, stop_after;
};

static int32_t answer(void *context, size_t number, const gospablik_report *report,
                      const gospablik_error *error) {
    struct seen *seen = context;
    CHECK((report == NULL) != (error == NULL));
    seen->reports += report != NULL;
    seen->errors += error != NULL;
    seen->last = number;
    return seen->reports + seen->errors == seen->stop_after;
}

static void batches(const gospablik_auditor *auditor) {
    gospablik_str documents[3] = {{LIT(DOCUMENT)}, {LIT("{")}, {LIT("\xff")}};
    struct seen seen = {0, 0, 0, 0};
    OK(gospablik_auditor_audit_batch(auditor, documents, 3, NULL, 0, answer, &seen, NULL));
    CHECK(seen.reports == 1 && seen.errors == 2 && seen.last == 2);

    memset(&seen, 0, sizeof seen);
    OK(gospablik_auditor_audit_lines(auditor, LIT(DOCUMENT "\r\n\n\xff\n" DOCUMENT), NULL, 0,
                                     answer, &seen, NULL));
    CHECK(seen.reports == 2 && seen.errors == 1 && seen.last == 4);

    memset(&seen, 0, sizeof seen);
    seen.stop_after = 1;
    CHECK(gospablik_auditor_audit_lines(auditor, LIT(DOCUMENT "\n" DOCUMENT), NULL, 0, answer,
                                        &seen, NULL) == GOSPABLIK_STATUS_STOPPED);
    CHECK(seen.reports == 1);
    CHECK(gospablik_auditor_audit_lines(auditor, LIT(DOCUMENT), NULL, 0, NULL, NULL, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    OK(gospablik_auditor_audit_batch(auditor, NULL, 0, NULL, 0, answer, &seen, NULL));
}

/* Every result, finding, quotation and missing place can be read; one behind the last cannot. */
static void results(const gospablik_auditor *auditor) {
    gospablik_report *report = NULL;
    gospablik_counts counts;
    gospablik_result result;
    gospablik_finding finding;
    gospablik_evidence evidence;
    gospablik_text *message = NULL;
    gospablik_str pointer;
    size_t at, i, failed = 0;
    OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &report, NULL));
    for (at = 0; at < gospablik_report_result_count(report); at++) {
        OK(gospablik_report_result(report, at, &result));
        CHECK(result.rule.len > 0 && result.subject.ptr != NULL);
        failed += result.outcome == GOSPABLIK_OUTCOME_FAIL;
        for (i = 0; i < result.finding_count; i++) {
            OK(gospablik_report_finding(report, at, i, &finding));
            OK(gospablik_report_finding_message(report, at, i, GOSPABLIK_LANG_RU, &message));
            CHECK(gospablik_text_get(message).len > 0);
            gospablik_text_free(message);
            if (finding.evidence_count > 0) {
                OK(gospablik_report_evidence(report, at, i, 0, &evidence));
                CHECK(evidence.text.ptr != NULL && evidence.span.end >= evidence.span.start);
            }
            CHECK(gospablik_report_evidence(report, at, i, finding.evidence_count, &evidence) ==
                  GOSPABLIK_STATUS_OUT_OF_RANGE);
        }
        CHECK(gospablik_report_finding(report, at, result.finding_count, &finding) ==
              GOSPABLIK_STATUS_OUT_OF_RANGE);
        for (i = 0; i < result.missing_count; i++) {
            OK(gospablik_report_missing(report, at, i, &pointer));
        }
        CHECK(gospablik_report_missing(report, at, result.missing_count, &pointer) ==
              GOSPABLIK_STATUS_OUT_OF_RANGE);
    }
    CHECK(gospablik_report_result(report, at, &result) == GOSPABLIK_STATUS_OUT_OF_RANGE);
    OK(gospablik_report_counts(report, &counts));
    CHECK(counts.error.fail + counts.warning.fail + counts.info.fail == failed && failed > 0);
    gospablik_report_free(report);
}

int main(void) {
    const gospablik_auditor *auditor = federal();
    builders();
    fields(auditor);
    batches(auditor);
    results(auditor);
    gospablik_auditor_free(auditor);
    CHECK(equals(gospablik_version(), GOSPABLIK_VERSION));
    CHECK(gospablik_abi_version() == GOSPABLIK_ABI_VERSION);
    return 0;
}
