/* Runs the shared cases and writes what this library says: conformance CASES OUT.
 *
 * CASES/cases.tsv has a line a case: name, as of, language, input (json, text, vk, ok), kind,
 * form (json, text, html, letter, csv: heading and row for Excel). The input is CASES/name; the
 * answer, which is the report in this form or the message of the error, goes to OUT/name. */
#include "check.h"

static char *read_file(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *text;
    long size;
    CHECK(file != NULL);
    CHECK(fseek(file, 0, SEEK_END) == 0);
    size = ftell(file);
    CHECK(size >= 0 && fseek(file, 0, SEEK_SET) == 0);
    text = malloc((size_t)size + 1);
    CHECK(text != NULL);
    *len = fread(text, 1, (size_t)size, file);
    fclose(file);
    return text;
}

static void summary(FILE *file, const gospablik_auditor *auditor, const gospablik_report *report,
                    int32_t lang) {
    gospablik_text *lines[2] = {NULL, NULL};
    size_t at;
    OK(gospablik_auditor_csv_heading(auditor, GOSPABLIK_CSV_FORM_EXCEL, lang, &lines[0], NULL));
    OK(gospablik_report_csv_row(report, GOSPABLIK_CSV_FORM_EXCEL, lang, &lines[1], NULL));
    for (at = 0; at < 2; at++) {
        gospablik_str line = gospablik_text_get(lines[at]);
        CHECK(fwrite(line.ptr, 1, line.len, file) == line.len);
        gospablik_text_free(lines[at]);
    }
}

static void answer(FILE *file, const gospablik_auditor *auditor, const gospablik_report *report,
                   const gospablik_error *error, const char *form, int32_t lang) {
    gospablik_str text;
    if (report == NULL) {
        OK(gospablik_error_message(error, lang, &text));
    } else if (strcmp(form, "csv") == 0) {
        summary(file, auditor, report, lang);
        return;
    } else if (strcmp(form, "html") == 0) {
        OK(gospablik_report_html(report, lang, &text));
    } else if (strcmp(form, "letter") == 0) {
        OK(gospablik_report_letter(report, lang, &text));
    } else if (strcmp(form, "text") == 0) {
        OK(gospablik_report_text(report, lang, &text));
    } else {
        OK(gospablik_report_json(report, lang, &text));
    }
    CHECK(fwrite(text.ptr, 1, text.len, file) == text.len);
}

static void run(const gospablik_auditor *auditor, const char *cases, const char *out, char *line) {
    char path[4096];
    const char *name = strtok(line, "\t\n");
    const char *as_of = strtok(NULL, "\t\n");
    const char *language = strtok(NULL, "\t\n");
    const char *input = strtok(NULL, "\t\n");
    const char *kind = strtok(NULL, "\t\n");
    const char *form = strtok(NULL, "\t\n");
    int32_t lang = strcmp(language, "en") == 0 ? GOSPABLIK_LANG_EN : GOSPABLIK_LANG_RU;
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    FILE *file;
    size_t len;
    char *text;
    size_t as_of_len = strcmp(as_of, "-") == 0 ? 0 : strlen(as_of);

    snprintf(path, sizeof path, "%s/%s", cases, name);
    text = read_file(path, &len);
    if (strcmp(input, "json") == 0) {
        gospablik_auditor_audit_json(auditor, text, len, as_of, as_of_len, &report, &error);
    } else if (strcmp(input, "text") == 0) {
        gospablik_auditor_audit_text(auditor, text, len, atoi(kind), as_of, as_of_len, &report,
                                     &error);
    } else {
        int32_t source = strcmp(input, "vk") == 0 ? GOSPABLIK_SOURCE_VK : GOSPABLIK_SOURCE_OK;
        gospablik_auditor_audit_import(auditor, source, text, len, as_of, as_of_len, &report,
                                       &error);
    }
    free(text);
    snprintf(path, sizeof path, "%s/%s", out, name);
    file = fopen(path, "wb");
    CHECK(file != NULL);
    answer(file, auditor, report, error, form, lang);
    CHECK(fclose(file) == 0);
    gospablik_report_free(report);
    gospablik_error_free(error);
}

int main(int argc, char **argv) {
    char line[4096];
    const gospablik_auditor *auditor = federal();
    FILE *list;
    CHECK(argc == 3);
    snprintf(line, sizeof line, "%s/cases.tsv", argv[1]);
    list = fopen(line, "rb");
    CHECK(list != NULL);
    while (fgets(line, sizeof line, list) != NULL) {
        run(auditor, argv[1], argv[2], line);
    }
    fclose(list);
    gospablik_auditor_free(auditor);
    return 0;
}
