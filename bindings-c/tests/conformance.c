/* Runs the shared cases and writes what this library says: conformance CASES OUT.
 *
 * CASES/cases.tsv has a line a case: name, as of, language, input (json or text), kind. The
 * input is CASES/name; the answer goes to OUT/name. */
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

static void write_file(const char *path, gospablik_str text) {
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    CHECK(fwrite(text.ptr, 1, text.len, file) == text.len);
    CHECK(fclose(file) == 0);
}

static void run(const gospablik_auditor *auditor, const char *cases, const char *out, char *line) {
    char path[4096];
    const char *name = strtok(line, "\t\n");
    const char *as_of = strtok(NULL, "\t\n");
    const char *language = strtok(NULL, "\t\n");
    const char *input = strtok(NULL, "\t\n");
    const char *kind = strtok(NULL, "\t\n");
    int32_t lang = strcmp(language, "en") == 0 ? GOSPABLIK_LANG_EN : GOSPABLIK_LANG_RU;
    gospablik_report *report = NULL;
    gospablik_error *error = NULL;
    gospablik_str answer;
    size_t len;
    char *text;
    size_t as_of_len = strcmp(as_of, "-") == 0 ? 0 : strlen(as_of);

    snprintf(path, sizeof path, "%s/%s", cases, name);
    text = read_file(path, &len);
    if (strcmp(input, "json") == 0) {
        gospablik_auditor_audit_json(auditor, text, len, as_of, as_of_len, &report, &error);
    } else {
        gospablik_auditor_audit_text(auditor, text, len, atoi(kind), as_of, as_of_len, &report,
                                     &error);
    }
    free(text);
    if (report != NULL) {
        OK(gospablik_report_json(report, lang, &answer));
    } else {
        OK(gospablik_error_message(error, lang, &answer));
    }
    snprintf(path, sizeof path, "%s/%s", out, name);
    write_file(path, answer);
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
