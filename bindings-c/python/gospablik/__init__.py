"""gospablik for Python: audits official pages of Russian public bodies, validates contacts.

    import gospablik

    with gospablik.Auditor.federal() as auditor:
        with auditor.audit_json(document) as report:
            print(report.verdict, report.text())

One file over the C library by ctypes; no dependencies. In its order: enumerations, the library,
errors, contacts, documents, reports, the auditor.

Objects are freed when they are closed, leave a ``with`` block, or are collected. All of them may
be used by several threads at once; ctypes releases the interpreter lock while the library works.
Texts are ``str`` or UTF-8 ``bytes``; days are ``datetime.date`` or ``YYYY-MM-DD``. Whatever
cannot be evaluated raises :class:`Error`, which lists every problem of the input.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import datetime
import enum
import json
import os
import struct
import sys
import weakref
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, TypeVar, Union

__all__ = [
    "Auditor", "Contact", "ContactKind", "Counts", "CsvForm", "Document", "Email",
    "EmailProvider", "EmailStatus", "Emails", "Error", "Evidence", "Finding", "Fix", "Kind",
    "Lang", "Outcome", "Phone", "PhoneKind", "PhoneStatus", "Phones", "Problem", "RegisterRow",
    "Report", "Result", "Severity", "SeverityCounts", "Source", "Status", "Verdict",
    "check_email", "check_link", "check_phone", "check_ruleset", "classify", "email_record",
    "link_record", "parse_emails", "parse_phone", "parse_phones", "phone_record",
    "read_register", "scan", "version",
]

ABI_VERSION = 1

Text = Union[str, bytes]
Day = Union[str, bytes, datetime.date]


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


class Fix(enum.IntEnum):
    """Whether a finding says what to write instead."""

    NONE = 0
    SAFE = 1
    SUGGESTED = 2


class Source(enum.IntEnum):
    """The network whose API gave answers that are imported."""

    VK = 1
    OK = 2


class CsvForm(enum.IntEnum):
    """How a summary is written: for programs, or for spreadsheets as they are used in Russia."""

    PLAIN = 0
    EXCEL = 1


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


class EmailStatus(enum.IntEnum):
    """What a check says of an address."""

    NONE = 0
    VALID = 1
    REPAIRED = 2
    SUSPECT = 3
    INVALID = 4
    UNREADABLE = 5


class EmailProvider(enum.IntEnum):
    """Who runs the mail of a domain."""

    NONE = 0
    OWN = 1
    OFFICIAL = 2
    FREE_NATIONAL = 3
    FOREIGN_SERVICE = 4
    FOREIGN_ZONE = 5
    SPECIAL_USE = 6


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
# gospablik_email: address, suggestion, status, provider, start, end, counts.
_EMAIL = struct.Struct("@PNPNiiIIBB0P")


def _load() -> ctypes.CDLL:
    names = {"darwin": "libgospablik.dylib", "win32": "gospablik.dll"}
    bundled = Path(__file__).with_name(names.get(sys.platform, "libgospablik.so"))
    path = os.environ.get("GOSPABLIK_LIBRARY")
    if path is None:
        path = str(bundled) if bundled.exists() else ctypes.util.find_library("gospablik")
    if path is None:
        raise ImportError("libgospablik is not bundled and not installed; set GOSPABLIK_LIBRARY")
    library = ctypes.CDLL(path)
    library.gospablik_abi_version.restype = ctypes.c_uint32
    if library.gospablik_abi_version() != ABI_VERSION:
        raise ImportError(f"{path} has another ABI version than {ABI_VERSION}")
    for name, result, arguments in _FUNCTIONS:
        function = getattr(library, f"gospablik_{name}")
        function.restype = result
        function.argtypes = arguments
    return library


_P, _SIZE, _I32 = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int32
_TEXT = (ctypes.c_char_p, ctypes.c_size_t)
_CALLBACK = ctypes.CFUNCTYPE(_I32, _P, _SIZE, _P, _P)

# Name, result, arguments, as in gospablik.h.
_FUNCTIONS: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("version", _Str, ()),
    ("error_status", _I32, (_P,)),
    ("error_code", _Str, (_P,)),
    ("error_message", _I32, (_P, _I32, _P)),
    ("error_problem_count", _SIZE, (_P,)),
    ("error_problem", _I32, (_P, _SIZE, _P)),
    ("error_problem_message", _I32, (_P, _SIZE, _I32, _P)),
    ("error_free", None, (_P,)),
    ("text_get", _Str, (_P,)),
    ("text_free", None, (_P,)),
    ("phone_parse", _I32, (*_TEXT, _P)),
    ("phone_parse_batch", _I32, (_P, _SIZE, _P)),
    ("phone_check", _I32, (*_TEXT, *_TEXT, _P, _SIZE, _P)),
    ("phone_record", _I32, (*_TEXT, *_TEXT, _I32, _P, _P)),
    ("email_check", _I32, (*_TEXT, _P, _P)),
    ("email_parse_batch", _I32, (_P, _SIZE, _P, _P)),
    ("email_record", _I32, (*_TEXT, _I32, _P, _P)),
    ("link_check", _I32, (*_TEXT, _P, _P)),
    ("link_record", _I32, (*_TEXT, _I32, _P, _P)),
    ("scan", _I32, (*_TEXT, *_TEXT, _I32, _P, _P)),
    ("contacts_count", _SIZE, (_P,)),
    ("contacts_next", _I32, (_P, _P)),
    ("contacts_free", None, (_P,)),
    ("classify", _I32, (*_TEXT, *_TEXT, *_TEXT, _P, _P)),
    ("document_new", _I32, (_P,)),
    ("document_from_json", _I32, (*_TEXT, _P, _P)),
    ("document_from_text", _I32, (*_TEXT, _P, _P)),
    ("document_from_import", _I32, (_I32, *_TEXT, _P, _P)),
    ("document_set_text", _I32, (_P, *_TEXT, *_TEXT, _P)),
    ("document_set_number", _I32, (_P, *_TEXT, ctypes.c_int64, _P)),
    ("document_set_flag", _I32, (_P, *_TEXT, _I32, _P)),
    ("document_set_empty_list", _I32, (_P, *_TEXT, _P)),
    ("document_json", _I32, (_P, _P)),
    ("document_free", None, (_P,)),
    ("register_read", _I32, (*_TEXT, _CALLBACK, _P, _P)),
    ("report_verdict", _I32, (_P,)),
    ("report_counts", _I32, (_P, _P)),
    ("report_json", _I32, (_P, _I32, _P)),
    ("report_text", _I32, (_P, _I32, _P)),
    ("report_html", _I32, (_P, _I32, _P)),
    ("report_letter", _I32, (_P, _I32, _P)),
    ("report_csv_row", _I32, (_P, _I32, _I32, _P, _P)),
    ("report_result_count", _SIZE, (_P,)),
    ("report_result", _I32, (_P, _SIZE, _P)),
    ("report_missing", _I32, (_P, _SIZE, _SIZE, _P)),
    ("report_finding", _I32, (_P, _SIZE, _SIZE, _P)),
    ("report_finding_message", _I32, (_P, _SIZE, _SIZE, _I32, _P)),
    ("report_evidence", _I32, (_P, _SIZE, _SIZE, _SIZE, _P)),
    ("report_free", None, (_P,)),
    ("auditor_new_federal", _I32, (_P, _P)),
    ("auditor_builder_new", _I32, (_P,)),
    ("auditor_builder_ruleset", _I32, (_P, *_TEXT)),
    ("auditor_builder_ruleset_json", _I32, (_P, *_TEXT)),
    ("auditor_builder_build", _I32, (_P, _P, _P)),
    ("auditor_builder_free", None, (_P,)),
    ("auditor_audit_json", _I32, (_P, *_TEXT, *_TEXT, _P, _P)),
    ("auditor_audit_text", _I32, (_P, *_TEXT, _I32, *_TEXT, _P, _P)),
    ("auditor_audit_import", _I32, (_P, _I32, *_TEXT, *_TEXT, _P, _P)),
    ("auditor_audit_document", _I32, (_P, _P, *_TEXT, _P, _P)),
    ("auditor_audit_batch", _I32, (_P, _P, _SIZE, *_TEXT, _CALLBACK, _P, _P)),
    ("auditor_audit_lines", _I32, (_P, *_TEXT, *_TEXT, _CALLBACK, _P, _P)),
    ("auditor_audit_register", _I32, (_P, *_TEXT, *_TEXT, _CALLBACK, _P, _P)),
    ("auditor_check_contact", _I32, (_P, _I32, *_TEXT, _P, _I32, _P, _P)),
    ("auditor_catalogue_json", _I32, (_P, _I32, _P, _P)),
    ("auditor_catalogue_text", _I32, (_P, *_TEXT, _I32, _P, _P)),
    ("auditor_csv_heading", _I32, (_P, _I32, _I32, _P, _P)),
    ("auditor_free", None, (_P,)),
    ("ruleset_check", _I32, (*_TEXT, _P)),
]

_lib = _load()


def version() -> str:
    """The version of the library that is loaded."""
    return _lib.gospablik_version().text()


# Errors, and how calls are made.


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

    status: Status
    code: str
    messages: dict[Lang, str]

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


def _bytes(text: Day) -> bytes:
    """Text as UTF-8; a lone surrogate, which has none, is left for the library to refuse."""
    if isinstance(text, datetime.date):
        text = text.isoformat()[:10]
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def _in(*texts: Day) -> list[Any]:
    """Texts as arguments: pointer, length, pointer, length."""
    arguments: list[Any] = []
    for text in texts:
        data = _bytes(text)
        arguments += (data, len(data))
    return arguments


def _check(status: int, error: ctypes.c_void_p | None = None) -> None:
    if status != Status.OK:
        raise Error(Status(status), error.value if error is not None else None)


def _do(function: Any, *arguments: Any) -> None:
    """Calls a function whose last argument is an error."""
    error = ctypes.c_void_p()
    _check(function(*arguments, ctypes.byref(error)), error)


def _make(function: Any, *arguments: Any) -> int | None:
    """The object of a function whose last arguments are an output and an error."""
    out = ctypes.c_void_p()
    _do(function, *arguments, ctypes.byref(out))
    return out.value


def _read(kind: type[Any], function: Any, *arguments: Any) -> Any:
    """The struct of a function whose last argument is an output."""
    out = kind()
    _check(function(*arguments, ctypes.byref(out)))
    return out


def _take(text: int | None) -> str:
    """The text of an object that is freed."""
    try:
        return _lib.gospablik_text_get(text).text()
    finally:
        _lib.gospablik_text_free(text)


def _owned(function: Any, *arguments: Any) -> str:
    """The text of a function whose last arguments are an output and an error."""
    return _take(_make(function, *arguments))


class _Items:
    """An array of texts, and the bytes they point to."""

    def __init__(self, texts: Sequence[Text]) -> None:
        encoded = [text.encode("utf-8", "surrogatepass") if type(text) is str else _bytes(text)
                   for text in texts]
        self._data, lengths = b"".join(encoded), list(map(len, encoded))
        word = "Q" if ctypes.sizeof(ctypes.c_size_t) == 8 else "L"
        self._array = array(word, bytes(2 * array(word).itemsize * len(encoded)))
        if encoded:
            base = ctypes.cast(ctypes.c_char_p(self._data), ctypes.c_void_p).value or 0
            self._array[0::2] = array(word, accumulate(lengths[:-1], initial=base))
            self._array[1::2] = array(word, lengths)
        self.count = len(encoded)
        self.address, _ = self._array.buffer_info()


def _leave(_pointer: int) -> None:
    """What closing means for an object that is only lent."""


_Self = TypeVar("_Self", bound="_Handle")


class _Handle:
    """An object of the library, freed once."""

    _free: Callable[[int], None]
    _pointer: int | None
    _finalizer: weakref.finalize[Any, Any]

    @classmethod
    def _of(cls: type[_Self], pointer: int | None, *, owned: bool = True) -> _Self:
        self = cls.__new__(cls)
        self._hold(pointer, owned)
        return self

    def _hold(self, pointer: int | None, owned: bool = True) -> None:
        self._pointer = pointer
        self._finalizer = weakref.finalize(self, type(self)._free if owned else _leave, pointer)

    @property
    def _object(self) -> int | None:
        if not self._finalizer.alive:
            raise ValueError(f"this {type(self).__name__} is closed")
        return self._pointer

    def close(self) -> None:
        """Frees the object. Closing twice is harmless. No other thread may be using it."""
        self._finalizer()

    def __enter__(self: _Self) -> _Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()


def _call_back(function: Any, arguments: list[Any], lend: type[_Self],
               answer: Callable[[int, _Self | None, Error | None], None]) -> None:
    """Calls a function that answers through a callback; what ``answer`` raises ends it."""
    raised: list[BaseException] = []

    def receive(_context: int, number: int, lent: int | None, error: int | None) -> int:
        try:
            if lent is not None:
                with lend._of(lent, owned=False) as item:
                    answer(number, item, None)
            else:
                answer(number, None, Error(Status.OK, error, owned=False))
        except BaseException as fault:  # noqa: BLE001 - must not cross the C frame
            raised.append(fault)
        return len(raised)

    fault = ctypes.c_void_p()
    status = function(*arguments, _CALLBACK(receive), None, ctypes.byref(fault))
    if raised:
        raise raised[0]
    _check(status, fault)


# Contacts.


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


def _places(rows: bytearray) -> Any:
    """The places for results that a call writes to."""
    return (ctypes.c_char * len(rows)).from_buffer(rows) if rows else None


def parse_phone(text: Text) -> Phone:
    """Reads a field that is meant to be one telephone number."""
    out = ctypes.create_string_buffer(_PHONE.size)
    _check(_lib.gospablik_phone_parse(*_in(text), out))
    return _phone(_PHONE.unpack(out.raw))


def parse_phones(texts: Sequence[Text]) -> Phones:
    """Reads many fields in one call; for a hundred numbers and more."""
    items = _Items(texts)
    rows = bytearray(_PHONE.size * items.count)
    _check(_lib.gospablik_phone_parse_batch(items.address, items.count, _places(rows)))
    return Phones(rows)


def check_phone(text: Text, area: Text = "") -> Phones:
    """Reads every number of a field; ``area`` is the area code of local numbers."""
    arguments = _in(text, area)
    count = _read(ctypes.c_size_t, _lib.gospablik_phone_check, *arguments, None, 0).value
    rows = bytearray(_PHONE.size * count)
    _read(ctypes.c_size_t, _lib.gospablik_phone_check, *arguments, _places(rows), count)
    return Phones(rows)


def phone_record(text: Text, area: Text = "", lang: Lang = Lang.RU) -> dict[str, Any]:
    """Everything about a field of telephone numbers, with repairs and messages."""
    return json.loads(_owned(_lib.gospablik_phone_record, *_in(text, area), lang))


class Email(NamedTuple):
    """An e-mail address; ``start`` and ``end`` count bytes of UTF-8."""

    address: str | None
    suggestion: str | None
    status: EmailStatus
    provider: EmailProvider
    start: int
    end: int
    more: int


class Emails(Sequence[Email]):
    """The addresses of a batch, each made when it is asked for."""

    def __init__(self, rows: bytearray, texts: bytes, base: int) -> None:
        self._rows, self._texts, self._base = rows, texts, base

    def __len__(self) -> int:
        return len(self._rows) // _EMAIL.size

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return self._email(_EMAIL.unpack_from(self._rows, range(len(self))[at] * _EMAIL.size))

    def __iter__(self) -> Iterator[Email]:
        return map(self._email, _EMAIL.iter_unpack(self._rows))

    def _email(self, row: tuple[Any, ...]) -> Email:
        address, size, suggestion, suggestion_size, status, provider, start, end, _, more = row
        return Email(self._slice(address, size), self._slice(suggestion, suggestion_size),
                     EmailStatus(status), EmailProvider(provider), start, end, more)

    def _slice(self, pointer: int, size: int) -> str | None:
        at = pointer - self._base
        return self._texts[at:at + size].decode() if pointer else None


def parse_emails(texts: Sequence[Text]) -> Emails:
    """Reads many fields that are meant to hold an e-mail address each, in one call."""
    items, owner = _Items(texts), ctypes.c_void_p()
    rows = bytearray(_EMAIL.size * items.count)
    _check(_lib.gospablik_email_parse_batch(items.address, items.count, _places(rows),
                                            ctypes.byref(owner)))
    try:
        text = _lib.gospablik_text_get(owner)
        return Emails(rows, ctypes.string_at(text.ptr, text.len), text.ptr)
    finally:
        _lib.gospablik_text_free(owner)


def email_record(text: Text, lang: Lang = Lang.RU) -> dict[str, Any]:
    """Everything about a field of e-mail addresses, with remarks and messages."""
    return json.loads(_owned(_lib.gospablik_email_record, *_in(text), lang))


def link_record(text: Text, lang: Lang = Lang.RU) -> dict[str, Any]:
    """Everything about a link, with remarks and messages."""
    return json.loads(_owned(_lib.gospablik_link_record, *_in(text), lang))


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
    out, found = _make(function, *arguments), _Contact()
    try:
        contacts = []
        for _ in range(_lib.gospablik_contacts_count(out)):
            _check(_lib.gospablik_contacts_next(out, ctypes.byref(found)))
            contacts.append(Contact(
                ContactKind(found.kind), found.value.optional(), found.status.optional(),
                found.detail.optional(), found.object.optional(), found.suggestion.optional(),
                found.start, found.end))
        return contacts
    finally:
        _lib.gospablik_contacts_free(out)


def scan(text: Text, area: Text = "", addresses: bool = False) -> list[Contact]:
    """The contacts in prose, in their order; ``addresses``: postal ones too, at a price."""
    return _contacts(_lib.gospablik_scan, *_in(text, area), int(addresses))


def check_email(text: Text) -> list[Contact]:
    """Reads a field that is meant to hold e-mail addresses."""
    return _contacts(_lib.gospablik_email_check, *_in(text))


def check_link(text: Text) -> list[Contact]:
    """Reads a field that is meant to be one link."""
    return _contacts(_lib.gospablik_link_check, *_in(text))


def classify(text: Text, date: Day = "", id: Text = "") -> dict[str, Any]:
    """Tells what a post is; ``date`` is its day."""
    return json.loads(_owned(_lib.gospablik_classify, *_in(id, text, date)))


# Documents.


def _json(value: Text | Mapping[str, Any]) -> Text:
    return value if isinstance(value, (str, bytes)) else json.dumps(value, ensure_ascii=False)


class Document(_Handle):
    """A document that is put together: from keywords, a text, saved answers; value by value.

        Document(
            collectedAt="2026-11-20T09:00:00+03:00",
            organization={"name": "Сельсовет", "kind": Kind.MUNICIPAL_BODY},
            pages=[{"url": "https://vk.com/public1", "emails": [], "badge": False}],
        ).set("/pages/0/phones/-", "8 (8332) 61-40-17")

    What is left out or ``None`` was not checked; what is empty was checked and is empty. Whether
    the contract knows the keys shows when the document is audited.
    """

    _free = staticmethod(lambda pointer: _lib.gospablik_document_free(pointer))

    def __init__(self, **fields: Any) -> None:
        out = ctypes.c_void_p()
        _check(_lib.gospablik_document_new(ctypes.byref(out)))
        self._hold(out.value)
        for key, value in fields.items():
            self.set(f"/{key}", value)

    @classmethod
    def from_json(cls, document: Text) -> Document:
        """A whole document, which the contract must allow."""
        return cls._of(_make(_lib.gospablik_document_from_json, *_in(document)))

    @classmethod
    def from_text(cls, text: Text) -> Document:
        """One page from plain text: its contacts become fields, the text one undated post."""
        return cls._of(_make(_lib.gospablik_document_from_text, *_in(text)))

    @classmethod
    def from_import(cls, source: Source, answers: Text | Mapping[str, Any]) -> Document:
        """Saved answers of a network's API: an object with the answer of each method under its
        name, and ``collectedAt`` and ``organization`` beside them."""
        return cls._of(_make(_lib.gospablik_document_from_import, source, *_in(_json(answers))))

    def set(self, pointer: str, value: Any) -> Document:
        """Sets what stands under a JSON Pointer (the step ``-`` appends to a list): a text, a
        number, yes or no, an enumeration, a list, a mapping. Gives the document itself."""
        name = _in(pointer)
        if isinstance(value, Mapping):
            for key, item in value.items():
                self.set(f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}", item)
        elif isinstance(value, (list, tuple)):
            _do(_lib.gospablik_document_set_empty_list, self._object, *name)
            for at, item in enumerate(value):
                self.set(f"{pointer}/{at}", item)
        elif isinstance(value, bool):
            _do(_lib.gospablik_document_set_flag, self._object, *name, int(value))
        elif isinstance(value, enum.Enum):
            _do(_lib.gospablik_document_set_text, self._object, *name, *_in(value.name.lower()))
        elif isinstance(value, int):
            if not -1 << 63 <= value < 1 << 63:
                raise OverflowError(f"{pointer}: {value} is beyond 64 bits")
            _do(_lib.gospablik_document_set_number, self._object, *name, value)
        elif isinstance(value, (str, bytes)):
            _do(_lib.gospablik_document_set_text, self._object, *name, *_in(value))
        elif value is not None:
            raise TypeError(f"{pointer}: a document cannot hold {type(value).__name__}")
        return self

    def json(self) -> str:
        """The document as JSON, one line, whether the contract allows it or not."""
        return _take(_read(ctypes.c_void_p, _lib.gospablik_document_json, self._object).value)

    def to_dict(self) -> dict[str, Any]:
        """The document's JSON as Python values."""
        return json.loads(self.json())


