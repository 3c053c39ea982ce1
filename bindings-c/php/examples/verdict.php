<?php

// Audits a document in JSON and prints the report: php verdict.php DOCUMENT.json

declare(strict_types=1);

require_once __DIR__ . '/../src/Gospablik.php';

try {
    $report = Gospablik\Auditor::federal()->auditJson(file_get_contents($argv[1]));
    echo $report->verdict()->name, "\n", $report->text(), "\n";
} catch (Gospablik\Error $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(2);
}
