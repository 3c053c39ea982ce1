//! The library as built, its symbols, and as installed by cargo-c.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::lab::{Lab, command, need, run};
use crate::generate::abi_suffix;
use crate::wasm::cache;

/// The newest that builds with the compiler of the workspace.
const CARGO_C: &str = "0.10.24";

/// What a program that links the static library needs besides.
pub(super) const SYSTEM_LIBRARIES: [&str; 3] = ["-lpthread", "-ldl", "-lm"];

/// The release library, under the names it is installed with.
pub(super) fn build(lab: &Lab) -> Result<()> {
    let mut build = command("cargo", ["build", "--quiet", "--release", "--package", "gospablik-c"]);
    run(build.current_dir(&lab.root))?;
    let lib = lab.dir("lib")?;
    let release = lab.target().join("release");
    std::fs::copy(release.join("libgospablik_c.a"), lib.join("libgospablik.a"))?;
    std::fs::copy(release.join("libgospablik_c.so"), lib.join("libgospablik.so"))?;
    Ok(())
}

/// The same with the function that panics.
pub(super) fn build_panicking(lab: &Lab) -> Result<PathBuf> {
    let mut build = command("cargo", ["build", "--quiet", "--release", "--package", "gospablik-c"]);
    build.args(["--features", "test-panic"]).current_dir(&lab.root);
    run(build.env("CARGO_TARGET_DIR", lab.out.join("panic-target")))?;
    Ok(lab.out.join("panic-target/release/libgospablik_c.a"))
}

/// The same with the standard library, instrumented for ThreadSanitizer; and its runtime.
pub(super) fn build_for_threads(lab: &Lab) -> Result<(PathBuf, PathBuf)> {
    let verbose = run(Command::new("rustc").arg("-vV"))?;
    let host = verbose.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc -vV")?;
    let sysroot = PathBuf::from(run(&mut command("rustc", ["--print", "sysroot"]))?.trim());
    if !sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        run(&mut command("rustup", ["component", "add", "rust-src"]))
            .context("the sources of the standard library (or leave out with --skip threads)")?;
    }
    let mut build = command("cargo", ["build", "--quiet", "--release", "--package", "gospablik-c"]);
    build.args(["-Zbuild-std=std,panic_unwind", "--target", host]).current_dir(&lab.root);
    build.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Zsanitizer=thread");
    build.env("CARGO_PROFILE_RELEASE_LTO", "off");
    run(build.env("CARGO_TARGET_DIR", lab.out.join("tsan-target")))?;
    let archive = lab.out.join("tsan-target").join(host).join("release/libgospablik_c.a");
    let libraries = sysroot.join("lib/rustlib").join(host).join("lib");
    for entry in std::fs::read_dir(&libraries)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with("_rt.tsan.a") {
            return Ok((archive, path));
        }
    }
    bail!("no runtime of ThreadSanitizer in {}", libraries.display())
}

/// Exported symbols equal the committed list, and every one is declared in the header.
pub(super) fn symbols(lab: &Lab) -> Result<()> {
    let found = exported(&lab.out.join("lib/libgospablik.so"))?;
    let committed = std::fs::read_to_string(lab.bindings().join("symbols.txt"))?;
    ensure!(
        found == committed,
        "exported symbols differ from symbols.txt; if that is meant: cargo xtask c symbols\n{found}"
    );
    let header = std::fs::read_to_string(lab.include().join("gospablik.h"))?;
    for symbol in found.lines() {
        ensure!(header.contains(&format!("{symbol}(")), "{symbol} is not in the header");
    }
    println!("{} symbols", found.lines().count());
    Ok(())
}

pub(super) fn write_symbols(lab: &Lab) -> Result<()> {
    build(lab)?;
    let found = exported(&lab.out.join("lib/libgospablik.so"))?;
    std::fs::write(lab.bindings().join("symbols.txt"), found)?;
    Ok(())
}

fn exported(library: &Path) -> Result<String> {
    let listing = run(Command::new("nm").args(["-D", "--defined-only"]).arg(library))?;
    let mut names: Vec<&str> =
        listing.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    names.sort_unstable();
    Ok(names.into_iter().map(|name| format!("{name}\n")).collect())
}

