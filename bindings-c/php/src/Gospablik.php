<?php

/**
 * gospablik for PHP 8.2: audits official pages of Russian public bodies, validates contacts.
 *
 *     $auditor = Gospablik\Auditor::federal();
 *     $report = $auditor->auditJson($document);
 *     echo $report->text();
 *
 * One file over the C library by FFI. In the command line it works as it is; a web server must
 * preload it, see preload.php. Objects are freed with their last reference.
 */

declare(strict_types=1);

namespace Gospablik;

use FFI;
use FFI\CData;

enum Lang: int
{
    case Ru = 0;
    case En = 1;
}

enum Status: int
{
    case Ok = 0;
    case NullArgument = 1;
    case InvalidUtf8 = 2;
    case InvalidDocument = 3;
    case InvalidRuleset = 4;
    case Limit = 5;
    case InvalidArgument = 6;
    case OutOfRange = 7;
    case Panic = 8;
    case End = 9;
    case Stopped = 10;
}

enum Kind: int
{
    case Unknown = 0;
    case StateBody = 1;
    case MunicipalBody = 2;
    case Subordinate = 3;
    case Court = 4;
}

enum Verdict: int
{
    case None = 0;
    case NonCompliant = 1;
    case Undetermined = 2;
    case Remarks = 3;
    case Compliant = 4;
    case NotApplicable = 5;
}

enum Outcome: int
{
    case Pass = 1;
    case Fail = 2;
    case Unknown = 3;
    case NotApplicable = 4;
}

enum Severity: int
{
    case Error = 1;
    case Warning = 2;
    case Info = 3;
}

/** The loaded library: preloaded under the scope GOSPABLIK, or found on its own. */
final class Library
{
    private const ABI_VERSION = 1;

    private static ?FFI $ffi = null;

    public static function get(): FFI
    {
        return self::$ffi ??= self::load();
    }

    public static function version(): string
    {
        return self::string(self::get()->gospablik_version());
    }

    /** The text of a gospablik_str. FFI::string takes the length 0 for "up to a NUL byte". */
    public static function string(CData $text): string
    {
        return $text->len === 0 ? '' : FFI::string($text->ptr, $text->len);
    }

    /** The text of a gospablik_str, null where there is none. */
    public static function optional(CData $text): ?string
    {
        return $text->ptr === null ? null : self::string($text);
    }

    /** Calls a function whose last argument is an output of this type, and gives the output. */
    public static function read(string $type, string $function, mixed ...$arguments): CData
    {
        $ffi = self::get();
        $out = $ffi->new($type);
        $status = $ffi->{$function}(...[...$arguments, FFI::addr($out)]);
        if ($status !== 0) {
            throw new Error(Status::from($status), null);
        }
        return $out;
    }

    /** Calls a function whose last arguments are an output pointer and an error pointer. */
    public static function make(string $type, string $function, mixed ...$arguments): CData
    {
        $ffi = self::get();
        $out = $ffi->new("$type*");
        $error = $ffi->new('gospablik_error*');
        $status = $ffi->{$function}(...[...$arguments, FFI::addr($out), FFI::addr($error)]);
        if ($status !== 0) {
            throw new Error(Status::from($status), FFI::isNull($error) ? null : $error);
        }
        return $out;
    }

    private static function load(): FFI
    {
        try {
            $ffi = FFI::scope('GOSPABLIK');
        } catch (FFI\Exception) {
            $declarations = file_get_contents(__DIR__ . '/gospablik.ffi.h');
            preg_match('/FFI_LIB "([^"]+)"/', $declarations, $library);
            $declarations = preg_replace('/^(#|\/\/).*$/m', '', $declarations);
            $ffi = FFI::cdef($declarations, getenv('GOSPABLIK_LIBRARY') ?: $library[1]);
        }
        if ($ffi->gospablik_abi_version() !== self::ABI_VERSION) {
            throw new \RuntimeException('libgospablik has another ABI version');
        }
        return $ffi;
    }
}

/** One problem of an input; line and column count from 1, 0 where they are not known. */
final class Problem
{
    public function __construct(
        public readonly string $code,
        public readonly string $pointer,
        public readonly string $message,
        public readonly int $line,
        public readonly int $column,
    ) {
    }
}

/** Why a call failed: a status, a stable code, every problem with its place. */
final class Error extends \RuntimeException
{
    public readonly string $errorCode;

    /** @var array<string, string> messages by language name */
    private array $messages = ['Ru' => '', 'En' => ''];

    /** @var array<string, list<Problem>> problems by language name */
    private array $problems = ['Ru' => [], 'En' => []];

