//! Everything that is generated and committed: one module a product, one sink for all.

mod header;
mod lexicon;
mod mail;
mod messages;
mod npm;
mod numbering;
mod pattern;
mod platforms;
mod rules_page;
pub(crate) mod rulesets;
mod schemas;

pub(crate) use header::abi_suffix;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Whether products are written or compared with what is committed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// One generated file: its path from the root of the repository, and what belongs in it.
pub(crate) struct Product {
    pub(crate) path: String,
    pub(crate) content: String,
}

/// Generates all products.
pub(crate) fn run(mode: Mode) -> Result<()> {
    let root = root();
    let mut products = Vec::new();
    products.extend(mail::products(&root)?);
    products.extend(messages::products(&root)?);
    products.extend(header::products(&root)?);
    products.extend(platforms::products(&root)?);
    products.extend(lexicon::products(&root)?);
    products.extend(numbering::products(&root)?);
    products.extend(rulesets::products(&root)?);
    products.extend(npm::products(&root)?);
    products.extend(rules_page::products(&root)?);
    products.extend(schemas::products()?);
    sink(&root, &products, mode)
}

/// A table of names for `contact::lookup`: for each length its records in order, each the name and
/// one byte.
fn grouped(constant: &str, rows: &BTreeMap<String, u8>) -> Result<String> {
    let longest = rows.keys().map(String::len).max().unwrap_or_default();
    let mut out = String::new();
    writeln!(out, "pub(super) static {constant}: [&[u8]; {}] = [", longest + 1)?;
    for len in 0..=longest {
        out.push_str("b\"");
        // The byte order of `str` is the order of the search.
        for (name, value) in rows.iter().filter(|(name, _)| name.len() == len) {
            out.push_str("\\\n");
            for byte in name.bytes().chain([*value]) {
                if byte.is_ascii_graphic() && byte != b'"' && byte != b'\\' {
                    out.push(char::from(byte));
                } else {
                    write!(out, "\\x{byte:02x}")?;
                }
            }
        }
        out.push_str("\",\n");
    }
    out.push_str("];\n");
    Ok(out)
}

/// The English messages that the npm package loads into its module.
pub(crate) fn english_messages(root: &Path) -> Result<String> {
    messages::english(root)
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

fn sink(root: &Path, products: &[Product], mode: Mode) -> Result<()> {
    let mut stale = Vec::new();
    for product in products {
        let path = root.join(&product.path);
        let content = if product.path.ends_with(".rs") {
            rustfmt(&product.content)?
        } else {
            product.content.clone()
        };
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        if committed == content {
            continue;
        }
        if mode == Mode::Check {
            stale.push(product.path.as_str());
            continue;
        }
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, content).with_context(|| product.path.clone())?;
        println!("wrote {}", product.path);
    }
    if !stale.is_empty() {
        bail!("stale, run `cargo xtask generate`: {}", stale.join(", "));
    }
    println!("{} generated files are up to date", products.len());
    Ok(())
}

fn rustfmt(code: &str) -> Result<String> {
    use std::io::Write;
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout", "--config", "use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt is needed to generate code")?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(code.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt refused generated code");
    }
    Ok(String::from_utf8(output.stdout)?)
}
