//! Where the sets that others extend are found, and the way from JSON to a resolved set.

use super::pack::typed;
use super::read::{SOURCE, read};
use super::{RuleSet, builtin, check, resolve};
use crate::error::{Error, ErrorKind, Problem};
use crate::json::{Bounds, Json, Node, Reader, Writer, excerpt, locate, parse, suggest};
use crate::message::Args;

/// Bytes of one source.
const BYTES: usize = 2 << 20;
const BOUNDS: Bounds = Bounds { depth: 32, values: 200_000 };
const PROBLEMS: usize = 200;
/// Sets that lie over one another.
const LAYERS: usize = 8;

/// The rule sets that can be named by id: the built-in ones, and those that were added.
///
/// ```
/// use gospablik::rule::{Library, RuleSet};
///
/// let mut library = Library::new();
/// library.add(r#"{"schemaVersion": 1, "id": "my-region", "version": "1", "extends": "federal",
///     "title": {"ru": "Мой регион"}}"#)?;
/// let school = RuleSet::from_json(r#"{"schemaVersion": 1, "id": "schools", "version": "1",
///     "extends": "my-region", "title": {"ru": "Школы"}, "overrides": [{"rule": "badge",
///     "switchOff": true, "reason": {"ru": "Отметки выдаёт другой отдел."}}]}"#, &library)?;
/// assert_eq!(school.overrides[0].what, "switchOff");
/// # Ok::<(), gospablik::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Library {
    added: Vec<(String, String)>,
}

impl Library {
    /// The built-in sets.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a source in JSON and returns its id. It is checked when it is asked for, so that sets
    /// may be added in any order. An id that is there already is replaced: a newer `federal` lies
    /// under the regions from then on.
    ///
    /// # Errors
    /// When the text is not JSON, or has no usable id.
    pub fn add(&mut self, json: &str) -> Result<String, Error> {
        let tree = tree(json)?;
        let mut reader = Reader::new(PROBLEMS);
        let source = read(&mut reader, &tree, &SOURCE).unwrap_or_default();
        let Some(id) = source.get("id").and_then(Json::as_str) else {
            return Err(Error::new(ErrorKind::RuleSet, reader.finish(json)));
        };
        self.added.retain(|(known, _)| known != id);
        self.added.push((id.to_owned(), json.to_owned()));
        Ok(id.to_owned())
    }

    /// The ids of all sets: built-in ones first.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = builtin::ids().collect();
        ids.extend(self.added.iter().map(|(id, _)| id.as_str()));
        let mut seen = Vec::new();
        ids.retain(|id| {
            let new = !seen.contains(id);
            seen.push(*id);
            new
        });
        ids
    }

    /// The resolved set of this id.
    ///
    /// # Errors
    /// When there is none, or when it or one that it extends is faulty.
    pub fn get(&self, id: &str) -> Result<RuleSet, Error> {
        match self.find(id, &mut Vec::new()) {
            Some(found) => found,
            None => Err(Error::new(ErrorKind::RuleSet, vec![self.unknown(id, "")])),
        }
    }

    /// The ids of the sets that lie under this one, the nearest first.
    #[must_use]
    pub fn chain(&self, id: &str) -> Vec<String> {
        let mut chain: Vec<String> = Vec::new();
        let mut upper = id.to_owned();
        while let Some(base) = self.base_of(&upper).filter(|base| !chain.contains(base)) {
            chain.push(base.clone());
            upper = base;
        }
        chain
    }

    fn base_of(&self, id: &str) -> Option<String> {
        match self.added.iter().find(|(known, _)| known == id) {
            Some((_, json)) => {
                let source = read(&mut Reader::new(1), &tree(json).ok()?, &SOURCE)?;
                source.get("extends").and_then(Json::as_str).map(String::from)
            }
            None => builtin::facts(id)?.0.map(String::from),
        }
    }

    fn find(&self, id: &str, below: &mut Vec<String>) -> Option<Result<RuleSet, Error>> {
        if let Some((_, json)) = self.added.iter().find(|(known, _)| known == id) {
            return Some(resolved(json, self, below));
        }
        let (extends, sha256) = builtin::facts(id)?;
        let source = builtin::source(id)?;
        let Some(base) = extends else {
            return Some(Ok(RuleSet::from_complete(source, sha256.to_owned())));
        };
        let base = self.find(base, below)?;
        Some(base.map(|base| resolve::layer(source, Some(base))))
    }

    fn unknown(&self, id: &str, pointer: &str) -> Problem {
        let known = self.ids();
        let args = Args::new().with("id", excerpt(id)).with("known", known.join(", "));
        Problem::new("unknown-ruleset", pointer, args).suggest(suggest(id, &known))
    }
}

