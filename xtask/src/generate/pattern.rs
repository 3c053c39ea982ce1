//! Which digit strings a metadata pattern can begin with: the subset of regular expressions
//! that the numbering records use (digits, classes, groups, alternatives, `\d`, `{n}`).

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};

/// The first `depth` digits of every string that `pattern` matches and that is `length` long.
pub(super) fn prefixes(pattern: &str, depth: usize, length: usize) -> Result<BTreeSet<String>> {
    let mut parser = Parser { rest: pattern.as_bytes(), depth };
    let all = parser.alternatives()?;
    ensure!(parser.rest.is_empty(), "unread: {}", String::from_utf8_lossy(parser.rest));
    Ok(all.into_iter().filter(|item| item.length == length).map(|item| item.head).collect())
}

/// A set of matches that share their first digits and their length.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    head: String,
    length: usize,
}

struct Parser<'p> {
    rest: &'p [u8],
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn alternatives(&mut self) -> Result<BTreeSet<Item>> {
        let mut all = self.sequence()?;
        while self.rest.first() == Some(&b'|') {
            self.take();
            all.extend(self.sequence()?);
        }
        Ok(all)
    }

    fn sequence(&mut self) -> Result<BTreeSet<Item>> {
        let mut all = BTreeSet::from([Item { head: String::new(), length: 0 }]);
        while !matches!(self.rest.first(), None | Some(b'|' | b')')) {
            let atom = self.atom()?;
            for _ in 0..self.count()? {
                all = self.join(&all, &atom);
            }
        }
        Ok(all)
    }

    fn join(&self, left: &BTreeSet<Item>, right: &BTreeSet<Item>) -> BTreeSet<Item> {
        let mut joined = BTreeSet::new();
        for a in left {
            for b in right {
                let mut head = format!("{}{}", a.head, b.head);
                head.truncate(self.depth);
                // Digits behind the first `depth` do not tell: once those are known they are
                // kept as they are, whatever follows.
                if a.head.len() == self.depth {
                    head.clone_from(&a.head);
                }
                joined.insert(Item { head, length: a.length + b.length });
            }
        }
        joined
    }

    fn atom(&mut self) -> Result<BTreeSet<Item>> {
        let digit = |d: u8| Item { head: char::from(d).to_string(), length: 1 };
        match self.take() {
            Some(d @ b'0'..=b'9') => Ok(BTreeSet::from([digit(d)])),
            Some(b'\\') => {
                ensure!(self.take() == Some(b'd'), "only \\d is known");
                Ok((b'0'..=b'9').map(digit).collect())
            }
            Some(b'[') => Ok(self.class()?.into_iter().map(digit).collect()),
            Some(b'(') => {
                ensure!(self.take() == Some(b'?') && self.take() == Some(b':'), "(?: expected");
                let inside = self.alternatives()?;
                ensure!(self.take() == Some(b')'), "a group is left open");
                Ok(inside)
            }
            other => bail!("unexpected {:?}", other.map(char::from)),
        }
    }

    fn class(&mut self) -> Result<Vec<u8>> {
        let mut digits = Vec::new();
        loop {
            match self.take() {
                Some(b']') => return Ok(digits),
                Some(b'-') => {
                    let (Some(&from), Some(to)) = (digits.last(), self.take()) else {
                        bail!("a range without its ends")
                    };
                    digits.extend(from + 1..=to);
                }
                Some(d @ b'0'..=b'9') => digits.push(d),
                other => bail!("unexpected {:?} in a class", other.map(char::from)),
            }
        }
    }

    fn count(&mut self) -> Result<usize> {
        if self.rest.first() != Some(&b'{') {
            return Ok(1);
        }
        self.take();
        let mut count = 0;
        loop {
            match self.take() {
                Some(d @ b'0'..=b'9') => count = count * 10 + usize::from(d - b'0'),
                Some(b'}') => return Ok(count),
                other => bail!("unexpected {:?} in a count", other.map(char::from)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(pattern: &str, depth: usize, length: usize) -> Vec<String> {
        prefixes(pattern, depth, length).unwrap().into_iter().collect()
    }

    #[test]
    fn alternatives_classes_and_counts() {
        assert_eq!(list(r"8(?:0[04]|108\d{3})\d{7}", 3, 10), ["800", "804"]);
        assert_eq!(list(r"8(?:0[04]|108\d{3})\d{7}", 3, 14), ["810"]);
        assert_eq!(list(r"3[1-35]\d{8}", 2, 10), ["31", "32", "33", "35"]);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(prefixes("8+", 3, 10).is_err());
        assert!(prefixes("[89", 3, 10).is_err());
        assert!(prefixes("(89)", 3, 10).is_err());
    }
}
