"""gospablik for Python: audits official pages of Russian public bodies, validates contacts.

    import gospablik

    with gospablik.Auditor.federal() as auditor:
        with auditor.audit_json(document) as report:
            print(report.verdict, report.text())

One file over the C library by ctypes; no dependencies. Objects are freed when they are closed,
leave a ``with`` block, or are collected. An ``Auditor`` and a ``Report`` may be used by several
threads at once; ctypes releases the interpreter lock while the library works.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import enum
import json
import os
import struct
import sys
import weakref
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, TypeVar

__all__ = [
    "Auditor", "Contact", "ContactKind", "Counts", "Error", "Evidence", "Finding", "Kind", "Lang",
    "Outcome", "Phone", "PhoneKind", "PhoneStatus", "Phones", "Problem", "Report", "Result",
    "Severity", "SeverityCounts", "Status", "Verdict", "check_email", "check_link", "classify",
    "parse_phone", "parse_phones", "scan", "version",
]

ABI_VERSION = 1


class Lang(enum.IntEnum):
    """The language of messages for people."""

    RU = 0
    EN = 1


class Status(enum.IntEnum):
    """What a call came to."""

    OK = 0
    NULL_ARGUMENT = 1
    INVALID_UTF8 = 2
    INVALID_DOCUMENT = 3
    INVALID_RULESET = 4
    LIMIT = 5
    INVALID_ARGUMENT = 6
    OUT_OF_RANGE = 7
    PANIC = 8
    END = 9
    STOPPED = 10


class Kind(enum.IntEnum):
    """What kind of body owes a page."""

    UNKNOWN = 0
    STATE_BODY = 1
    MUNICIPAL_BODY = 2
    SUBORDINATE = 3
    COURT = 4


class Verdict(enum.IntEnum):
    """The outcome of a whole audit."""

    NONE = 0
    NON_COMPLIANT = 1
    UNDETERMINED = 2
    REMARKS = 3
    COMPLIANT = 4
    NOT_APPLICABLE = 5


class Outcome(enum.IntEnum):
    """What a rule says of one subject."""

    PASS = 1
    FAIL = 2
    UNKNOWN = 3
    NOT_APPLICABLE = 4


class Severity(enum.IntEnum):
    """What a failure means."""

    ERROR = 1
    WARNING = 2
    INFO = 3


class PhoneStatus(enum.IntEnum):
    """What became of a number."""

    NONE = 0
    VALID = 1
    REPAIRED = 2
    FOREIGN = 3
    LOCAL = 4
    SHORT = 5
    INVALID = 6
    UNREADABLE = 7


class PhoneKind(enum.IntEnum):
    """What kind of line a number is."""

    NONE = 0
    FIXED = 1
    MOBILE = 2
    TOLL_FREE = 3
    PREMIUM = 4
    PERSONAL = 5


class ContactKind(enum.IntEnum):
    """What a contact is."""

    PHONE = 1
    EMAIL = 2
    LINK = 3
    ADDRESS = 4
    INN = 5
    OGRN = 6


class _Str(ctypes.Structure):
    _fields_ = [("ptr", ctypes.c_void_p), ("len", ctypes.c_size_t)]

    def text(self) -> str:
        return ctypes.string_at(self.ptr, self.len).decode() if self.ptr else ""

    def optional(self) -> str | None:
        return self.text() if self.ptr else None


class _Problem(ctypes.Structure):
    _fields_ = [("code", _Str), ("pointer", _Str), ("line", ctypes.c_uint32),
                ("column", ctypes.c_uint32)]


class _SeverityCounts(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("passed", "fail", "unknown", "not_applicable")]


class _Counts(ctypes.Structure):
    _fields_ = [(name, _SeverityCounts) for name in ("error", "warning", "info")]


class _Result(ctypes.Structure):
    _fields_ = [("rule", _Str), ("subject", _Str), ("reason", _Str), ("outcome", ctypes.c_int32),
                ("severity", ctypes.c_int32), ("finding_count", ctypes.c_size_t),
                ("missing_count", ctypes.c_size_t)]


class _Finding(ctypes.Structure):
    _fields_ = [("code", _Str), ("pointer", _Str), ("caused_by", _Str), ("replacement", _Str),
                ("fix", ctypes.c_int32), ("evidence_count", ctypes.c_size_t)]


class _Span(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("start", "end", "utf16_start", "utf16_end")]


class _Evidence(ctypes.Structure):
    _fields_ = [("text", _Str), ("pointer", _Str), ("span", _Span)]


class _Contact(ctypes.Structure):
    _fields_ = [("value", _Str), ("status", _Str), ("detail", _Str), ("object", _Str),
                ("suggestion", _Str), ("kind", ctypes.c_int32), ("start", ctypes.c_uint32),
                ("end", ctypes.c_uint32)]


class _Context(ctypes.Structure):
    _fields_ = [("subject", _Str), ("area", _Str), ("as_of", _Str), ("kind", ctypes.c_int32),
                ("abroad", ctypes.c_int32)]


# gospablik_phone: number, start, end, status, kind, e164, extension, regions, counts.
_PHONE = struct.Struct("=QIIii17s8s12sBBB")
_PHONE_E164 = struct.Struct("=24x17s23x")


def _load() -> ctypes.CDLL:
    names = {"darwin": "libgospablik.dylib", "win32": "gospablik.dll"}
    bundled = Path(__file__).with_name(names.get(sys.platform, "libgospablik.so"))
    path = os.environ.get("GOSPABLIK_LIBRARY")
    if path is None:
        path = str(bundled) if bundled.exists() else ctypes.util.find_library("gospablik")
    if path is None:
        raise ImportError("libgospablik is not bundled and not installed; set GOSPABLIK_LIBRARY")
    library = ctypes.CDLL(path)
    _declare(library)
    if library.gospablik_abi_version() != ABI_VERSION:
        raise ImportError(f"{path} has another ABI version than {ABI_VERSION}")
    return library


_P, _SIZE, _I32 = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int32
_TEXT = (ctypes.c_char_p, ctypes.c_size_t)
_ANSWER = ctypes.CFUNCTYPE(_I32, _P, _SIZE, _P, _P)

# Name, result, arguments, as in gospablik.h.
_FUNCTIONS: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("version", _Str, ()),
    ("abi_version", ctypes.c_uint32, ()),
    ("error_status", _I32, (_P,)),
    ("error_code", _Str, (_P,)),
    ("error_message", _I32, (_P, _I32, _P)),
    ("error_problem_count", _SIZE, (_P,)),
    ("error_problem", _I32, (_P, _SIZE, _P)),
    ("error_problem_message", _I32, (_P, _SIZE, _I32, _P)),
    ("error_free", None, (_P,)),
    ("text_get", _Str, (_P,)),
    ("text_free", None, (_P,)),
    ("auditor_new_federal", _I32, (_P, _P)),
    ("auditor_free", None, (_P,)),
    ("auditor_audit_json", _I32, (_P, *_TEXT, *_TEXT, _P, _P)),
    ("auditor_audit_text", _I32, (_P, *_TEXT, _I32, *_TEXT, _P, _P)),
    ("report_verdict", _I32, (_P,)),
    ("report_counts", _I32, (_P, _P)),
    ("report_json", _I32, (_P, _I32, _P)),
    ("report_text", _I32, (_P, _I32, _P)),
    ("report_free", None, (_P,)),
    ("report_result_count", _SIZE, (_P,)),
    ("report_result", _I32, (_P, _SIZE, _P)),
    ("report_missing", _I32, (_P, _SIZE, _SIZE, _P)),
    ("report_finding", _I32, (_P, _SIZE, _SIZE, _P)),
    ("report_evidence", _I32, (_P, _SIZE, _SIZE, _SIZE, _P)),
    ("report_finding_message", _I32, (_P, _SIZE, _SIZE, _I32, _P)),
    ("auditor_builder_new", _I32, (_P,)),
    ("auditor_builder_ruleset", _I32, (_P, *_TEXT)),
    ("auditor_builder_ruleset_json", _I32, (_P, *_TEXT)),
    ("auditor_builder_build", _I32, (_P, _P, _P)),
    ("auditor_builder_free", None, (_P,)),
    ("auditor_catalogue_json", _I32, (_P, _I32, _P, _P)),
    ("auditor_check_contact", _I32, (_P, _I32, *_TEXT, _P, _I32, _P, _P)),
    ("auditor_audit_lines", _I32, (_P, *_TEXT, *_TEXT, _ANSWER, _P, _P)),
    ("phone_parse", _I32, (*_TEXT, _P)),
    ("phone_parse_batch", _I32, (_P, _SIZE, _P)),
    ("scan", _I32, (*_TEXT, *_TEXT, _I32, _P, _P)),
    ("email_check", _I32, (*_TEXT, _P, _P)),
    ("link_check", _I32, (*_TEXT, _P, _P)),
    ("contacts_next", _I32, (_P, _P)),
    ("contacts_free", None, (_P,)),
    ("classify", _I32, (*_TEXT, *_TEXT, *_TEXT, _P, _P)),
]


def _declare(library: ctypes.CDLL) -> None:
    for name, result, arguments in _FUNCTIONS:
        function = getattr(library, f"gospablik_{name}")
        function.restype = result
        function.argtypes = arguments


_lib = _load()


def version() -> str:
    """The version of the library that is loaded."""
    return _lib.gospablik_version().text()


def _bytes(text: str | bytes) -> bytes:
    """Text as UTF-8; a lone surrogate, which has none, is left for the library to refuse."""
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


@dataclass(frozen=True)
class Problem:
    """One problem of an input; line and column count from 1, 0 where they are not known."""

    code: str
    pointer: str
    message: str
    line: int
    column: int


class Error(Exception):
    """Why a call failed: a status, a stable code, every problem with its place."""

    def __init__(self, status: Status, error: int | None, *, owned: bool = True) -> None:
        self.status = status if owned else Status(_lib.gospablik_error_status(error))
        self.code = _lib.gospablik_error_code(error).text()
        self.messages = {lang: self._message(error, lang) for lang in Lang}
        self._problems = {lang: self._read(error, lang) for lang in Lang}
        if owned:
            _lib.gospablik_error_free(error)
        super().__init__(self.messages[Lang.RU] or status.name)

    def problems(self, lang: Lang = Lang.RU) -> list[Problem]:
        """Every problem of the input, in its order."""
        return self._problems[lang]

    @staticmethod
    def _message(error: int | None, lang: Lang) -> str:
        out = _Str()
        _lib.gospablik_error_message(error, lang, ctypes.byref(out))
        return out.text()

    @staticmethod
    def _read(error: int | None, lang: Lang) -> list[Problem]:
        problems = []
        for at in range(_lib.gospablik_error_problem_count(error)):
            found, message = _Problem(), _Str()
            _lib.gospablik_error_problem(error, at, ctypes.byref(found))
            _lib.gospablik_error_problem_message(error, at, lang, ctypes.byref(message))
            problems.append(Problem(found.code.text(), found.pointer.text(), message.text(),
                                    found.line, found.column))
        return problems


def _check(status: int, error: ctypes.c_void_p | None = None) -> None:
    if status != Status.OK:
        raise Error(Status(status), error.value if error is not None else None)


def _owned(function: Any, *arguments: Any) -> str:
    """The text of a function whose last arguments are an output and an error."""
    out, error = ctypes.c_void_p(), ctypes.c_void_p()
    _check(function(*arguments, ctypes.byref(out), ctypes.byref(error)), error)
    text = _lib.gospablik_text_get(out).text()
    _lib.gospablik_text_free(out)
    return text


class Phone(NamedTuple):
    """A telephone number; ``start`` and ``end`` count bytes of UTF-8."""

    e164: str | None
    extension: str | None
    status: PhoneStatus
    kind: PhoneKind
    regions: tuple[str, ...]
    start: int
    end: int
    more: int


def _text(field: bytes) -> str | None:
    return field.rstrip(b"\0").decode() or None


_PHONE_STATUS, _PHONE_KIND = tuple(PhoneStatus), tuple(PhoneKind)


def _phone(row: tuple[Any, ...]) -> Phone:
    _, start, end, status, kind, e164, extension, regions, region_count, _, more = row
    return Phone(
        _text(e164), _text(extension), _PHONE_STATUS[status], _PHONE_KIND[kind],
        tuple(_text(regions[3 * at:3 * at + 3]) or "" for at in range(min(region_count, 4))),
        start, end, more)


class Phones(Sequence[Phone]):
    """The numbers of a batch, each made when it is asked for."""

    def __init__(self, rows: bytearray) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows) // _PHONE.size

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return _phone(_PHONE.unpack_from(self._rows, range(len(self))[at] * _PHONE.size))

    def __iter__(self) -> Iterator[Phone]:
        return map(_phone, _PHONE.iter_unpack(self._rows))

    def e164(self) -> list[str | None]:
        """The numbers alone, in E.164."""
        texts = _PHONE_E164.iter_unpack(self._rows)
        return [text.rstrip(b"\0").decode() or None for (text,) in texts]


def parse_phone(text: str | bytes) -> Phone:
    """Reads a field that is meant to be one telephone number."""
    data, out = _bytes(text), ctypes.create_string_buffer(_PHONE.size)
    _check(_lib.gospablik_phone_parse(data, len(data), out))
    return _phone(_PHONE.unpack(out.raw))


def parse_phones(texts: Sequence[str]) -> Phones:
    """Reads many fields in one call; for a hundred numbers and more."""
    encoded = [_bytes(text) for text in texts]
    data, lengths = b"".join(encoded), list(map(len, encoded))
    word = "Q" if ctypes.sizeof(ctypes.c_size_t) == 8 else "L"
    items = array(word, bytes(2 * array(word).itemsize * len(encoded)))
    if encoded:
        base = ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value or 0
        items[0::2] = array(word, accumulate(lengths[:-1], initial=base))
        items[1::2] = array(word, lengths)
    rows = bytearray(_PHONE.size * len(encoded))
    if encoded:
        place = (ctypes.c_char * len(rows)).from_buffer(rows)
        address, _ = items.buffer_info()
        _check(_lib.gospablik_phone_parse_batch(address, len(encoded), place))
    return Phones(rows)


@dataclass(frozen=True)
class Contact:
    """A contact that was found; ``start`` and ``end`` count bytes of UTF-8."""

    kind: ContactKind
    value: str | None
    status: str | None
    detail: str | None
    object: str | None
    suggestion: str | None
    start: int
    end: int


def _contacts(function: Any, *arguments: Any) -> list[Contact]:
    out, error, found = ctypes.c_void_p(), ctypes.c_void_p(), _Contact()
    _check(function(*arguments, ctypes.byref(out), ctypes.byref(error)), error)
    contacts = []
    while _lib.gospablik_contacts_next(out, ctypes.byref(found)) == Status.OK:
        contacts.append(Contact(
            ContactKind(found.kind), found.value.optional(), found.status.optional(),
            found.detail.optional(), found.object.optional(), found.suggestion.optional(),
            found.start, found.end))
    _lib.gospablik_contacts_free(out)
    return contacts


def scan(text: str | bytes, area: str = "", addresses: bool = False) -> list[Contact]:
    """The contacts in prose, in their order."""
    data, code = _bytes(text), _bytes(area)
    return _contacts(_lib.gospablik_scan, data, len(data), code, len(code), int(addresses))


def check_email(text: str | bytes) -> list[Contact]:
    """Reads a field that is meant to hold e-mail addresses."""
    data = _bytes(text)
    return _contacts(_lib.gospablik_email_check, data, len(data))


def check_link(text: str | bytes) -> list[Contact]:
    """Reads a field that is meant to be one link."""
    data = _bytes(text)
    return _contacts(_lib.gospablik_link_check, data, len(data))


def classify(text: str | bytes, date: str = "", id: str = "") -> dict[str, Any]:
    """Tells what a post is; ``date`` is its day, ``YYYY-MM-DD``."""
    key, data, day = _bytes(id), _bytes(text), _bytes(date)
    return json.loads(_owned(_lib.gospablik_classify, key, len(key), data, len(data), day,
                             len(day)))


def _leave(_pointer: int) -> None:
    """What closing means for an object that is only lent."""


_Self = TypeVar("_Self", bound="_Handle")


class _Handle:
    """An object of the library, freed once."""

    _free: Callable[[int], None]

    def __init__(self, pointer: int | None, *, owned: bool = True) -> None:
        self._pointer = pointer
        free = type(self)._free if owned else _leave
        self._finalizer = weakref.finalize(self, free, pointer)

    @property
    def _object(self) -> int | None:
        if not self._finalizer.alive:
            raise ValueError(f"this {type(self).__name__} is closed")
        return self._pointer

    def close(self) -> None:
        """Frees the object. Closing twice is harmless."""
        self._finalizer()

    def __enter__(self: _Self) -> _Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()


@dataclass(frozen=True)
class SeverityCounts:
    """How often each outcome occurred among results of one severity."""

    passed: int
    fail: int
    unknown: int
    not_applicable: int


@dataclass(frozen=True)
class Counts:
    """Counts of results by severity and outcome."""

    error: SeverityCounts
    warning: SeverityCounts
    info: SeverityCounts


@dataclass(frozen=True)
class Evidence:
    """A quotation from the document; ``start`` and ``end`` count bytes of UTF-8."""

    text: str
    pointer: str
    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """One thing that was found."""

    code: str
    pointer: str
    caused_by: str | None
    replacement: str | None
    safe: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Result:
    """What one rule says of one subject."""

    rule: str
    subject: str
    outcome: Outcome
    severity: Severity
    reason: str | None
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]


class Report(_Handle):
    """What an audit gives."""

    _free = staticmethod(lambda pointer: _lib.gospablik_report_free(pointer))

    @property
    def verdict(self) -> Verdict:
        """The outcome of the whole audit."""
        return Verdict(_lib.gospablik_report_verdict(self._object))

    @property
    def counts(self) -> Counts:
        """Counts of results by severity and outcome."""
        out = _Counts()
        _check(_lib.gospablik_report_counts(self._object, ctypes.byref(out)))
        each = (getattr(out, name) for name in ("error", "warning", "info"))
        return Counts(*(SeverityCounts(c.passed, c.fail, c.unknown, c.not_applicable)
                        for c in each))

    def json(self, lang: Lang = Lang.RU) -> str:
        """The whole report as JSON, one line."""
        return self._render(_lib.gospablik_report_json, lang)

    def text(self, lang: Lang = Lang.RU) -> str:
        """The whole report as text for a person."""
        return self._render(_lib.gospablik_report_text, lang)

    def to_dict(self, lang: Lang = Lang.RU) -> dict[str, Any]:
        """The report's JSON as Python values."""
        return json.loads(self.json(lang))

    def results(self) -> Iterator[Result]:
        """One result for each rule and subject, in catalogue order."""
        for at in range(_lib.gospablik_report_result_count(self._object)):
            found = self._read(_Result, _lib.gospablik_report_result, at)
            findings = tuple(self._finding(at, i) for i in range(found.finding_count))
            missing = (self._read(_Str, _lib.gospablik_report_missing, at, i)
                       for i in range(found.missing_count))
            yield Result(found.rule.text(), found.subject.text(), Outcome(found.outcome),
                         Severity(found.severity), found.reason.optional(), findings,
                         tuple(pointer.text() for pointer in missing))

    def _finding(self, result: int, at: int) -> Finding:
        found = self._read(_Finding, _lib.gospablik_report_finding, result, at)
        quotes = (self._read(_Evidence, _lib.gospablik_report_evidence, result, at, i)
                  for i in range(found.evidence_count))
        evidence = tuple(Evidence(q.text.text(), q.pointer.text(), q.span.start, q.span.end)
                         for q in quotes)
        return Finding(found.code.text(), found.pointer.text(), found.caused_by.optional(),
                       found.replacement.optional(), found.fix == 1, evidence)

    def _read(self, kind: type[Any], function: Any, *indices: int) -> Any:
        out = kind()
        _check(function(self._object, *indices, ctypes.byref(out)))
        return out

    def _render(self, function: Any, lang: Lang) -> str:
        out = _Str()
        _check(function(self._object, lang, ctypes.byref(out)))
        return out.text()