/// Installs with cargo-c into a prefix under the target directory.
pub(super) fn install(lab: &Lab) -> Result<()> {
    install_into(lab, &lab.out.join("prefix"))?;
    let library = installed(lab).join(format!("libgospablik.so.{}", abi_suffix()?));
    ensure!(library.exists(), "{} is not installed", library.display());
    let dynamic = run(Command::new("readelf").arg("-d").arg(&library))?;
    let soname = format!("Library soname: [libgospablik.so.{}]", abi_suffix()?);
    ensure!(dynamic.contains(&soname), "no {soname} in\n{dynamic}");
    println!("{soname}");
    let found = exported(&library)?;
    let committed = std::fs::read_to_string(lab.bindings().join("symbols.txt"))?;
    ensure!(found == committed, "the installed library exports other symbols:\n{found}");
    Ok(())
}

pub(super) fn installed(lab: &Lab) -> PathBuf {
    lab.out.join("prefix/lib")
}

pub(super) fn install_into(lab: &Lab, prefix: &Path) -> Result<()> {
    let cargo_c = cargo_c()?;
    let prefix = std::path::absolute(prefix)?;
    let mut install = command(&cargo_c, ["capi", "install", "--release", "--locked"]);
    install.args(["--package", "gospablik-c", "--libdir", "lib"]);
    run(install.arg("--prefix").arg(&prefix).current_dir(&lab.root))?;
    println!("installed in {}", prefix.display());
    Ok(())
}

/// cargo-c, built once and kept outside the clone.
fn cargo_c() -> Result<PathBuf> {
    let home = cache()?.join("cargo-c");
    let tool = home.join("bin/cargo-capi");
    if !tool.exists() {
        println!("building cargo-c {CARGO_C} once (about ten minutes), into {}", home.display());
        let mut build = command("cargo", ["install", "cargo-c", "--locked", "--quiet"]);
        run(build.args(["--version", CARGO_C]).arg("--root").arg(&home))?;
    }
    Ok(tool)
}

/// The examples build and run against the installed prefix by pkg-config, both ways of linking.
pub(super) fn pkg_config(lab: &Lab) -> Result<()> {
    need("pkg-config", "pkg-config", "pkg-config")?;
    let lib = installed(lab);
    let dir = lab.dir("pkg-config")?;
    let version = run(pkg(&lib).args(["--modversion", "gospablik"]))?;
    ensure!(version.trim() == gospablik::VERSION, "gospablik.pc has version {version}");
    for (linking, flags) in [
        ("shared", ["--cflags", "--libs"].as_slice()),
        ("static", &["--cflags", "--libs", "--static"]),
    ] {
        let flags = run(pkg(&lib).args(flags).arg("gospablik"))?;
        let program = dir.join(format!("verdict-{linking}"));
        let mut compile = command("gcc", ["-std=c99", "-Wall", "-Wextra", "-Werror"]);
        compile.arg(lab.bindings().join("examples/verdict.c")).arg("-o").arg(&program);
        for flag in flags.split_whitespace() {
            match flag.strip_prefix("-lgospablik") {
                Some("") if linking == "static" => compile.arg(lib.join("libgospablik.a")),
                _ => compile.arg(flag),
            };
        }
        run(&mut compile)?;
        let linked = run(Command::new("readelf").arg("-d").arg(&program))?;
        let shared = linked.contains("[libgospablik.so");
        if shared != (linking == "shared") {
            bail!("{} is linked the other way", program.display());
        }
        let document = lab.bindings().join("examples/page.json");
        let mut example = Command::new(&program);
        example.arg(document).env("LD_LIBRARY_PATH", &lib);
        let said = run(&mut example).context("the example against the installed library")?;
        ensure!(!said.trim().is_empty(), "the example said nothing");
    }
    println!("pkg-config: shared and static");
    Ok(())
}

fn pkg(lib: &Path) -> Command {
    let mut command = Command::new("pkg-config");
    command.env("PKG_CONFIG_PATH", lib.join("pkgconfig"));
    command
}
