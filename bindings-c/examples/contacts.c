/* Reads one telephone number without an allocation, then finds every contact of a text.
 *
 *     cc contacts.c $(pkg-config --cflags --libs gospablik) -o contacts
 *     ./contacts "8 (86137) 5-12-34, sosh5@lipovsk-edu.ru"
 */
#include <gospablik.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    gospablik_phone phone;
    gospablik_contacts *contacts = NULL;
    gospablik_contact contact;
    const char *text = argc == 2 ? argv[1] : "Приёмная: 8 (8332) 61-40-17, zarechny@mail.ru";

    if (gospablik_phone_parse("8 800 100-00-00", 15, &phone) == GOSPABLIK_STATUS_OK) {
        printf("%s, %s\n", phone.e164,
               phone.kind == GOSPABLIK_PHONE_KIND_TOLL_FREE ? "toll-free" : "not toll-free");
    }
    if (gospablik_scan(text, strlen(text), NULL, 0, 0, &contacts, NULL) != GOSPABLIK_STATUS_OK) {
        return 1;
    }
    while (gospablik_contacts_next(contacts, &contact) == GOSPABLIK_STATUS_OK) {
        printf("%u..%u %.*s\n", contact.start, contact.end, (int)contact.value.len,
               contact.value.ptr);
    }
    gospablik_contacts_free(contacts);
    return 0;
}
