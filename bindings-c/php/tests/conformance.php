<?php

// Runs the shared cases through the PHP wrapper: php conformance.php CASES OUT

declare(strict_types=1);

use Gospablik\{Auditor, Error, Kind, Lang};

require_once __DIR__ . '/../src/Gospablik.php';

function answer(Auditor $auditor, string $text, string $day, Lang $lang, string $form, Kind $kind): string
{
    try {
        $report = $form === 'json' ? $auditor->auditJson($text, $day) : $auditor->auditText($text, $kind, $day);
    } catch (Error $error) {
        if ($error->problems($lang) === [] || $error->errorCode === '') {
            throw new LogicException('an error without a problem');
        }
        return $error->message($lang);
    }
    $listed = array_map(fn (array $result) => $result['rule'], $report->toArray($lang)['results']);
    $walked = array_map(fn ($result) => $result->rule, iterator_to_array($report->results()));
    if ($listed !== $walked) {
        throw new LogicException('results by index differ from those of the JSON');
    }
    return $report->json($lang);
}

[, $cases, $out] = $argv;
$auditor = Auditor::federal();
foreach (file("$cases/cases.tsv", FILE_IGNORE_NEW_LINES) as $line) {
    [$name, $asOf, $language, $form, $kind] = explode("\t", $line);
    $day = $asOf === '-' ? '' : $asOf;
    $lang = $language === 'en' ? Lang::En : Lang::Ru;
    $text = file_get_contents("$cases/$name");
    file_put_contents("$out/$name", answer($auditor, $text, $day, $lang, $form, Kind::from((int) $kind)));
}

$phone = Gospablik\Phone::parse('8 (8332) 61-40-17 доб. 012');
$found = Gospablik\Contact::scan('Тел. 8 (8332) 61-40-17, zarechny@mail.ru, https://vk.com/club1');
$answers = [
    $phone->e164, $phone->extension, $phone->regions, array_map(fn ($contact) => $contact->kind->name, $found),
    Gospablik\Contact::email('zarechny@mail.ru')[0]->detail, Gospablik\Contact::link('vk.com/club1')[0]->detail,
];
$expected = ['+78332614017', '012', ['43'], ['Phone', 'Email', 'Link'], 'free_national', 'vk'];
if ($answers !== $expected) {
    throw new LogicException(json_encode($answers));
}