    public function __construct(public readonly Status $status, ?CData $error)
    {
        $code = '';
        if ($error !== null) {
            $ffi = Library::get();
            $code = Library::string($ffi->gospablik_error_code($error));
            foreach (Lang::cases() as $lang) {
                $text = Library::read('gospablik_str', 'gospablik_error_message', $error, $lang->value);
                $this->messages[$lang->name] = Library::string($text);
                $this->problems[$lang->name] = self::read($ffi, $error, $lang);
            }
            $ffi->gospablik_error_free($error);
        }
        $this->errorCode = $code;
        parent::__construct($this->messages['Ru'] ?: $status->name, $status->value);
    }

    public function message(Lang $lang): string
    {
        return $this->messages[$lang->name];
    }

    /** @return list<Problem> every problem of the input, in its order */
    public function problems(Lang $lang = Lang::Ru): array
    {
        return $this->problems[$lang->name];
    }

    /** @return list<Problem> */
    private static function read(FFI $ffi, CData $error, Lang $lang): array
    {
        $problems = [];
        for ($at = 0; $at < $ffi->gospablik_error_problem_count($error); $at++) {
            $found = Library::read('gospablik_problem', 'gospablik_error_problem', $error, $at);
            $text = Library::read('gospablik_str', 'gospablik_error_problem_message', $error, $at, $lang->value);
            $problems[] = new Problem(
                Library::string($found->code),
                Library::string($found->pointer),
                Library::string($text),
                $found->line,
                $found->column,
            );
        }
        return $problems;
    }
}

/** A quotation from the document; start and end count bytes of UTF-8, as PHP does. */
final class Evidence
{
    public function __construct(
        public readonly string $text,
        public readonly string $pointer,
        public readonly int $start,
        public readonly int $end,
    ) {
    }
}

/** One thing that was found. */
final class Finding
{
    /** @param list<Evidence> $evidence */
    public function __construct(
        public readonly string $code,
        public readonly string $pointer,
        public readonly ?string $causedBy,
        public readonly ?string $replacement,
        public readonly bool $safe,
        public readonly array $evidence,
    ) {
    }
}

/** What one rule says of one subject. */
final class Result
{
    /**
     * @param list<Finding> $findings
     * @param list<string> $missing
     */
    public function __construct(
        public readonly string $rule,
        public readonly string $subject,
        public readonly Outcome $outcome,
        public readonly Severity $severity,
        public readonly ?string $reason,
        public readonly array $findings,
        public readonly array $missing,
    ) {
    }
}

enum ContactKind: int
{
    case Phone = 1;
    case Email = 2;
    case Link = 3;
    case Address = 4;
    case Inn = 5;
    case Ogrn = 6;
}

enum PhoneStatus: int
{
    case None = 0;
    case Valid = 1;
    case Repaired = 2;
    case Foreign = 3;
    case Local = 4;
    case Short = 5;
    case Invalid = 6;
    case Unreadable = 7;
}

enum PhoneKind: int
{
    case None = 0;
    case Fixed = 1;
    case Mobile = 2;
    case TollFree = 3;
    case Premium = 4;
    case Personal = 5;
}

/** A telephone number; start and end count bytes of UTF-8. */
final class Phone
{
    /** @param list<string> $regions */
    private function __construct(
        public readonly ?string $e164,
        public readonly ?string $extension,
        public readonly PhoneStatus $status,
        public readonly PhoneKind $kind,
        public readonly array $regions,
        public readonly int $start,
        public readonly int $end,
        public readonly int $more,
    ) {
    }

    /** Reads a field that is meant to be one telephone number. */
    public static function parse(string $text): self
    {
        $phone = Library::read('gospablik_phone', 'gospablik_phone_parse', $text, strlen($text));
        $regions = [];
        for ($at = 0; $at < min($phone->region_count, 4); $at++) {
            $regions[] = FFI::string($phone->regions[$at]);
        }
        return new self(
            FFI::string($phone->e164) ?: null,
            FFI::string($phone->extension) ?: null,
            PhoneStatus::from($phone->status),
            PhoneKind::from($phone->kind),
            $regions,
            $phone->start,
            $phone->end,
            $phone->more,
        );
    }
}

/** A contact that was found; start and end count bytes of UTF-8. */
final class Contact
{
    private function __construct(
        public readonly ContactKind $kind,
        public readonly ?string $value,
        public readonly ?string $status,
        public readonly ?string $detail,
        public readonly ?string $object,
        public readonly ?string $suggestion,
        public readonly int $start,
        public readonly int $end,
    ) {
    }

    /** @return list<Contact> the contacts in prose; $area is the area code of local numbers */
    public static function scan(string $text, string $area = '', bool $addresses = false): array
    {
        return self::all('gospablik_scan', $text, strlen($text), $area, strlen($area), (int) $addresses);
    }

    /** @return list<Contact> the e-mail addresses of a field */
    public static function email(string $text): array
    {
        return self::all('gospablik_email_check', $text, strlen($text));
    }

