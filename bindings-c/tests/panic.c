/* A panic comes back as a status with an error object, and what existed before goes on working. */
#include "check.h"

/* Only in the test build; not in the header. */
gospablik_status gospablik_test_panic(gospablik_error **error);

int main(void) {
    const gospablik_auditor *auditor = federal();
    gospablik_report *report = NULL;
    int round;
    for (round = 0; round < 3; round++) {
        gospablik_error *error = NULL;
        gospablik_str message;
        CHECK(gospablik_test_panic(NULL) == GOSPABLIK_STATUS_PANIC);
        CHECK(gospablik_test_panic(&error) == GOSPABLIK_STATUS_PANIC);
        CHECK(gospablik_error_status(error) == GOSPABLIK_STATUS_PANIC);
        CHECK(equals(gospablik_error_code(error), "internal"));
        OK(gospablik_error_message(error, GOSPABLIK_LANG_EN, &message));
        CHECK(contains(message, "asked to"));
        gospablik_error_free(error);
        OK(gospablik_auditor_audit_json(auditor, LIT(DOCUMENT), NULL, 0, &report, NULL));
        gospablik_report_free(report);
    }
    gospablik_auditor_free(auditor);
    return 0;
}
