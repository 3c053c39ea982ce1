use super::{Fault, Member, Node, Value, excerpt, order, suggest};
use crate::error::Problem;
use crate::message::Args;

/// Keys longer than this are not repeated in pointers: the pointer names the object instead.
const LONGEST_KEY: usize = 200;

/// Takes typed values out of a tree and notes every problem with its place.
///
/// `null` is the same as an absent key everywhere but inside lists.
pub(crate) struct Reader {
    pointer: String,
    problems: Vec<Problem>,
    limit: usize,
    left_out: usize,
}

impl Reader {
    /// A reader that keeps at most `limit` problems and counts the rest.
    pub(crate) fn new(limit: usize) -> Self {
        Self { pointer: String::new(), problems: Vec::new(), limit, left_out: 0 }
    }

    /// Notes a problem of the value being read, which begins at byte `at`.
    pub(crate) fn problem(&mut self, at: usize, code: &'static str, args: Args) {
        self.add(Problem::new(code, self.pointer.clone(), args).byte(at));
    }

    /// Notes a problem that knows its place.
    pub(crate) fn add(&mut self, problem: Problem) {
        if self.problems.len() < self.limit {
            self.problems.push(problem);
        } else {
            self.left_out += 1;
        }
    }

    /// All problems in the order of the input, with lines and columns.
    pub(crate) fn finish(mut self, text: &str) -> Vec<Problem> {
        locate(&mut self.problems, text);
        if self.left_out > 0 {
            let args = Args::new().with("n", self.left_out);
            self.problems.push(Problem::new("more-problems", "", args));
        }
        self.problems
    }

    /// The problems noted so far, for a reader of a part.
    pub(crate) fn take(self) -> Vec<Problem> {
        self.problems
    }