@dataclass(frozen=True)
class RegisterRow:
    """One organisation of a register: its document in JSON, or why it has none."""

    line: int
    document: str | None
    error: Error | None


def read_register(csv: Text) -> list[RegisterRow]:
    """The organisations of a register in CSV, in their order."""
    rows: list[RegisterRow] = []

    def answer(line: int, document: Document | None, error: Error | None) -> None:
        rows.append(RegisterRow(line, document.json() if document else None, error))

    _call_back(_lib.gospablik_register_read, _in(csv), Document, answer)
    return rows


# Reports.


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
    """A quotation from the document; ``start`` and ``end`` count bytes of UTF-8, the other two
    UTF-16 code units, as JavaScript does."""

    text: str
    pointer: str
    start: int
    end: int
    utf16_start: int
    utf16_end: int


@dataclass(frozen=True)
class Finding:
    """One thing that was found."""

    code: str
    message: str
    pointer: str
    caused_by: str | None
    replacement: str | None
    fix: Fix
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
        out = _read(_Counts, _lib.gospablik_report_counts, self._object)
        each = (getattr(out, name) for name in ("error", "warning", "info"))
        return Counts(*(SeverityCounts(c.passed, c.fail, c.unknown, c.not_applicable)
                        for c in each))

    def json(self, lang: Lang = Lang.RU) -> str:
        """The whole report as JSON, one line."""
        return _read(_Str, _lib.gospablik_report_json, self._object, lang).text()

    def text(self, lang: Lang = Lang.RU) -> str:
        """The whole report as text for a person."""
        return _read(_Str, _lib.gospablik_report_text, self._object, lang).text()

    def html(self, lang: Lang = Lang.RU) -> str:
        """The whole report as one HTML page to read and print, complete in itself."""
        return _read(_Str, _lib.gospablik_report_html, self._object, lang).text()

    def letter(self, lang: Lang = Lang.RU) -> str:
        """A letter to the administrator of the pages: what to mend, at most one page."""
        return _read(_Str, _lib.gospablik_report_letter, self._object, lang).text()

    def csv_row(self, form: CsvForm = CsvForm.PLAIN, lang: Lang = Lang.RU) -> str:
        """The line of this report in a summary; behind :meth:`Auditor.csv_heading`."""
        return _owned(_lib.gospablik_report_csv_row, self._object, form, lang)

    def to_dict(self, lang: Lang = Lang.RU) -> dict[str, Any]:
        """The report's JSON as Python values."""
        return json.loads(self.json(lang))

    def results(self, lang: Lang = Lang.RU) -> Iterator[Result]:
        """One result for each rule and subject, in catalogue order."""
        for at in range(_lib.gospablik_report_result_count(self._object)):
            found = _read(_Result, _lib.gospablik_report_result, self._object, at)
            findings = tuple(self._finding(at, i, lang) for i in range(found.finding_count))
            missing = (_read(_Str, _lib.gospablik_report_missing, self._object, at, i)
                       for i in range(found.missing_count))
            yield Result(found.rule.text(), found.subject.text(), Outcome(found.outcome),
                         Severity(found.severity), found.reason.optional(), findings,
                         tuple(pointer.text() for pointer in missing))

    def _finding(self, result: int, at: int, lang: Lang) -> Finding:
        found = _read(_Finding, _lib.gospablik_report_finding, self._object, result, at)
        message = _read(ctypes.c_void_p, _lib.gospablik_report_finding_message, self._object,
                        result, at, lang)
        quotes = (_read(_Evidence, _lib.gospablik_report_evidence, self._object, result, at, i)
                  for i in range(found.evidence_count))
        evidence = tuple(Evidence(q.text.text(), q.pointer.text(), q.span.start, q.span.end,
                                  q.span.utf16_start, q.span.utf16_end) for q in quotes)
        return Finding(found.code.text(), _take(message.value), found.pointer.text(),
                       found.caused_by.optional(), found.replacement.optional(), Fix(found.fix),
                       evidence)


