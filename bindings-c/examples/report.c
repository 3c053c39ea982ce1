/* Audits what you have and prints the report in the form you want.
 *
 *     cc report.c $(pkg-config --cflags --libs gospablik) -o report
 *     ./report html vk answers.json > report.html
 *
 * FORM is json, text, html or letter. INPUT is json (a document), text (a page as plain text;
 * DAY is required), vk or ok (saved answers of the network's API). DAY is 2026-11-20 or left out
 * for the day of collectedAt, LANG is ru or en.
 */
#include <gospablik.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole file; NULL where it cannot be read. */
static char *read_file(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size;
    if (file == NULL) {
        return NULL;
    }
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 &&
        fseek(file, 0, SEEK_SET) == 0 && (text = malloc((size_t)size + 1)) != NULL) {
        *len = fread(text, 1, (size_t)size, file);
    }
    fclose(file);
    return text;
}

static gospablik_status audit(const gospablik_auditor *auditor, const char *input,
                              const char *data, size_t len, const char *day,
                              gospablik_report **report, gospablik_error **error) {
    if (strcmp(input, "text") == 0) {
        return gospablik_auditor_audit_text(auditor, data, len,
                                            GOSPABLIK_ORGANIZATION_KIND_UNKNOWN, day, strlen(day),
                                            report, error);
    }
    if (strcmp(input, "vk") == 0 || strcmp(input, "ok") == 0) {
        int32_t source = input[0] == 'v' ? GOSPABLIK_SOURCE_VK : GOSPABLIK_SOURCE_OK;
        return gospablik_auditor_audit_import(auditor, source, data, len, day, strlen(day), report,
                                              error);
    }
    return gospablik_auditor_audit_json(auditor, data, len, day, strlen(day), report, error);
}

static gospablik_status render(const gospablik_report *report, const char *form, int32_t lang,
                               gospablik_str *text) {
    if (strcmp(form, "html") == 0) {
        return gospablik_report_html(report, lang, text);
    }
    if (strcmp(form, "letter") == 0) {
        return gospablik_report_letter(report, lang, text);
    }
    if (strcmp(form, "json") == 0) {
        return gospablik_report_json(report, lang, text);
    }
    return gospablik_report_text(report, lang, text);
}

int main(int argc, char **argv) {
    const gospablik_auditor *auditor = NULL;
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_str text = {NULL, 0};
    gospablik_status status;
    const char *day = argc > 4 ? argv[4] : "";
    int32_t lang = argc > 5 && strcmp(argv[5], "en") == 0 ? GOSPABLIK_LANG_EN : GOSPABLIK_LANG_RU;
    char *data;
    size_t len = 0;

    if (argc < 4 || argc > 6 || (data = read_file(argv[3], &len)) == NULL) {
        fprintf(stderr, "usage: report FORM INPUT FILE [DAY [LANG]]\n");
        return 2;
    }
    status = gospablik_auditor_new_federal(&auditor, &error);
    if (status == GOSPABLIK_STATUS_OK) {
        status = audit(auditor, argv[2], data, len, day, &report, &error);
    }
    free(data);
    gospablik_auditor_free(auditor);
    if (status == GOSPABLIK_STATUS_OK) {
        status = render(report, argv[1], lang, &text);
    }
    if (error != NULL && gospablik_error_message(error, lang, &text) == GOSPABLIK_STATUS_OK) {
        fprintf(stderr, "%.*s\n", (int)text.len, text.ptr);
    } else if (status == GOSPABLIK_STATUS_OK) {
        /* Texts end with a line end or not, as they are used: a file ends with one. */
        fwrite(text.ptr, 1, text.len, stdout);
        if (text.len == 0 || text.ptr[text.len - 1] != '\n') {
            putchar('\n');
        }
    }
    gospablik_error_free(error);
    gospablik_report_free(report);
    return status == GOSPABLIK_STATUS_OK ? 0 : 2;
}