    /// Reads an object: `field` gets each key of `keys` whose value is not null. Other keys and
    /// repeated ones are problems. Tells whether it is an object at all.
    pub(crate) fn object<'n>(
        &mut self,
        node: &'n Node<'_>,
        keys: &[&str],
        field: &mut dyn FnMut(&mut Self, &str, &'n Node<'n>),
    ) -> bool {
        self.members(node, Some(keys), field)
    }

    /// Reads an object that may hold any keys.
    pub(crate) fn open_object<'n>(
        &mut self,
        node: &'n Node<'_>,
        field: &mut dyn FnMut(&mut Self, &str, &'n Node<'n>),
    ) -> bool {
        self.members(node, None, field)
    }

    fn members<'n>(
        &mut self,
        node: &'n Node<'_>,
        keys: Option<&[&str]>,
        field: &mut dyn FnMut(&mut Self, &str, &'n Node<'n>),
    ) -> bool {
        let Value::Object(members) = &node.value else {
            self.wrong::<()>(node, "expected-object");
            return false;
        };
        self.repeated(members);
        for member in members {
            let outer = self.enter(&member.key);
            if let Some(keys) = keys.filter(|keys| !keys.contains(&member.key.as_ref())) {
                let args = Args::new().with("key", excerpt(&member.key));
                let problem = Problem::new("unknown-key", self.pointer.clone(), args);
                self.add(problem.byte(member.at).suggest(suggest(&member.key, keys)));
            } else if !matches!(member.node.value, Value::Null) {
                field(self, &member.key, &member.node);
            }
            self.pointer.truncate(outer);
        }
        true
    }

    /// Reads a list; items that `item` refuses are left out (and noted by it).
    pub(crate) fn list<T>(
        &mut self,
        node: &Node<'_>,
        item: fn(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::List(nodes) = &node.value else {
            return self.wrong(node, "expected-list");
        };
        let mut items = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            let outer = self.enter(&index.to_string());
            items.extend(item(self, node));
            self.pointer.truncate(outer);
        }
        Some(items)
    }

    /// Reads a list of texts.
    pub(crate) fn texts(&mut self, node: &Node<'_>) -> Option<Vec<String>> {
        self.list(node, Self::text)
    }

    /// Reads a text.
    pub(crate) fn text(&mut self, node: &Node<'_>) -> Option<String> {
        match &node.value {
            Value::Text(text) => Some(text.clone().into_owned()),
            _ => self.wrong(node, "expected-text"),
        }
    }

    /// Reads `true` or `false`.
    pub(crate) fn flag(&mut self, node: &Node<'_>) -> Option<bool> {
        match node.value {
            Value::Bool(flag) => Some(flag),
            _ => self.wrong(node, "expected-boolean"),
        }
    }

    /// Reads a whole number, 0 or more.
    pub(crate) fn count(&mut self, node: &Node<'_>) -> Option<u64> {
        let count = match node.value {
            Value::Number(literal) => literal.parse().ok(),
            _ => None,
        };
        if count.is_none() {
            self.wrong::<()>(node, "expected-count");
        }
        count
    }

    /// Reads one of the given names.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        node: &Node<'_>,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let word = self.text(node)?;
        let found = all.iter().copied().find(|choice| name(*choice) == word);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|choice| name(*choice)).collect();
            self.unknown_value(node.at, &word, &names);
        }
        found
    }

    /// Notes that `word` is none of `names`.
    pub(crate) fn unknown_value(&mut self, at: usize, word: &str, names: &[&str]) {
        let problem = unknown_value(self.pointer.clone(), word, names);
        self.add(problem.byte(at));
    }

    /// Reads any JSON object as it is.
    pub(crate) fn free(&mut self, node: &Node<'_>) -> Option<crate::page::Extra> {
        match self.any(node) {
            Some(super::Json::Object(map)) => Some(map),
            Some(_) => self.wrong(node, "expected-object"),
            None => None,
        }
    }

    /// Reads any JSON value as it is; a number that would lose digits is a problem.
    pub(crate) fn any(&mut self, node: &Node<'_>) -> Option<super::Json> {
        use super::Json;
        Some(match &node.value {
            Value::Null => Json::Null,
            Value::Bool(flag) => Json::Bool(*flag),
            Value::Text(text) => Json::String(text.clone().into_owned()),
            Value::Number(literal) => match super::Number::read(literal) {
                Some(number) => Json::Number(number),
                None => return self.wrong(node, "number-too-large"),
            },
            Value::List(_) => Json::Array(self.list(node, Self::any)?),
            Value::Object(members) => {
                self.repeated(members);
                let mut map = Vec::with_capacity(members.len());
                for member in members {
                    let outer = self.enter(&member.key);
                    if let Some(value) = self.any(&member.node) {
                        map.push((member.key.clone().into_owned(), value));
                    }
                    self.pointer.truncate(outer);
                }
                Json::Object(map.into_iter().collect())
            }
        })
    }

    /// Notes that a value is not of the kind that belongs here.
    pub(crate) fn wrong<T>(&mut self, node: &Node<'_>, code: &'static str) -> Option<T> {
        self.misplaced(node, code);
        None
    }

    #[inline(never)]
    fn misplaced(&mut self, node: &Node<'_>, code: &'static str) {
        let (found, number) = match &node.value {
            Value::Null => (String::from("null"), None),
            Value::Bool(true) => (String::from("true"), None),
            Value::Bool(false) => (String::from("false"), None),
            Value::Number(literal) => (excerpt(literal), Some(*literal)),
            Value::Text(text) => (["\"", &excerpt(text), "\""].concat(), None),
            Value::List(_) => (String::from("[…]"), None),
            Value::Object(_) => (String::from("{…}"), None),
        };
        let problem = Problem::new(code, self.pointer.clone(), Args::new().with("found", found));
        let quoted = match number {
            Some(literal) if code == "expected-text" && literal.len() < 40 => {
                Some(["\"", literal, "\""].concat())
            }
            _ => None,
        };
        self.add(problem.byte(node.at).suggest(quoted));
    }

    fn repeated(&mut self, members: &[Member<'_>]) {
        let key = |at: usize| members.get(at).map_or("", |member| member.key.as_ref());
        let sorted = order(members.len(), &key);
        let mut again = Vec::new();
        for pair in sorted.windows(2) {
            if let [one, other] = pair
                && key(*one) == key(*other)
            {
                again.push(*other);
            }
        }
        again.sort_unstable();
        for member in again.into_iter().filter_map(|at| members.get(at)) {
            let outer = self.enter(&member.key);
            let args = Args::new().with("key", excerpt(&member.key));
            self.problem(member.at, "duplicate-key", args);
            self.pointer.truncate(outer);
        }
    }

    /// Reads what lies one step below the value being read.
    pub(crate) fn within<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.enter(step);
        let result = read(self);
        self.pointer.truncate(outer);
        result
    }

    fn enter(&mut self, step: &str) -> usize {
        let outer = self.pointer.len();
        push_key(&mut self.pointer, step);
        outer
    }
}

/// The problem of a word that is none of `names`.
pub(crate) fn unknown_value(pointer: String, word: &str, names: &[&str]) -> Problem {
    let args = Args::new().with("value", excerpt(word)).with("allowed", names.join(", "));
    Problem::new("unknown-value", pointer, args).suggest(suggest(word, names))
}

/// Appends one step to a JSON Pointer; a step of unreasonable length is left out.
fn push_key(pointer: &mut String, step: &str) {
    if step.len() > LONGEST_KEY {
        return;
    }
    pointer.push('/');
    for c in step.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// Sorts problems by place and gives each its line and column, in one pass over the text.
pub(crate) fn locate(problems: &mut [Problem], text: &str) {
    problems.sort_by_key(Problem::offset);
    let (mut at, mut line, mut column) = (0, 1, 1);
    for problem in problems {
        let Some(offset) = problem.offset() else { continue };
        let between = text.get(at..offset).unwrap_or_default();
        let between = if at == 0 { between.trim_start_matches('\u{FEFF}') } else { between };
        let tail = match between.rsplit_once('\n') {
            Some((lines, tail)) => {
                line += 1 + memchr::memchr_iter(b'\n', lines.as_bytes()).count();
                column = 1;
                tail
            }
            None => between,
        };
        column += tail.chars().count();
        at = offset;
        problem.set_place(line, column);
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::new(fault.code, "", fault.args).byte(fault.at)
    }
}
