/* Phones, e-mail addresses, links, scanning, classification, form fields: exact values. */
#include "check.h"

static void phones(void) {
    gospablik_phone phone;
    gospablik_phone several[3];
    size_t count = 9;

    OK(gospablik_phone_parse(LIT("8 (8332) 61-40-17 доб. 012"), &phone));
    CHECK(phone.status == GOSPABLIK_PHONE_STATUS_VALID);
    CHECK(phone.kind == GOSPABLIK_PHONE_KIND_FIXED);
    CHECK(phone.number == 78332614017u);
    CHECK(strcmp(phone.e164, "+78332614017") == 0);
    CHECK(strcmp(phone.extension, "012") == 0);
    CHECK(phone.region_count == 1 && strcmp(phone.regions[0], "43") == 0);
    CHECK(phone.start == 0 && phone.more == 0);

    OK(gospablik_phone_parse(LIT("8-800-100-00-00"), &phone));
    CHECK(phone.kind == GOSPABLIK_PHONE_KIND_TOLL_FREE && phone.region_count == 0);
    OK(gospablik_phone_parse(LIT("112"), &phone));
    CHECK(phone.status == GOSPABLIK_PHONE_STATUS_SHORT && phone.e164[0] == '\0');
    OK(gospablik_phone_parse(LIT("нет"), &phone));
    CHECK(phone.status == GOSPABLIK_PHONE_STATUS_NONE ||
          phone.status == GOSPABLIK_PHONE_STATUS_INVALID);
    CHECK(phone.number == 0);
    OK(gospablik_phone_parse(NULL, 0, &phone));
    CHECK(phone.status == GOSPABLIK_PHONE_STATUS_NONE);
    OK(gospablik_phone_parse(LIT("8\0800"), &phone));
    CHECK(phone.number == 0);

    phone.number = 1;
    CHECK(gospablik_phone_parse(LIT("8 (8332) \xff"), &phone) == GOSPABLIK_STATUS_INVALID_UTF8);
    CHECK(phone.number == 0 && phone.status == GOSPABLIK_PHONE_STATUS_NONE);
    CHECK(gospablik_phone_parse(NULL, 1, &phone) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_phone_parse(LIT("1"), NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);

    OK(gospablik_phone_parse(LIT("8 (8332) 61-40-17, 8 (8332) 61-40-18"), &phone));
    CHECK(phone.number == 78332614017u && phone.more == 1);
    OK(gospablik_phone_check(LIT("8 (8332) 61-40-17, 8 (8332) 61-40-18"), NULL, 0, several, 1,
                             &count));
    CHECK(count == 2 && several[0].number == 78332614017u);
    OK(gospablik_phone_check(LIT("8 (8332) 61-40-17, 8 (8332) 61-40-18"), NULL, 0, several, 3,
                             &count));
    CHECK(count == 2 && several[1].number == 78332614018u && several[2].number == 0);
    OK(gospablik_phone_check(LIT("61-40-17"), NULL, 0, NULL, 0, &count));
    CHECK(count == 1);
    OK(gospablik_phone_check(LIT("61-40-17"), LIT("8332"), several, 3, &count));
    CHECK(count == 1 && several[0].number == 78332614017u);
    CHECK(gospablik_phone_check(LIT("61-40-17"), LIT("0000"), several, 3, &count) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(gospablik_phone_check(LIT("1"), NULL, 0, NULL, 3, &count) ==
          GOSPABLIK_STATUS_NULL_ARGUMENT);
}

static void batches(void) {
    gospablik_str texts[4] = {{LIT("8 (8332) 61-40-17")}, {NULL, 0}, {"\xff", 1}, {NULL, 5}};
    gospablik_phone found[4];
    OK(gospablik_phone_parse_batch(texts, 4, found));
    CHECK(strcmp(found[0].e164, "+78332614017") == 0);
    CHECK(found[1].status == GOSPABLIK_PHONE_STATUS_NONE);
    CHECK(found[2].status == GOSPABLIK_PHONE_STATUS_UNREADABLE);
    CHECK(found[3].status == GOSPABLIK_PHONE_STATUS_UNREADABLE);
    OK(gospablik_phone_parse_batch(NULL, 0, NULL));
    CHECK(gospablik_phone_parse_batch(NULL, 1, found) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_phone_parse_batch(texts, 1, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_phone_parse_batch(texts, SIZE_MAX / 8, found) != GOSPABLIK_STATUS_OK);
}

static void iterators(void) {
    gospablik_contacts *contacts = NULL;
    gospablik_contact contact;
    OK(gospablik_scan(LIT("Тел. 8 (8332) 61-40-17, zarechny@mail.ru, https://vk.com/club1"), NULL,
                      0, 0, &contacts, NULL));
    CHECK(gospablik_contacts_count(contacts) == 3);
    OK(gospablik_contacts_next(contacts, &contact));
    CHECK(contact.kind == GOSPABLIK_CONTACT_KIND_PHONE && equals(contact.value, "+78332614017"));
    CHECK(equals(contact.status, "valid") && equals(contact.detail, "fixed"));
    OK(gospablik_contacts_next(contacts, &contact));
    CHECK(contact.kind == GOSPABLIK_CONTACT_KIND_EMAIL);
    CHECK(equals(contact.value, "zarechny@mail.ru") && equals(contact.detail, "free_national"));
    OK(gospablik_contacts_next(contacts, &contact));
    CHECK(contact.kind == GOSPABLIK_CONTACT_KIND_LINK && equals(contact.detail, "vk"));
    CHECK(gospablik_contacts_next(contacts, &contact) == GOSPABLIK_STATUS_END);
    CHECK(contact.value.ptr == NULL);
    CHECK(gospablik_contacts_next(contacts, &contact) == GOSPABLIK_STATUS_END);
    gospablik_contacts_free(contacts);

    OK(gospablik_email_check(LIT("zarechny@mail.ru"), &contacts, NULL));
    OK(gospablik_contacts_next(contacts, &contact));
    CHECK(equals(contact.value, "zarechny@mail.ru") && equals(contact.status, "valid"));
    gospablik_contacts_free(contacts);
    OK(gospablik_link_check(LIT("vk.com/club1"), &contacts, NULL));
    OK(gospablik_contacts_next(contacts, &contact));
    CHECK(equals(contact.detail, "vk") && contact.status.ptr == NULL);
    gospablik_contacts_free(contacts);
    OK(gospablik_scan(NULL, 0, NULL, 0, 1, &contacts, NULL));
    CHECK(gospablik_contacts_next(contacts, &contact) == GOSPABLIK_STATUS_END);
    gospablik_contacts_free(contacts);
    CHECK(gospablik_scan(LIT("\xff"), NULL, 0, 0, &contacts, NULL) ==
          GOSPABLIK_STATUS_INVALID_UTF8);
    CHECK(contacts == NULL);
    CHECK(gospablik_contacts_next(NULL, &contact) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_contacts_count(NULL) == 0);
    gospablik_contacts_free(NULL);
}

static void email_batches(void) {
    gospablik_str texts[6] = {{LIT("zarechny@mail.ru")}, {LIT("")},        {LIT("\xff")},
                              {LIT("a@mial.ru")},        {NULL, 3},        {LIT("x@y.ru, z@w.ru")}};
    gospablik_email found[6];
    gospablik_text *owner = NULL;
    OK(gospablik_email_parse_batch(texts, 6, found, &owner));
    CHECK(equals(found[0].address, "zarechny@mail.ru") && found[0].suggestion.ptr == NULL);
    CHECK(found[0].status == GOSPABLIK_EMAIL_STATUS_VALID && found[0].end == 16);
    CHECK(found[0].provider == GOSPABLIK_EMAIL_PROVIDER_FREE_NATIONAL && found[0].more == 0);
    CHECK(found[1].status == GOSPABLIK_EMAIL_STATUS_NONE && found[1].address.ptr == NULL);
    CHECK(found[2].status == GOSPABLIK_EMAIL_STATUS_UNREADABLE);
    CHECK(found[3].status == GOSPABLIK_EMAIL_STATUS_SUSPECT && found[3].diagnostic_count > 0);
    CHECK(equals(found[3].suggestion, "a@mail.ru"));
    CHECK(found[4].status == GOSPABLIK_EMAIL_STATUS_UNREADABLE);
    CHECK(equals(found[5].address, "x@y.ru") && found[5].more == 1);
    gospablik_text_free(owner);
    OK(gospablik_email_parse_batch(NULL, 0, NULL, &owner));
    gospablik_text_free(owner);
    CHECK(gospablik_email_parse_batch(texts, 1, NULL, &owner) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_email_parse_batch(NULL, 1, found, &owner) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(owner == NULL && found[0].address.ptr == NULL);
    CHECK(gospablik_email_parse_batch(texts, 1, found, NULL) == GOSPABLIK_STATUS_NULL_ARGUMENT);
    CHECK(gospablik_email_parse_batch(texts, SIZE_MAX / 8, found, &owner) != GOSPABLIK_STATUS_OK);
}

static void records(void) {
    gospablik_text *json = NULL;
    OK(gospablik_phone_record(LIT("8 (8332) 61-40-17"), NULL, 0, GOSPABLIK_LANG_RU, &json, NULL));
    CHECK(contains(gospablik_text_get(json), "\"e164\":\"+78332614017\""));
    gospablik_text_free(json);
    OK(gospablik_email_record(LIT("a@mial.ru"), GOSPABLIK_LANG_EN, &json, NULL));
    CHECK(contains(gospablik_text_get(json), "\"addresses\":[{"));
    gospablik_text_free(json);
    OK(gospablik_link_record(LIT("vk.com/club1"), GOSPABLIK_LANG_EN, &json, NULL));
    CHECK(contains(gospablik_text_get(json), "\"platform\":\"vk\""));
    gospablik_text_free(json);
    OK(gospablik_classify(LIT("7"), LIT("Приём граждан состоится 5 мая в 10:00."), NULL, 0, &json,
                          NULL));
    CHECK(contains(gospablik_text_get(json), "\"primary\":\"event_announcement\""));
    gospablik_text_free(json);
    CHECK(gospablik_classify(LIT("7"), LIT("x"), LIT("5 мая"), &json, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
    CHECK(json == NULL);
    CHECK(gospablik_email_record(LIT("a@b.ru"), 5, &json, NULL) ==
          GOSPABLIK_STATUS_INVALID_ARGUMENT);
}

int main(void) {
    phones();
    batches();
    email_batches();
    iterators();
    records();
    return 0;
}
