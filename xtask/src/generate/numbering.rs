//! The numbering plan: `core/data/numbering.toml`, `core/data/area_codes.tsv` and the metadata
//! record -> `core/data/country_codes.tsv` and `core/src/contact/numbering/table.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use super::Product;
use super::pattern::prefixes;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    source: Source,
    russia: BTreeMap<String, String>,
    kazakhstan: BTreeMap<String, String>,
    decision: Vec<Decision>,
    short: Short,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    package: String,
    version: String,
    file: String,
    metadata: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    codes: Vec<String>,
    class: String,
    #[serde(rename = "reason")]
    _reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Short {
    #[serde(rename = "reason")]
    _reason: String,
    numbers: Vec<String>,
}

const CLASSES: [&str; 4] = ["mobile", "toll_free", "premium", "personal"];
/// Values of the table from here on are fixed lines: the index of their subjects.
const FIXED: usize = 16;

pub(super) fn products(root: &Path) -> Result<Vec<Product>> {
    let plan: Plan =
        toml::from_str(&std::fs::read_to_string(root.join("core/data/numbering.toml"))?)
            .context("core/data/numbering.toml")?;
    let metadata = metadata(root, &plan.source)?;
    same_record(
        &metadata,
        "RU",
        &plan.russia,
        &[("premium", "premiumRate"), ("personal", "personalNumber")],
    )?;
    same_record(&metadata, "KZ", &plan.kazakhstan, &[])?;
    let countries = countries(&metadata)?;
    let mut tsv = String::from("code\tregions\tlengths\tsource\n");
    for (code, (regions, lengths)) in &countries {
        let lengths: Vec<String> = lengths.iter().map(ToString::to_string).collect();
        writeln!(
            tsv,
            "{code}\t{}\t{}\tlibphonenumber metadata {}, fixed and mobile lengths (Apache-2.0)",
            regions.join(" "),
            lengths.join(" "),
            plan.source.metadata
        )?;
    }
    let areas = std::fs::read_to_string(root.join("core/data/area_codes.tsv"))?;
    Ok(vec![
        Product { path: "core/data/country_codes.tsv".into(), content: tsv },
        Product {
            path: "core/src/contact/numbering/table.rs".into(),
            content: table(&plan, &areas, &countries)?,
        },
    ])
}

/// The metadata file in the package that the workspace's lock file pins.
fn metadata(root: &Path, source: &Source) -> Result<String> {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(root)
        .output()?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let workspace: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = workspace["packages"].as_array().context("packages")?;
    let package = packages
        .iter()
        .find(|package| package["name"] == source.package.as_str())
        .with_context(|| format!("{} is not in the workspace", source.package))?;
    ensure!(
        package["version"] == source.version.as_str(),
        "{} is {}, the plan was read from {}: compare the records, then change the plan",
        source.package,
        package["version"],
        source.version
    );
    let manifest = package["manifest_path"].as_str().context("manifest_path")?;
    let path = Path::new(manifest).with_file_name(&source.file);
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

fn territories(xml: &str) -> impl Iterator<Item = &str> {
    xml.split("<territory ").skip(1).filter_map(|rest| rest.split("</territory>").next())
}

fn attribute<'x>(element: &'x str, name: &str) -> Option<&'x str> {
    element.split_once(&format!("{name}=\""))?.1.split('"').next()
}

fn element<'x>(xml: &'x str, name: &str) -> Option<&'x str> {
    let inside = xml.split_once(&format!("<{name}>"))?.1;
    inside.split(&format!("</{name}>")).next()
}

fn same_record(
    xml: &str,
    id: &str,
    plan: &BTreeMap<String, String>,
    names: &[(&str, &str)],
) -> Result<()> {
    let record = territories(xml)
        .find(|territory| attribute(territory, "id") == Some(id))
        .with_context(|| format!("no record {id}"))?;
    for (class, pattern) in plan {
        let name = match class.as_str() {
            "fixed" => "fixedLine",
            "toll_free" => "tollFree",
            other => names.iter().find(|(ours, _)| *ours == other).map_or(other, |(_, xml)| xml),
        };
        let found = element(record, name)
            .and_then(|class| element(class, "nationalNumberPattern"))
            .with_context(|| format!("{id} has no {name}"))?;
        let found: String = found.chars().filter(|c| !c.is_whitespace()).collect();
        ensure!(
            found == *pattern,
            "the {id} record of {name} has changed; read it and the decisions, then the plan:\n{found}"
        );
    }
    Ok(())
}

type Countries = BTreeMap<u16, (Vec<String>, BTreeSet<u8>)>;

fn countries(xml: &str) -> Result<Countries> {
    let mut all = Countries::new();
    for territory in territories(xml) {
        let code: u16 = attribute(territory, "countryCode").context("countryCode")?.parse()?;
        let region = attribute(territory, "id").context("id")?;
        if code == 7 {
            continue;
        }
        let classes: &[&str] = if region == "001" {
            &["tollFree", "sharedCost", "voip", "mobile", "premiumRate", "uan", "personalNumber"]
        } else {
            &["fixedLine", "mobile"]
        };
        let entry = all.entry(code).or_default();
        entry.0.push(region.to_string());
        for class in classes {
            let lengths = element(territory, class).and_then(|class| attribute(class, "national"));
            entry.1.extend(lengths.map(lengths_of).transpose()?.unwrap_or_default());
        }
    }
    for (code, (regions, lengths)) in &mut all {
        regions.sort();
        ensure!(!lengths.is_empty(), "+{code} has no lengths");
    }
    Ok(all)
}

