//! Mail tables: `core/data/mail_*.tsv` -> `core/src/contact/email/tables.rs`.
//!
//! Domains and zones are packed in one sorted text each: behind every name stands a byte that no
//! name holds and that says what the name is. Names one slip away from the service they stand for
//! are kept as the slips: what was done to the service's name, where, and with which letter.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::Product;

/// The bytes behind a name: all that neither a Latin name nor UTF-8 of Cyrillic letters holds.
const FIRST_MARK: u8 = 0xe0;
const MARKS: u8 = 77;
/// Kinds without a target are numbered by their place here.
const KINDS: [&str; 7] = [
    "free_national",
    "foreign_service",
    "official",
    "special_use",
    "placeholder",
    "national",
    "foreign",
];
/// Kinds of misspelt names; each takes as many numbers as there are services.
const SLIPS: [&str; 5] = ["misspelt", "real-service", "real", "former-zone", "cyrillic"];

#[derive(Default)]
struct Tables {
    names: BTreeMap<String, u8>,
    zones: BTreeMap<String, u8>,
    /// Foreign zones of two letters: by far the most zones, all of one kind.
    pairs: [u32; 26],
    broken: Vec<String>,
    /// The services that slips stand for, and for each the slips.
    services: Vec<String>,
    slips: BTreeMap<String, BTreeMap<u8, BTreeSet<u8>>>,
    /// A bit for every domain, by [`spread`].
    hint: Vec<u64>,
}

pub(super) fn products(root: &Path) -> Result<Vec<Product>> {
    let mut tables = Tables::default();
    let domains = read(root, "mail_domains.tsv", "domain\tkind\tbasis\tnote")?;
    for (name, kind) in &domains {
        let [kind, ..] = kind.as_slice() else { bail!("{name}: no kind") };
        insert(&mut tables.names, name, number(kind)?)?;
    }
    for (name, cells) in read(root, "mail_zones.tsv", "zone\tkind\tmeant\tbasis\tnote")? {
        tables.zone(&name, &cells)?;
    }
    let misspelt = read(root, "mail_misspelt.tsv", "domain\tmeant\tkind\tbasis")?;
    let services: BTreeSet<_> = misspelt.iter().filter_map(|(_, cells)| cells.first()).collect();
    tables.services = services.into_iter().cloned().collect();
    for (name, cells) in &misspelt {
        tables.misspelt(name, cells)?;
    }
    tables.check(misspelt.iter().map(|(name, _)| name))?;
    tables.hint(misspelt.iter().chain(&domains).map(|(name, _)| name));
    Ok(vec![Product { path: "core/src/contact/email/tables.rs".into(), content: tables.code()? }])
}

fn number(kind: &str) -> Result<u8> {
    let at = KINDS.iter().position(|known| *known == kind);
    Ok(u8::try_from(at.with_context(|| format!("unknown kind {kind}"))?)?)
}

/// The name as it stands in the table: `.ru` behind a single label goes without saying.
fn key(name: &str) -> &str {
    match name.strip_suffix(".ru") {
        Some(stem) if !stem.contains('.') => stem,
        _ => name,
    }
}

impl Tables {
    fn zone(&mut self, name: &str, cells: &[String]) -> Result<()> {
        let [kind, meant, ..] = cells else { bail!("{name}: cells are missing") };
        if let (&[first, second], "foreign") = (name.as_bytes(), kind.as_str()) {
            ensure!(name.bytes().all(|b| b.is_ascii_lowercase()), "{name}: no zone");
            self.pairs[usize::from(first - b'a')] |= 1 << (second - b'a');
            return Ok(());
        }
        let number = if kind == "broken" {
            let at = self.broken.iter().position(|known| known == meant);
            let at = at.unwrap_or_else(|| {
                self.broken.push(meant.clone());
                self.broken.len() - 1
            });
            self.number_of_slip(SLIPS.len(), at)?
        } else {
            number(kind)?
        };
        insert(&mut self.zones, name, number)
    }

