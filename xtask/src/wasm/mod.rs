//! The WebAssembly modules: built for `wasm32-unknown-unknown`, bound by a pinned wasm-bindgen,
//! shrunk by a pinned wasm-opt, called from node.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::generate::root;
use crate::steps::run;
use compile::compile;

mod compile;
mod order;

/// Must equal the version of the crate `wasm-bindgen` in Cargo.lock; checked before use.
const WASM_BINDGEN: &str = "0.2.130";
const BINARYEN: &str = "132.0.0";

/// A directory for tools and packages that outlives a clone.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    Ok(base.or(home).context("neither XDG_CACHE_HOME nor HOME is set")?.join("gospablik"))
}

/// The modules: their name, the features of the crate, and the level at which the crossing itself
/// is compiled. In the module of the contacts a call waits for it: 1 KB of gzip takes a fifth off
/// a phone. In the full module it would be 4 KB. The module without features needs no bridge.
pub(crate) const MODULES: [(&str, &str, &str); 3] =
    [("gospablik", "audit", "'z'"), ("contacts", "", "3"), ("import", "import", "'z'")];
/// Nothing in the module of the contacts is recursive; what lies behind a small stack has short
/// addresses.
const SMALL_STACK: &str = " -Clink-arg=-zstack-size=65536";

/// The directory of everything that is built.
pub(crate) fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Builds the modules, each in a directory of its name, and returns what holds these.
pub(crate) fn build() -> Result<PathBuf> {
    let out = target_dir().join("wasm");
    for (name, features, level) in MODULES {
        let bare = features.is_empty();
        let flags = if bare { SMALL_STACK } else { "" };
        let raw = compile(&target_dir(), features, Some(level), flags)?;
        let dir = out.join(name);
        std::fs::create_dir_all(&dir)?;
        let module = dir.join(format!("{name}_bg.wasm"));
        if bare {
            std::fs::copy(&raw, &module)?;
        } else {
            bind(&raw, &dir, name)?;
        }
        shrink(&module)?;
    }
    Ok(out)
}

/// Prints what the classification of posts adds to the module that audits, in bytes after gzip: one
/// module as it is, one that calls every post uncertain, both built and shrunk alike, on the
/// average of all orders of their functions.
pub(crate) fn cost_of_categories() -> Result<()> {
    let out = target_dir().join("wasm-cost");
    let mut sizes = Vec::new();
    for (name, flag) in [("with", ""), ("without", " --cfg=gospablik_uncategorized")] {
        let home = out.join(name);
        let raw = compile(&home, MODULES[0].1, None, flag)?;
        bind(&raw, &home, name)?;
        let module = home.join(format!("{name}_bg.wasm"));
        shrink(&module)?;
        sizes.push(i64::try_from(order::mean_size(&std::fs::read(&module)?)?)?);
    }
    if let [with, without] = sizes[..] {
        println!("{with} bytes with, {without} without: {} bytes", with - without);
    }
    Ok(())
}

/// How many bytes `gzip -9` makes of a file.
fn gzip_size(file: &Path) -> Result<usize> {
    let packed = Command::new("gzip").args(["-9nc"]).arg(file).output()?;
    ensure!(packed.status.success(), "gzip failed");
    Ok(packed.stdout.len())
}

fn bind(raw: &Path, out: &Path, name: &str) -> Result<()> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let pinned = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"");
    ensure!(lock.contains(&pinned), "Cargo.lock does not hold wasm-bindgen {WASM_BINDGEN}");
    let home = cache()?.join(format!("wasm-bindgen-{WASM_BINDGEN}"));
    let tool = home.join("bin/wasm-bindgen");
    if !tool.is_file() {
        let root = path(&home)?;
        let version = format!("={WASM_BINDGEN}");
        run("cargo", &["install", "wasm-bindgen-cli", "--version", &version, "--root", &root])?;
    }
    let (raw, out) = (path(raw)?, path(out)?);
    run(
        &path(&tool)?,
        &[
            &raw,
            "--target",
            "web",
            "--out-dir",
            &out,
            "--out-name",
            name,
            // The package finds the file itself, and starts the module anew after a trap.
            "--omit-default-module-path",
            "--experimental-reset-state-function",
        ],
    )
}

fn shrink(module: &Path) -> Result<()> {
    let home = cache()?.join(format!("binaryen-{BINARYEN}"));
    let tool = home.join("node_modules/binaryen/bin/wasm-opt");
    if !tool.is_file() {
        std::fs::create_dir_all(&home)?;
        let package = format!("binaryen@{BINARYEN}");
        run("npm", &["install", "--silent", "--prefix", &path(&home)?, &package])?;
    }
    let before = std::fs::metadata(module)?.len();
    let module = path(module)?;
    run(
        "node",
        &[
            &path(&tool)?,
            &module,
            "-o",
            &module,
            // What is seldom called stays out of what a page calls often.
            "--no-inline=*answer_any*",
            // Bodies that are alike lie nearer when they stay apart.
            "--one-caller-inline-max-function-size=20",
            "-Oz",
            "--converge",
            "--strip-debug",
            "--strip-producers",
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
            "--enable-sign-ext",
            "--enable-mutable-globals",
            "--enable-reference-types",
            "--enable-multivalue",
            // The stack lies there; nothing is addressed below it.
            "--low-memory-unused",
        ],
    )?;
    std::fs::write(&module, order::order(&std::fs::read(&module)?)?)?;
    let after = std::fs::metadata(&module)?.len();
    println!("{module}: {before} -> {after} bytes");
    if after == 0 {
        bail!("wasm-opt wrote nothing");
    }
    Ok(())
}

pub(crate) fn path(path: &Path) -> Result<String> {
    path.to_str().map(str::to_owned).with_context(|| format!("not UTF-8: {}", path.display()))
}
