//! The wrappers for Python and PHP, as their users install them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::conformance::{compare, places};
use super::lab::{Lab, command, find, need, run};
use super::programs;
use crate::generate::abi_suffix;

/// A wheel that bundles the library, installed into an empty environment, outside the repository.
pub(super) fn python(lab: &Lab) -> Result<()> {
    need("python3", "python3 python3-venv", "python")?;
    let here = lab.bindings().join("python");
    let wheels = lab.dir("wheels")?;
    std::fs::remove_dir_all(&wheels)?;
    let environment = lab.out.join("venv");
    let python = environment.join("bin/python");
    if !python.exists() {
        run(command("python3", ["-m", "venv"]).arg(&environment))?;
        let tools = ["-m", "pip", "install", "--quiet", "setuptools>=70.1", "wheel"];
        run(&mut command(&python, tools))?;
    }
    let mut wheel = command(&python, ["-m", "pip", "wheel", "--quiet", "--no-deps"]);
    wheel.args(["--no-build-isolation", "--wheel-dir"]).arg(&wheels).arg(&here);
    run(wheel.env("GOSPABLIK_LIBRARY", lab.out.join("lib/libgospablik.so")))?;
    let wheel = only_file(&wheels)?;
    let install = ["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"];
    run(command(&python, install).arg(&wheel))?;

    let (cases, answers) = places(lab, "python")?;
    let mut test = command(&python, ["-X", "dev", "-W", "error"]);
    test.arg(here.join("tests/conformance.py")).arg(cases).arg(answers);
    run(test.current_dir(&lab.out))?;
    compare(lab, "python")?;
    let mut features = command(&python, ["-X", "dev", "-W", "error"]);
    features.arg(here.join("tests/features.py")).arg(lab.dir("cases")?);
    run(features.current_dir(&lab.out))?;
    let mut example = command(&python, [here.join("examples/verdict.py")]);
    example.arg(lab.bindings().join("examples/page.json")).current_dir(&lab.out);
    ensure!(!run(&mut example)?.is_empty(), "the Python example said nothing");
    let mut example = command(&python, [here.join("examples/register.py")]);
    example.arg(lab.bindings().join("examples/register.csv")).args(["2026-11-20", "summary.csv"]);
    run(example.current_dir(&lab.out))?;
    let example = programs::readme(lab).join("audit.py");
    programs::as_in_readme(lab, &run(command(&python, [example]).current_dir(&lab.out))?)?;
    println!("{}", wheel.file_name().unwrap_or_default().to_string_lossy());
    Ok(())
}

fn only_file(dir: &Path) -> Result<PathBuf> {
    let entry = std::fs::read_dir(dir)?.next().context("no wheel was built")??;
    Ok(entry.path())
}

/// The wrapper in the command line, where FFI needs no preloading.
pub(super) fn php(lab: &Lab) -> Result<()> {
    need("php", "php8.2-cli", "php")?;
    let here = lab.bindings().join("php");
    let library = lab.out.join("lib/libgospablik.so");
    let (cases, answers) = places(lab, "php")?;
    let options = ["-d", "ffi.enable=1", "-d", "error_reporting=-1", "-d", "display_errors=stderr"];
    let mut test = command("php", options);
    test.arg(here.join("tests/conformance.php")).arg(cases).arg(answers);
    run(test.env("GOSPABLIK_LIBRARY", &library))?;
    compare(lab, "php")?;
    let mut features = command("php", options);
    features.arg(here.join("tests/features.php")).arg(lab.dir("cases")?);
    run(features.env("GOSPABLIK_LIBRARY", &library))?;
    let mut example = command("php", options);
    example.arg(here.join("examples/verdict.php")).arg(lab.bindings().join("examples/page.json"));
    let said = run(example.env("GOSPABLIK_LIBRARY", &library))?;
    ensure!(!said.is_empty(), "the PHP example said nothing");
    Ok(())
}

const FPM: &str = "\
[global]
error_log = {dir}/fpm.log
daemonize = no
[www]
listen = {dir}/fpm.sock
pm = static
pm.max_children = 2
user = www-data
group = www-data
listen.mode = 0666
php_admin_flag[display_errors] = off
";