    fn number_of_slip(&self, kind: usize, target: usize) -> Result<u8> {
        // Zones are read before the services are known: their number is written down there.
        let number = KINDS.len() + kind * SERVICES + target;
        ensure!(number < usize::from(MARKS), "more names than marks");
        Ok(u8::try_from(number)?)
    }

    fn misspelt(&mut self, name: &str, cells: &[String]) -> Result<()> {
        let [meant, kind, ..] = cells else { bail!("{name}: cells are missing") };
        let service = self.names.get(key(meant)).is_some_and(|number| *number < 2);
        ensure!(service, "{name}: {meant} is not a known service");
        let foreign = self.names.get(key(name)) == Some(&1);
        let kind = match kind.as_str() {
            // A name that exists and is nearly always a slip: the slip is reported.
            "real" if foreign => 1,
            "real" => 2,
            "former-zone" => 3,
            "cyrillic" => 4,
            _ => 0,
        };
        if let Some((head, letter)) = slip(meant, name).filter(|_| kind == 0) {
            let known = self.slips.entry(meant.clone()).or_default();
            let letters = known.entry(head).or_default();
            letters.extend(letter);
            return Ok(());
        }
        let target = self.services.iter().position(|known| known == meant).context("no target")?;
        let number = self.number_of_slip(kind, target)?;
        if foreign {
            self.names.insert(key(name).to_owned(), number);
            return Ok(());
        }
        insert(&mut self.names, name, number)
    }

    /// Every slip is undone to a name that was given, and to no other.
    fn check<'a>(&self, given: impl Iterator<Item = &'a String>) -> Result<()> {
        ensure!(self.services.len() == SERVICES, "the number of services has changed");
        let mut unpacked = BTreeSet::new();
        for (meant, slips) in &self.slips {
            for (&head, letters) in slips {
                let letters: Vec<_> = match letters.is_empty() {
                    true => vec![None],
                    false => letters.iter().copied().map(Some).collect(),
                };
                for letter in letters {
                    let name = slipped(meant, head, letter)?;
                    ensure!(!self.names.contains_key(key(&name)), "{name}: given twice");
                    ensure!(unpacked.insert(name.clone()), "{name}: two services");
                }
            }
        }
        let given: BTreeSet<_> =
            given.filter(|name| !self.names.contains_key(key(name))).cloned().collect();
        ensure!(unpacked == given, "slips are lost");
        Ok(())
    }

    fn hint<'a>(&mut self, given: impl Iterator<Item = &'a String>) {
        self.hint = vec![0; 256];
        for name in given {
            let bit = spread(name);
            self.hint[bit / 64] |= 1 << (bit % 64);
        }
    }

    fn code(&self) -> Result<String> {
        let mut out = String::from(
            "// @generated by `cargo xtask generate` from core/data/mail_*.tsv; do not edit.\n\n",
        );
        out.push_str(
            "/// Foreign zones of two letters: a row by the first, a bit by the second.\n",
        );
        writeln!(out, "pub(super) static PAIRS: [u32; 26] = {:?};\n", self.pairs)?;
        out.push_str("/// How many services slips stand for.\n");
        writeln!(out, "pub(super) const SERVICES: u8 = {SERVICES};\n")?;
        out.push_str(
            "/// These services by number, and behind them what misspelt zones stand for.\n",
        );
        let meant: Vec<_> = self.services.iter().chain(&self.broken).cloned().collect();
        writeln!(out, "pub(super) const MEANT: &str = {:?};\n", meant.join("|"))?;
        out.push_str("/// For each service by number a zero and its slips.\n");
        let mut slips = Vec::new();
        for service in &self.services {
            slips.push(0);
            for (head, letters) in self.slips.get(service).into_iter().flatten() {
                slips.push(*head);
                slips.extend(letters);
            }
        }
        constant(&mut out, "SLIPS", &slips)?;
        out.push_str(
            "/// Domains in order, each with its mark; a name of one label lies in `.ru`.\n",
        );
        constant(&mut out, "NAMES", &packed(&self.names))?;
        out.push_str("/// Zones in order, each with its mark.\n");
        constant(&mut out, "ZONES", &packed(&self.zones))?;
        out.push_str("/// A bit for every domain there is a row of.\n");
        writeln!(out, "pub(super) static HINT: [u64; 256] = {:?};", self.hint)?;
        Ok(out)
    }
}

