<?php

/**
 * What a web server needs: PHP refuses FFI there except in files that were preloaded.
 *
 *     ; php.ini
 *     ffi.enable = preload
 *     opcache.enable = 1
 *     opcache.preload = /path/to/gospablik/preload.php
 *     opcache.preload_user = www-data
 *
 * The library itself must be where the loader looks (`ldconfig` after an installation).
 */

declare(strict_types=1);

FFI::load(__DIR__ . '/src/gospablik.ffi.h');
require_once __DIR__ . '/src/Gospablik.php';