/// A page of a web server: PHP under php-fpm with preloading, asked over FastCGI.
pub(super) fn php_fpm(lab: &Lab) -> Result<()> {
    need("php-fpm8.2", "php8.2-fpm", "php-fpm")?;
    need("cgi-fcgi", "libfcgi-bin", "php-fpm")?;
    let fpm = find("php-fpm8.2").context("php-fpm8.2")?;
    // Outside the clone: the server's user must be able to read it.
    let dir = std::env::temp_dir().join(format!("gospablik-fpm-{}", std::process::id()));
    let site = deploy(lab, &dir)?;
    let mut server = Command::new(fpm)
        .args(["--nodaemonize", "--allow-to-run-as-root", "--no-php-ini"])
        .args(["-d", "zend_extension=opcache", "-d", "extension=ffi", "-d", "ffi.enable=preload"])
        .args(["-d", "opcache.enable=1", "-d", "opcache.preload_user=www-data", "-d"])
        .arg(format!("opcache.preload={}", dir.join("php/preload.php").display()))
        .arg("-d")
        .arg(format!("ffi.preload={}", dir.join("php/src/gospablik.ffi.h").display()))
        .arg("--fpm-config")
        .arg(dir.join("fpm.conf"))
        .env("LD_LIBRARY_PATH", dir.join("lib"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let answered = ask(lab, &dir, &site);
    // Not SIGKILL: the master must end its workers.
    run(command("kill", ["-TERM"]).arg(server.id().to_string()))?;
    server.wait()?;
    let log = std::fs::read_to_string(dir.join("fpm.log")).unwrap_or_default();
    let answer = answered.with_context(|| log)?;
    std::fs::remove_dir_all(&dir)?;
    let expected = std::fs::read_to_string(lab.out.join("expected/page.ru"))?;
    let Some((_, body)) = answer.split_once("\r\n\r\n") else { bail!("no answer: {answer}") };
    ensure!(body.trim_end() == expected, "php-fpm answers otherwise than Rust:\n{answer}");
    println!("php-fpm with ffi.enable=preload answers as Rust does");
    Ok(())
}

/// Copies wrapper, library and page to where the server's user can read them.
fn deploy(lab: &Lab, dir: &Path) -> Result<PathBuf> {
    let here = lab.bindings().join("php");
    std::fs::create_dir_all(dir.join("php/src"))?;
    std::fs::create_dir_all(dir.join("lib"))?;
    for file in ["preload.php", "src/Gospablik.php", "src/gospablik.ffi.h"] {
        std::fs::copy(here.join(file), dir.join("php").join(file))?;
    }
    let site = dir.join("web.php");
    std::fs::copy(here.join("tests/web.php"), &site)?;
    let library = dir.join(format!("lib/libgospablik.so.{}", abi_suffix()?));
    std::fs::copy(lab.out.join("lib/libgospablik.so"), library)?;
    let config = FPM.replace("{dir}", &dir.display().to_string());
    std::fs::write(dir.join("fpm.conf"), config)?;
    Ok(site)
}

fn ask(lab: &Lab, dir: &Path, site: &Path) -> Result<String> {
    let socket = dir.join("fpm.sock");
    let deadline = Instant::now() + Duration::from_secs(20);
    while !socket.exists() {
        ensure!(Instant::now() < deadline, "php-fpm does not start");
        std::thread::sleep(Duration::from_millis(50));
    }
    let document = std::fs::read(lab.bindings().join("examples/page.json"))?;
    let mut client = command("cgi-fcgi", ["-bind", "-connect"]);
    client.arg(&socket).env("SCRIPT_FILENAME", site).env("REQUEST_METHOD", "POST");
    client.env("CONTENT_LENGTH", document.len().to_string());
    client.env("CONTENT_TYPE", "application/json");
    let mut client = client.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    client.stdin.take().context("stdin")?.write_all(&document)?;
    Ok(String::from_utf8(client.wait_with_output()?.stdout)?)
}

/// A wrapper: its file, the functions it has no use for, the names it puts together.
type Wrapper = (&'static str, &'static [&'static str], &'static [&'static str]);

const WRAPPERS: [Wrapper; 3] = [
    ("python/gospablik/__init__.py", &["auditor_clone"], &[]),
    (
        "php/src/Gospablik.php",
        &["auditor_clone"],
        &["report_", "document_set_", "auditor_audit_", "auditor_builder_"],
    ),
    // The header is compiled with the version it is meant for; a status comes with the error.
    ("cpp/gospablik.hpp", &["abi_version", "error_status"], &[]),
];

/// Every function of the interface is reached by every wrapper.
pub(super) fn complete(lab: &Lab) -> Result<()> {
    let symbols = std::fs::read_to_string(lab.bindings().join("symbols.txt"))?;
    for (file, needless, composed) in WRAPPERS {
        let text = std::fs::read_to_string(lab.bindings().join(file))?;
        let used: std::collections::HashSet<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
        for symbol in symbols.lines() {
            let name = symbol.trim_start_matches("gospablik_");
            let put_together = composed.iter().any(|prefix| {
                let rest = name.strip_prefix(prefix).unwrap_or_default();
                !rest.is_empty() && used.contains(rest)
            });
            let reached = used.contains(symbol) || used.contains(name) || put_together;
            ensure!(reached || needless.contains(&name), "{file} does not reach {symbol}");
        }
        println!("{file}: {} functions", symbols.lines().count() - needless.len());
    }
    Ok(())
}