/// The bit of a name: as the search reckons it.
fn spread(name: &str) -> usize {
    let sum =
        name.bytes().rev().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    (sum ^ sum >> 13) as usize % 16384
}

/// The services that slips stand for; zones are numbered behind them.
const SERVICES: usize = 13;

/// What was done to a name to get another one, in one byte, and the letter that came in: the
/// operation (a letter more, another letter, a letter less, two swapped), and the first place
/// where the names differ.
fn slip(meant: &str, name: &str) -> Option<(u8, Option<u8>)> {
    let (from, to) = (meant.as_bytes(), name.as_bytes());
    let at = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let (left, right) = (&from[at..], &to[at..]);
    let head = |operation: u8| Some(0x80 | operation << 4 | u8::try_from(at).ok()?);
    if !name.is_ascii() || at > 15 {
        None
    } else if right.len() == left.len() + 1 && right[1..] == *left {
        Some((head(0)?, Some(right[0])))
    } else if right.len() == left.len() && !left.is_empty() && right[1..] == left[1..] {
        Some((head(1)?, Some(right[0])))
    } else if right.len() + 1 == left.len() && *right == left[1..] {
        Some((head(2)?, None))
    } else if let ([a, b, left @ ..], [c, d, right @ ..]) = (left, right)
        && (a, b, left) == (d, c, right)
    {
        Some((head(3)?, None))
    } else {
        None
    }
}

/// The name that a slip makes of a service.
fn slipped(meant: &str, head: u8, letter: Option<u8>) -> Result<String> {
    let at = usize::from(head & 0x0f);
    let mut name = meant.as_bytes().to_vec();
    match (head >> 4 & 3, letter) {
        (0, Some(letter)) => name.insert(at, letter),
        (1, Some(letter)) => name[at] = letter,
        (2, None) => drop(name.remove(at)),
        (3, None) => name.swap(at, at + 1),
        _ => bail!("{meant}: a slip with a letter too many or too few"),
    }
    Ok(String::from_utf8(name)?)
}

fn read(root: &Path, file: &str, header: &str) -> Result<Vec<(String, Vec<String>)>> {
    let text =
        std::fs::read_to_string(root.join("core/data").join(file)).context(file.to_owned())?;
    let mut lines = text.lines();
    ensure!(lines.next() == Some(header), "{file}: the header is not {header:?}");
    let mut rows = Vec::new();
    for line in lines {
        let mut cells = line.split('\t').map(str::to_owned);
        let name = cells.next().filter(|name| !name.is_empty()).context("an empty row")?;
        rows.push((name, cells.collect()));
    }
    Ok(rows)
}

fn insert(rows: &mut BTreeMap<String, u8>, name: &str, number: u8) -> Result<()> {
    ensure!(name == name.to_lowercase(), "{name}: not lower case");
    ensure!(!name.bytes().any(is_mark), "{name}: holds a mark");
    match rows.insert(key(name).to_owned(), number) {
        None => Ok(()),
        Some(_) => bail!("{name}: given twice"),
    }
}

fn is_mark(byte: u8) -> bool {
    byte.wrapping_sub(FIRST_MARK) < MARKS
}

/// The byte order of `str` is the order of the search.
fn packed(rows: &BTreeMap<String, u8>) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, number) in rows {
        out.extend(name.bytes());
        out.push(FIRST_MARK.wrapping_add(*number));
    }
    out
}

fn constant(out: &mut String, name: &str, bytes: &[u8]) -> Result<()> {
    write!(out, "pub(super) static {name}: &[u8] = b\"")?;
    for (at, byte) in bytes.iter().copied().enumerate() {
        if at % 80 == 0 {
            out.push_str("\\\n");
        }
        if byte.is_ascii_graphic() && byte != b'"' && byte != b'\\' {
            out.push(char::from(byte));
        } else {
            write!(out, "\\x{byte:02x}")?;
        }
    }
    out.push_str("\";\n\n");
    Ok(())
}
