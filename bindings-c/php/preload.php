<?php

/**
 * What a web server needs: PHP refuses FFI there except in files that were preloaded.
 *
 *     ; php.ini
 *     ffi.enable = preload
 *     ffi.preload = /path/to/gospablik/src/gospablik.ffi.h
 *     opcache.enable = 1
 *     opcache.preload = /path/to/gospablik/preload.php
 *     opcache.preload_user = www-data
 *
 * The declarations are named in ffi.preload, because FFI::load is refused as soon as there is an
 * opcache.preload_user. The library itself must be where the loader looks: run `ldconfig` after
 * an installation.
 */

declare(strict_types=1);

require_once __DIR__ . '/src/Gospablik.php';
