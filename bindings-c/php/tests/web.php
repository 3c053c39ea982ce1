<?php

// A page of a web server: audits the document of the request. Runs only where preload.php ran.

declare(strict_types=1);

header('Content-Type: application/json');
try {
    echo Gospablik\Auditor::federal()->auditJson(file_get_contents('php://input'))->json();
} catch (Gospablik\Error $error) {
    http_response_code(422);
    echo json_encode(['error' => $error->getMessage()], JSON_UNESCAPED_UNICODE);
}
