// gospablik for C++17: one header over gospablik.h. Objects free themselves, failures are
// exceptions of type gospablik::Error, texts are std::string_view into the object they come from.
//
//     auto auditor = gospablik::Auditor::federal();
//     auto report = auditor.audit_json(document);
//     std::cout << report.text();
//
// Threads: an Auditor and a Report may be used by several threads at once through const members.
#ifndef GOSPABLIK_HPP
#define GOSPABLIK_HPP

#include <gospablik.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gospablik {

enum class Lang : std::int32_t { Ru = GOSPABLIK_LANG_RU, En = GOSPABLIK_LANG_EN };

using Status = gospablik_status;
using Verdict = gospablik_verdict;
using Outcome = gospablik_outcome;
using Severity = gospablik_severity;
using Kind = gospablik_organization_kind;
using Counts = gospablik_counts;

namespace detail {

inline std::string_view view(gospablik_str text) noexcept {
    return text.ptr == nullptr ? std::string_view() : std::string_view(text.ptr, text.len);
}

template <auto Free> struct Deleter {
    template <typename T> void operator()(T *object) const noexcept { Free(object); }
};

template <typename T, auto Free> using Handle = std::unique_ptr<T, Deleter<Free>>;

inline std::string message(const gospablik_error *error, Lang lang) {
    gospablik_str text{};
    gospablik_error_message(error, static_cast<std::int32_t>(lang), &text);
    return std::string(view(text));
}

} // namespace detail

/// The version of the library that is loaded.
inline std::string_view version() noexcept { return detail::view(gospablik_version()); }

/// One problem of an input.
struct Problem {
    std::string code;
    std::string pointer;
    std::string message;
    std::uint32_t line;
    std::uint32_t column;
};

/// Why a call failed. `what()` is the Russian message; `message(Lang::En)` the English one.
class Error : public std::runtime_error {
  public:
    /// Takes over the error object.
    Error(Status status, gospablik_error *error)
        : std::runtime_error(detail::message(error, Lang::Ru)), status_(status),
          error_(error, gospablik_error_free) {}

    Status status() const noexcept { return status_; }
    std::string_view code() const noexcept { return detail::view(gospablik_error_code(error_.get())); }
    std::string message(Lang lang) const { return detail::message(error_.get(), lang); }

    /// Every problem with its place.
    std::vector<Problem> problems(Lang lang = Lang::Ru) const {
        std::vector<Problem> all(gospablik_error_problem_count(error_.get()));
        for (std::size_t at = 0; at < all.size(); ++at) {
            gospablik_problem problem{};
            gospablik_str text{};
            gospablik_error_problem(error_.get(), at, &problem);
            gospablik_error_problem_message(error_.get(), at, static_cast<std::int32_t>(lang), &text);
            all[at] = {std::string(detail::view(problem.code)),
                       std::string(detail::view(problem.pointer)),
                       std::string(detail::view(text)), problem.line, problem.column};
        }
        return all;
    }

  private:
    Status status_;
    std::shared_ptr<gospablik_error> error_;
};

namespace detail {

inline void check(Status status) {
    if (status != GOSPABLIK_STATUS_OK) {
        throw Error(status, nullptr);
    }
}

/// By reference: the call that makes the status, in the same expression, sets the error, and
/// arguments are evaluated in any order.
inline void check(Status status, gospablik_error *const &error) {
    if (status != GOSPABLIK_STATUS_OK) {
        throw Error(status, error);
    }
}

inline std::string take(gospablik_text *text) {
    const Handle<gospablik_text, gospablik_text_free> owner(text);
    return std::string(view(gospablik_text_get(text)));
}

} // namespace detail

/// A telephone number: a plain struct; `e164` and `extension` end with a NUL byte.
using Phone = gospablik_phone;

