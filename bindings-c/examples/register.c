/* Audits a register of organisations in CSV and prints the summary, also in CSV: a line of
 * headings, then a line an organisation.
 *
 *     cc register.c $(pkg-config --cflags --libs gospablik) -o register
 *     ./register register.csv 2026-11-20 > summary.csv
 *     ./register register.csv 2026-11-20 excel > summary.csv
 *
 * With `excel` as spreadsheets in Russia expect it: `;` between cells, a byte order mark, words.
 */
#include <gospablik.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print(FILE *file, gospablik_text *text) {
    gospablik_str line = gospablik_text_get(text);
    fwrite(line.ptr, 1, line.len, file);
    gospablik_text_free(text);
}

struct summary {
    int32_t form;
    size_t refused;
};

/* Called for every organisation; report and error belong to the library. */
static int32_t answer(void *context, size_t line, const gospablik_report *report,
                      const gospablik_error *error) {
    struct summary *summary = context;
    gospablik_text *row = NULL;
    gospablik_str message;
    (void)line; /* it stands in the message */
    if (report == NULL) {
        summary->refused++;
        if (gospablik_error_message(error, GOSPABLIK_LANG_RU, &message) == GOSPABLIK_STATUS_OK) {
            fprintf(stderr, "%.*s\n", (int)message.len, message.ptr);
        }
        return 0;
    }
    if (gospablik_report_csv_row(report, summary->form, GOSPABLIK_LANG_RU, &row, NULL) !=
        GOSPABLIK_STATUS_OK) {
        return 1;
    }
    print(stdout, row);
    return 0;
}

int main(int argc, char **argv) {
    static char csv[8 << 20];
    const gospablik_auditor *auditor = NULL;
    gospablik_error *error = NULL;
    gospablik_text *heading = NULL;
    gospablik_str message;
    struct summary summary = {GOSPABLIK_CSV_FORM_PLAIN, 0};
    gospablik_status status;
    size_t len;
    FILE *file = argc >= 3 && argc <= 4 ? fopen(argv[1], "rb") : NULL;

    if (file == NULL) {
        fprintf(stderr, "usage: register REGISTER.csv DAY [excel]\n");
        return 2;
    }
    if (argc == 4 && strcmp(argv[3], "excel") == 0) {
        summary.form = GOSPABLIK_CSV_FORM_EXCEL;
    }
    len = fread(csv, 1, sizeof csv, file);
    fclose(file);
    status = gospablik_auditor_new_federal(&auditor, &error);
    if (status == GOSPABLIK_STATUS_OK) {
        status = gospablik_auditor_csv_heading(auditor, summary.form, GOSPABLIK_LANG_RU, &heading,
                                               &error);
    }
    if (status == GOSPABLIK_STATUS_OK) {
        print(stdout, heading);
        status = gospablik_auditor_audit_register(auditor, csv, len, argv[2], strlen(argv[2]),
                                                  answer, &summary, &error);
    }
    if (error != NULL &&
        gospablik_error_message(error, GOSPABLIK_LANG_RU, &message) == GOSPABLIK_STATUS_OK) {
        fprintf(stderr, "%.*s\n", (int)message.len, message.ptr);
    }
    gospablik_error_free(error);
    gospablik_auditor_free(auditor);
    return status == GOSPABLIK_STATUS_OK && summary.refused == 0 ? 0 : 2;
}
