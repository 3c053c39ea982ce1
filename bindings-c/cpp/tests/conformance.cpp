// Runs the shared cases through the C++ wrapper: conformance CASES OUT (see tests/conformance.c).
#include <gospablik.hpp>

#include <fstream>
#include <sstream>
#include <string>

static std::string read_file(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

using namespace gospablik;

static Report audit(const Auditor &auditor, const std::string &data, const std::string &day,
                    const std::string &input, int kind) {
    if (input == "json") {
        return auditor.audit_json(data, day);
    }
    if (input == "text") {
        return auditor.audit_text(data, static_cast<Kind>(kind), day);
    }
    return auditor.audit_import(input == "vk" ? GOSPABLIK_SOURCE_VK : GOSPABLIK_SOURCE_OK, data,
                                day);
}

static std::string render(const Auditor &auditor, const Report &report, const std::string &form,
                          Lang lang) {
    if (form == "csv") {
        return auditor.csv_heading(GOSPABLIK_CSV_FORM_EXCEL, lang) +
               report.csv_row(GOSPABLIK_CSV_FORM_EXCEL, lang);
    }
    if (form == "html") {
        return std::string(report.html(lang));
    }
    if (form == "letter") {
        return std::string(report.letter(lang));
    }
    return std::string(form == "text" ? report.text(lang) : report.json(lang));
}

static std::string answer(const Auditor &auditor, const std::string &data, const std::string &as_of,
                          Lang lang, const std::string &input, int kind, const std::string &form) {
    try {
        const auto report = audit(auditor, data, as_of == "-" ? "" : as_of, input, kind);
        for (const auto &result : report.results(lang)) {
            for (const auto &finding : result.findings) {
                if (finding.message.empty()) {
                    return "a finding without a message";
                }
            }
        }
        return render(auditor, report, form, lang);
    } catch (const Error &error) {
        return error.message(lang);
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    const std::string cases = argv[1], out = argv[2];
    const auto first = gospablik::Auditor::federal();
    const auto auditor = first;
    std::ifstream list(cases + "/cases.tsv");
    std::string name, as_of, language, input, form;
    int kind;
    while (list >> name >> as_of >> language >> input >> kind >> form) {
        const auto lang = language == "en" ? gospablik::Lang::En : gospablik::Lang::Ru;
        std::ofstream file(out + "/" + name, std::ios::binary);
        file << answer(auditor, read_file(cases + "/" + name), as_of, lang, input, kind, form);
    }
    return list.eof() ? 0 : 1;
}
