// gospablik for C++17: one header over gospablik.h. Objects free themselves, failures are
// exceptions of type gospablik::Error, texts are std::string_view into the object they come from.
//
//     auto auditor = gospablik::Auditor::federal();
//     auto report = auditor.audit_json(document);
//     std::cout << report.text();
//
// In its order: errors, contacts, documents, reports, the auditor. Texts are UTF-8, days are
// 2026-11-20. Threads: every object may be used by several threads at once through const members.
#ifndef GOSPABLIK_HPP
#define GOSPABLIK_HPP

#include <gospablik.h>

#include <cstdint>
#include <exception>
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
using Source = gospablik_source;
using CsvForm = gospablik_csv_form;
using ContactKind = gospablik_contact_kind;

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

inline std::int32_t number(Lang lang) noexcept { return static_cast<std::int32_t>(lang); }

inline gospablik_str str(std::string_view text) noexcept { return {text.data(), text.size()}; }

inline std::vector<gospablik_str> strs(const std::vector<std::string_view> &texts) {
    std::vector<gospablik_str> all;
    all.reserve(texts.size());
    for (const auto text : texts) {
        all.push_back(str(text));
    }
    return all;
}

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

/// The object of a function whose last arguments are an output and an error.
template <typename T, typename Function, typename... Arguments>
T *make(Function function, Arguments... arguments) {
    T *object = nullptr;
    gospablik_error *error = nullptr;
    check(function(arguments..., &object, &error), error);
    return object;
}

/// The text of a function whose last arguments are an output and an error.
template <typename Function, typename... Arguments>
std::string text(Function function, Arguments... arguments) {
    return take(make<gospablik_text>(function, arguments...));
}

/// What an exception is kept in on its way around the frames of C.
template <typename Answer> struct Waiting {
    const Answer &answer;
    std::exception_ptr fault;
};

