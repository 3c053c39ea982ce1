//! The rules of the lexicon, and which of them fire.

use super::Category;
use super::lookup::{Groups, bit};
use crate::contact::LEAN;

/// How many groups there can be, and how many rules for one place.
pub(super) const GROUPS: usize = 128;
pub(super) const COUNT: usize = Category::ALL.len();
/// How many sets of groups that a rule asks for are looked at together.
const CLAUSES: usize = 3;

/// Points by category.
pub(super) type Points = [i32; COUNT];

/// What speaks for or against categories: see `core/rulesets/lexicon/rules.toml`.
pub(super) struct Rule {
    /// All of these groups must be there.
    pub(super) all: Groups,
    /// At least one of these, unless it is empty.
    pub(super) any: Groups,
    /// None of these.
    pub(super) none: Groups,
    /// How many sentences of a text may count.
    pub(super) cap: u8,
    /// Points by category.
    pub(super) weights: [i8; COUNT],
}

/// Rules, and which of them fire on what groups.
///
/// A rule asks for one of each of several sets of groups, its clauses (each group of `all` is one,
/// and `any`), and refuses others. Rules are bits here: each group knows whose clauses it meets and
/// who refuses it, so that what fires is known without a look at any rule.
#[derive(Default)]
pub(super) struct Rules {
    pub(super) all: Vec<Rule>,
    /// By group: the rules whose first, second, third clause it meets, and those that refuse it.
    met: Vec<[u128; CLAUSES + 1]>,
    /// The rules without a first, second, third clause.
    free: [u128; CLAUSES],
    /// The rules with more clauses.
    longer: u128,
    /// The groups that occur in rules.
    asked: Groups,
}

impl Rule {
    pub(super) fn fires(&self, groups: Groups) -> bool {
        // One branch for all three.
        let no = (groups & self.all ^ self.all) | (groups & self.none);
        (no == 0) & ((self.any == 0) | (groups & self.any != 0))
    }

    #[inline]
    fn count(&self, fired: &mut u8, own: &mut Points, total: &mut Points) {
        add(own, &self.weights);
        if *fired < self.cap {
            *fired += 1;
            add(total, &self.weights);
        }
    }
}

impl Rules {
    /// Adds a rule; the generator sees to it that there are no more than [`GROUPS`].
    pub(super) fn push(&mut self, rule: Rule) {
        if !LEAN {
            self.index(&rule);
        }
        self.all.push(rule);
    }

    fn index(&mut self, rule: &Rule) {
        let number = 1_u128.checked_shl(self.all.len() as u32).unwrap_or_default();
        self.met.resize(GROUPS, [0; CLAUSES + 1]);
        self.asked |= rule.all | rule.any | rule.none;
        self.meet(rule.none, CLAUSES, number);
        let (mut clauses, mut left) = (0, rule.all);
        while left != 0 || rule.any != 0 && clauses == rule.all.count_ones() as usize {
            let clause = if left == 0 { rule.any } else { left & left.wrapping_neg() };
            left &= !clause;
            if clauses < CLAUSES {
                self.meet(clause, clauses, number);
            } else {
                self.longer |= number;
            }
            clauses += 1;
        }
        for free in self.free.iter_mut().skip(clauses) {
            *free |= number;
        }
    }

    fn meet(&mut self, groups: Groups, clause: usize, number: u128) {
        for (group, met) in (0..).zip(&mut self.met) {
            if let Some(met) = met.get_mut(clause).filter(|_| groups & bit(group) != 0) {
                *met |= number;
            }
        }
    }

    /// The rules that fire, a bit each.
    fn firing(&self, groups: Groups) -> u128 {
        let mut met = [0; CLAUSES + 1];
        let mut left = groups & self.asked;
        while left != 0 {
            let group = self.met.get(left.trailing_zeros() as usize);
            for (met, rules) in met.iter_mut().zip(group.into_iter().flatten()) {
                *met |= rules;
            }
            left &= left - 1;
        }
        let [first, second, third, refused] = met;
        let [no_first, no_second, no_third] = self.free;
        let firing = (first | no_first) & (second | no_second) & (third | no_third) & !refused;
        if firing & self.longer == 0 { firing } else { self.sure(firing, groups) }
    }

