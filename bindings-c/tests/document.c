/* A document value by value gives the report of the same document in JSON. */
#include "check.h"

static gospablik_document *document;

static void text(const char *pointer, const char *value) {
    OK(gospablik_document_set_text(document, pointer, strlen(pointer), value, strlen(value), NULL));
}

int main(void) {
    const gospablik_auditor *auditor = federal();
    gospablik_report *built = NULL, *read = NULL;
    gospablik_error *error = NULL;
    gospablik_text *json = NULL;
    gospablik_str mine, theirs;

    OK(gospablik_document_new(&document));
    text("/collectedAt", "2026-11-20T09:00:00+03:00");
    text("/organization/name", "Сельсовет");
    text("/organization/kind", "municipal_body");
    text("/pages/-/url", "https://vk.com/public1");
    text("/pages/0/name", "Сельсовет");
    text("/pages/0/phones/-", "8 (8332) 61-40-17");
    OK(gospablik_document_set_empty_list(document, LIT("/pages/0/emails"), NULL));
    OK(gospablik_document_set_flag(document, LIT("/pages/0/badge"), 0, NULL));
    OK(gospablik_document_set_empty_list(document, LIT("/pages/0/posts"), NULL));
    OK(gospablik_auditor_audit_document(auditor, document, NULL, 0, &built, &error));
    OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &read, NULL));
    OK(gospablik_report_json(built, GOSPABLIK_LANG_RU, &mine));
    OK(gospablik_report_json(read, GOSPABLIK_LANG_RU, &theirs));
    CHECK(mine.len == theirs.len && memcmp(mine.ptr, theirs.ptr, mine.len) == 0);
    gospablik_report_free(built);
    gospablik_report_free(read);

    CHECK(gospablik_document_set_number(document, LIT("/pages/7/members"), 3, &error) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_error_problem_count(error) == 1);
    gospablik_error_free(error);
    CHECK(gospablik_document_set_text(document, LIT("/a"), LIT("\xff"), NULL) ==
          GOSPABLIK_STATUS_INVALID_UTF8);
    OK(gospablik_document_set_number(document, LIT("/pages/0/member"), 3, NULL));
    OK(gospablik_document_json(document, &json));
    CHECK(contains(gospablik_text_get(json), "\"member\":3"));
    gospablik_text_free(json);
    CHECK(gospablik_auditor_audit_document(auditor, document, NULL, 0, &built, &error) ==
          GOSPABLIK_STATUS_INVALID_DOCUMENT);
    CHECK(built == NULL);
    gospablik_error_free(error);
    gospablik_document_free(document);
    gospablik_document_free(NULL);
    CHECK(gospablik_document_json(NULL, &json) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    gospablik_auditor_free(auditor);
    return 0;
}