class Auditor(_Handle):
    """The rules, ready to be applied. Build one and share it."""

    _free = staticmethod(lambda pointer: _lib.gospablik_auditor_free(pointer))

    @classmethod
    def federal(cls) -> Auditor:
        """The federal rules the library carries."""
        out, error = ctypes.c_void_p(), ctypes.c_void_p()
        _check(_lib.gospablik_auditor_new_federal(ctypes.byref(out), ctypes.byref(error)), error)
        return cls(out.value)

    def audit_json(self, document: str | bytes, as_of: str = "") -> Report:
        """Audits a document in JSON as of a day, ``YYYY-MM-DD``; empty: that of ``collectedAt``."""
        text, day = _bytes(document), _bytes(as_of)
        out, error = ctypes.c_void_p(), ctypes.c_void_p()
        _check(_lib.gospablik_auditor_audit_json(
            self._object, text, len(text), day, len(day), ctypes.byref(out), ctypes.byref(error)),
            error)
        return Report(out.value)

    def audit(self, document: dict[str, Any], as_of: str = "") -> Report:
        """Audits a document given as Python values."""
        return self.audit_json(json.dumps(document, ensure_ascii=False), as_of)

    def audit_text(self, text: str | bytes, kind: Kind, as_of: str) -> Report:
        """Audits one page given as plain text."""
        data, day = _bytes(text), _bytes(as_of)
        out, error = ctypes.c_void_p(), ctypes.c_void_p()
        _check(_lib.gospablik_auditor_audit_text(
            self._object, data, len(data), kind, day, len(day), ctypes.byref(out),
            ctypes.byref(error)), error)
        return Report(out.value)

    def audit_lines(self, lines: bytes, answer: Callable[[int, Report | None, Error | None], None],
                    as_of: str = "") -> None:
        """Audits every line of an NDJSON text; ``answer`` gets the number of the line and either
        a report, which is closed behind the call, or an error. What it raises ends the audit."""
        raised: list[BaseException] = []

        def receive(_context: int, number: int, report: int | None, error: int | None) -> int:
            try:
                if report is not None:
                    with Report(report, owned=False) as lent:
                        answer(number, lent, None)
                else:
                    answer(number, None, Error(Status.OK, error, owned=False))
            except BaseException as fault:  # noqa: BLE001 - must not cross the C frame
                raised.append(fault)
            return len(raised)

        day, fault = _bytes(as_of), ctypes.c_void_p()
        status = _lib.gospablik_auditor_audit_lines(
            self._object, lines, len(lines), day, len(day), _ANSWER(receive), None,
            ctypes.byref(fault))
        if raised:
            raise raised[0]
        _check(status, fault)

    def check_contact(self, kind: ContactKind, value: str, *, body: Kind = Kind.UNKNOWN,
                      subject: str = "", area: str = "", as_of: str = "", abroad: bool = False,
                      lang: Lang = Lang.RU) -> dict[str, Any]:
        """The findings that the rules would give on a page with this contact alone."""
        data = _bytes(value)
        texts = [_bytes(text) for text in (subject, area, as_of)]
        words = [_Str(ctypes.cast(ctypes.c_char_p(text), ctypes.c_void_p), len(text))
                 for text in texts]
        context = _Context(*words, body, int(abroad))
        return json.loads(_owned(_lib.gospablik_auditor_check_contact, self._object, kind, data,
                                 len(data), ctypes.byref(context), lang))

    def catalogue(self, lang: Lang = Lang.RU) -> dict[str, Any]:
        """The rules of this auditor."""
        return json.loads(_owned(_lib.gospablik_auditor_catalogue_json, self._object, lang))

    @classmethod
    def with_rulesets(cls, *rulesets: str) -> Auditor:
        """An auditor with other rule sets: ids of built-in ones, or sets in JSON."""
        builder, out, error = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        _check(_lib.gospablik_auditor_builder_new(ctypes.byref(builder)))
        try:
            for ruleset in rulesets:
                data = _bytes(ruleset)
                add = (_lib.gospablik_auditor_builder_ruleset_json if ruleset.startswith("{")
                       else _lib.gospablik_auditor_builder_ruleset)
                _check(add(builder, data, len(data)))
            _check(_lib.gospablik_auditor_builder_build(
                builder, ctypes.byref(out), ctypes.byref(error)), error)
        finally:
            _lib.gospablik_auditor_builder_free(builder)
        return cls(out.value)
