/* The little the C tests need: a check that names its place and ends the program. */
#ifndef GOSPABLIK_TESTS_CHECK_H
#define GOSPABLIK_TESTS_CHECK_H

#include <gospablik.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                        \
    do {                                                                        \
        if (!(condition)) {                                                     \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);     \
            exit(1);                                                            \
        }                                                                       \
    } while (0)

/* A literal as pointer and length. */
#define LIT(text) (text), (sizeof(text) - 1)

#define OK(call) CHECK((call) == GOSPABLIK_STATUS_OK)

static inline int equals(gospablik_str text, const char *expected) {
    return text.ptr != NULL && text.len == strlen(expected) &&
           memcmp(text.ptr, expected, text.len) == 0;
}

static inline int contains(gospablik_str text, const char *part) {
    size_t len = strlen(part);
    size_t at;
    for (at = 0; text.ptr != NULL && at + len <= text.len; at++) {
        if (memcmp(text.ptr + at, part, len) == 0) {
            return 1;
        }
    }
    return 0;
}

static inline const gospablik_auditor *federal(void) {
    const gospablik_auditor *auditor = NULL;
    OK(gospablik_auditor_new_federal(&auditor, NULL));
    CHECK(auditor != NULL);
    return auditor;
}

#define DOCUMENT                                                                             \
    "{\"schemaVersion\":1,\"collectedAt\":\"2026-11-20T09:00:00+03:00\","                    \
    "\"organization\":{\"name\":\"Сельсовет\",\"kind\":\"municipal_body\"},"                 \
    "\"pages\":[{\"url\":\"https://vk.com/public1\",\"name\":\"Сельсовет\","                 \
    "\"phones\":[\"8 (8332) 61-40-17\"],\"emails\":[],\"badge\":false,\"posts\":[]}]}"

#endif
