<?php

/**
 * gospablik for PHP 8.2: audits official pages of Russian public bodies, validates contacts.
 *
 *     $auditor = Gospablik\Auditor::federal();
 *     $report = $auditor->auditJson($document);
 *     echo $report->text();
 *
 * One file over the C library by FFI. In the command line it works as it is; a web server must
 * preload it, see preload.php. In its order: enumerations, the library, errors, contacts,
 * documents, reports, the auditor.
 *
 * Objects are freed with their last reference. Texts are UTF-8; days are YYYY-MM-DD or
 * DateTimeInterface. Whatever cannot be evaluated throws Error, which lists every problem of the
 * input.
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

enum Fix: int
{
    case None = 0;
    case Safe = 1;
    case Suggested = 2;
}

/** The network whose API gave answers that are imported. */
enum Source: int
{
    case Vk = 1;
    case Ok = 2;
}

/** How a summary is written: for programs, or for spreadsheets as they are used in Russia. */
enum CsvForm: int
{
    case Plain = 0;
    case Excel = 1;
}

enum EmailStatus: int
{
    case None = 0;
    case Valid = 1;
    case Repaired = 2;
    case Suspect = 3;
    case Invalid = 4;
    case Unreadable = 5;
}

enum EmailProvider: int
{
    case None = 0;
    case Own = 1;
    case Official = 2;
    case FreeNational = 3;
    case ForeignService = 4;
    case ForeignZone = 5;
    case SpecialUse = 6;
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

/** The loaded library: preloaded under the scope GOSPABLIK, or found on its own. */
final class Library
{
    private const ABI_VERSION = 1;

    private static ?FFI $ffi = null;

    /** @var array{CData, CData}|null */
    private static ?array $callbacks = null;

    /** @var list<array{class-string<Handle>, callable, ?\Throwable}> who waits for answers */
    private static array $waiting = [];

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
        $out = self::get()->new("$type*");
        self::do($function, ...[...$arguments, FFI::addr($out)]);
        return $out;
    }

    /** Calls a function whose last argument is an error pointer. */
    public static function do(string $function, mixed ...$arguments): void
    {
        $ffi = self::get();
        $error = $ffi->new('gospablik_error*');
        $status = $ffi->{$function}(...[...$arguments, FFI::addr($error)]);
        if ($status !== 0) {
            throw new Error(Status::from($status), FFI::isNull($error) ? null : $error);
        }
    }

    /** The text of a gospablik_text, which is freed. */
    public static function take(CData $text): string
    {
        $ffi = self::get();
        try {
            return self::string($ffi->gospablik_text_get($text));
        } finally {
            $ffi->gospablik_text_free($text);
        }
    }

    /** The text that a function makes. */
    public static function owned(string $function, mixed ...$arguments): string
    {
        return self::take(self::make('gospablik_text', $function, ...$arguments));
    }

    /** @return array<string, mixed> the JSON that a function makes */
    public static function record(string $function, mixed ...$arguments): array
    {
        return self::decode(self::owned($function, ...$arguments));
    }

    /** @return array<string, mixed> */
    public static function decode(string $json): array
    {
        return json_decode($json, true, 512, JSON_THROW_ON_ERROR);
    }

    /** @param string|array<string, mixed> $value JSON, or PHP values to write as JSON */
    public static function encode(string|array $value): string
    {
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
        return is_string($value) ? $value : json_encode($value === [] ? new \stdClass() : $value, $flags);
    }

    /** @return list<int|string> texts as arguments: text, length, text, length */
    public static function in(string|\DateTimeInterface ...$texts): array
    {
        $arguments = [];
        foreach ($texts as $text) {
            $text = is_string($text) ? $text : $text->format('Y-m-d');
            array_push($arguments, $text, strlen($text));
        }
        return $arguments;
    }

