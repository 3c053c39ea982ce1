"""Everything the wrapper offers, in the way its users write it: features.py CASES."""

import datetime
import gc
import json
import sys
import threading
from pathlib import Path

import gospablik
from gospablik import (
    Auditor, ContactKind, CsvForm, Document, EmailProvider, EmailStatus, Error, Kind, Lang,
    PhoneStatus, Source, Status)

cases = Path(sys.argv[1])
DAY = datetime.date(2026, 11, 20)
REGISTER = "ИНН;Наименование;Вид\n;Суд;суд\n;Школа;кооператив\n\n;Музей;\n"


def refused(status: Status, call, *arguments) -> Error:
    try:
        call(*arguments)
    except Error as error:
        assert error.status is status, (error.status, status)
        assert error.problems() and error.problems(Lang.EN)[0].message
        return error
    raise AssertionError(f"{call} was not refused")


def raises(kind: type, call, *arguments) -> str:
    try:
        call(*arguments)
    except kind as error:
        return str(error)
    raise AssertionError(f"{call} did not raise {kind.__name__}")


def phones() -> None:
    phone = gospablik.parse_phone("8 (8332) 61-40-17 доб. 012")
    assert (phone.e164, phone.extension, phone.regions) == ("+78332614017", "012", ("43",))
    batch = gospablik.parse_phones(["8 (8332) 61-40-17", "", "112", "\ud800"])
    assert batch.e164() == ["+78332614017", None, None, None]
    assert [p.status.name for p in batch] == ["VALID", "NONE", "SHORT", "UNREADABLE"]
    assert batch[-4].e164 == "+78332614017" and len(gospablik.parse_phones([])) == 0
    assert [p.status for p in batch[1:3]] == [PhoneStatus.NONE, PhoneStatus.SHORT]
    both = gospablik.check_phone("61-40-17, 61-40-18", "8332")
    assert both.e164() == ["+78332614017", "+78332614018"]
    assert len(gospablik.check_phone("")) == 0
    assert gospablik.phone_record("+8 8332 614017")["numbers"][0]["status"] == "repaired"
    refused(Status.INVALID_ARGUMENT, gospablik.phone_record, "1", "нет")


def emails() -> None:
    batch = gospablik.parse_emails(["zarechny@mail.ru", "", "a@mial.ru", b"\xff", "a\0@b.ru"])
    assert batch[0].address == "zarechny@mail.ru" and batch[0].suggestion is None
    assert batch[0].provider is EmailProvider.FREE_NATIONAL and batch[0].end == 16
    assert [email.status for email in batch[1:4]] == [
        EmailStatus.NONE, EmailStatus.SUSPECT, EmailStatus.UNREADABLE]
    assert batch[2].suggestion == "a@mail.ru" and len(list(batch)) == 5
    assert len(gospablik.parse_emails([])) == 0
    assert gospablik.check_email("zarechny@mail.ru")[0].detail == "free_national"
    assert gospablik.email_record("a@mial.ru", Lang.EN)["addresses"][0]["status"] == "suspect"


def texts() -> None:
    found = gospablik.scan("Тел. 8 (8332) 61-40-17, zarechny@mail.ru, https://vk.com/club1")
    assert [contact.kind.name for contact in found] == ["PHONE", "EMAIL", "LINK"]
    assert gospablik.scan("г. Липовск, ул. Школьная, д. 1", addresses=True)[0].kind is (
        ContactKind.ADDRESS)
    assert gospablik.check_link("vk.com/club1")[0].detail == "vk"
    assert gospablik.link_record("vk.com/club1")["platform"] == "vk"
    told = gospablik.classify("Приём граждан состоится 5 мая в 10:00.", DAY, "7")
    assert (told["id"], told["primary"]) == ("7", "event_announcement")
    refused(Status.INVALID_UTF8, gospablik.scan, "\ud800")


def documents(auditor: Auditor) -> None:
    document = Document(
        collectedAt="2026-11-20T09:00:00+03:00",
        organization={"name": "Сельсовет", "kind": Kind.MUNICIPAL_BODY, "inn": None},
        pages=[{"url": "https://vk.com/public1", "emails": [], "badge": False, "members": 7}],
        extra={"a/b": {"c~d": "x"}},
    ).set("/pages/0/phones/-", "8 (8332) 61-40-17")
    value = document.to_dict()
    assert value["pages"][0]["phones"] == ["8 (8332) 61-40-17"]
    assert value["extra"] == {"a/b": {"c~d": "x"}} and "inn" not in value["organization"]
    with auditor.audit(document) as built, auditor.audit(value) as read:
        assert built.json() == read.json()
    assert Document.from_json(document.json()).json() == document.json()
    assert Document.from_text("zarechny@mail.ru").to_dict()["pages"][0]["emails"]
    problem = refused(Status.INVALID_DOCUMENT, auditor.audit, Document(page=[])).problems()[0]
    assert (problem.code, problem.pointer) == ("unknown-key", "/page")
    refused(Status.INVALID_ARGUMENT, document.set, "pages", "x")
    raises(TypeError, document.set, "/pages", 1.5)
    raises(OverflowError, document.set, "/pages/0/members", 1 << 63)
    document.close()
    assert raises(ValueError, document.json) == "this Document is closed"