/// `7,8`, `[5-15]`, `9,[11-13]`; -1 stands for "none".
fn lengths_of(text: &str) -> Result<Vec<u8>> {
    let mut lengths = Vec::new();
    for part in text.split(',').filter(|part| *part != "-1") {
        match part.trim_matches(['[', ']']).split_once('-') {
            Some((from, to)) => lengths.extend(from.parse::<u8>()?..=to.parse()?),
            None => lengths.push(part.parse()?),
        }
    }
    lengths.retain(|length| *length < 16);
    Ok(lengths)
}

fn table(plan: &Plan, areas: &str, countries: &Countries) -> Result<String> {
    let mut subjects: Vec<Vec<&str>> = vec![Vec::new()];
    let mut codes = [0_usize; 700];
    let fixed = prefixes(&plan.russia["fixed"], 3, 10)?;
    let mut known = BTreeSet::new();
    for line in areas.lines().skip(1) {
        let mut cells = line.split('\t');
        let (code, list) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let list: Vec<&str> = list.split_whitespace().collect();
        let index = subjects.iter().position(|known| *known == list).unwrap_or_else(|| {
            subjects.push(list);
            subjects.len() - 1
        });
        *slot(&mut codes, code)? = FIXED + index;
        known.insert(code.to_string());
    }
    ensure!(known == fixed, "area codes differ: {:?}", known.symmetric_difference(&fixed));
    for (at, class) in CLASSES.iter().enumerate() {
        for code in prefixes(&plan.russia[*class], 3, 10)? {
            let slot = slot(&mut codes, &code)?;
            ensure!(*slot == 0, "{code} has two classes");
            *slot = at + 1;
        }
    }
    for decision in &plan.decision {
        for code in &decision.codes {
            let value = slot(&mut codes, code).map_or(0, |value| *value);
            let class = match value {
                0 => "none",
                value if value >= FIXED => "fixed",
                value => CLASSES[value - 1],
            };
            ensure!(class == decision.class, "{code} is {class}, decided was {}", decision.class);
        }
    }
    let accepted = codes.iter().filter(|value| **value != 0).count();
    ensure!(accepted == 201, "{accepted} codes are accepted");
    for (value, class) in [(5, "mobile"), (6, "voip")] {
        for code in prefixes(&plan.kazakhstan[class], 3, 10)? {
            *slot(&mut codes, &code)? = value;
        }
    }
    let mut bits = [0_u64; 32];
    for prefix in prefixes(&plan.kazakhstan["fixed"], 5, 10)? {
        *slot(&mut codes, &prefix[..3])? = 7;
        let at = prefix.parse::<usize>()?.checked_sub(71000).context("below 71000")?;
        *bits.get_mut(at / 64).context("above 72999")? |= 1 << (at % 64);
    }
    render(plan, &codes, &subjects, &bits, countries)
}

fn slot<'c>(codes: &'c mut [usize; 700], code: &str) -> Result<&'c mut usize> {
    let at = code.parse::<usize>()?.checked_sub(300).context("below 300")?;
    codes.get_mut(at).context("above 999")
}

fn render(
    plan: &Plan,
    codes: &[usize; 700],
    subjects: &[Vec<&str>],
    bits: &[u64; 32],
    countries: &Countries,
) -> Result<String> {
    let mut code = format!(
        "// @generated by `cargo xtask generate` from core/data/numbering.toml, area_codes.tsv and\n\
         // the metadata {} of libphonenumber (Apache-2.0); do not edit.\n\n",
        plan.source.metadata
    );
    write!(
        code,
        "/// The class of a ten-digit number by its first three digits, from 300 on: 0 none, 1 mobile,\n\
         /// 2 toll-free, 3 premium, 4 personal, 5 to 7 Kazakhstan (mobile, internet, fixed), from\n\
         /// {FIXED} on fixed lines by the index of their subjects.\n\
         #[rustfmt::skip]\npub(super) static CODES: [u8; 700] = ["
    )?;
    for (at, value) in codes.iter().enumerate() {
        let lead = if at % 25 == 0 { "\n    " } else { " " };
        write!(code, "{lead}{value},")?;
    }
    write!(
        code,
        "\n];\n\n/// The federal subjects of fixed codes.\npub(super) static SUBJECTS: [&[&str]; {}] = [",
        subjects.len()
    )?;
    for list in subjects {
        write!(code, "&{list:?},")?;
    }
    code.push_str("];\n\n/// Which first five digits, from 71000 on, are fixed lines of Kazakhstan.\npub(super) static KAZAKHSTAN: [u64; 32] = [");
    for word in bits {
        write!(code, "{word:#x},")?;
    }
    let mut short = Vec::new();
    for number in &plan.short.numbers {
        ensure!(matches!(number.len(), 2 | 3), "{number}");
        short.push((number.len(), number.parse::<u16>()?));
    }
    short.sort_unstable();
    write!(
        code,
        "];\n\n/// Short numbers: how many digits, and their value.\npub(super) static SHORT: [(u8, u16); {}] = {short:?};\n",
        short.len()
    )?;
    write!(
        code,
        "\n/// Country codes, and the lengths of numbers behind them as bits.\npub(super) static COUNTRIES: [(u16, u16); {}] = [",
        countries.len()
    )?;
    for (country, (_, lengths)) in countries {
        let mut mask = 0_u16;
        for length in lengths {
            if *length >= 16 {
                bail!("+{country}: length {length}");
            }
            mask |= 1 << length;
        }
        write!(code, "({country}, {mask:#x}),")?;
    }
    code.push_str("];\n");
    Ok(code)
}
