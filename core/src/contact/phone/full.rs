//! Numbers with their code.

use super::chars::{self, Sort};
use super::context::{self, After, Before};
use super::cut::{self, Cut};
use super::engine::{Lead, Pass, unresolved};
use super::found::{Kind, Notation, PhoneCode, PhoneMatch, Prefix, Status};
use super::number::Phone;
use super::run::Joint;
use super::tail;
use super::words::Word;
use crate::Span;

/// What divides the parts of a number only behind «код».
const CODED: Joint = Joint::COMMA.or(Joint::WORD).or(Joint::SLASH).or(Joint::NEWLINE);

impl Pass<'_> {
    /// A number with its code, from group `first`.
    #[inline]
    pub(super) fn full(&mut self, first: usize, lead: Lead, before: Before) -> Option<PhoneMatch> {
        let cut = match cut::full(&self.run, first, lead.joint) {
            Some(cut) => cut,
            None => {
                let run = self.run.without_glued(self.text, first)?;
                let cut = cut::full(&run, first, lead.joint)?;
                self.run = run;
                cut
            }
        };
        if !self.accepts(first, &cut, lead, before) {
            return None;
        }
        let end_group = self.run.group(cut.last);
        let mut found = unresolved();
        found.phone = Some(Phone::new(cut.reading.number, None));
        found.status = cut.reading.status;
        found.kind = cut.reading.kind;
        found.notation = Notation {
            prefix: cut.reading.prefix,
            parentheses: cut.parentheses,
            area_len: cut.area_len,
        };
        let (start, end) = self.edges(&cut, lead);
        // Only «код» makes the parts one number: it belongs to the span then.
        let told = cut::is_coded(&self.run, first) && cut.joints.any(CODED);
        let start = self.code.filter(|_| told).unwrap_or(start);
        // So does the parenthesis before it: `(код 86137) 5-12-34`.
        let (open, lead) = self.opened_code(&cut, lead);
        let start = open.unwrap_or(start);
        self.repairs(&mut found, first, &cut, lead, Span::new(start, end));
        let tail = tail::extension(self.text, end, true);
        let end = self.take_tail(&mut found, tail, end);
        found.span = Span::new(start, end);
        self.remember(&found, end_group.len, end);
        Some(found)
    }

    /// The parenthesis before «код» that closes behind the code, and the lead with it.
    fn opened_code(&self, cut: &Cut, lead: Lead) -> (Option<usize>, Lead) {
        let before = self.code.map(|at| chars::before(self.text, at));
        match before {
            Some((Sort::Open, _, at)) if cut.closes && !cut.opens && at >= self.floor => {
                (Some(at), Lead { joint: lead.joint.or(Joint::OPEN), ..lead })
            }
            _ => (None, lead),
        }
    }

    /// Whether a full number is believed where it stands.
    pub(super) fn accepts(&self, first: usize, cut: &Cut, lead: Lead, before: Before) -> bool {
        let plus = lead.joint.any(Joint::PLUS);
        // A service command has its digits in one piece: `*100*89181234567#`.
        if before.star && !(plus || cut.spread) {
            return false;
        }
        if before.word == Word::Veto && !(plus && cut.spread) {
            return false;
        }
        if before.sign && before.word != Word::Phone && !plus {
            return false;
        }
        let end = self.run.group(cut.last).end as usize;
        let trunk = matches!(cut.reading.prefix, Prefix::Eight | Prefix::Seven | Prefix::PlusSeven);
        // Behind digits that are no number only what shows its form is believed.
        let inner = first > 0 && self.run.joint(first).only(Joint::SPACE);
        if inner && !(plus || cut.parentheses || cut.hyphens || self.is_trunk_apart(first)) {
            return false;
        }
        let labelled = || before.word == Word::Phone || self.gap(first, lead).is_some();
        // 008 1 80...: a code of three digits, not the way abroad.
        let zeros = matches!(self.run.digits(first, first + 1), [0, 0, _]);
        if zeros && cut.reading.prefix == Prefix::Dialled && !cut.hyphens {
            return false;
        }
        let bare = cut.reading.status == Status::Foreign && cut.reading.prefix == Prefix::None;
        let odd = (cut.reading.prefix_len > 1 || bare) && !plus && !cut.spread;
        if odd && !(labelled() || self.is_field() && before.first) {
            return false;
        }
        // 89 105 552 017: thousands, not the groups of a number.
        let groups = self.run.groups().get(first..=cut.last).unwrap_or_default();
        if !plus && context::is_thousands(groups) && !(self.is_field() || labelled()) {
            return false;
        }
        if plus || cut.parentheses || (trunk && cut.spread) {
            return true;
        }
        if context::after(self.text, end) == After::Quantity && before.word != Word::Phone {
            return false;
        }
        if self.is_field() || labelled() {
            return true;
        }
        // In prose: digits without a break need the trunk prefix, those without a prefix their
        // hyphens.
        let mobile = cut.reading.kind == Some(Kind::Mobile);
        match cut.reading.prefix {
            Prefix::Eight => true,
            Prefix::Seven => mobile,
            Prefix::None => cut.hyphens && self.run.group(first).len >= 3,
            _ => cut.spread,
        }
    }

    /// A prefix that stands apart in front of a code, `8 861`, or with all ten digits behind it.
    fn is_trunk_apart(&self, first: usize) -> bool {
        self.run.group(first).len == 11 && matches!(self.run.digits(first, first + 1), [8, ..])
            || matches!(self.run.digits(first, first + 1), [7 | 8])
                && self.run.group(first + 1).len >= 3
    }

    /// Where a full number begins and ends, parentheses considered.
    pub(super) fn edges(&self, cut: &Cut, lead: Lead) -> (usize, usize) {
        let group_end = self.run.group(cut.last).end as usize;
        if lead.joint.any(Joint::OPEN) && (!cut.closes || cut.nested) {
            // The parenthesis encloses the number and more, or the number alone.
            return (lead.bare, group_end);
        }
        if !cut.opens || cut.closes {
            return (lead.start, group_end);
        }
        // Opened inside and closed behind the number: `8 (861 275-10-50)`.
        let mut at = group_end;
        for _ in 0..3 {
            match chars::at(self.text, at) {
                (Sort::Space, _, next) => at = next,
                (Sort::Close, _, next) => return (lead.start, next),
                _ => break,
            }
        }
        (lead.start, group_end)
    }

    pub(super) fn repairs(
        &self,
        found: &mut PhoneMatch,
        first: usize,
        cut: &Cut,
        lead: Lead,
        span: Span,
    ) {
        for group in self.run.groups().get(first..=cut.last).unwrap_or_default() {
            let span = Span { start: group.start, end: group.end };
            if group.letters {
                found.diagnostics.push(PhoneCode::LettersForDigits, span, 0);
                break;
            }
            if group.odd {
                found.diagnostics.push(PhoneCode::ForeignDigits, span, 0);
                break;
            }
        }
        let mut push = |code, number| found.diagnostics.push(code, span, number);
        if let Some((code, number)) = cut.reading.repair {
            push(code, number);
        }
        let joints = cut.joints;
        if joints.any(Joint::PLUS) {
            push(PhoneCode::PlusMisplaced, 0);
        }
        if lead.joint.any(Joint::PLUSES) {
            push(PhoneCode::PlusDoubled, 0);
        }
        if cut.opens != cut.closes && !(lead.joint.any(Joint::OPEN) && cut.closes)
            || cut.closes && !cut.opens && !lead.joint.any(Joint::OPEN)
        {
            push(PhoneCode::UnbalancedParenthesis, 0);
        }
        let commas = joints.any(Joint::COMMA) && !cut::is_coded(&self.run, first);
        if joints.any(Joint::UNDERSCORE) || commas {
            push(PhoneCode::OddSeparator, 0);
        }
        if joints.any(Joint::ENCODED) {
            push(PhoneCode::EncodedSeparator, 0);
        }
        if joints.any(Joint::MARK) {
            push(PhoneCode::StrayMark, 0);
        }
        let glued =
            |joint: Joint| joint.any(Joint::PLUS) && joint.only(Joint::PLUS.or(Joint::PLUSES));
        if glued(self.run.joint(cut.last + 1)) || (first > 0 && glued(self.run.joint(first))) {
            push(PhoneCode::NumbersGlued, 0);
        }
        if !found.diagnostics.is_empty() && found.status == Status::Valid {
            found.status = Status::Repaired;
        }
        let national = cut.reading.number % 10_000_000_000;
        let same = national % 10_000_000;
        if found.status != Status::Foreign
            && same.is_multiple_of(1_111_111)
            && same / 1_111_111 < 10
        {
            found.diagnostics.push(PhoneCode::Placeholder, span, 0);
        }
    }
}
