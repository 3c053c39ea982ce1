/* Wrong arguments of every sort: a status and an error object, never a crash, and the same
 * objects go on working. */
#include "check.h"

static const gospablik_auditor *auditor;

/* The call must fail like this, clear its output, and leave the auditor working. */
static void refused(const char *document, size_t len, gospablik_status expected,
                    const char *code) {
    gospablik_report *report = (gospablik_report *)&auditor; /* rubbish that must be cleared */
    gospablik_error *error = (gospablik_error *)&auditor;
    gospablik_problem problem;
    gospablik_str message;
    gospablik_status status =
        gospablik_auditor_audit_json(auditor, document, len, LIT("2026-11-20"), &report, &error);
    if (status != expected) {
        fprintf(stderr, "status %d, not %d, for %s\n", (int)status, (int)expected, code);
        exit(1);
    }
    CHECK(report == NULL && error != NULL);
    CHECK(gospablik_error_status(error) == expected);
    CHECK(gospablik_error_problem_count(error) >= 1);
    OK(gospablik_error_problem(error, 0, &problem));
    if (!equals(problem.code, code)) {
        fprintf(stderr, "%.*s, not %s\n", (int)problem.code.len, problem.code.ptr, code);
        exit(1);
    }
    OK(gospablik_error_message(error, GOSPABLIK_LANG_RU, &message));
    CHECK(contains(message, code));
    OK(gospablik_error_message(error, GOSPABLIK_LANG_EN, &message));
    CHECK(contains(message, code));
    OK(gospablik_error_problem_message(error, 0, GOSPABLIK_LANG_EN, &message));
    CHECK(message.len > 0);
    CHECK(gospablik_error_problem_message(error, 0, 7, &message) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(message.ptr == NULL && message.len == 0);
    CHECK(gospablik_error_problem(error, 1000, &problem) == GOSPABLIK_STATUS_OUT_OF_RANGE);
    CHECK(problem.code.ptr == NULL && problem.line == 0);
    gospablik_error_free(error);

    OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &report, NULL));
    CHECK(report != NULL);
    gospablik_report_free(report);
}

static void nulls(void) {
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_str text = {"x", 1};
    gospablik_counts counts;
    gospablik_result result;

    CHECK(gospablik_auditor_new_federal(NULL, &error) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_error_status(error) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(equals(gospablik_error_code(error), "invalid-argument"));
    OK(gospablik_error_message(error, GOSPABLIK_LANG_EN, &text));
    CHECK(contains(text, "'auditor' is a null pointer"));
    gospablik_error_free(error);

    CHECK(gospablik_auditor_audit_json(NULL, LIT("{}"), NULL, 0, &report, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_audit_json(auditor, NULL, 3, NULL, 0, &report, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_audit_json(auditor, LIT("{}"), NULL, 3, &report, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_audit_json(auditor, LIT("{}"), NULL, 0, NULL, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_audit_text(auditor, LIT("x"), 99, LIT("2026-11-20"), &report, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_auditor_clone(NULL) == NULL);

    CHECK(gospablik_report_json(NULL, 0, &text) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(text.ptr == NULL && text.len == 0);
    CHECK(gospablik_report_json(NULL, 0, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_report_text(NULL, 0, &text) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_report_counts(NULL, &counts) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_report_result(NULL, 0, &result) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_report_verdict(NULL) == GOSPABLIK_VERDICT_NONE);
    CHECK(gospablik_report_result_count(NULL) == 0);

    CHECK(gospablik_error_status(NULL) == GOSPABLIK_STATUS_OK);
    CHECK(gospablik_error_code(NULL).ptr == NULL);
    CHECK(gospablik_error_problem_count(NULL) == 0);
    CHECK(gospablik_error_message(NULL, 0, &text) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_text_get(NULL).ptr == NULL);

    gospablik_auditor_free(NULL);
    gospablik_report_free(NULL);
    gospablik_error_free(NULL);
    gospablik_text_free(NULL);
}

static void days(void) {
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_str message;
    CHECK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), LIT("20.11.2026"), &report,
                                       &error) == GOSPABLIK_STATUS_INVALID_ARGUMENT);
    OK(gospablik_error_message(error, GOSPABLIK_LANG_EN, &message));
    CHECK(contains(message, "\"20.11.2026\""));
    gospablik_error_free(error);
    CHECK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), LIT("2026-11-31"), &report, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), LIT("\xff"), &report, NULL) ==
          GOSPABLIK_STATUS_INVALID_UTF8);
}

/* Every prefix of a document, each in memory of exactly its size: nothing behind it is read. */
static void truncated(void) {
    size_t len;
    for (len = 0; len < sizeof(DOCUMENT) - 1; len++) {
        gospablik_report *report = NULL;
        gospablik_error *error = NULL;
        char *copy = malloc(len + (len == 0));
        CHECK(copy != NULL);
        memcpy(copy, DOCUMENT, len);
        CHECK(gospablik_auditor_audit_json(auditor, copy, len, LIT("2026-11-20"), &report,
                                           &error) != GOSPABLIK_STATUS_OK);
        CHECK(report == NULL && error != NULL);
        gospablik_error_free(error);
        free(copy);
    }
}

static void nested(int depth) {
    char *deep = malloc((size_t)depth * 2 + 64);
    int len, at;
    CHECK(deep != NULL);
    len = sprintf(deep, "{\"schemaVersion\":1,\"extra\":{\"a\":");
    for (at = 0; at < depth; at++) {
        deep[len++] = '[';
    }
    for (at = 0; at < depth; at++) {
        deep[len++] = ']';
    }
    deep[len++] = '}';
    deep[len++] = '}';
    refused(deep, (size_t)len, GOSPABLIK_STATUS_LIMIT, "too-deep");
    free(deep);
}

int main(void) {
    auditor = federal();
    nulls();
    days();
    refused(NULL, 0, GOSPABLIK_STATUS_INVALID_DOCUMENT, "empty-input");
    refused("", 0, GOSPABLIK_STATUS_INVALID_DOCUMENT, "empty-input");
    refused(LIT("{\"schemaVersion\":1,\xff}"), GOSPABLIK_STATUS_INVALID_UTF8,
            "argument-not-utf8");
    refused(LIT("{\"schemaVersion\":1,\0}"), GOSPABLIK_STATUS_INVALID_DOCUMENT,
            "json-key-expected");
    refused(LIT("{\"schemaVersion\":1"), GOSPABLIK_STATUS_INVALID_DOCUMENT, "json-truncated");
    refused(LIT("{\"schemaVersion\":1,\"page\":[]}"), GOSPABLIK_STATUS_INVALID_DOCUMENT,
            "unknown-key");
    nested(200);
    nested(200000);
    truncated();
    gospablik_auditor_free(auditor);
    return 0;
}
