//! The C tests and examples: plain, under sanitizers, under valgrind, with threads, with a panic.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use super::lab::{Lab, command, need, run, run_both, stem};
use super::library::{self, SYSTEM_LIBRARIES};

const WARNINGS: [&str; 7] =
    ["-std=c11", "-D_POSIX_C_SOURCE=200809L", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// Compiles one program against the static library.
pub(super) fn compile(
    lab: &Lab,
    compiler: &str,
    source: &Path,
    flags: &[&str],
    library: &Path,
    into: &str,
) -> Result<PathBuf> {
    let program = lab.dir(into)?.join(stem(source));
    let mut compile = Command::new(compiler);
    compile.args(flags).arg("-I").arg(lab.include()).arg(source).arg(library);
    run(compile.args(SYSTEM_LIBRARIES).arg("-o").arg(&program))?;
    Ok(program)
}

/// A program with its arguments: examples read a committed document or take values.
fn invoke(lab: &Lab, program: &Path) -> Command {
    let mut command = Command::new(program);
    let examples = lab.bindings().join("examples");
    match stem(program).as_str() {
        "verdict" => command.arg(examples.join("page.json")),
        "report" => command.args(["html", "json"]).arg(examples.join("page.json")),
        "register" => command.arg(examples.join("register.csv")).args(["2026-11-20", "excel"]),
        "lines" => command.arg(examples.join("pages.ndjson")),
        "contacts" => command.arg("8 (86137) 5-12-34, sosh5@lipovsk-edu.ru, https://vk.com/club1"),
        _ => &mut command,
    };
    command
}

/// Tests that need no special build, and all examples.
fn sources(lab: &Lab) -> Result<Vec<PathBuf>> {
    let mut sources = lab.sources("examples", "c")?;
    let apart = ["panic", "conformance", "overhead"];
    let tests = lab.sources("tests", "c")?;
    sources.extend(tests.into_iter().filter(|path| !apart.contains(&stem(path).as_str())));
    sources.push(readme(lab).join("audit.c"));
    Ok(sources)
}

/// The examples of the README, one program in each language, and what all of them print.
pub(super) fn readme(lab: &Lab) -> PathBuf {
    lab.root.join("examples/readme")
}

/// Fails where an example of the README printed something else than it says.
pub(super) fn as_in_readme(lab: &Lab, said: &str) -> Result<()> {
    let output = std::fs::read_to_string(readme(lab).join("output.txt"))?;
    ensure!(said == output, "the README says\n{output}the example said\n{said}");
    Ok(())
}

fn archive(lab: &Lab) -> PathBuf {
    lab.out.join("lib/libgospablik.a")
}

/// Compiled by both compilers without any help, every program exits 0.
pub(super) fn plain(lab: &Lab) -> Result<()> {
    for compiler in ["gcc", "clang"] {
        need(compiler, compiler, "programs")?;
        for source in sources(lab)? {
            let flags = [&WARNINGS[..], &["-O2"]].concat();
            let program = compile(lab, compiler, &source, &flags, &archive(lab), compiler)?;
            let said = run(&mut invoke(lab, &program))?;
            if source.starts_with(readme(lab)) {
                as_in_readme(lab, &said)?;
            }
        }
    }
    println!("{} programs, gcc and clang", sources(lab)?.len());
    Ok(())
}

/// No error of memory, no undefined behaviour, no leak.
pub(super) fn sanitizers(lab: &Lab) -> Result<()> {
    let flags = [&WARNINGS[..], &["-O1", "-fno-omit-frame-pointer"]].concat();
    let flags = [&flags[..], &["-fsanitize=address,undefined", "-fno-sanitize-recover"]].concat();
    for source in sources(lab)? {
        let program = compile(lab, "clang", &source, &flags, &archive(lab), "asan")?;
        linked(&program, &["__asan_init", "__ubsan_handle", "__lsan_do_leak_check"])?;
        let mut command = invoke(lab, &program);
        command.env("ASAN_OPTIONS", "detect_leaks=1:strict_string_checks=1:abort_on_error=0");
        run(command.env("UBSAN_OPTIONS", "halt_on_error=1:print_stacktrace=1"))?;
    }
    proves_leaks(lab, &flags)?;
    println!("{} programs under ASAN, UBSAN and LeakSanitizer", sources(lab)?.len());
    Ok(())
}

/// A program that does leak must fail, or the silence of the others would mean nothing.
fn proves_leaks(lab: &Lab, flags: &[&str]) -> Result<()> {
    let source = lab.dir("asan")?.join("leak.c");
    std::fs::write(
        &source,
        "#include \"gospablik.h\"\n\
         int main(void) {\n\
         \x20   const gospablik_auditor *auditor = NULL;\n\
         \x20   (void)gospablik_auditor_new_federal(&auditor, NULL);\n\
         \x20   auditor = NULL;\n\
         \x20   return auditor != NULL;\n\
         }\n",
    )?;
    let program = compile(lab, "clang", &source, flags, &archive(lab), "asan")?;
    let output = Command::new(&program).env("ASAN_OPTIONS", "detect_leaks=1").output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        !output.status.success() && said.contains("LeakSanitizer"),
        "a leak went unnoticed:\n{said}"
    );
    Ok(())
}

