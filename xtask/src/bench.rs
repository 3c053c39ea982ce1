//! The benchmarks in one run: criterion with the peers in Rust, the first call, the peers in
//! JavaScript and Python on the same texts, and one table of it all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::generate::root;
use crate::steps::{run, run_in};
use crate::{npm, wasm};

/// Pinned like every tool; the peer that Python users have.
const PHONENUMBERS: &str = "phonenumbers==9.0.33";

/// Runs everything that is measured, then prints the table.
pub(crate) fn run_all() -> Result<()> {
    run("cargo", &["bench", "--locked", "-p", "gospablik-benches"])?;
    let home = wasm::target_dir().join("bench");
    fs::create_dir_all(&home)?;
    for kind in ["phones", "emails"] {
        let mix = ["run", "--locked", "--release", "-q", "-p", "gospablik-benches", "--bin", "mix"];
        let output =
            Command::new("cargo").args(mix).args(["--", kind]).current_dir(root()).output()?;
        if !output.status.success() {
            bail!("the mix of {kind}: {}", String::from_utf8_lossy(&output.stderr));
        }
        fs::write(home.join(kind), output.stdout)?;
    }
    npm::link_tools(&root().join("bindings-wasm/npm/tests"), &home)?;
    let script = |name: &str| root().join("benches/peers").join(name);
    run_in(&home, "node", &[&text(&script("measure.mjs"))?, "phones", "emails"])?;
    let python = python(&home)?;
    run_in(&home, &python, &[&text(&script("measure.py"))?, "phones"])?;
    table()
}

/// Prints what criterion measured last, as a table in Markdown.
pub(crate) fn table() -> Result<()> {
    let mut rows = BTreeMap::new();
    collect(&wasm::target_dir().join("criterion"), &mut rows)?;
    println!("| group | what | time | throughput |\n| --- | --- | ---: | ---: |");
    for ((group, name), (nanoseconds, per)) in rows {
        let throughput = match per {
            Some(("Bytes", bytes)) => format!("{:.0} MB/s", bytes / nanoseconds * 1e3),
            Some((_, count)) => format!("{:.1} ns each", nanoseconds / count),
            None => String::new(),
        };
        println!("| {group} | {name} | {:.3} ms | {throughput} |", nanoseconds / 1e6);
    }
    Ok(())
}

type Rows = BTreeMap<(String, String), (f64, Option<(&'static str, f64)>)>;

/// Every `new/estimates.json` under a directory, with the `benchmark.json` beside it.
fn collect(dir: &Path, rows: &mut Rows) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| format!("{}: run the benches", dir.display()))? {
        let path = entry?.path();
        if path.ends_with("new") {
            let read = |name: &str| -> Result<Value> {
                Ok(serde_json::from_slice(&fs::read(path.join(name))?)?)
            };
            let (about, estimates) = (read("benchmark.json")?, read("estimates.json")?);
            let string = |key: &str| about[key].as_str().unwrap_or_default().to_owned();
            let name = match (string("function_id"), string("value_str")) {
                (function, value) if function.is_empty() => value,
                (function, _) => function,
            };
            let time = estimates["median"]["point_estimate"].as_f64().context("no median")?;
            let per = ["Bytes", "Elements"]
                .into_iter()
                .find_map(|kind| Some((kind, about["throughput"][kind].as_f64()?)));
            rows.insert((string("group_id"), name), (time, per));
        } else if path.is_dir() {
            collect(&path, rows)?;
        }
    }
    Ok(())
}

/// A Python that has the peer, in an environment of its own.
fn python(home: &Path) -> Result<String> {
    let environment = home.join("python");
    let python = text(&environment.join("bin/python"))?;
    if !Path::new(&python).is_file() {
        run("python3", &["-m", "venv", &text(&environment)?])?;
    }
    run(&python, &["-m", "pip", "install", "--quiet", PHONENUMBERS])?;
    Ok(python)
}

fn text(path: &Path) -> Result<String> {
    path.to_str().map(str::to_owned).with_context(|| format!("not UTF-8: {}", path.display()))
}
