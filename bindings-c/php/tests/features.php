<?php

// Everything the wrapper offers, in the way its users write it: php features.php CASES

declare(strict_types=1);

use Gospablik\{
    Auditor, Contact, ContactContext, ContactKind, CsvForm, Document, Email, EmailProvider,
    EmailStatus, Error, Fix, Kind, Lang, Library, Phone, PhoneStatus, Post, Register, Report,
    Source, Status
};

require_once __DIR__ . '/../src/Gospablik.php';

const REGISTER = "ИНН;Наименование;Вид\n;Суд;суд\n;Школа;кооператив\n\n;Музей;\n";

function same(mixed $expected, mixed $found): void
{
    if ($expected !== $found) {
        throw new LogicException(json_encode([$expected, $found], JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR));
    }
}

/** @template T of Throwable @param class-string<T> $class @return T */
function thrown(string $class, callable $call): Throwable
{
    try {
        $call();
    } catch (Throwable $error) {
        same($class, $error::class);
        return $error;
    }
    throw new LogicException("no $class");
}

function refused(Status $status, callable $call): Error
{
    $error = thrown(Error::class, $call);
    same($status, $error->status);
    same(true, $error->problems() !== [] && $error->problems(Lang::En)[0]->message !== '');
    return $error;
}

function contacts(): void
{
    $phone = Phone::parse('8 (8332) 61-40-17 доб. 012');
    same(['+78332614017', '012', ['43']], [$phone->e164, $phone->extension, $phone->regions]);
    $all = Phone::parseAll(['8 (8332) 61-40-17', '', '112', "\xff"]);
    same(['+78332614017', null, null, null], array_column($all, 'e164'));
    same([PhoneStatus::Short, PhoneStatus::Unreadable], [$all[2]->status, $all[3]->status]);
    same(['+78332614017', '+78332614018'], array_column(Phone::check('61-40-17, 61-40-18', '8332'), 'e164'));
    same([[], []], [Phone::check(''), Phone::parseAll([])]);
    same('repaired', Phone::record('+8 8332 614017')['numbers'][0]['status']);
    refused(Status::InvalidArgument, fn () => Phone::record('1', 'нет'));

    $all = Email::parseAll(['zarechny@mail.ru', '', 'a@mial.ru', "\xff", "a\0@b.ru"]);
    same(['zarechny@mail.ru', EmailProvider::FreeNational, 16], [$all[0]->address, $all[0]->provider, $all[0]->end]);
    same([EmailStatus::None, 'a@mail.ru', EmailStatus::Unreadable], [$all[1]->status, $all[2]->suggestion, $all[3]->status]);
    same([], Email::parseAll([]));
    same('suspect', Email::record('a@mial.ru', Lang::En)['addresses'][0]['status']);

    $found = Contact::scan('Тел. 8 (8332) 61-40-17, zarechny@mail.ru, https://vk.com/club1');
    same(['Phone', 'Email', 'Link'], array_map(fn ($contact) => $contact->kind->name, $found));
    same('free_national', Contact::email('zarechny@mail.ru')[0]->detail);
    same('vk', Contact::link('vk.com/club1')[0]->detail);
    same('vk', Contact::linkRecord('vk.com/club1')['platform']);
    refused(Status::InvalidUtf8, fn () => Contact::scan("\xff"));
    $told = Post::classify('Приём граждан состоится 5 мая в 10:00.', new DateTimeImmutable('2026-04-20'), '7');
    same(['7', 'event_announcement'], [$told['id'], $told['primary']]);
}

function documents(Auditor $auditor): void
{
    $document = Document::of([
        'collectedAt' => '2026-11-20T09:00:00+03:00',
        'organization' => ['name' => 'Сельсовет', 'kind' => Kind::MunicipalBody, 'inn' => null],
        'pages' => [['url' => 'https://vk.com/public1', 'emails' => [], 'badge' => false, 'members' => 7]],
        'extra' => ['a/b' => ['c~d' => 'x']],
    ])->set('/pages/0/phones/-', '8 (8332) 61-40-17');
    $value = $document->toArray();
    same(['8 (8332) 61-40-17'], $value['pages'][0]['phones']);
    same([['a/b' => ['c~d' => 'x']], 'municipal_body'], [$value['extra'], $value['organization']['kind']]);
    same(false, isset($value['organization']['inn']));
    $report = $auditor->audit($document);
    same($report->json(), $auditor->audit($value)->json());
    same($document->json(), Document::fromJson($document->json())->json());
    same(true, array_sum($report->counts()['error']) > 0);
    $findings = array_merge(...array_map(fn ($result) => $result->findings, iterator_to_array($report->results(Lang::En))));
    same(true, $findings !== [] && $findings[0]->message !== '' && $findings[0]->fix instanceof Fix);
    same(['zarechny@mail.ru'], Document::fromText('zarechny@mail.ru')->toArray()['pages'][0]['emails']);
    $problem = refused(Status::InvalidDocument, fn () => $auditor->audit(Document::of(['page' => []])))->problems()[0];
    same(['unknown-key', '/page'], [$problem->code, $problem->pointer]);
    refused(Status::InvalidArgument, fn () => $document->set('pages', 'x'));
    refused(Status::InvalidDocument, fn () => $auditor->audit([]));
    $document->close();
    same('this Gospablik\Document is closed', thrown(LogicException::class, fn () => $document->json())->getMessage());
}