    /**
     * An array of texts, and the bytes they point to, which must outlive it.
     *
     * @param list<string> $texts
     * @return array{CData, CData}
     */
    public static function items(array $texts): array
    {
        $ffi = self::get();
        $data = implode('', $texts);
        $bytes = $ffi->new('char[' . max(1, strlen($data)) . ']');
        FFI::memcpy($bytes, $data, strlen($data));
        $items = $ffi->new('gospablik_str[' . max(1, count($texts)) . ']');
        $offset = 0;
        foreach ($texts as $at => $text) {
            $items[$at]->ptr = $bytes + $offset;
            $items[$at]->len = strlen($text);
            $offset += strlen($text);
        }
        return [$items, $bytes];
    }

    /**
     * Calls a function that answers through a callback; what $answer throws ends it.
     *
     * PHP keeps the memory of every closure that was handed to C until the end of the request,
     * so there is one for all calls, and a stack of those who wait for answers.
     *
     * @param class-string<Handle> $class
     * @param list<mixed> $arguments
     */
    public static function callBack(string $function, string $class, array $arguments, callable $answer): void
    {
        self::$callbacks ??= self::callbacks();
        $at = $class === Document::class ? 1 : 0;
        self::$waiting[] = [$class, $answer, null];
        try {
            $callback = $at === 1 ? self::$callbacks[1][0] : self::$callbacks[0][0];
            self::do($function, ...[...$arguments, $callback, null]);
        } catch (Error $error) {
            $fault = self::$waiting[array_key_last(self::$waiting)][2];
            throw $fault ?? $error;
        } finally {
            array_pop(self::$waiting);
        }
    }