    /** @return list<Contact> the link of a field, if it is one */
    public static function link(string $text): array
    {
        return self::all('gospablik_link_check', $text, strlen($text));
    }

    /** @return list<Contact> */
    private static function all(string $function, mixed ...$arguments): array
    {
        $ffi = Library::get();
        $contacts = Library::make('gospablik_contacts', $function, ...$arguments);
        $found = $ffi->new('gospablik_contact');
        $all = [];
        while ($ffi->gospablik_contacts_next($contacts, FFI::addr($found)) === Status::Ok->value) {
            $all[] = new self(
                ContactKind::from($found->kind),
                Library::optional($found->value),
                Library::optional($found->status),
                Library::optional($found->detail),
                Library::optional($found->object),
                Library::optional($found->suggestion),
                $found->start,
                $found->end,
            );
        }
        $ffi->gospablik_contacts_free($contacts);
        return $all;
    }
}

/** What an audit gives. */
final class Report
{
    public function __construct(private readonly CData $report)
    {
    }

    public function __destruct()
    {
        Library::get()->gospablik_report_free($this->report);
    }

    public function verdict(): Verdict
    {
        return Verdict::from(Library::get()->gospablik_report_verdict($this->report));
    }

    /** The whole report as JSON, one line. */
    public function json(Lang $lang = Lang::Ru): string
    {
        return Library::string(Library::read('gospablik_str', 'gospablik_report_json', $this->report, $lang->value));
    }

    /** The whole report as text for a person. */
    public function text(Lang $lang = Lang::Ru): string
    {
        return Library::string(Library::read('gospablik_str', 'gospablik_report_text', $this->report, $lang->value));
    }

    /** @return array<string, mixed> the report's JSON as PHP values */
    public function toArray(Lang $lang = Lang::Ru): array
    {
        return json_decode($this->json($lang), true, 512, JSON_THROW_ON_ERROR);
    }

    /** @return iterable<Result> one result for each rule and subject, in catalogue order */
    public function results(): iterable
    {
        $count = Library::get()->gospablik_report_result_count($this->report);
        for ($at = 0; $at < $count; $at++) {
            $found = Library::read('gospablik_result', 'gospablik_report_result', $this->report, $at);
            $findings = [];
            for ($i = 0; $i < $found->finding_count; $i++) {
                $findings[] = $this->finding($at, $i);
            }
            $missing = [];
            for ($i = 0; $i < $found->missing_count; $i++) {
                $missing[] = Library::string(
                    Library::read('gospablik_str', 'gospablik_report_missing', $this->report, $at, $i),
                );
            }
            yield new Result(
                Library::string($found->rule),
                Library::string($found->subject),
                Outcome::from($found->outcome),
                Severity::from($found->severity),
                Library::optional($found->reason),
                $findings,
                $missing,
            );
        }
    }

    private function finding(int $result, int $at): Finding
    {
        $found = Library::read('gospablik_finding', 'gospablik_report_finding', $this->report, $result, $at);
        $evidence = [];
        for ($i = 0; $i < $found->evidence_count; $i++) {
            $quote = Library::read('gospablik_evidence', 'gospablik_report_evidence', $this->report, $result, $at, $i);
            $evidence[] = new Evidence(
                Library::string($quote->text),
                Library::string($quote->pointer),
                $quote->span->start,
                $quote->span->end,
            );
        }
        return new Finding(
            Library::string($found->code),
            Library::string($found->pointer),
            Library::optional($found->caused_by),
            Library::optional($found->replacement),
            $found->fix === 1,
            $evidence,
        );
    }
}

/** The rules, ready to be applied. */
final class Auditor
{
    private function __construct(private readonly CData $auditor)
    {
    }

    public function __destruct()
    {
        Library::get()->gospablik_auditor_free($this->auditor);
    }

    /** The federal rules the library carries. */
    public static function federal(): self
    {
        return new self(Library::make('const gospablik_auditor', 'gospablik_auditor_new_federal'));
    }

    /** Audits a document in JSON as of a day, YYYY-MM-DD; empty: that of collectedAt. */
    public function auditJson(string $document, string $asOf = ''): Report
    {
        return new Report(Library::make(
            'gospablik_report',
            'gospablik_auditor_audit_json',
            $this->auditor,
            $document,
            strlen($document),
            $asOf,
            strlen($asOf),
        ));
    }

    /** Audits one page given as plain text. */
    public function auditText(string $text, Kind $kind, string $asOf): Report
    {
        return new Report(Library::make(
            'gospablik_report',
            'gospablik_auditor_audit_text',
            $this->auditor,
            $text,
            strlen($text),
            $kind->value,
            $asOf,
            strlen($asOf),
        ));
    }
}