/// Calls `waiting.answer` and keeps what it throws; tells C whether to go on.
template <typename Answer, typename... Arguments>
std::int32_t receive(void *context, Arguments &&...arguments) noexcept {
    auto &waiting = *static_cast<Waiting<Answer> *>(context);
    try {
        waiting.answer(std::forward<Arguments>(arguments)...);
        return 0;
    } catch (...) {
        waiting.fault = std::current_exception();
        return 1;
    }
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

/// Reads many fields in one call.
inline std::vector<Phone> parse_phones(const std::vector<std::string_view> &texts) {
    std::vector<Phone> phones(texts.size());
    const auto items = detail::strs(texts);
    detail::check(gospablik_phone_parse_batch(items.data(), items.size(), phones.data()));
    return phones;
}

/// Reads every number of a field; `area` is the area code of local numbers.
inline std::vector<Phone> check_phone(std::string_view text, std::string_view area = {}) {
    std::size_t count = 0;
    detail::check(gospablik_phone_check(text.data(), text.size(), area.data(), area.size(), nullptr,
                                        0, &count));
    std::vector<Phone> phones(count);
    detail::check(gospablik_phone_check(text.data(), text.size(), area.data(), area.size(),
                                        phones.data(), phones.size(), &count));
    return phones;
}

/// Everything about a field of telephone numbers, with repairs and messages, as JSON.
inline std::string phone_record(std::string_view text, std::string_view area = {},
                                Lang lang = Lang::Ru) {
    return detail::text(gospablik_phone_record, text.data(), text.size(), area.data(), area.size(),
                        detail::number(lang));
}

/// The e-mail addresses of a batch; their texts live as long as it does.
class Emails {
  public:
    explicit Emails(const std::vector<std::string_view> &texts) : emails_(texts.size()) {
        const auto items = detail::strs(texts);
        gospablik_text *owner = nullptr;
        detail::check(
            gospablik_email_parse_batch(items.data(), items.size(), emails_.data(), &owner));
        texts_.reset(owner);
    }

    std::size_t size() const noexcept { return emails_.size(); }
    const gospablik_email &operator[](std::size_t at) const { return emails_.at(at); }
    auto begin() const noexcept { return emails_.begin(); }
    auto end() const noexcept { return emails_.end(); }

    std::string_view address(std::size_t at) const { return detail::view((*this)[at].address); }
    std::string_view suggestion(std::size_t at) const { return detail::view((*this)[at].suggestion); }

  private:
    std::vector<gospablik_email> emails_;
    detail::Handle<gospablik_text, gospablik_text_free> texts_;
};

/// Reads many fields that are meant to hold an e-mail address each, in one call.
inline Emails parse_emails(const std::vector<std::string_view> &texts) { return Emails(texts); }

/// Everything about a field of e-mail addresses, with remarks and messages, as JSON.
inline std::string email_record(std::string_view text, Lang lang = Lang::Ru) {
    return detail::text(gospablik_email_record, text.data(), text.size(), detail::number(lang));
}

/// Everything about a link, with remarks and messages, as JSON.
inline std::string link_record(std::string_view text, Lang lang = Lang::Ru) {
    return detail::text(gospablik_link_record, text.data(), text.size(), detail::number(lang));
}

/// Tells what a post is, as JSON; `date` is its day.
inline std::string classify(std::string_view text, std::string_view date = {},
                            std::string_view id = {}) {
    return detail::text(gospablik_classify, id.data(), id.size(), text.data(), text.size(),
                        date.data(), date.size());
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
    return detail::contacts(detail::make<gospablik_contacts>(gospablik_scan, text.data(),
                                                             text.size(), area.data(), area.size(),
                                                             addresses ? 1 : 0));
}

/// Reads a field that is meant to hold e-mail addresses.
inline std::vector<Contact> check_email(std::string_view text) {
    return detail::contacts(
        detail::make<gospablik_contacts>(gospablik_email_check, text.data(), text.size()));
}

/// Reads a field that is meant to be one link.
inline std::vector<Contact> check_link(std::string_view text) {
    return detail::contacts(
        detail::make<gospablik_contacts>(gospablik_link_check, text.data(), text.size()));
}

/// A document that is put together: from nothing, JSON, a text, saved answers; value by value.
///
///     Document document;
///     document.text("/organization/kind", "court")
///         .text("/pages/-/url", "https://vk.com/public1")
///         .text("/pages/0/phones/-", "8 (8332) 61-40-17")
///         .flag("/pages/0/badge", false)
///         .empty_list("/pages/0/emails");
///
/// A value stands under its JSON Pointer; the step `-` appends to a list. What is not set was not
/// checked; what is empty was checked and is empty.
class Document {
  public:
    Document() {
        gospablik_document *document = nullptr;
        detail::check(gospablik_document_new(&document));
        document_.reset(document);
    }

    /// A whole document, which the contract must allow.
    static Document from_json(std::string_view json) {
        return Document(detail::make<gospablik_document>(gospablik_document_from_json, json.data(),
                                                         json.size()));
    }

    /// One page from plain text: its contacts become fields, the text one undated post.
    static Document from_text(std::string_view text) {
        return Document(detail::make<gospablik_document>(gospablik_document_from_text, text.data(),
                                                         text.size()));
    }

    /// Saved answers of a network's API, as `gospablik_auditor_audit_import` takes them.
    static Document from_import(Source source, std::string_view answers) {
        return Document(detail::make<gospablik_document>(gospablik_document_from_import, source,
                                                         answers.data(), answers.size()));
    }

    Document &text(std::string_view pointer, std::string_view value) {
        return set(gospablik_document_set_text, pointer, value.data(), value.size());
    }
    Document &number(std::string_view pointer, std::int64_t value) {
        return set(gospablik_document_set_number, pointer, value);
    }
    Document &flag(std::string_view pointer, bool value) {
        return set(gospablik_document_set_flag, pointer, value ? 1 : 0);
    }
    Document &empty_list(std::string_view pointer) {
        return set(gospablik_document_set_empty_list, pointer);
    }

    /// The document as JSON, whether the contract allows it or not.
    std::string json() const { return json_of(get()); }

    /// The JSON of a document that is lent, as callbacks get it.
    static std::string json_of(const gospablik_document *document) {
        gospablik_text *json = nullptr;
        detail::check(gospablik_document_json(document, &json));
        return detail::take(json);
    }

    /// The object for functions of gospablik.h.
    const gospablik_document *get() const noexcept { return document_.get(); }

  private:
    explicit Document(gospablik_document *document) noexcept : document_(document) {}

    template <typename Function, typename... Value>
    Document &set(Function function, std::string_view pointer, Value... value) {
        gospablik_error *error = nullptr;
        detail::check(function(document_.get(), pointer.data(), pointer.size(), value..., &error),
                      error);
        return *this;
    }

    detail::Handle<gospablik_document, gospablik_document_free> document_;
};

/// Reads a register of organisations in CSV. `answer(line, json, error)` gets the line of each,
/// from 1, and its document in JSON, or a null `json` and the error; what it throws ends the
/// reading and comes out of this call.
template <typename Answer> void read_register(std::string_view csv, const Answer &answer) {
    detail::Waiting<Answer> waiting{answer, nullptr};
    gospablik_error *error = nullptr;
    const auto each = [](void *context, std::size_t line, const gospablik_document *document,
                         const gospablik_error *refused) -> std::int32_t {
        try {
            const auto json = document == nullptr
                                  ? std::nullopt
                                  : std::optional<std::string>(Document::json_of(document));
            return detail::receive<Answer>(context, line, json, refused);
        } catch (...) {
            static_cast<detail::Waiting<Answer> *>(context)->fault = std::current_exception();
            return 1;
        }
    };
    const auto status = gospablik_register_read(csv.data(), csv.size(), each, &waiting, &error);
    if (waiting.fault) {
        std::rethrow_exception(waiting.fault);
    }
    detail::check(status, error);
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
    std::string message;
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

    /// One HTML page to read and print, complete in itself.
    std::string_view html(Lang lang = Lang::Ru) const { return render(gospablik_report_html, lang); }
    /// A letter to the administrator of the pages: what to mend.
    std::string_view letter(Lang lang = Lang::Ru) const {
        return render(gospablik_report_letter, lang);
    }

    /// The line of this report in a summary; behind `Auditor::csv_heading`.
    std::string csv_row(CsvForm form = GOSPABLIK_CSV_FORM_PLAIN, Lang lang = Lang::Ru) const {
        return csv_row_of(report_.get(), form, lang);
    }

    /// The same of a report that is lent, as callbacks get it.
    static std::string csv_row_of(const gospablik_report *report, CsvForm form, Lang lang) {
        return detail::text(gospablik_report_csv_row, report, form, detail::number(lang));
    }

    /// The object for functions of gospablik.h.
    const gospablik_report *get() const noexcept { return report_.get(); }

    std::size_t size() const noexcept { return gospablik_report_result_count(report_.get()); }

    /// The result of this index, its messages in `lang`.
    Result result(std::size_t at, Lang lang = Lang::Ru) const {
        gospablik_result found{};
        detail::check(gospablik_report_result(report_.get(), at, &found));
        Result result{detail::view(found.rule), detail::view(found.subject),
                      detail::view(found.reason), found.outcome, found.severity, {}, {}};
        for (std::size_t i = 0; i < found.finding_count; ++i) {
            result.findings.push_back(finding(at, i, lang));
        }
        for (std::size_t i = 0; i < found.missing_count; ++i) {
            gospablik_str pointer{};
            detail::check(gospablik_report_missing(report_.get(), at, i, &pointer));
            result.missing.push_back(detail::view(pointer));
        }
        return result;
    }

    Result operator[](std::size_t at) const { return result(at); }

    /// All results in their order.
    std::vector<Result> results(Lang lang = Lang::Ru) const {
        std::vector<Result> all;
        all.reserve(size());
        for (std::size_t at = 0; at < size(); ++at) {
            all.push_back(result(at, lang));
        }
        return all;
    }

  private:
    template <typename Render> std::string_view render(Render function, Lang lang) const {
        gospablik_str text{};
        detail::check(function(report_.get(), static_cast<std::int32_t>(lang), &text));
        return detail::view(text);
    }

    Finding finding(std::size_t result, std::size_t at, Lang lang) const {
        gospablik_finding found{};
        gospablik_text *message = nullptr;
        detail::check(gospablik_report_finding(report_.get(), result, at, &found));
        detail::check(gospablik_report_finding_message(report_.get(), result, at,
                                                       detail::number(lang), &message));
        Finding finding{detail::view(found.code), detail::take(message),
                        detail::view(found.pointer), detail::view(found.caused_by),
                        std::nullopt, found.fix, {}};
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

/// What is known of the body whose form a field belongs to; what is left out is not known.
struct ContactContext {
    std::string_view subject = {};
    std::string_view area = {};
    std::string_view as_of = {};
    Kind kind = GOSPABLIK_ORGANIZATION_KIND_UNKNOWN;
    bool abroad = false;
};

/// Checks a rule set in JSON and executes its examples; throws an error with every problem.
inline void check_ruleset(std::string_view json) {
    gospablik_error *error = nullptr;
    detail::check(gospablik_ruleset_check(json.data(), json.size(), &error), error);
}

/// The rules, ready to be applied. Copies share them.
class Auditor {
  public:
    /// The federal rules the library carries.
    static Auditor federal() {
        return Auditor(detail::make<const gospablik_auditor>(gospablik_auditor_new_federal));
    }

    /// Other rule sets: ids of built-in ones, or sets in JSON.
    static Auditor with_rulesets(const std::vector<std::string_view> &rulesets) {
        gospablik_auditor_builder *made = nullptr;
        detail::check(gospablik_auditor_builder_new(&made));
        const detail::Handle<gospablik_auditor_builder, gospablik_auditor_builder_free> owner(made);
        for (const auto set : rulesets) {
            const auto begin = set.find_first_not_of(" \t\r\n");
            const bool json = begin != std::string_view::npos && set[begin] == '{';
            const auto add =
                json ? gospablik_auditor_builder_ruleset_json : gospablik_auditor_builder_ruleset;
            detail::check(add(made, set.data(), set.size()));
        }
        return Auditor(detail::make<const gospablik_auditor>(
            gospablik_auditor_builder_build, static_cast<const gospablik_auditor_builder *>(made)));
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

    /// Audits a document that was put together as of a day; empty: that of `collectedAt`.
    Report audit(const Document &document, std::string_view as_of = {}) const {
        return Report(detail::make<gospablik_report>(gospablik_auditor_audit_document, get(),
                                                     document.get(), as_of.data(), as_of.size()));
    }

    /// Audits a document in JSON as of a day; empty: that of `collectedAt`.
    Report audit_json(std::string_view document, std::string_view as_of = {}) const {
        return Report(detail::make<gospablik_report>(gospablik_auditor_audit_json, get(),
                                                     document.data(), document.size(), as_of.data(),
                                                     as_of.size()));
    }

    /// Audits one page given as plain text.
    Report audit_text(std::string_view text, Kind kind, std::string_view as_of) const {
        return Report(detail::make<gospablik_report>(gospablik_auditor_audit_text, get(),
                                                     text.data(), text.size(), kind, as_of.data(),
                                                     as_of.size()));
    }

    /// Audits saved answers of a network's API.
    Report audit_import(Source source, std::string_view answers, std::string_view as_of = {}) const {
        return Report(detail::make<gospablik_report>(gospablik_auditor_audit_import, get(), source,
                                                     answers.data(), answers.size(), as_of.data(),
                                                     as_of.size()));
    }

    /// Audits many documents in JSON. `answer(index, report, error)` gets pointers of which one
    /// is null and the other is lent for the time of the call; what it throws ends the audit and
    /// comes out of this call.
    template <typename Answer>
    void audit_batch(const std::vector<std::string_view> &documents, const Answer &answer,
                     std::string_view as_of = {}) const {
        const auto items = detail::strs(documents);
        each(gospablik_auditor_audit_batch, answer, items.data(), items.size(), as_of);
    }

    /// Audits every line of an NDJSON text; `answer` gets the number of the line, from 1.
    template <typename Answer>
    void audit_lines(std::string_view lines, const Answer &answer,
                     std::string_view as_of = {}) const {
        each(gospablik_auditor_audit_lines, answer, lines.data(), lines.size(), as_of);
    }

    /// Audits every organisation of a register in CSV; `answer` gets the number of the line,
    /// from 1.
    template <typename Answer>
    void audit_register(std::string_view csv, const Answer &answer, std::string_view as_of) const {
        each(gospablik_auditor_audit_register, answer, csv.data(), csv.size(), as_of);
    }

    /// The findings that the rules would give on a page with this contact alone, as JSON.
    std::string check_contact(ContactKind kind, std::string_view value,
                              const ContactContext &known = {}, Lang lang = Lang::Ru) const {
        const gospablik_contact_context context = {detail::str(known.subject),
                                                   detail::str(known.area), detail::str(known.as_of),
                                                   known.kind, known.abroad ? 1 : 0};
        return detail::text(gospablik_auditor_check_contact, get(), kind, value.data(),
                            value.size(), &context, detail::number(lang));
    }

    /// The rules as JSON.
    std::string catalogue(Lang lang = Lang::Ru) const {
        return detail::text(gospablik_auditor_catalogue_json, get(), detail::number(lang));
    }

    /// The rules as text for a person: one told in full, or the list of all.
    std::string catalogue_text(std::string_view rule = {}, Lang lang = Lang::Ru) const {
        return detail::text(gospablik_auditor_catalogue_text, get(), rule.data(), rule.size(),
                            detail::number(lang));
    }

    /// The line of headings of a summary; `Report::csv_row` gives the others.
    std::string csv_heading(CsvForm form = GOSPABLIK_CSV_FORM_PLAIN, Lang lang = Lang::Ru) const {
        return detail::text(gospablik_auditor_csv_heading, get(), form, detail::number(lang));
    }

    /// The object for functions of gospablik.h.
    const gospablik_auditor *get() const noexcept { return auditor_.get(); }

  private:
    template <typename Function, typename Answer, typename Data>
    void each(Function function, const Answer &answer, Data data, std::size_t size,
              std::string_view as_of) const {
        detail::Waiting<Answer> waiting{answer, nullptr};
        gospablik_error *error = nullptr;
        const auto receive = [](void *context, std::size_t number, const gospablik_report *report,
                                const gospablik_error *refused) -> std::int32_t {
            return detail::receive<Answer>(context, number, report, refused);
        };
        const auto status =
            function(get(), data, size, as_of.data(), as_of.size(), receive, &waiting, &error);
        if (waiting.fault) {
            std::rethrow_exception(waiting.fault);
        }
        detail::check(status, error);
    }

    detail::Handle<const gospablik_auditor, gospablik_auditor_free> auditor_;
};

} // namespace gospablik

#endif // GOSPABLIK_HPP