    /** @return array{CData, CData} one callback of each type, each in an array of one */
    private static function callbacks(): array
    {
        $receive = static function ($context, int $number, ?CData $lent, ?CData $error): int {
            $last = array_key_last(self::$waiting);
            [$class, $answer] = self::$waiting[$last];
            try {
                if ($lent !== null) {
                    $item = new $class($lent, false);
                    try {
                        $answer($number, $item, null);
                    } finally {
                        $item->close();
                    }
                } else {
                    $status = Status::from(self::get()->gospablik_error_status($error));
                    $answer($number, null, new Error($status, $error, false));
                }
                return 0;
            } catch (\Throwable $fault) {
                // Nothing may be thrown through the frames of C.
                self::$waiting[$last][2] = $fault;
                return 1;
            }
        };
        $ffi = self::get();
        $answers = $ffi->new('gospablik_answer_callback[1]');
        $answers[0] = $receive;
        $documents = $ffi->new('gospablik_document_callback[1]');
        $documents[0] = $receive;
        return [$answers, $documents];
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

    public function __construct(public readonly Status $status, ?CData $error, bool $owned = true)
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
            if ($owned) {
                $ffi->gospablik_error_free($error);
            }
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

/** An object of the library, freed once; one that is only lent is never freed. */
abstract class Handle
{
    private ?CData $object;

    /** @internal objects come from the functions that make them */
    public function __construct(CData $object, private readonly bool $owned = true)
    {
        $this->object = $object;
    }

    public function __destruct()
    {
        $this->close();
    }

    /** Frees the object before its last reference is gone. */
    public function close(): void
    {
        if (($this->object ?? null) !== null && $this->owned) {
            Library::get()->{static::FREE}($this->object);
        }
        $this->object = null;
    }

    /** The object for functions of gospablik.h. */
    protected function object(): CData
    {
        return $this->object ?? throw new \LogicException('this ' . static::class . ' is closed');
    }
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
        return self::of(Library::read('gospablik_phone', 'gospablik_phone_parse', ...Library::in($text)));
    }

    /**
     * Reads many fields in one call.
     *
     * @param list<string> $texts
     * @return list<Phone>
     */
    public static function parseAll(array $texts): array
    {
        [$items, $bytes] = Library::items($texts);
        $count = count($texts);
        $phones = Library::get()->new('gospablik_phone[' . max(1, $count) . ']');
        $status = Library::get()->gospablik_phone_parse_batch($items, $count, $phones);
        unset($bytes);
        return self::all($status, $phones, $count);
    }

    /** @return list<Phone> every number of a field; $area is the area code of local numbers */
    public static function check(string $text, string $area = ''): array
    {
        $in = Library::in($text, $area);
        $count = Library::read('size_t', 'gospablik_phone_check', ...[...$in, null, 0])->cdata;
        $phones = Library::get()->new('gospablik_phone[' . max(1, $count) . ']');
        Library::read('size_t', 'gospablik_phone_check', ...[...$in, $phones, $count]);
        return self::all(0, $phones, $count);
    }

    /** @return array<string, mixed> everything about a field, with repairs and messages */
    public static function record(string $text, string $area = '', Lang $lang = Lang::Ru): array
    {
        return Library::record('gospablik_phone_record', ...[...Library::in($text, $area), $lang->value]);
    }

    /** @return list<Phone> */
    private static function all(int $status, CData $phones, int $count): array
    {
        if ($status !== 0) {
            throw new Error(Status::from($status), null);
        }
        $all = [];
        for ($at = 0; $at < $count; $at++) {
            $all[] = self::of($phones[$at]);
        }
        return $all;
    }

    private static function of(CData $phone): self
    {
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

/** An e-mail address; start and end count bytes of UTF-8. */
final class Email
{
    private function __construct(
        public readonly ?string $address,
        public readonly ?string $suggestion,
        public readonly EmailStatus $status,
        public readonly EmailProvider $provider,
        public readonly int $start,
        public readonly int $end,
        public readonly int $more,
    ) {
    }

    /**
     * Reads many fields that are meant to hold an e-mail address each, in one call.
     *
     * @param list<string> $texts
     * @return list<Email>
     */
    public static function parseAll(array $texts): array
    {
        $ffi = Library::get();
        [$items, $bytes] = Library::items($texts);
        $count = count($texts);
        $emails = $ffi->new('gospablik_email[' . max(1, $count) . ']');
        $owner = $ffi->new('gospablik_text*');
        $status = $ffi->gospablik_email_parse_batch($items, $count, $emails, FFI::addr($owner));
        unset($bytes);
        if ($status !== 0) {
            throw new Error(Status::from($status), null);
        }
        $all = [];
        for ($at = 0; $at < $count; $at++) {
            $email = $emails[$at];
            $all[] = new self(
                Library::optional($email->address),
                Library::optional($email->suggestion),
                EmailStatus::from($email->status),
                EmailProvider::from($email->provider),
                $email->start,
                $email->end,
                $email->more,
            );
        }
        $ffi->gospablik_text_free($owner);
        return $all;
    }

    /** @return array<string, mixed> everything about a field, with remarks and messages */
    public static function record(string $text, Lang $lang = Lang::Ru): array
    {
        return Library::record('gospablik_email_record', ...[...Library::in($text), $lang->value]);
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
        return self::all('gospablik_scan', ...[...Library::in($text, $area), (int) $addresses]);
    }

    /** @return list<Contact> the e-mail addresses of a field */
    public static function email(string $text): array
    {
        return self::all('gospablik_email_check', ...Library::in($text));
    }

    /** @return list<Contact> the link of a field, if it is one */
    public static function link(string $text): array
    {
        return self::all('gospablik_link_check', ...Library::in($text));
    }

    /** @return array<string, mixed> everything about a link, with remarks and messages */
    public static function linkRecord(string $text, Lang $lang = Lang::Ru): array
    {
        return Library::record('gospablik_link_record', ...[...Library::in($text), $lang->value]);
    }

    /** @return list<Contact> */
    private static function all(string $function, mixed ...$arguments): array
    {
        $ffi = Library::get();
        $contacts = Library::make('gospablik_contacts', $function, ...$arguments);
        $found = $ffi->new('gospablik_contact');
        $all = [];
        for ($left = $ffi->gospablik_contacts_count($contacts); $left > 0; $left--) {
            $ffi->gospablik_contacts_next($contacts, FFI::addr($found));
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

/** What a post is. */
final class Post
{
    /** @return array<string, mixed> the record of a post; $date is its day */
    public static function classify(string $text, string|\DateTimeInterface $date = '', string $id = ''): array
    {
        return Library::record('gospablik_classify', ...Library::in($id, $text, $date));
    }
}

/**
 * A document that is put together: from an array, a text, saved answers; value by value.
 *
 *     $document = Document::of([
 *         'collectedAt' => '2026-11-20T09:00:00+03:00',
 *         'organization' => ['name' => 'Сельсовет', 'kind' => Kind::MunicipalBody],
 *         'pages' => [['url' => 'https://vk.com/public1', 'emails' => [], 'badge' => false]],
 *     ])->set('/pages/0/phones/-', '8 (8332) 61-40-17');
 *
 * What is left out or null was not checked; what is empty was checked and is empty. Whether the
 * contract knows the keys shows when the document is audited.
 */
final class Document extends Handle
{
    protected const FREE = 'gospablik_document_free';

    /** @param array<string, mixed> $fields */
    public static function of(array $fields = []): self
    {
        $out = Library::get()->new('gospablik_document*');
        $status = Library::get()->gospablik_document_new(FFI::addr($out));
        if ($status !== 0) {
            throw new Error(Status::from($status), null);
        }
        $document = new self($out);
        foreach ($fields as $key => $value) {
            $document->set("/$key", $value);
        }
        return $document;
    }

    /** A whole document, which the contract must allow. */
    public static function fromJson(string $document): self
    {
        return new self(Library::make('gospablik_document', 'gospablik_document_from_json', ...Library::in($document)));
    }

    /** One page from plain text: its contacts become fields, the text one undated post. */
    public static function fromText(string $text): self
    {
        return new self(Library::make('gospablik_document', 'gospablik_document_from_text', ...Library::in($text)));
    }

    /**
     * Saved answers of a network's API: an object with the answer of each method under its name,
     * and collectedAt and organization beside them.
     *
     * @param string|array<string, mixed> $answers
     */
    public static function fromImport(Source $source, string|array $answers): self
    {
        $in = Library::in(Library::encode($answers));
        return new self(Library::make('gospablik_document', 'gospablik_document_from_import', $source->value, ...$in));
    }

    /** Sets what stands under a JSON Pointer; the step "-" appends to a list. */
    public function set(string $pointer, string|int|bool|array|\UnitEnum|null $value): self
    {
        $name = Library::in($pointer);
        $set = fn (string $type, mixed ...$values) =>
            Library::do("gospablik_document_set_$type", $this->object(), ...$name, ...$values);
        match (true) {
            $value === null => null,
            is_string($value) => $set('text', ...Library::in($value)),
            is_int($value) => $set('number', $value),
            is_bool($value) => $set('flag', (int) $value),
            $value instanceof \UnitEnum => $set('text', ...Library::in(self::snake($value->name))),
            array_is_list($value) => $set('empty_list'),
            default => null,
        };
        foreach (is_array($value) ? $value : [] as $key => $item) {
            $this->set($pointer . '/' . strtr((string) $key, ['~' => '~0', '/' => '~1']), $item);
        }
        return $this;
    }

    /** The document as JSON, one line, whether the contract allows it or not. */
    public function json(): string
    {
        return Library::take(Library::read('gospablik_text*', 'gospablik_document_json', $this->object()));
    }

    /** @return array<string, mixed> the document's JSON as PHP values */
    public function toArray(): array
    {
        return Library::decode($this->json());
    }

    /** Audits this document as it is now. */
    public function audit(Auditor $auditor, string|\DateTimeInterface $asOf = ''): Report
    {
        return $auditor->run('document', $this->object(), ...Library::in($asOf));
    }

    private static function snake(string $name): string
    {
        return strtolower(preg_replace('/(?<!^)[A-Z]/', '_$0', $name));
    }
}

/** A register of organisations in CSV. */
final class Register
{
    /**
     * Hands over each organisation: its line from 1, and its document, which is closed behind
     * the call, or an error.
     *
     * @param callable(int, ?Document, ?Error): void $answer what it throws ends the reading
     */
    public static function read(string $csv, callable $answer): void
    {
        Library::callBack('gospablik_register_read', Document::class, Library::in($csv), $answer);
    }
}

/**
 * A quotation from the document; start and end count bytes of UTF-8, as PHP does, the other two
 * UTF-16 code units, as JavaScript does.
 */
final class Evidence
{
    public function __construct(
        public readonly string $text,
        public readonly string $pointer,
        public readonly int $start,
        public readonly int $end,
        public readonly int $utf16Start,
        public readonly int $utf16End,
    ) {
    }
}

/** One thing that was found. */
final class Finding
{
    /** @param list<Evidence> $evidence */
    public function __construct(
        public readonly string $code,
        public readonly string $message,
        public readonly string $pointer,
        public readonly ?string $causedBy,
        public readonly ?string $replacement,
        public readonly Fix $fix,
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

/** What an audit gives. */
final class Report extends Handle
{
    protected const FREE = 'gospablik_report_free';

    public function verdict(): Verdict
    {
        return Verdict::from(Library::get()->gospablik_report_verdict($this->object()));
    }

    /** @return array<string, array<string, int>> counts of results by severity and outcome */
    public function counts(): array
    {
        $counts = Library::read('gospablik_counts', 'gospablik_report_counts', $this->object());
        $all = [];
        foreach (['error', 'warning', 'info'] as $severity) {
            $of = $counts->{$severity};
            $all[$severity] = [
                'pass' => $of->pass,
                'fail' => $of->fail,
                'unknown' => $of->unknown,
                'notApplicable' => $of->not_applicable,
            ];
        }
        return $all;
    }

    /** The whole report as JSON, one line. */
    public function json(Lang $lang = Lang::Ru): string
    {
        return $this->render('json', $lang);
    }

    /** The whole report as text for a person. */
    public function text(Lang $lang = Lang::Ru): string
    {
        return $this->render('text', $lang);
    }

    /** The whole report as one HTML page to read and print, complete in itself. */
    public function html(Lang $lang = Lang::Ru): string
    {
        return $this->render('html', $lang);
    }

    /** A letter to the administrator of the pages: what to mend, at most one page. */
    public function letter(Lang $lang = Lang::Ru): string
    {
        return $this->render('letter', $lang);
    }

    /** The line of this report in a summary; behind Auditor::csvHeading. */
    public function csvRow(CsvForm $form = CsvForm::Plain, Lang $lang = Lang::Ru): string
    {
        return Library::owned('gospablik_report_csv_row', $this->object(), $form->value, $lang->value);
    }

    /** @return array<string, mixed> the report's JSON as PHP values */
    public function toArray(Lang $lang = Lang::Ru): array
    {
        return Library::decode($this->json($lang));
    }

    /** @return iterable<Result> one result for each rule and subject, in catalogue order */
    public function results(Lang $lang = Lang::Ru): iterable
    {
        $count = Library::get()->gospablik_report_result_count($this->object());
        for ($at = 0; $at < $count; $at++) {
            $found = Library::read('gospablik_result', 'gospablik_report_result', $this->object(), $at);
            $findings = [];
            for ($i = 0; $i < $found->finding_count; $i++) {
                $findings[] = $this->finding($at, $i, $lang);
            }
            $missing = [];
            for ($i = 0; $i < $found->missing_count; $i++) {
                $missing[] = Library::string(
                    Library::read('gospablik_str', 'gospablik_report_missing', $this->object(), $at, $i),
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

    private function render(string $form, Lang $lang): string
    {
        $text = Library::read('gospablik_str', "gospablik_report_$form", $this->object(), $lang->value);
        return Library::string($text);
    }

    private function finding(int $result, int $at, Lang $lang): Finding
    {
        $indices = [$this->object(), $result, $at];
        $found = Library::read('gospablik_finding', 'gospablik_report_finding', ...$indices);
        $message = Library::read('gospablik_text*', 'gospablik_report_finding_message', ...[...$indices, $lang->value]);
        $evidence = [];
        for ($i = 0; $i < $found->evidence_count; $i++) {
            $quote = Library::read('gospablik_evidence', 'gospablik_report_evidence', ...[...$indices, $i]);
            $evidence[] = new Evidence(
                Library::string($quote->text),
                Library::string($quote->pointer),
                $quote->span->start,
                $quote->span->end,
                $quote->span->utf16_start,
                $quote->span->utf16_end,
            );
        }
        return new Finding(
            Library::string($found->code),
            Library::take($message),
            Library::string($found->pointer),
            Library::optional($found->caused_by),
            Library::optional($found->replacement),
            Fix::from($found->fix),
            $evidence,
        );
    }
}

/** What is known of the body whose form a field belongs to; what is left out is not known. */
final class ContactContext
{
    public function __construct(
        public readonly Kind $kind = Kind::Unknown,
        public readonly string $subject = '',
        public readonly string $area = '',
        public readonly string $asOf = '',
        public readonly bool $abroad = false,
    ) {
    }
}

/** The rules, ready to be applied. */
final class Auditor extends Handle
{
    protected const FREE = 'gospablik_auditor_free';

    /** The federal rules the library carries. */
    public static function federal(): self
    {
        return new self(Library::make('const gospablik_auditor', 'gospablik_auditor_new_federal'));
    }

    /** An auditor with other rule sets: ids of built-in ones, or sets in JSON. */
    public static function withRulesets(string ...$rulesets): self
    {
        $ffi = Library::get();
        $builder = Library::read('gospablik_auditor_builder*', 'gospablik_auditor_builder_new');
        try {
            foreach ($rulesets as $ruleset) {
                $form = str_starts_with(ltrim($ruleset), '{') ? 'ruleset_json' : 'ruleset';
                $status = $ffi->{"gospablik_auditor_builder_$form"}($builder, $ruleset, strlen($ruleset));
                if ($status !== 0) {
                    throw new Error(Status::from($status), null);
                }
            }
            return new self(Library::make('const gospablik_auditor', 'gospablik_auditor_builder_build', $builder));
        } finally {
            $ffi->gospablik_auditor_builder_free($builder);
        }
    }

    /** Checks a rule set in JSON and executes its examples; throws an error with every problem. */
    public static function checkRuleset(string $ruleset): void
    {
        Library::do('gospablik_ruleset_check', ...Library::in($ruleset));
    }

    /**
     * Audits a document that was put together, or one given as PHP values, as of a day; empty:
     * that of collectedAt.
     *
     * @param Document|array<string, mixed> $document
     */
    public function audit(Document|array $document, string|\DateTimeInterface $asOf = ''): Report
    {
        if ($document instanceof Document) {
            return $document->audit($this, $asOf);
        }
        return $this->auditJson(Library::encode($document), $asOf);
    }

    /** Audits a document in JSON as of a day; empty: that of collectedAt. */
    public function auditJson(string $document, string|\DateTimeInterface $asOf = ''): Report
    {
        return $this->run('json', ...Library::in($document, $asOf));
    }

    /** Audits one page given as plain text. */
    public function auditText(string $text, Kind $kind, string|\DateTimeInterface $asOf): Report
    {
        return $this->run('text', ...[...Library::in($text), $kind->value, ...Library::in($asOf)]);
    }

    /**
     * Audits saved answers of a network's API, see Document::fromImport.
     *
     * @param string|array<string, mixed> $answers
     */
    public function auditImport(Source $source, string|array $answers, string|\DateTimeInterface $asOf = ''): Report
    {
        return $this->run('import', $source->value, ...Library::in(Library::encode($answers), $asOf));
    }

    /**
     * Audits many documents in JSON. $answer gets the index of each and either a report, which
     * is closed behind the call, or an error.
     *
     * @param list<string> $documents
     * @param callable(int, ?Report, ?Error): void $answer what it throws ends the audit
     */
    public function auditBatch(array $documents, callable $answer, string|\DateTimeInterface $asOf = ''): void
    {
        [$items, $bytes] = Library::items($documents);
        $in = [$this->object(), $items, count($documents), ...Library::in($asOf)];
        Library::callBack('gospablik_auditor_audit_batch', Report::class, $in, $answer);
        unset($bytes);
    }

    /**
     * Audits every line of an NDJSON text. $answer gets the number of the line, from 1, and a
     * report or an error, as for auditBatch.
     *
     * @param callable(int, ?Report, ?Error): void $answer
     */
    public function auditLines(string $lines, callable $answer, string|\DateTimeInterface $asOf = ''): void
    {
        $in = [$this->object(), ...Library::in($lines, $asOf)];
        Library::callBack('gospablik_auditor_audit_lines', Report::class, $in, $answer);
    }

    /**
     * Audits every organisation of a register in CSV. $answer gets the number of the line, from
     * 1, and a report or an error, as for auditBatch.
     *
     * @param callable(int, ?Report, ?Error): void $answer
     */
    public function auditRegister(string $csv, callable $answer, string|\DateTimeInterface $asOf): void
    {
        $in = [$this->object(), ...Library::in($csv, $asOf)];
        Library::callBack('gospablik_auditor_audit_register', Report::class, $in, $answer);
    }

    /** @return array<string, mixed> the findings that the rules would give for this field alone */
    public function checkContact(
        ContactKind $kind,
        string $value,
        ?ContactContext $known = null,
        Lang $lang = Lang::Ru,
    ): array {
        $known ??= new ContactContext();
        [$items, $bytes] = Library::items([$known->subject, $known->area, $known->asOf]);
        $context = Library::get()->new('gospablik_contact_context');
        [$context->subject, $context->area, $context->as_of] = [$items[0], $items[1], $items[2]];
        [$context->kind, $context->abroad] = [$known->kind->value, (int) $known->abroad];
        $in = [$this->object(), $kind->value, ...Library::in($value), FFI::addr($context), $lang->value];
        try {
            return Library::record('gospablik_auditor_check_contact', ...$in);
        } finally {
            unset($bytes);
        }
    }

    /** @return array<string, mixed> the rules of this auditor */
    public function catalogue(Lang $lang = Lang::Ru): array
    {
        return Library::record('gospablik_auditor_catalogue_json', $this->object(), $lang->value);
    }

    /** The rules as text for a person: one told in full, or the list of all. */
    public function catalogueText(string $rule = '', Lang $lang = Lang::Ru): string
    {
        $in = [$this->object(), ...Library::in($rule), $lang->value];
        return Library::owned('gospablik_auditor_catalogue_text', ...$in);
    }

    /** The line of headings of a summary; Report::csvRow gives the others. */
    public function csvHeading(CsvForm $form = CsvForm::Plain, Lang $lang = Lang::Ru): string
    {
        return Library::owned('gospablik_auditor_csv_heading', $this->object(), $form->value, $lang->value);
    }

    /** @internal the report of a function of this auditor */
    public function run(string $function, mixed ...$arguments): Report
    {
        $in = [$this->object(), ...$arguments];
        return new Report(Library::make('gospablik_report', "gospablik_auditor_audit_$function", ...$in));
    }
}
