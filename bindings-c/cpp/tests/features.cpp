// Everything the wrapper offers, in the way its users write it: features CASES.
#include <gospablik.hpp>

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>

using namespace gospablik;

#define CHECK(condition)                                                                     \
    do {                                                                                     \
        if (!(condition)) {                                                                  \
            throw std::logic_error(std::string(__FILE__ ":") + std::to_string(__LINE__) +    \
                                   ": " #condition);                                         \
        }                                                                                    \
    } while (false)

static const char REGISTER[] = "ИНН;Наименование;Вид\n;Суд;суд\n;Школа;кооператив\n\n;Музей;\n";
static const char DAY[] = "2026-11-20";

static std::string read_file(const std::string &path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

static bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

template <typename Call> Error refused(Status status, const Call &call) {
    try {
        call();
    } catch (const Error &error) {
        CHECK(error.status() == status);
        return error;
    }
    throw std::logic_error("was not refused");
}

static void contacts() {
    CHECK(parse_phone("8 (8332) 61-40-17").e164 == std::string("+78332614017"));
    const auto phones = parse_phones({"112", "", "8 (8332) 61-40-17", "\xff"});
    CHECK(phones[2].e164 == std::string("+78332614017"));
    CHECK(phones[3].status == GOSPABLIK_PHONE_STATUS_UNREADABLE);
    CHECK(check_phone("61-40-17, 61-40-18", "8332").size() == 2 && check_phone("").empty());
    CHECK(contains(phone_record("+8 8332 614017"), "repaired"));
    const auto emails = parse_emails({"zarechny@mail.ru", "", "a@mial.ru"});
    CHECK(emails.size() == 3 && emails.address(0) == "zarechny@mail.ru");
    CHECK(emails[1].status == GOSPABLIK_EMAIL_STATUS_NONE && emails.suggestion(2) == "a@mail.ru");
    CHECK(parse_emails({}).size() == 0 && parse_phones({}).empty());
    CHECK(contains(email_record("a@mial.ru", Lang::En), "suspect"));
    CHECK(contains(link_record("vk.com/club1"), "\"platform\":\"vk\""));
    CHECK(contains(classify("Приём граждан состоится 5 мая.", DAY, "7"), "\"id\":\"7\""));
    const auto found = scan("Тел. 8 (8332) 61-40-17, zarechny@mail.ru");
    CHECK(found.size() == 2 && found[1].value == "zarechny@mail.ru");
    CHECK(check_email("zarechny@mail.ru").size() == 1);
    CHECK(check_link("vk.com/club1").at(0).detail == "vk");
    CHECK(!refused(GOSPABLIK_STATUS_INVALID_UTF8, [] { scan("\xff"); }).problems().empty());
}

static void documents(const Auditor &auditor) {
    Document document;
    document.text("/collectedAt", "2026-11-20T09:00:00+03:00")
        .text("/organization/kind", "court")
        .text("/pages/-/url", "https://vk.com/public1")
        .number("/pages/0/members", 7)
        .flag("/pages/0/badge", false)
        .empty_list("/pages/0/emails");
    CHECK(contains(document.json(), "\"members\":7"));
    const auto report = auditor.audit(document);
    CHECK(report.json() == auditor.audit_json(document.json()).json());
    CHECK(Document::from_json(document.json()).json() == document.json());
    CHECK(contains(Document::from_text("zarechny@mail.ru").json(), "\"emails\""));
    CHECK(report.size() == report.results().size() && report[0].rule == report.result(0).rule);
    CHECK(report.counts().error.fail + report.counts().error.unknown > 0);
    refused(GOSPABLIK_STATUS_INVALID_ARGUMENT, [&] { document.text("pages", "x"); });
    const Document moved = std::move(document);
    CHECK(contains(moved.json(), "court"));
}

static void imports(const Auditor &auditor, const std::string &answers) {
    const auto direct = auditor.audit_import(GOSPABLIK_SOURCE_VK, answers);
    const auto document = Document::from_import(GOSPABLIK_SOURCE_VK, answers);
    CHECK(auditor.audit(document).json() == direct.json());
    CHECK(contains(direct.html(), "<!DOCTYPE html>") && !contains(direct.html(), "<script"));
    CHECK(direct.letter(Lang::En) != direct.letter());
    refused(GOSPABLIK_STATUS_INVALID_DOCUMENT,
            [&] { Document::from_import(GOSPABLIK_SOURCE_OK, answers); });

    std::string lines;
    read_register(REGISTER, [&](std::size_t line, const std::optional<std::string> &json,
                                const gospablik_error *error) {
        CHECK(json.has_value() == (error == nullptr));
        lines += std::to_string(line) + (json ? "+" : "-");
    });
    CHECK(lines == "2+3-5+");
    std::string summary = auditor.csv_heading(GOSPABLIK_CSV_FORM_EXCEL);
    auditor.audit_register(
        REGISTER,
        [&](std::size_t, const gospablik_report *report, const gospablik_error *) {
            summary += report == nullptr ? "-" : Report::csv_row_of(
                                                  report, GOSPABLIK_CSV_FORM_EXCEL, Lang::Ru);
        },
        DAY);
    CHECK(contains(summary, "\xEF\xBB\xBFКод;ИНН;") && contains(summary, ";Музей;"));
}

static void batches(const Auditor &auditor, const std::string &page) {
    std::string seen;
    const auto answer = [&](std::size_t number, const gospablik_report *report,
                            const gospablik_error *error) {
        CHECK((report == nullptr) != (error == nullptr));
        read_register(REGISTER, [](std::size_t, const auto &, const gospablik_error *) {});
        seen += std::to_string(number) + (report == nullptr ? "-" : "+");
    };
    auditor.audit_lines(page + "\n{\n", answer);
    auditor.audit_batch({page, "\xff"}, answer, DAY);
    CHECK(seen == "1+2-0+1-");
    int calls = 0;
    const auto fail = [&](auto &&...) {
        calls++;
        throw std::range_error("asked to");
    };
    for (int round = 0; round < 3; round++) {
        try {
            round == 0   ? auditor.audit_lines(page + "\n" + page, fail)
            : round == 1 ? auditor.audit_register(REGISTER, fail, DAY)
                         : read_register(REGISTER, fail);
            CHECK(false);
        } catch (const std::range_error &error) {
            CHECK(error.what() == std::string("asked to") && calls == round + 1);
        }
    }
}

static void rulesets() {
    const auto federal = Auditor::with_rulesets({"federal"});
    CHECK(contains(federal.catalogue(), "badge"));
    CHECK(contains(federal.catalogue_text("badge", Lang::En), "badge"));
    ContactContext known;
    known.kind = GOSPABLIK_ORGANIZATION_KIND_COURT;
    CHECK(contains(federal.check_contact(GOSPABLIK_CONTACT_KIND_EMAIL, "info@gmail.com", known),
                   "email-zone"));
    federal.check_contact(GOSPABLIK_CONTACT_KIND_PHONE, "112");
    const std::string mine = R"({"schemaVersion":1,"id":"my","version":"1","extends":"federal",)"
                             R"("title":{"ru":"Мой"})";
    check_ruleset(mine + "}");
    CHECK(contains(Auditor::with_rulesets({mine + "}"}).catalogue(), "my"));
    const auto wrong = mine + R"(,"rul":[],"overides":[]})";
    const auto error = refused(GOSPABLIK_STATUS_INVALID_RULESET,
                               [&] { Auditor::with_rulesets({wrong}); });
    CHECK(error.problems(Lang::En).size() >= 2);
    refused(GOSPABLIK_STATUS_INVALID_RULESET, [&] { check_ruleset(wrong); });
}

static void threads(const Auditor &auditor, const std::string &answers) {
    const std::string expected(auditor.audit_import(GOSPABLIK_SOURCE_VK, answers).html());
    std::vector<std::thread> all;
    std::vector<int> good(8);
    for (int &mine : good) {
        all.emplace_back([&, copy = auditor] {
            for (int round = 0; round < 3; round++) {
                mine += copy.audit_import(GOSPABLIK_SOURCE_VK, answers).html() == expected;
                refused(GOSPABLIK_STATUS_INVALID_DOCUMENT, [&] { copy.audit_json("{"); });
            }
        });
    }
    for (auto &thread : all) {
        thread.join();
    }
    for (const int mine : good) {
        CHECK(mine == 3);
    }
}

int main(int argc, char **argv) {
    const std::string cases = argc == 2 ? argv[1] : ".";
    try {
        const auto auditor = Auditor::federal();
        const auto answers = read_file(cases + "/import-vk.ru");
        std::string page = read_file(cases + "/page.ru");
        for (char &letter : page) {
            letter = letter == '\n' ? ' ' : letter;
        }
        contacts();
        documents(auditor);
        imports(auditor, answers);
        batches(auditor, page);
        rulesets();
        threads(auditor, answers);
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    std::cout << version() << '\n';
    return 0;
}