function imports(Auditor $auditor, string $answers): void
{
    $direct = $auditor->auditImport(Source::Vk, $answers);
    same($direct->json(), $auditor->auditImport(Source::Vk, Library::decode($answers))->json());
    $document = Document::fromImport(Source::Vk, $answers);
    same($direct->json(), $auditor->audit($document)->json());
    same(true, str_starts_with($direct->html(), '<!DOCTYPE html>') && !str_contains($direct->html(), '<script'));
    same(true, $direct->letter(Lang::En) !== $direct->letter());
    same(true, str_contains($document->set('/pages/0/posConnected', true)->json(), 'posConnected'));
    refused(Status::InvalidDocument, fn () => $auditor->auditImport(Source::Ok, $answers));
    refused(Status::InvalidDocument, fn () => Document::fromImport(Source::Vk, []));

    $lines = [];
    Register::read(REGISTER, function (int $line, ?Document $document, ?Error $error) use (&$lines): void {
        $lines[] = [$line, $document?->toArray()['organization']['name'] ?? $error->status];
    });
    same([[2, 'Суд'], [3, Status::InvalidDocument], [5, 'Музей']], $lines);
    $summary = $auditor->csvHeading(CsvForm::Excel);
    $auditor->auditRegister(REGISTER, function (int $line, ?Report $report) use (&$summary): void {
        $summary .= $report?->csvRow(CsvForm::Excel) ?? "$line\r\n";
    }, '2026-11-20');
    same(5, count(explode("\r\n", $summary)));
    same(true, str_starts_with($summary, "\u{FEFF}Код;ИНН;"));
    refused(Status::InvalidDocument, fn () => Register::read("раз;два\n1;2", fn () => null));
}

function batches(Auditor $auditor, string $page): void
{
    $seen = [];
    $answer = function (int $number, ?Report $report, ?Error $error) use (&$seen, $auditor): void {
        // The library may be used from within, callbacks too.
        $auditor->auditLines('{}', function (int $number, ?Report $report, ?Error $error): void {
            same(Status::InvalidDocument, $error->status);
        });
        $seen[] = [$number, $report?->verdict()->name ?? $error->status->name];
    };
    $auditor->auditLines("$page\n{\n", $answer);
    $auditor->auditBatch([$page, "\xff"], $answer, '2026-11-20');
    $auditor->auditBatch([], $answer);
    $verdict = $seen[0][1];
    same([[1, $verdict], [2, 'InvalidDocument'], [0, $verdict], [1, 'InvalidUtf8']], $seen);
    $kept = null;
    $auditor->auditBatch([$page], function (int $number, ?Report $report) use (&$kept): void {
        $kept = $report;
    });
    thrown(LogicException::class, fn () => $kept->json());
    $calls = 0;
    $fail = function () use (&$calls): void {
        $calls++;
        throw new DomainException('asked to');
    };
    $fault = thrown(DomainException::class, fn () => $auditor->auditLines("$page\n$page", $fail));
    same([1, 'asked to'], [$calls, $fault->getMessage()]);
    thrown(DomainException::class, fn () => $auditor->auditRegister(REGISTER, fn () => throw new DomainException(), '2026-11-20'));
}

function rulesets(): void
{
    $federal = Auditor::withRulesets('federal');
    same(true, $federal->catalogue()['rules'] !== []);
    same(true, str_contains($federal->catalogueText('badge', Lang::En), 'badge'));
    $known = new ContactContext(kind: Kind::Court, subject: '23', asOf: '2026-11-20');
    same('email-zone', $federal->checkContact(ContactKind::Email, 'info@gmail.com', $known)['findings'][0]['rule']);
    $federal->checkContact(ContactKind::Phone, '112');
    $mine = ['schemaVersion' => 1, 'id' => 'my', 'version' => '1', 'extends' => 'federal', 'title' => ['ru' => 'Мой']];
    Auditor::checkRuleset(json_encode($mine));
    $report = Auditor::withRulesets(json_encode($mine))->audit(['schemaVersion' => 1], '2026-11-20');
    same('my', $report->toArray()['ruleset']['id']);
    $wrong = json_encode([...$mine, 'rul' => [], 'overides' => []]);
    same(true, count(refused(Status::InvalidRuleset, fn () => Auditor::withRulesets($wrong))->problems()) >= 2);
    same(true, count(refused(Status::InvalidRuleset, fn () => Auditor::checkRuleset($wrong))->problems()) >= 2);
}

$cases = $argv[1];
$auditor = Auditor::federal();
contacts();
documents($auditor);
imports($auditor, file_get_contents("$cases/import-vk.ru"));
batches($auditor, strtr(file_get_contents("$cases/page.ru"), "\n", ' '));
rulesets();
refused(Status::Limit, fn () => $auditor->auditJson(str_repeat('[', 50 << 20)));
echo Library::version(), "\n";