/// The symbols of a sanitizer's runtime are in the program.
fn linked(program: &Path, symbols: &[&str]) -> Result<()> {
    let listing = run(Command::new("nm").arg(program))?;
    for symbol in symbols {
        ensure!(listing.contains(symbol), "{symbol} is not linked into {}", program.display());
    }
    Ok(())
}

/// No error and no leak as valgrind sees it, which watches the Rust code too.
pub(super) fn valgrind(lab: &Lab) -> Result<()> {
    need("valgrind", "valgrind", "valgrind")?;
    for source in sources(lab)? {
        let flags = [&WARNINGS[..], &["-O1"]].concat();
        let program = compile(lab, "gcc", &source, &flags, &archive(lab), "valgrind")?;
        let invoked = invoke(lab, &program);
        let options = ["--quiet", "--error-exitcode=9", "--leak-check=full"];
        let mut valgrind = command("valgrind", options);
        valgrind.args(["--show-leak-kinds=all", "--errors-for-leak-kinds=definite,possible"]);
        run_both(valgrind.arg(invoked.get_program()).args(invoked.get_args()))?;
    }
    println!("{} programs under valgrind", sources(lab)?.len());
    Ok(())
}

/// Eight threads share one auditor, watched by ThreadSanitizer in C and in Rust.
///
/// The sanitizer must see every atomic operation, so the standard library is built with it too,
/// and the program is linked with the runtime of the Rust toolchain, which is newer than clang's.
pub(super) fn threads(lab: &Lab) -> Result<()> {
    let (archive, runtime) = library::build_for_threads(lab)?;
    let race = lab.dir("tsan")?.join("race.c");
    std::fs::write(&race, RACE)?;
    let output = Command::new(watched(lab, &race, &archive, &runtime)?).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(said.contains("data race"), "a race went unnoticed:\n{said}");

    let program = watched(lab, &lab.bindings().join("tests/threads.c"), &archive, &runtime)?;
    run(Command::new(&program).env("TSAN_OPTIONS", "halt_on_error=1"))?;
    println!("threads under ThreadSanitizer");
    Ok(())
}

/// Two threads that count without a lock: the sanitizer must see it.
const RACE: &str = "\
#include <pthread.h>
static int count;
static void *work(void *unused) { (void)unused; count++; return NULL; }
int main(void) {
    pthread_t one, two;
    pthread_create(&one, NULL, work, NULL);
    pthread_create(&two, NULL, work, NULL);
    pthread_join(one, NULL);
    pthread_join(two, NULL);
    return count == 0;
}
";

fn watched(lab: &Lab, source: &Path, archive: &Path, runtime: &Path) -> Result<PathBuf> {
    let program = lab.dir("tsan")?.join(stem(source));
    let object = program.with_extension("o");
    let mut compile = command("clang", WARNINGS);
    compile.args(["-O1", "-fsanitize=thread", "-c", "-I"]).arg(lab.include());
    run(compile.arg(source).arg("-o").arg(&object))?;
    let mut link = command("clang", [&object, archive]);
    link.arg("-Wl,--whole-archive").arg(runtime).arg("-Wl,--no-whole-archive");
    run(link.args(SYSTEM_LIBRARIES).args(["-lrt", "-rdynamic", "-o"]).arg(&program))?;
    linked(&program, &["__tsan_init"])?;
    Ok(program)
}

/// A panic in the release profile comes back as a status, and nothing is broken by it.
pub(super) fn panic(lab: &Lab) -> Result<()> {
    let archive = library::build_panicking(lab)?;
    let flags = [&WARNINGS[..], &["-O1", "-fsanitize=address,undefined"]].concat();
    let source = lab.bindings().join("tests/panic.c");
    let program = compile(lab, "clang", &source, &flags, &archive, "panic")?;
    run(&mut Command::new(&program))?;
    println!("a panic is a status");
    Ok(())
}
