<?php

// Runs the shared cases through the PHP wrapper: php conformance.php CASES OUT

declare(strict_types=1);

use Gospablik\{Auditor, CsvForm, Error, Kind, Lang, Report, Source};

require_once __DIR__ . '/../src/Gospablik.php';

function report(Auditor $auditor, string $data, string $day, string $input, Kind $kind): Report
{
    return match ($input) {
        'json' => $auditor->auditJson($data, $day),
        'text' => $auditor->auditText($data, $kind, $day),
        'vk' => $auditor->auditImport(Source::Vk, $data, $day),
        'ok' => $auditor->auditImport(Source::Ok, $data, $day),
    };
}

function render(Auditor $auditor, Report $report, string $form, Lang $lang): string
{
    $said = fn (array $findings) => array_map(fn ($finding) => ((array) $finding)['message'], $findings);
    $listed = array_map(fn ($result) => [$result['rule'], $said($result['findings'] ?? [])], $report->toArray($lang)['results']);
    $walked = array_map(fn ($result) => [$result->rule, $said($result->findings)], iterator_to_array($report->results($lang)));
    if ($listed !== $walked) {
        throw new LogicException('results by index differ from those of the JSON');
    }
    return match ($form) {
        'json' => $report->json($lang),
        'text' => $report->text($lang),
        'html' => $report->html($lang),
        'letter' => $report->letter($lang),
        'csv' => $auditor->csvHeading(CsvForm::Excel, $lang) . $report->csvRow(CsvForm::Excel, $lang),
    };
}

[, $cases, $out] = $argv;
$auditor = Auditor::federal();
foreach (file("$cases/cases.tsv", FILE_IGNORE_NEW_LINES) as $line) {
    [$name, $asOf, $language, $input, $kind, $form] = explode("\t", $line);
    $day = $asOf === '-' ? '' : $asOf;
    $lang = $language === 'en' ? Lang::En : Lang::Ru;
    $data = file_get_contents("$cases/$name");
    try {
        $report = report($auditor, $data, $day, $input, Kind::from((int) $kind));
        $answer = render($auditor, $report, $form, $lang);
    } catch (Error $error) {
        if ($error->problems($lang) === [] || $error->errorCode === '') {
            throw new LogicException('an error without a problem');
        }
        $answer = $error->message($lang);
    }
    file_put_contents("$out/$name", $answer);
}
