/* Audits an NDJSON file, a document a line, and prints a verdict a line.
 *
 *     cc lines.c $(pkg-config --cflags --libs gospablik) -o lines && ./lines pages.ndjson
 */
#include <gospablik.h>
#include <stdio.h>
#include <stdlib.h>

struct tally {
    size_t audited;
    size_t refused;
};

/* Called for every line; `context` is the tally that was given to the call. */
static int32_t answer(void *context, size_t line, const gospablik_report *report,
                      const gospablik_error *error) {
    struct tally *tally = context;
    gospablik_str message;
    if (report != NULL) {
        tally->audited++;
        printf("%zu: verdict %d\n", line, (int)gospablik_report_verdict(report));
    } else {
        tally->refused++;
        if (gospablik_error_message(error, GOSPABLIK_LANG_EN, &message) == GOSPABLIK_STATUS_OK) {
            printf("%zu: %.*s\n", line, (int)message.len, message.ptr);
        }
    }
    return 0;
}

int main(int argc, char **argv) {
    static char lines[1 << 20];
    const gospablik_auditor *auditor = NULL;
    struct tally tally = {0, 0};
    size_t len;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

    if (file == NULL) {
        fprintf(stderr, "usage: lines DOCUMENTS.ndjson\n");
        return 2;
    }
    len = fread(lines, 1, sizeof lines, file);
    fclose(file);
    if (gospablik_auditor_new_federal(&auditor, NULL) != GOSPABLIK_STATUS_OK) {
        return 2;
    }
    gospablik_auditor_audit_lines(auditor, lines, len, NULL, 0, answer, &tally, NULL);
    gospablik_auditor_free(auditor);
    printf("%zu audited, %zu refused\n", tally.audited, tally.refused);
    return tally.audited == 0;
}