/// Reads a field that is meant to be one telephone number. Allocates nothing.
inline Phone parse_phone(std::string_view text) {
    Phone phone{};
    detail::check(gospablik_phone_parse(text.data(), text.size(), &phone));
    return phone;
}

/// A contact that was found.
struct Contact {
    gospablik_contact_kind kind;
    std::string value;
    std::string status;
    std::string detail;
    std::string object;
    std::string suggestion;
    std::uint32_t start;
    std::uint32_t end;
};

namespace detail {

inline std::vector<Contact> contacts(gospablik_contacts *found) {
    const Handle<gospablik_contacts, gospablik_contacts_free> owner(found);
    std::vector<Contact> all;
    all.reserve(gospablik_contacts_count(found));
    gospablik_contact one{};
    while (gospablik_contacts_next(found, &one) == GOSPABLIK_STATUS_OK) {
        all.push_back({one.kind, std::string(view(one.value)), std::string(view(one.status)),
                       std::string(view(one.detail)), std::string(view(one.object)),
                       std::string(view(one.suggestion)), one.start, one.end});
    }
    return all;
}

} // namespace detail

/// The contacts in prose, in their order; `area` is the area code of local numbers.
inline std::vector<Contact> scan(std::string_view text, std::string_view area = {},
                                 bool addresses = false) {
    gospablik_contacts *found = nullptr;
    gospablik_error *error = nullptr;
    detail::check(gospablik_scan(text.data(), text.size(), area.data(), area.size(), addresses,
                                 &found, &error),
                  error);
    return detail::contacts(found);
}

/// Reads a field that is meant to hold e-mail addresses.
inline std::vector<Contact> check_email(std::string_view text) {
    gospablik_contacts *found = nullptr;
    gospablik_error *error = nullptr;
    detail::check(gospablik_email_check(text.data(), text.size(), &found, &error), error);
    return detail::contacts(found);
}

/// Reads a field that is meant to be one link.
inline std::vector<Contact> check_link(std::string_view text) {
    gospablik_contacts *found = nullptr;
    gospablik_error *error = nullptr;
    detail::check(gospablik_link_check(text.data(), text.size(), &found, &error), error);
    return detail::contacts(found);
}

/// A quotation from the document; views into the report.
struct Evidence {
    std::string_view text;
    std::string_view pointer;
    gospablik_span span;
};

/// One thing that was found; views into the report.
struct Finding {
    std::string_view code;
    std::string_view pointer;
    std::string_view caused_by;
    std::optional<std::string_view> replacement;
    gospablik_fix fix;
    std::vector<Evidence> evidence;
};

/// What one rule says of one subject; views into the report.
struct Result {
    std::string_view rule;
    std::string_view subject;
    std::string_view reason;
    Outcome outcome;
    Severity severity;
    std::vector<Finding> findings;
    std::vector<std::string_view> missing;
};

/// What an audit gives. Views that come from it live as long as it does.
class Report {
  public:
    /// Takes over the report.
    explicit Report(gospablik_report *report) noexcept : report_(report) {}

    Verdict verdict() const noexcept { return gospablik_report_verdict(report_.get()); }

    Counts counts() const {
        Counts counts{};
        detail::check(gospablik_report_counts(report_.get(), &counts));
        return counts;
    }

    std::string_view json(Lang lang = Lang::Ru) const { return render(gospablik_report_json, lang); }
    std::string_view text(Lang lang = Lang::Ru) const { return render(gospablik_report_text, lang); }

    std::size_t size() const noexcept { return gospablik_report_result_count(report_.get()); }

    /// The result of this index.
    Result operator[](std::size_t at) const {
        gospablik_result found{};
        detail::check(gospablik_report_result(report_.get(), at, &found));
        Result result{detail::view(found.rule), detail::view(found.subject),
                      detail::view(found.reason), found.outcome, found.severity, {}, {}};
        for (std::size_t i = 0; i < found.finding_count; ++i) {
            result.findings.push_back(finding(at, i));
        }
        for (std::size_t i = 0; i < found.missing_count; ++i) {
            gospablik_str pointer{};
            detail::check(gospablik_report_missing(report_.get(), at, i, &pointer));
            result.missing.push_back(detail::view(pointer));
        }
        return result;
    }