    /// Those of these rules whose other clauses are met too.
    #[cold]
    fn sure(&self, firing: u128, groups: Groups) -> u128 {
        let rules = (0..).zip(&self.all).filter(|(_, rule)| rule.fires(groups));
        rules.fold(0, |sure, (at, _)| sure | 1 << at) & firing
    }

    /// Adds the points of the rules that fire, each as often as it may; what they say of these
    /// groups alone.
    pub(super) fn apply(
        &self,
        groups: Groups,
        fired: &mut [u8; GROUPS],
        total: &mut Points,
    ) -> Points {
        let mut own = [0; COUNT];
        if LEAN {
            for (rule, fired) in self.all.iter().zip(fired) {
                if rule.fires(groups) {
                    rule.count(fired, &mut own, total);
                }
            }
            return own;
        }
        let mut left = self.firing(groups);
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            if let (Some(rule), Some(fired)) = (self.all.get(at), fired.get_mut(at)) {
                rule.count(fired, &mut own, total);
            }
            left &= left - 1;
        }
        own
    }
}

/// Adds weights to points.
pub(super) fn add(points: &mut Points, weights: &[i8; COUNT]) {
    // A rule counts 255 times at most, so nothing wraps.
    for (points, weight) in points.iter_mut().zip(weights) {
        *points = points.wrapping_add(i32::from(*weight));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::category::unpack::lexicon;

    fn rule(all: &[u8], any: &[u8], none: &[u8]) -> Rule {
        let set = |groups: &[u8]| groups.iter().fold(0, |set, group| set | bit(*group));
        let weights = [1, 0, 0, 0, 0, 0, 0, 0, -1];
        Rule { all: set(all), any: set(any), none: set(none), cap: 2, weights }
    }

    fn agree(rules: &Rules, groups: Groups) {
        let fire = |(at, rule): (u32, &Rule)| u128::from(rule.fires(groups)) << at;
        let expected = (0..).zip(&rules.all).map(fire).sum::<u128>();
        assert_eq!(rules.firing(groups), expected, "{groups:b}");
    }

    /// Every set of ten groups, on rules of every shape.
    #[test]
    fn what_fires_is_what_the_rules_say() {
        let mut rules = Rules::default();
        for all in [&[][..], &[0], &[1, 2], &[3, 4, 5], &[1, 3, 6, 9], &[0, 2, 4, 6, 8]] {
            for any in [&[][..], &[7], &[0, 1, 8], &[3, 9]] {
                for none in [&[][..], &[2], &[5, 9]] {
                    rules.push(rule(all, any, none));
                }
            }
        }
        assert_eq!(rules.all.len(), 72);
        for groups in 0..1 << 10 {
            agree(&rules, groups);
            agree(&rules, groups | bit(127));
        }
    }

    /// Pseudorandom sets of groups, sparse and dense, on the rules of the lexicon.
    #[test]
    fn the_rules_of_the_lexicon_fire_alike() {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u128::from(state >> 32)
        };
        let mut random = || next() | next() << 32 | next() << 64 | next() << 96;
        for rules in [&lexicon().sentence_rules, &lexicon().text_rules] {
            assert!(rules.all.len() > 30 && rules.all.len() <= GROUPS);
            for _ in 0..20_000 {
                let groups = random();
                agree(rules, groups);
                agree(rules, groups & random());
                agree(rules, groups & random() & random());
                agree(rules, groups & random() & random() & random());
            }
        }
    }

    #[test]
    fn a_rule_counts_as_often_as_it_may() {
        let mut rules = Rules::default();
        rules.push(rule(&[3], &[], &[]));
        let (mut fired, mut total) = ([0; GROUPS], [0; COUNT]);
        for _ in 0..3 {
            let own = rules.apply(bit(3), &mut fired, &mut total);
            assert_eq!(own, [1, 0, 0, 0, 0, 0, 0, 0, -1]);
        }
        assert_eq!(total, [2, 0, 0, 0, 0, 0, 0, 0, -2]);
        assert_eq!(rules.apply(bit(4), &mut fired, &mut total), [0; COUNT]);
    }
}