def imports(auditor: Auditor) -> None:
    answers = json.loads((cases / "import-vk.ru").read_bytes())
    with Document.from_import(Source.VK, answers) as document:
        assert document.to_dict()["pages"][0]["url"].startswith("https://vk.com/")
        with auditor.audit_import(Source.VK, answers) as direct:
            assert auditor.audit(document).json() == direct.json()
            assert direct.html().startswith("<!DOCTYPE html>") and "<script" not in direct.html()
            assert direct.letter(Lang.EN) != direct.letter()
        document.set("/organization/name", "Школа").set("/pages/0/posConnected", True)
        assert "posConnected" in document.json()
    refused(Status.INVALID_DOCUMENT, auditor.audit_import, Source.OK, answers, DAY)
    refused(Status.INVALID_DOCUMENT, Document.from_import, Source.VK, "{}")


def registers(auditor: Auditor) -> None:
    rows = gospablik.read_register(REGISTER)
    assert [(row.line, row.error is None) for row in rows] == [(2, True), (3, False), (5, True)]
    assert json.loads(rows[0].document or "")["organization"] == {"kind": "court", "name": "Суд"}
    summary = [auditor.csv_heading(CsvForm.EXCEL)]
    auditor.audit_register(REGISTER, lambda line, report, error: summary.append(
        report.csv_row(CsvForm.EXCEL) if report else f"{line}\r\n"), DAY)
    assert summary[0].startswith("\ufeffКод;ИНН;") and summary[2] == "3\r\n"
    assert all(line.endswith("\r\n") for line in summary) and ";Суд;" in summary[1]
    refused(Status.INVALID_DOCUMENT, gospablik.read_register, "раз;два\n1;2")


def batches(auditor: Auditor) -> None:
    page = (cases / "page.ru").read_bytes().replace(b"\n", b" ")
    seen: list[tuple[int, object]] = []

    def answer(number: int, report, error) -> None:
        # The library may be used from within.
        assert gospablik.parse_phone("112").status is PhoneStatus.SHORT
        seen.append((number, report.verdict.name if report else error.status.name))

    auditor.audit_lines(page + b"\n{\n", answer)
    auditor.audit_batch([page, b"\xff"], answer, DAY)
    verdict = seen[0][1]
    assert seen == [(1, verdict), (2, "INVALID_DOCUMENT"), (0, verdict), (1, "INVALID_UTF8")], seen
    kept = []
    auditor.audit_batch([page], lambda number, report, error: kept.append(report))
    assert raises(ValueError, kept[0].json) == "this Report is closed"
    calls: list[int] = []

    def fail(number: int, report, error) -> None:
        calls.append(number)
        raise ZeroDivisionError("asked to")

    assert raises(ZeroDivisionError, auditor.audit_lines, page + b"\n" + page, fail) == "asked to"
    assert calls == [1]
    raises(ZeroDivisionError, auditor.audit_register, REGISTER, fail, DAY)
    auditor.audit_batch([], answer)


def rulesets() -> None:
    with Auditor.with_rulesets("federal") as other:
        assert other.catalogue()["rules"]
        assert "badge" in other.catalogue_text("badge", Lang.EN)
        check = other.check_contact(ContactKind.EMAIL, "info@gmail.com", body=Kind.COURT)
        assert "email-zone" in str(check)
    mine = {"schemaVersion": 1, "id": "my", "version": "1", "extends": "federal",
            "title": {"ru": "Мой"}}
    gospablik.check_ruleset(json.dumps(mine))
    with Auditor.with_rulesets(json.dumps(mine)) as own:
        assert own.audit({"schemaVersion": 1}, DAY).to_dict()["ruleset"]["id"] == "my"
    wrong = json.dumps({**mine, "rul": [], "overides": []})
    assert len(refused(Status.INVALID_RULESET, Auditor.with_rulesets, wrong).problems()) >= 2
    assert len(refused(Status.INVALID_RULESET, gospablik.check_ruleset, wrong).problems()) >= 2
    refused(Status.INVALID_RULESET, Auditor.with_rulesets, "{}")


def threads(auditor: Auditor) -> None:
    answers = (cases / "import-vk.ru").read_bytes()
    expected, failed = auditor.audit_import(Source.VK, answers).html(), []

    def work() -> None:
        try:
            for _ in range(5):
                assert auditor.audit_import(Source.VK, answers).html() == expected
                refused(Status.INVALID_DOCUMENT, auditor.audit_json, "{")
                registers(auditor)
        except BaseException as error:  # noqa: BLE001 - told by the main thread
            failed.append(error)

    each = [threading.Thread(target=work) for _ in range(8)]
    for thread in each:
        thread.start()
    for thread in each:
        thread.join()
    assert not failed, failed


phones()
emails()
texts()
rulesets()
with Auditor.federal() as auditor:
    documents(auditor)
    imports(auditor)
    registers(auditor)
    batches(auditor)
    threads(auditor)
    refused(Status.LIMIT, auditor.audit_json, b"[" * (100 << 20))
assert raises(ValueError, auditor.audit_json, "{}") == "this Auditor is closed"
gc.collect()
print(gospablik.version())
