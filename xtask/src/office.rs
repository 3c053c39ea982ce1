//! The CSV of a register's audit in LibreOffice: every cell is what was written.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use gospablik::contact::ids::Inn;

use crate::generate::root;
use crate::steps::run;
use crate::wasm::path;

/// Organisations of the register.
const ROWS: u64 = 1000;
/// A tabulator, quotation marks, UTF-8; cells as they are shown on the screen.
const SHOWN: &str = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false";

/// Audits a register in one command, once for each form of the CSV, opens both in LibreOffice and
/// compares what it shows with what was written, cell by cell.
pub(crate) fn check() -> Result<()> {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("office");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(folder.join("shown"))?;
    run("cargo", &["build", "--quiet", "--locked", "-p", "gospablik-cli"])?;
    let register = folder.join("register.csv");
    std::fs::write(&register, self::register()?)?;
    for (form, option, separator) in [("plain", None, b','), ("excel", Some("--csv-excel"), b';')] {
        let written = Command::new(target.join("debug/gospablik"))
            .args(["audit", "--as-of", "2026-11-23", "--format", "csv"])
            .args(option)
            .arg(&register)
            .output()?
            .stdout;
        let file = folder.join(form).with_extension("csv");
        std::fs::write(&file, &written)?;
        let shown = open(&folder, &file, separator)?;
        let (written, shown) = (table(&written, separator)?, table(&shown, b'\t')?);
        compare(form, &written, &shown)?;
        let cells = written.len() * written.first().map_or(0, Vec::len);
        println!("{form}: {} lines, {cells} cells", written.len());
    }
    Ok(())
}

/// A register with what spreadsheets stumble over: separators, quotation marks, formulas.
fn register() -> Result<String> {
    let mut register = String::from("\u{FEFF}ИНН;Наименование;Вид;Регион;ВКонтакте\r\n");
    for n in 1..=ROWS {
        let nine = 231_200_000 + n;
        let inn = (0..10)
            .map(|last| format!("{nine}{last}"))
            .find(|inn| inn.parse::<Inn>().is_ok())
            .context("no check digit")?;
        let name = match n % 5 {
            0 => format!("\"МБУК «Дом культуры»; филиал, № {n}\""),
            1 => format!("\"МБДОУ \"\"Ёлочка\"\" № {n}\""),
            2 => format!("=1+{n}"),
            _ => format!("Съезжий щит эпохи: ФГБУ № {n}"),
        };
        let kind = if n % 3 == 0 { "суд" } else { "подвед" };
        writeln!(register, "{inn};{name};{kind};23;https://vk.com/club{n}\r")?;
    }
    Ok(register)
}

/// What LibreOffice shows of a file in UTF-8 with this separator.
fn open(folder: &Path, file: &Path, separator: u8) -> Result<Vec<u8>> {
    let shown = folder.join("shown");
    // A profile of its own: neither settings of the user nor an open window take part.
    let profile = format!("-env:UserInstallation=file://{}", path(&folder.join("profile"))?);
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", SHOWN])
        .arg(format!("--infilter=CSV:{separator},34,76,1"))
        .arg("--outdir")
        .args([&shown, file])
        .output()?;
    let result = shown.join(file.file_name().context("a file has a name")?);
    std::fs::read(&result)
        .with_context(|| format!("soffice: {}", String::from_utf8_lossy(&output.stderr)))
}

fn table(csv: &[u8], separator: u8) -> Result<Vec<Vec<String>>> {
    let text = std::str::from_utf8(csv)?.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.map(|row| row.iter().map(String::from).collect()));
    Ok(rows.collect::<Result<_, _>>()?)
}

fn compare(form: &str, written: &[Vec<String>], shown: &[Vec<String>]) -> Result<()> {
    ensure!(written.len() as u64 == ROWS + 1, "{form}: {} lines were written", written.len());
    ensure!(shown.len() == written.len(), "{form}: {} lines are shown", shown.len());
    for (at, (written, shown)) in written.iter().zip(shown).enumerate() {
        let (want, found) = (written.len(), shown.len());
        ensure!(want == found, "{form}, line {}: {found} cells for {want}", at + 1);
        for (want, found) in written.iter().zip(shown) {
            ensure!(want == found, "{form}, line {}: {found:?} for {want:?}", at + 1);
        }
    }
    Ok(())
}
