// Runs the shared cases through the C++ wrapper: conformance CASES OUT (see tests/conformance.c).
#include <gospablik.hpp>

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

static std::string read_file(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

static std::string answer(const gospablik::Auditor &auditor, const std::string &text,
                          const std::string &as_of, gospablik::Lang lang, const std::string &input,
                          int kind) {
    const std::string day = as_of == "-" ? "" : as_of;
    try {
        const auto report =
            input == "json"
                ? auditor.audit_json(text, day)
                : auditor.audit_text(text, static_cast<gospablik::Kind>(kind), day);
        std::size_t findings = 0;
        for (const auto &result : report.results()) {
            findings += result.findings.size();
        }
        (void)findings;
        return std::string(report.json(lang));
    } catch (const gospablik::Error &error) {
        return error.message(lang);
    }
}

static bool contacts() {
    const auto found = gospablik::scan("Тел. 8 (8332) 61-40-17, zarechny@mail.ru");
    bool refused = false;
    try {
        gospablik::scan("\xff");
    } catch (const gospablik::Error &error) {
        refused = error.status() == GOSPABLIK_STATUS_INVALID_UTF8 && !error.problems().empty();
    }
    return std::string(gospablik::parse_phone("8 (8332) 61-40-17").e164) == "+78332614017" &&
           found.size() == 2 && found[1].value == "zarechny@mail.ru" &&
           gospablik::check_email("zarechny@mail.ru").size() == 1 &&
           gospablik::check_link("vk.com/club1").at(0).detail == "vk" &&
           gospablik::Auditor::federal().catalogue().size() > 100 && refused;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    const std::string cases = argv[1], out = argv[2];
    const auto first = gospablik::Auditor::federal();
    const auto auditor = first;
    std::ifstream list(cases + "/cases.tsv");
    std::string name, as_of, language, input;
    int kind;
    while (list >> name >> as_of >> language >> input >> kind) {
        const auto lang = language == "en" ? gospablik::Lang::En : gospablik::Lang::Ru;
        std::ofstream file(out + "/" + name, std::ios::binary);
        file << answer(auditor, read_file(cases + "/" + name), as_of, lang, input, kind);
    }
    return contacts() ? 0 : 1;
}
