/* Imports, registers, renderings, summaries: what they give, and every wrong argument. */
#include "check.h"

#define ANSWERS                                                                              \
    "{\"collectedAt\":\"2026-11-20T09:00:00+03:00\",\"organization\":{\"kind\":\"court\"},"  \
    "\"groups.getById\":{\"response\":{\"groups\":[{\"id\":1,\"name\":\"Суд\",\"site\":\"\"}]}}," \
    "\"wall.get\":{\"error\":{\"error_code\":15,\"error_msg\":\"Access denied\"}}}"
#define HEADINGS "ИНН;Наименование;Вид;ВКонтакте\n"
#define REGISTER HEADINGS "4505845060;Сельсовет;ОМСУ;vk.com/club1\n;Школа;кооператив;нет\n\n;Суд;суд;\n"

static const gospablik_auditor *auditor;

static gospablik_report *imported(void) {
    gospablik_report *report = NULL;
    OK(gospablik_auditor_audit_import(auditor, GOSPABLIK_SOURCE_VK, LIT(ANSWERS), NULL, 0, &report,
                                      NULL));
    CHECK(gospablik_report_verdict(report) != GOSPABLIK_VERDICT_NONE);
    return report;
}

static int same(gospablik_str one, gospablik_str other) {
    return one.len == other.len && memcmp(one.ptr, other.ptr, one.len) == 0;
}

/* The document of an import can be looked at, completed, read again and audited, and says the
 * same as the import itself. */
static void documents(void) {
    gospablik_report *direct = imported(), *built = NULL;
    gospablik_document *document = NULL, *again = NULL;
    gospablik_text *json = NULL, *copy = NULL;
    gospablik_str mine, theirs;
    OK(gospablik_document_from_import(GOSPABLIK_SOURCE_VK, LIT(ANSWERS), &document, NULL));
    OK(gospablik_document_json(document, &json));
    CHECK(contains(gospablik_text_get(json), "\"url\":\"https://vk.com/club1\""));
    CHECK(contains(gospablik_text_get(json), "\"website\":\"\""));
    CHECK(!contains(gospablik_text_get(json), "\"posts\":["));
    OK(gospablik_auditor_audit_document(auditor, document, NULL, 0, &built, NULL));
    OK(gospablik_report_json(direct, GOSPABLIK_LANG_RU, &mine));
    OK(gospablik_report_json(built, GOSPABLIK_LANG_RU, &theirs));
    CHECK(same(mine, theirs));
    gospablik_report_free(built);

    theirs = gospablik_text_get(json);
    OK(gospablik_document_from_json(theirs.ptr, theirs.len, &again, NULL));
    OK(gospablik_document_json(again, &copy));
    CHECK(same(gospablik_text_get(json), gospablik_text_get(copy)));
    gospablik_text_free(copy);
    gospablik_document_free(again);
    gospablik_text_free(json);

    OK(gospablik_document_set_flag(document, LIT("/pages/0/badge"), 1, NULL));
    OK(gospablik_auditor_audit_document(auditor, document, NULL, 0, &built, NULL));
    OK(gospablik_report_json(built, GOSPABLIK_LANG_RU, &theirs));
    CHECK(!same(mine, theirs));
    gospablik_report_free(built);
    gospablik_document_free(document);
    gospablik_report_free(direct);

    OK(gospablik_document_from_text(LIT("Приёмная: zarechny@mail.ru"), &document, NULL));
    OK(gospablik_document_json(document, &json));
    CHECK(contains(gospablik_text_get(json), "\"emails\":[\"zarechny@mail.ru\"]"));
    gospablik_text_free(json);
    gospablik_document_free(document);
}

