// Audits a document in JSON and prints what must be repaired.
//
//     c++ -std=c++17 verdict.cpp $(pkg-config --cflags --libs gospablik) -o verdict
//     ./verdict page.json
#include <gospablik.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

int main(int argc, char **argv) {
    if (argc != 2) {
        std::cerr << "usage: verdict DOCUMENT.json\n";
        return 2;
    }
    std::ostringstream document;
    document << std::ifstream(argv[1], std::ios::binary).rdbuf();
    try {
        const auto auditor = gospablik::Auditor::federal();
        const auto report = auditor.audit_json(document.str());
        std::cout << report.text() << '\n';
        for (const auto &result : report.results()) {
            if (result.outcome == GOSPABLIK_OUTCOME_FAIL) {
                std::cout << result.rule << ' ' << result.subject << '\n';
            }
        }
        return report.verdict() == GOSPABLIK_VERDICT_NON_COMPLIANT ? 1 : 0;
    } catch (const gospablik::Error &error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
