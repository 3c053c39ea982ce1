//! The npm package: built outside the sources, packed, and tested as a user gets it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::generate::{root, rulesets};
use crate::steps::run_in;
use crate::wasm;

/// What runs against the packed package.
const TESTS: [&str; 3] = ["node.test.mjs", "consumers.test.mjs", "browser.test.mjs"];

/// Builds the package and returns the directory that holds it.
pub(crate) fn build() -> Result<PathBuf> {
    let modules = wasm::build()?;
    let home = wasm::target_dir().join("npm");
    let source = root().join("bindings-wasm/npm");
    std::fs::create_dir_all(home.join("dist/rulesets"))?;
    let _ = std::fs::remove_dir_all(home.join("src"));
    copy(&source, &home, &["node_modules", "tests", "demo"])?;
    let licenses = ["LICENSE-MIT", "LICENSE-APACHE"];
    for name in licenses {
        std::fs::copy(root().join(name), home.join(name))?;
    }
    for (name, features, _) in wasm::MODULES {
        let module = modules.join(name);
        let wasm = home.join("src/wasm");
        std::fs::create_dir_all(&wasm)?;
        // The package has a bridge of its own to the module of the contacts.
        for ending in ["js", "d.ts"].iter().filter(|_| !features.is_empty()) {
            let file = format!("{name}.{ending}");
            std::fs::copy(module.join(&file), wasm.join(&file)).with_context(|| file.clone())?;
        }
        let raw = format!("{name}_bg.wasm");
        std::fs::copy(module.join(raw), home.join(format!("dist/{name}.wasm")))?;
    }
    for id in rulesets::SOURCES {
        let json = rulesets::packed(&root(), id)?;
        std::fs::write(home.join(format!("dist/rulesets/{id}.json")), &json)?;
        if id == "federal" {
            let text = serde_json::to_string(&json)?;
            let module = serde_json::to_string(&crate::generate::english_messages(&root())?)?;
            let code = format!(
                "export const FEDERAL: string = {text};\nexport const MODULE: string = {module};\n"
            );
            std::fs::write(home.join("src/generated/english-federal.ts"), code)?;
        }
    }
    link_tools(&source, &home)?;
    run_in(&home, "node", &["build.mjs"])?;
    Ok(home)
}

/// Builds and packs; returns the tarball.
pub(crate) fn pack() -> Result<PathBuf> {
    let home = build()?;
    run_in(&home, "npm", &["pack", "--silent", "--ignore-scripts"])?;
    let version = env!("CARGO_PKG_VERSION");
    let tarball = home.join(format!("gospablik-{version}.tgz"));
    ensure!(tarball.is_file(), "npm pack wrote no {}", tarball.display());
    println!("{}: {} bytes", tarball.display(), std::fs::metadata(&tarball)?.len());
    Ok(tarball)
}

/// Packs the package and runs its tests on the tarball, in a project of its own.
pub(crate) fn test() -> Result<()> {
    let tarball = pack()?;
    let home = project(&tarball)?;
    let reports = text(&crate::conformance::write()?)?;
    let (tarball, root) = (text(&tarball)?, text(&root())?);
    run_in(&home, "node", &["sizes.mjs", "node_modules/gospablik", "--check"])?;
    crate::steps::run_in_with(
        &home,
        "node",
        &[&["--test-reporter=spec", "--test"], &TESTS[..]].concat(),
        &[
            ("GOSPABLIK_ROOT", &root),
            ("GOSPABLIK_REPORTS", &reports),
            ("GOSPABLIK_TARBALL", &tarball),
        ],
    )
}

/// Prints the sizes of the package beside those of others.
pub(crate) fn sizes() -> Result<()> {
    let home = project(&pack()?)?;
    run_in(&home, "node", &["sizes.mjs", "node_modules/gospablik"])
}

/// Writes the demo page, ready for any server of files; its modules need one.
pub(crate) fn demo() -> Result<()> {
    let package = build()?;
    let home = wasm::target_dir().join("demo");
    let _ = std::fs::remove_dir_all(&home);
    copy(&root().join("bindings-wasm/npm/demo"), &home, &[])?;
    copy(&package.join("dist"), &home.join("gospablik/dist"), &["cjs"])?;
    println!("{}", home.display());
    Ok(())
}

/// A project that has the packed package and the tools of its tests.
fn project(tarball: &Path) -> Result<PathBuf> {
    let tests = root().join("bindings-wasm/npm/tests");
    let home = wasm::target_dir().join("npm-tests");
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home)?;
    copy(&tests, &home, &["node_modules"])?;
    link_tools(&tests, &home)?;
    let installed = home.join("node_modules/gospablik");
    std::fs::create_dir_all(&installed)?;
    let (tarball, installed) = (text(tarball)?, text(&installed)?);
    run_in(&home, "tar", &["-xzf", &tarball, "-C", &installed, "--strip-components=1"])?;
    Ok(home)
}

/// Installs what a package-lock.json pins, once, outside the clone, and links it in.
pub(crate) fn link_tools(source: &Path, home: &Path) -> Result<()> {
    let lock = std::fs::read(source.join("package-lock.json"))?;
    let key = lock.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let cache = wasm::cache()?.join(format!("npm-{key:016x}"));
    let done = cache.join("done");
    if !done.is_file() {
        std::fs::create_dir_all(&cache)?;
        for name in ["package.json", "package-lock.json"] {
            std::fs::copy(source.join(name), cache.join(name))?;
        }
        run_in(&cache, "npm", &["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"])?;
        std::fs::write(&done, "")?;
    }
    let here = home.join("node_modules");
    let _ = std::fs::remove_dir_all(&here);
    std::fs::create_dir_all(&here)?;
    // One link a package, so that what is added here stays here.
    for entry in std::fs::read_dir(cache.join("node_modules"))? {
        let entry = entry?;
        std::os::unix::fs::symlink(entry.path(), here.join(entry.file_name()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path, without: &[&str]) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name();
        if without.iter().any(|skip| name == *skip) {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target, without)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

fn text(path: &Path) -> Result<String> {
    path.to_str().map(str::to_owned).with_context(|| format!("not UTF-8: {}", path.display()))
}