static void renderings(void) {
    gospablik_report *report = imported();
    gospablik_str html, again, text;
    gospablik_text *heading = NULL, *row = NULL;
    gospablik_error *error = NULL;
    OK(gospablik_report_html(report, GOSPABLIK_LANG_RU, &html));
    CHECK(contains(html, "<!DOCTYPE html>") && contains(html, "lang=\"ru\""));
    CHECK(!contains(html, "<script"));
    OK(gospablik_report_html(report, GOSPABLIK_LANG_RU, &again));
    CHECK(again.ptr == html.ptr && again.len == html.len);
    OK(gospablik_report_html(report, GOSPABLIK_LANG_EN, &again));
    CHECK(contains(again, "lang=\"en\""));
    OK(gospablik_report_letter(report, GOSPABLIK_LANG_RU, &text));
    CHECK(text.len > 100);
    OK(gospablik_auditor_csv_heading(auditor, GOSPABLIK_CSV_FORM_EXCEL, GOSPABLIK_LANG_RU, &heading,
                                     NULL));
    CHECK(contains(gospablik_text_get(heading), "\xEF\xBB\xBFКод;ИНН;"));
    gospablik_text_free(heading);
    OK(gospablik_auditor_csv_heading(auditor, GOSPABLIK_CSV_FORM_PLAIN, GOSPABLIK_LANG_RU, &heading,
                                     NULL));
    CHECK(contains(gospablik_text_get(heading), "externalId,inn,ogrn,name,asOf,verdict,"));
    gospablik_text_free(heading);
    OK(gospablik_report_csv_row(report, GOSPABLIK_CSV_FORM_PLAIN, GOSPABLIK_LANG_RU, &row, NULL));
    CHECK(contains(gospablik_text_get(row), "2026-11-20,"));
    gospablik_text_free(row);

    CHECK(gospablik_report_html(NULL, 0, &text) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(text.ptr == NULL);
    CHECK(gospablik_report_html(report, 0, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_report_letter(report, 9, &text) == GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_report_csv_row(report, 2, 0, &row, &error) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(row == NULL && error != NULL);
    gospablik_error_free(error);
    CHECK(gospablik_report_csv_row(NULL, 0, 0, &row, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_report_csv_row(report, 0, 0, NULL, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_csv_heading(NULL, 0, 0, &row, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_csv_heading(auditor, -1, 0, &row, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_auditor_csv_heading(auditor, 0, -1, &row, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    gospablik_report_free(report);
}

/* The call must fail like this and clear its outputs; what it names works afterwards. */
static void refused(int32_t source, const char *answers, size_t len, gospablik_status expected) {
    gospablik_report *report = (gospablik_report *)&auditor;
    gospablik_document *document = (gospablik_document *)&auditor;
    gospablik_error *error = (gospablik_error *)&auditor;
    gospablik_str message;
    CHECK(gospablik_auditor_audit_import(auditor, source, answers, len, LIT("2026-11-20"), &report,
                                         &error) == expected);
    CHECK(report == NULL && gospablik_error_status(error) == expected);
    OK(gospablik_error_message(error, GOSPABLIK_LANG_RU, &message));
    CHECK(message.len > 0);
    gospablik_error_free(error);
    CHECK(gospablik_document_from_import(source, answers, len, &document, &error) == expected);
    CHECK(document == NULL && error != NULL);
    gospablik_error_free(error);
    gospablik_report_free(imported());
}

static void wrong_answers(void) {
    gospablik_report *report = NULL;
    gospablik_document *document = NULL;
    size_t len;
    refused(0, LIT(ANSWERS), GOSPABLIK_STATUS_INVALID_ARGUMENT);
    refused(77, LIT(ANSWERS), GOSPABLIK_STATUS_INVALID_ARGUMENT);
    refused(GOSPABLIK_SOURCE_OK, LIT(ANSWERS), GOSPABLIK_STATUS_INVALID_DOCUMENT);
    refused(GOSPABLIK_SOURCE_VK, NULL, 5, GOSPABLIK_STATUS_NULL_ARGUMENT);
    refused(GOSPABLIK_SOURCE_VK, NULL, 0, GOSPABLIK_STATUS_INVALID_DOCUMENT);
    refused(GOSPABLIK_SOURCE_VK, "", 0, GOSPABLIK_STATUS_INVALID_DOCUMENT);
    refused(GOSPABLIK_SOURCE_VK, LIT("{}"), GOSPABLIK_STATUS_INVALID_DOCUMENT);
    refused(GOSPABLIK_SOURCE_VK, LIT("{\"wall.get\":\xff}"), GOSPABLIK_STATUS_INVALID_UTF8);
    refused(GOSPABLIK_SOURCE_VK, LIT("{\"wall.get\":\0}"), GOSPABLIK_STATUS_INVALID_DOCUMENT);
    CHECK(gospablik_auditor_audit_import(NULL, GOSPABLIK_SOURCE_VK, LIT(ANSWERS), NULL, 0, &report,
                                         NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_audit_import(auditor, GOSPABLIK_SOURCE_VK, LIT(ANSWERS), NULL, 0, NULL,
                                         NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_document_from_import(GOSPABLIK_SOURCE_VK, LIT(ANSWERS), NULL, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_document_from_json(LIT("{"), &document, NULL) ==
          GOSPABLIK_STATUS_INVALID_DOCUMENT);
    CHECK(gospablik_document_from_json(LIT(DOCUMENT), NULL, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_document_from_text(LIT(" "), &document, NULL) ==
          GOSPABLIK_STATUS_INVALID_DOCUMENT);
    CHECK(gospablik_document_from_text(LIT("\xc3"), &document, NULL) ==
          GOSPABLIK_STATUS_INVALID_UTF8);
    CHECK(document == NULL);
    /* Every prefix, in memory of exactly its size. */
    for (len = 0; len < sizeof(ANSWERS) - 1; len++) {
        char *copy = malloc(len + (len == 0));
        CHECK(copy != NULL);
        memcpy(copy, ANSWERS, len);
        CHECK(gospablik_auditor_audit_import(auditor, GOSPABLIK_SOURCE_VK, copy, len, NULL, 0,
                                             &report, NULL) != GOSPABLIK_STATUS_OK);
        CHECK(report == NULL);
        free(copy);
    }
}

struct seen {
    size_t good, bad, last, stop_after, inner;
};

/* Keeps nothing, counts, stops where it is told to, and calls the library from within. */
static int32_t organization(void *context, size_t line, const gospablik_document *document,
                            const gospablik_error *error) {
    struct seen *seen = context;
    gospablik_text *json = NULL;
    gospablik_report *report = NULL;
    CHECK((document == NULL) != (error == NULL));
    seen->last = line;
    if (document != NULL) {
        seen->good++;
        OK(gospablik_document_json(document, &json));
        CHECK(contains(gospablik_text_get(json), "\"schemaVersion\":1"));
        gospablik_text_free(json);
        OK(gospablik_auditor_audit_document(auditor, document, LIT("2026-11-20"), &report, NULL));
        gospablik_report_free(report);
    } else {
        gospablik_problem problem;
        seen->bad++;
        OK(gospablik_error_problem(error, 0, &problem));
        CHECK(problem.line == line);
    }
    return seen->good + seen->bad == seen->stop_after;
}

static int32_t answer(void *context, size_t line, const gospablik_report *report,
                      const gospablik_error *error) {
    struct seen *seen = context;
    struct seen inner = {0, 0, 0, 1, 0};
    gospablik_text *row = NULL;
    seen->good += report != NULL;
    seen->bad += error != NULL;
    seen->last = line;
    if (report != NULL) {
        OK(gospablik_report_csv_row(report, 0, 0, &row, NULL));
        gospablik_text_free(row);
    }
    /* A register is read within the reading of a register, and stopped there. */
    CHECK(gospablik_register_read(LIT(REGISTER), organization, &inner, NULL) ==
          GOSPABLIK_STATUS_STOPPED);
    CHECK(inner.good == 1 && inner.last == 2);
    seen->inner++;
    return seen->good + seen->bad == seen->stop_after;
}

static void registers(void) {
    struct seen seen = {0, 0, 0, 0, 0};
    gospablik_error *error = NULL;
    OK(gospablik_register_read(LIT(REGISTER), organization, &seen, NULL));
    CHECK(seen.good == 2 && seen.bad == 1 && seen.last == 5);
    memset(&seen, 0, sizeof seen);
    seen.stop_after = 2;
    CHECK(gospablik_register_read(LIT(REGISTER), organization, &seen, &error) ==
          GOSPABLIK_STATUS_STOPPED);
    CHECK(seen.bad == 1 && error == NULL);

    memset(&seen, 0, sizeof seen);
    OK(gospablik_auditor_audit_register(auditor, LIT(REGISTER), LIT("2026-11-20"), answer, &seen,
                                        NULL));
    CHECK(seen.good == 2 && seen.bad == 1 && seen.last == 5 && seen.inner == 3);
    memset(&seen, 0, sizeof seen);
    OK(gospablik_auditor_audit_register(auditor, LIT(REGISTER), NULL, 0, answer, &seen, NULL));
    CHECK(seen.good == 0 && seen.bad == 3);
    memset(&seen, 0, sizeof seen);
    seen.stop_after = 1;
    CHECK(gospablik_auditor_audit_register(auditor, LIT(REGISTER), LIT("2026-11-20"), answer,
                                           &seen, NULL) == GOSPABLIK_STATUS_STOPPED);
    CHECK(seen.inner == 1);

    memset(&seen, 0, sizeof seen);
    CHECK(gospablik_register_read(LIT("один;два\n1;2\n"), organization, &seen, &error) ==
          GOSPABLIK_STATUS_INVALID_DOCUMENT);
    gospablik_error_free(error);
    CHECK(gospablik_register_read(LIT(HEADINGS "1;\"Суд"), organization, &seen, NULL) ==
          GOSPABLIK_STATUS_OK || seen.good == 0);
    CHECK(gospablik_register_read(NULL, 0, organization, &seen, NULL) ==
          GOSPABLIK_STATUS_INVALID_DOCUMENT);
    CHECK(gospablik_register_read(NULL, 1, organization, &seen, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_register_read(LIT(HEADINGS "\xff"), organization, &seen, NULL) ==
          GOSPABLIK_STATUS_INVALID_UTF8);
    CHECK(gospablik_register_read(LIT(REGISTER), NULL, NULL, &error) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    gospablik_error_free(error);
    CHECK(gospablik_auditor_audit_register(NULL, LIT(REGISTER), NULL, 0, answer, &seen, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_auditor_audit_register(auditor, LIT(REGISTER), LIT("x"), answer, &seen, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_auditor_audit_register(auditor, LIT(REGISTER), NULL, 0, NULL, &seen, NULL) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
}

static void rulesets(void) {
    static const char wrong[] =
        "{\"schemaVersion\":1,\"id\":\"my\",\"version\":\"1\",\"extends\":\"federal\","
        "\"title\":{\"ru\":\"Мой\"},\"rul\":[],\"overides\":[]}";
    static const char differs[] =
        "{\"schemaVersion\":1,\"id\":\"my\",\"version\":\"1\",\"extends\":\"federal\","
        "\"title\":{\"ru\":\"Мой\"},\"examples\":[{\"rule\":\"badge\",\"asOf\":\"2026-11-20\","
        "\"expect\":\"pass\",\"page\":{\"badge\":false}}]}";
    static const char right[] =
        "{\"schemaVersion\":1,\"id\":\"my\",\"version\":\"1\",\"extends\":\"federal\","
        "\"title\":{\"ru\":\"Мой\"}}";
    gospablik_error *error = NULL;
    gospablik_problem problem;
    OK(gospablik_ruleset_check(LIT(right), &error));
    CHECK(error == NULL);
    CHECK(gospablik_ruleset_check(LIT(wrong), &error) == GOSPABLIK_STATUS_INVALID_RULESET);
    CHECK(gospablik_error_problem_count(error) >= 2);
    gospablik_error_free(error);
    CHECK(gospablik_ruleset_check(LIT(differs), &error) == GOSPABLIK_STATUS_INVALID_RULESET);
    OK(gospablik_error_problem(error, 0, &problem));
    CHECK(equals(problem.code, "example-differs") && equals(problem.pointer, "/examples/0"));
    gospablik_error_free(error);
    CHECK(gospablik_ruleset_check(NULL, 2, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_ruleset_check(LIT("\xff"), NULL) == GOSPABLIK_STATUS_INVALID_UTF8);
}

/* A hundred megabytes are refused by their size, not read. */
static void huge(void) {
    size_t len = (size_t)100 << 20;
    char *data = malloc(len);
    gospablik_report *report = NULL;
    gospablik_document *document = NULL;
    struct seen seen = {0, 0, 0, 0, 0};
    CHECK(data != NULL);
    memset(data, '[', len);
    CHECK(gospablik_auditor_audit_import(auditor, GOSPABLIK_SOURCE_VK, data, len, NULL, 0, &report,
                                         NULL) == GOSPABLIK_STATUS_LIMIT);
    CHECK(gospablik_document_from_json(data, len, &document, NULL) == GOSPABLIK_STATUS_LIMIT);
    CHECK(gospablik_document_from_text(data, len, &document, NULL) == GOSPABLIK_STATUS_LIMIT);
    CHECK(gospablik_register_read(data, len, organization, &seen, NULL) == GOSPABLIK_STATUS_LIMIT);
    CHECK(gospablik_auditor_audit_json(auditor, data, len, NULL, 0, &report, NULL) ==
          GOSPABLIK_STATUS_LIMIT);
    CHECK(report == NULL && document == NULL && seen.last == 0);
    free(data);
}

int main(void) {
    auditor = federal();
    documents();
    renderings();
    wrong_answers();
    registers();
    rulesets();
    huge();
    gospablik_auditor_free(auditor);
    return 0;
}