# The auditor.


def check_ruleset(ruleset: Text) -> None:
    """Checks a rule set in JSON and executes its examples; raises an error with every problem."""
    _do(_lib.gospablik_ruleset_check, *_in(ruleset))


Answer = Callable[[int, Union[Report, None], Union[Error, None]], None]


class Auditor(_Handle):
    """The rules, ready to be applied. Build one and share it."""

    _free = staticmethod(lambda pointer: _lib.gospablik_auditor_free(pointer))

    @classmethod
    def federal(cls) -> Auditor:
        """The federal rules the library carries."""
        return cls._of(_make(_lib.gospablik_auditor_new_federal))

    @classmethod
    def with_rulesets(cls, *rulesets: Text) -> Auditor:
        """An auditor with other rule sets: ids of built-in ones, or sets in JSON."""
        builder = _read(ctypes.c_void_p, _lib.gospablik_auditor_builder_new)
        try:
            for ruleset in rulesets:
                source = _bytes(ruleset).lstrip().startswith(b"{")
                add = (_lib.gospablik_auditor_builder_ruleset_json if source
                       else _lib.gospablik_auditor_builder_ruleset)
                _check(add(builder, *_in(ruleset)))
            return cls._of(_make(_lib.gospablik_auditor_builder_build, builder))
        finally:
            _lib.gospablik_auditor_builder_free(builder)

    def audit(self, document: Document | Mapping[str, Any], as_of: Day = "") -> Report:
        """Audits a document that was put together, or one given as Python values, as of a day;
        empty: that of ``collectedAt``."""
        if not isinstance(document, Document):
            return self.audit_json(_json(document), as_of)
        return Report._of(_make(_lib.gospablik_auditor_audit_document, self._object,
                                document._object, *_in(as_of)))

    def audit_json(self, document: Text, as_of: Day = "") -> Report:
        """Audits a document in JSON as of a day; empty: that of ``collectedAt``."""
        return Report._of(_make(_lib.gospablik_auditor_audit_json, self._object,
                                *_in(document, as_of)))

    def audit_text(self, text: Text, kind: Kind, as_of: Day) -> Report:
        """Audits one page given as plain text."""
        return Report._of(_make(_lib.gospablik_auditor_audit_text, self._object, *_in(text), kind,
                                *_in(as_of)))

    def audit_import(self, source: Source, answers: Text | Mapping[str, Any],
                     as_of: Day = "") -> Report:
        """Audits saved answers of a network's API, see :meth:`Document.from_import`."""
        return Report._of(_make(_lib.gospablik_auditor_audit_import, self._object, source,
                                *_in(_json(answers), as_of)))

    def audit_batch(self, documents: Sequence[Text], answer: Answer, as_of: Day = "") -> None:
        """Audits many documents in JSON; ``answer`` gets the index of each and either a report,
        which is closed behind the call, or an error. What it raises ends the audit."""
        items = _Items(documents)
        _call_back(_lib.gospablik_auditor_audit_batch,
                   [self._object, items.address, items.count, *_in(as_of)], Report, answer)

    def audit_lines(self, lines: Text, answer: Answer, as_of: Day = "") -> None:
        """Audits every line of an NDJSON text; ``answer`` gets the number of the line, from 1,
        and a report or an error, as for :meth:`audit_batch`."""
        _call_back(_lib.gospablik_auditor_audit_lines, [self._object, *_in(lines, as_of)], Report,
                   answer)

    def audit_register(self, csv: Text, answer: Answer, as_of: Day) -> None:
        """Audits every organisation of a register in CSV; ``answer`` gets the number of the
        line, from 1, and a report or an error, as for :meth:`audit_batch`."""
        _call_back(_lib.gospablik_auditor_audit_register, [self._object, *_in(csv, as_of)], Report,
                   answer)

    def check_contact(self, kind: ContactKind, value: Text, *, body: Kind = Kind.UNKNOWN,
                      subject: Text = "", area: Text = "", as_of: Day = "", abroad: bool = False,
                      lang: Lang = Lang.RU) -> dict[str, Any]:
        """The findings that the rules would give on a page with this contact alone."""
        texts = [_bytes(text) for text in (subject, area, as_of)]
        words = [_Str(ctypes.cast(ctypes.c_char_p(text), ctypes.c_void_p), len(text))
                 for text in texts]
        context = _Context(*words, body, int(abroad))
        return json.loads(_owned(_lib.gospablik_auditor_check_contact, self._object, kind,
                                 *_in(value), ctypes.byref(context), lang))

    def catalogue(self, lang: Lang = Lang.RU) -> dict[str, Any]:
        """The rules of this auditor."""
        return json.loads(_owned(_lib.gospablik_auditor_catalogue_json, self._object, lang))

    def catalogue_text(self, rule: Text = "", lang: Lang = Lang.RU) -> str:
        """The rules as text for a person: one told in full, or the list of all."""
        return _owned(_lib.gospablik_auditor_catalogue_text, self._object, *_in(rule), lang)

    def csv_heading(self, form: CsvForm = CsvForm.PLAIN, lang: Lang = Lang.RU) -> str:
        """The line of headings of a summary; :meth:`Report.csv_row` gives the others."""
        return _owned(_lib.gospablik_auditor_csv_heading, self._object, form, lang)
