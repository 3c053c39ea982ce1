/* Audits a document in JSON and prints the verdict and the report.
 *
 *     cc verdict.c $(pkg-config --cflags --libs gospablik) -o verdict && ./verdict page.json
 */
#include <gospablik.h>
#include <stdio.h>
#include <stdlib.h>

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

static void print(gospablik_str text) {
    printf("%.*s\n", (int)text.len, text.ptr);
}

/* Says why a call failed. */
static int failed(gospablik_error *error) {
    gospablik_str message;
    if (gospablik_error_message(error, GOSPABLIK_LANG_RU, &message) == GOSPABLIK_STATUS_OK) {
        print(message);
    }
    gospablik_error_free(error);
    return 2;
}

static const char *verdict_name(gospablik_verdict verdict) {
    switch (verdict) {
    case GOSPABLIK_VERDICT_COMPLIANT:
        return "compliant";
    case GOSPABLIK_VERDICT_REMARKS:
        return "remarks";
    case GOSPABLIK_VERDICT_UNDETERMINED:
        return "undetermined";
    case GOSPABLIK_VERDICT_NON_COMPLIANT:
        return "non_compliant";
    default:
        return "not_applicable";
    }
}

int main(int argc, char **argv) {
    const gospablik_auditor *auditor = NULL;
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_str text;
    char *document;
    size_t len = 0;
    gospablik_status status;

    if (argc != 2 || (document = read_file(argv[1], &len)) == NULL) {
        fprintf(stderr, "usage: verdict DOCUMENT.json\n");
        return 2;
    }
    status = gospablik_auditor_new_federal(&auditor, &error);
    if (status == GOSPABLIK_STATUS_OK) {
        /* (NULL, 0): as of the day of the document's collectedAt. */
        status = gospablik_auditor_audit_json(auditor, document, len, NULL, 0, &report, &error);
    }
    free(document);
    gospablik_auditor_free(auditor);
    if (status != GOSPABLIK_STATUS_OK) {
        return failed(error);
    }
    printf("%s\n", verdict_name(gospablik_report_verdict(report)));
    if (gospablik_report_text(report, GOSPABLIK_LANG_RU, &text) == GOSPABLIK_STATUS_OK) {
        print(text);
    }
    gospablik_report_free(report);
    return 0;
}