impl RuleSet {
    /// Reads, checks and resolves a source in JSON; what it extends is looked up in `library`.
    ///
    /// # Errors
    /// Every mistake at once, each with a JSON Pointer, a line and a column, and a suggestion
    /// where a name was probably misspelt.
    pub fn from_json(json: &str, library: &Library) -> Result<Self, Error> {
        resolved(json, library, &mut Vec::new())
    }

    /// The whole set as a source in JSON that extends nothing; reading it back gives the same
    /// set, hash included. One line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        self.write(&mut out);
        out.finish()
    }
}

/// The source as clean JSON, examples and all, with every check passed.
pub(super) fn clean(json: &str, library: &Library) -> Result<Json, Error> {
    checked(json, library, &mut Vec::new()).map(|(source, _)| source)
}

/// `below` are the ids of the sets whose base this one is.
fn checked(
    json: &str,
    library: &Library,
    below: &mut Vec<String>,
) -> Result<(Json, Option<RuleSet>), Error> {
    let tree = tree(json)?;
    let mut reader = Reader::new(PROBLEMS);
    let source = read(&mut reader, &tree, &SOURCE).unwrap_or_default();
    let base = base(&mut reader, &tree, &source, library, below);
    check::check(&mut reader, &tree, &source, base.as_ref());
    let problems = reader.finish(json);
    if problems.is_empty() {
        Ok((source, base))
    } else {
        Err(Error::new(ErrorKind::RuleSet, problems))
    }
}

fn resolved(json: &str, library: &Library, below: &mut Vec<String>) -> Result<RuleSet, Error> {
    let (source, base) = checked(json, library, below)?;
    match typed(&source, &SOURCE) {
        Some(source) => Ok(resolve::layer(source, base)),
        None => {
            // The shapes and the model disagree: a fault of the library, told all the same.
            let problem = Problem::new("invalid-ruleset", "", Args::new().with("found", "{…}"));
            Err(Error::new(ErrorKind::RuleSet, vec![problem]))
        }
    }
}

/// The set that the source extends; notes why it cannot be had.
fn base(
    reader: &mut Reader,
    tree: &Node<'_>,
    source: &Json,
    library: &Library,
    below: &mut Vec<String>,
) -> Option<RuleSet> {
    let id = source.get("extends").and_then(Json::as_str)?;
    let own = source.get("id").and_then(Json::as_str).unwrap_or_default();
    let at = tree.resolve("/extends");
    below.push(own.to_owned());
    let problem = if below.iter().any(|known| known == id) {
        let mut chain = below.join(" → ");
        chain.extend([" → ", &excerpt(id)]);
        Problem::new("ruleset-cycle", "/extends", Args::new().with("chain", chain))
    } else if below.len() > LAYERS {
        Problem::new("ruleset-too-deep", "/extends", Args::new().with("limit", LAYERS))
    } else {
        match library.find(id, below) {
            None => library.unknown(id, "/extends"),
            Some(Ok(base)) => return Some(base),
            // A circle is told where it was found; anything else is the fault of another text.
            Some(Err(error)) => match error.problems().iter().find(|p| p.code() == "ruleset-cycle")
            {
                Some(cycle) => Problem::new("ruleset-cycle", "/extends", cycle.args().clone()),
                None => {
                    Problem::new("broken-base", "/extends", Args::new().with("id", excerpt(id)))
                }
            },
        }
    };
    reader.add(problem.byte(at));
    None
}

fn tree(json: &str) -> Result<Node<'_>, Error> {
    if json.len() > BYTES {
        let problem = Problem::new("ruleset-too-large", "", Args::new().with("limit", BYTES));
        return Err(Error::new(ErrorKind::Limit, vec![problem]));
    }
    parse(json, BOUNDS).map_err(|fault| {
        let limit = matches!(fault.code, "too-deep" | "too-many-values");
        let mut problem = Problem::from(fault);
        if problem.code() == "too-many-values" {
            // The same limit as a document's, but other advice.
            let args = Args::new().with("limit", BOUNDS.values);
            problem = Problem::new("ruleset-too-many-values", "", args);
        }
        let mut problems = vec![problem];
        locate(&mut problems, json);
        Error::new(if limit { ErrorKind::Limit } else { ErrorKind::RuleSet }, problems)
    })
}