    /// All results in their order.
    std::vector<Result> results() const {
        std::vector<Result> all;
        all.reserve(size());
        for (std::size_t at = 0; at < size(); ++at) {
            all.push_back((*this)[at]);
        }
        return all;
    }

  private:
    template <typename Render> std::string_view render(Render function, Lang lang) const {
        gospablik_str text{};
        detail::check(function(report_.get(), static_cast<std::int32_t>(lang), &text));
        return detail::view(text);
    }

    Finding finding(std::size_t result, std::size_t at) const {
        gospablik_finding found{};
        detail::check(gospablik_report_finding(report_.get(), result, at, &found));
        Finding finding{detail::view(found.code), detail::view(found.pointer),
                        detail::view(found.caused_by), std::nullopt, found.fix, {}};
        if (found.fix != GOSPABLIK_FIX_NONE) {
            finding.replacement = detail::view(found.replacement);
        }
        for (std::size_t i = 0; i < found.evidence_count; ++i) {
            gospablik_evidence evidence{};
            detail::check(gospablik_report_evidence(report_.get(), result, at, i, &evidence));
            finding.evidence.push_back(
                {detail::view(evidence.text), detail::view(evidence.pointer), evidence.span});
        }
        return finding;
    }

    detail::Handle<gospablik_report, gospablik_report_free> report_;
};

/// The rules, ready to be applied. Copies share them.
class Auditor {
  public:
    /// The federal rules the library carries.
    static Auditor federal() {
        const gospablik_auditor *auditor = nullptr;
        gospablik_error *error = nullptr;
        detail::check(gospablik_auditor_new_federal(&auditor, &error), error);
        return Auditor(auditor);
    }

    /// Takes over the reference.
    explicit Auditor(const gospablik_auditor *auditor) noexcept : auditor_(auditor) {}
    Auditor(const Auditor &other) noexcept : auditor_(gospablik_auditor_clone(other.get())) {}
    Auditor(Auditor &&) noexcept = default;
    Auditor &operator=(Auditor other) noexcept {
        auditor_.swap(other.auditor_);
        return *this;
    }
    ~Auditor() = default;

    /// Audits a document in JSON as of `as_of` (`2026-11-20`; empty: the day of `collectedAt`).
    Report audit_json(std::string_view document, std::string_view as_of = {}) const {
        gospablik_report *report = nullptr;
        gospablik_error *error = nullptr;
        detail::check(gospablik_auditor_audit_json(get(), document.data(), document.size(),
                                                   as_of.data(), as_of.size(), &report, &error),
                      error);
        return Report(report);
    }

    /// Audits one page given as plain text.
    Report audit_text(std::string_view text, Kind kind, std::string_view as_of) const {
        gospablik_report *report = nullptr;
        gospablik_error *error = nullptr;
        detail::check(gospablik_auditor_audit_text(get(), text.data(), text.size(), kind,
                                                   as_of.data(), as_of.size(), &report, &error),
                      error);
        return Report(report);
    }

    /// The rules as JSON.
    std::string catalogue(Lang lang = Lang::Ru) const {
        gospablik_text *text = nullptr;
        gospablik_error *error = nullptr;
        detail::check(gospablik_auditor_catalogue_json(get(), static_cast<std::int32_t>(lang),
                                                       &text, &error),
                      error);
        return detail::take(text);
    }

    /// The object for functions of gospablik.h.
    const gospablik_auditor *get() const noexcept { return auditor_.get(); }

  private:
    detail::Handle<const gospablik_auditor, gospablik_auditor_free> auditor_;
};

} // namespace gospablik

#endif // GOSPABLIK_HPP
