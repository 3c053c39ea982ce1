/* What a telephone number costs from C, in nanoseconds: overhead PHONES
 *
 * The other side is benches/src/bin/overhead.rs; `cargo xtask c overhead` runs both by turns. */
#include "check.h"
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int main(int argc, char **argv) {
    static char text[1 << 22];
    static const char *starts[1 << 16];
    static size_t lens[1 << 16];
    size_t len, count = 0, at, round;
    uint64_t sum = 0;
    double best = 1e18;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    CHECK(file != NULL);
    len = fread(text, 1, sizeof text, file);
    fclose(file);
    for (at = 0; at < len && count < (1 << 16); count++) {
        const char *end = memchr(text + at, '\n', len - at);
        CHECK(end != NULL);
        starts[count] = text + at;
        lens[count] = (size_t)(end - starts[count]);
        at += lens[count] + 1;
    }
    for (round = 0; round < 60; round++) {
        double begin = now(), took;
        for (at = 0; at < count; at++) {
            gospablik_phone phone;
            gospablik_phone_parse(starts[at], lens[at], &phone);
            sum += phone.number;
        }
        took = (now() - begin) / (double)count;
        best = took < best ? took : best;
    }
    printf("%.2f %llu\n", best, (unsigned long long)sum);
    return 0;
}
