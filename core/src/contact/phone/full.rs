//! Numbers with their code.

use super::chars::Signs;
use super::context::{self, After, NOWHERE};
use super::cut::{self, Cut};
use super::engine::{Lead, Pass, unresolved};
use super::found::{Kind, Notation, PhoneCode, PhoneMatch, Prefix, Status};
use super::number::Phone;
use super::times;
use super::words::Facts;
use crate::Span;
use crate::contact::cut::Cut as _;

/// What divides the parts of a number only behind «код».
const CODED: Signs = Signs::COMMA.or(Signs::WORD).or(Signs::SLASH).or(Signs::NEWLINE);

impl Pass<'_> {
    /// A number with its code, from group `first`.
    pub(super) fn full(&mut self, first: usize, lead: &Lead, found: &mut PhoneMatch) -> bool {
        let mut cut = Cut::NONE;
        let cut = &mut cut;
        let mut known = cut::full(self, first, lead.joint, cut);
        if !known && let Some(at) = self.glued(first) {
            let kept = (self.len, self.after, self.end, self.total);
            self.end_in(at);
            known = cut::full(self, first, lead.joint, cut);
            if !known {
                self.shorten(at, 0);
                (self.len, self.after, self.end, self.total) = kept;
            }
        }
        if !known || !self.accepts(first, cut, lead) {
            return false;
        }
        *found = unresolved();
        found.phone = Some(Phone::new(cut.reading.number, None));
        found.status = cut.reading.status;
        found.kind = cut.reading.kind;
        found.notation = Notation {
            prefix: cut.reading.prefix,
            parentheses: cut.parentheses,
            area_len: cut.area_len,
        };
        let (mut start, end) = self.edges(cut, lead);
        let mut joint = lead.joint;
        if self.code != NOWHERE {
            // Only «код» makes the parts one number: it belongs to the span then.
            if cut::is_coded(self, first) && cut.joints.any(CODED) {
                start = self.code;
            }
            // So does the parenthesis before it: `(код 86137) 5-12-34`.
            let before = self.text.before(self.code);
            let at = before.prev(self.code);
            if before.any(Signs::OPEN) && cut.closes() && !cut.opens() && at >= self.floor {
                start = at;
                joint = joint.or(Signs::OPEN);
            }
        }
        self.repairs(found, first, cut, joint, Span::new(start, end));
        self.close(found, start, end, self.size(cut.last), true)
    }

    /// Whether a full number is believed where it stands.
    fn accepts(&self, first: usize, cut: &Cut, lead: &Lead) -> bool {
        let reading = &cut.reading;
        let trunk = matches!(reading.prefix, Prefix::Eight | Prefix::Seven | Prefix::PlusSeven);
        let facts = lead
            .facts
            .or(Facts::SPREAD.when(cut.last > first))
            .or(Facts::HYPHENS.when(cut.joints.any(Signs::HYPHEN)))
            .or(Facts::PARENTHESES.when(cut.parentheses))
            .or(Facts::TRUNK.when(trunk));
        let plus = facts.any(Facts::PLUS);
        let spread = facts.any(Facts::SPREAD);
        let phone = facts.any(Facts::PHONE);
        // A service command has its digits in one piece: `*100*89181234567#`.
        if facts.any(Facts::STAR) && !(plus || spread)
            || facts.any(Facts::VETO) && !(plus && spread)
            || facts.any(Facts::SIGN) && !(plus || phone)
        {
            return false;
        }
        // Behind digits that are no number only what shows its form is believed.
        let inner = first > 0 && self.joint(first).only(Signs::SPACE);
        let shown = Facts::PLUS.or(Facts::PARENTHESES).or(Facts::HYPHENS);
        if inner && !(facts.any(shown) || self.is_trunk_apart(first)) {
            return false;
        }
        let labelled = || phone || !self.gap(first, lead).any(Signs::END);
        // 008 1 80...: a code of three digits, not the way abroad.
        let dialled = reading.prefix == Prefix::Dialled && !facts.any(Facts::HYPHENS);
        if dialled && self.size(first) == 3 && self.value(first) < 10 {
            return false;
        }
        let bare = reading.status == Status::Foreign && reading.prefix == Prefix::None;
        let odd = (reading.prefix_len > 1 || bare) && !(plus || spread);
        let field = facts.any(Facts::FIELD);
        if odd && !(field && facts.any(Facts::FIRST) || labelled()) {
            return false;
        }
        // 89 105 552 017: thousands, not the groups of a number.
        let groups = self.groups(first, cut.last + 1);
        if !plus && times::is_thousands(groups) && !(field || labelled()) {
            return false;
        }
        if facts.any(Facts::PLUS.or(Facts::PARENTHESES)) || trunk && spread {
            return true;
        }
        let after = context::after(&self.text, self.end(cut.last));
        // «89181234567 г. Москва» names a town.
        let town = || trunk && self.text.0.behind(self.end(cut.last)).without(" г.").is_some();
        if after == After::Quantity && !phone && !town() {
            return false;
        }
        if field || labelled() {
            return true;
        }
        // In prose: digits without a break need the trunk prefix, those without a prefix their
        // hyphens.
        match reading.prefix {
            Prefix::Eight => true,
            Prefix::Seven => reading.kind == Some(Kind::Mobile),
            Prefix::None => facts.any(Facts::HYPHENS) && self.size(first) >= 3,
            _ => spread,
        }
    }

    /// A prefix that stands apart in front of a code, `8 861`, or with all ten digits behind it.
    fn is_trunk_apart(&self, first: usize) -> bool {
        match self.size(first) {
            11 => self.head(first) == 8,
            1 => self.begins_as_prefix(first) && self.size(first + 1) >= 3,
            _ => false,
        }
    }

    /// Where a full number begins and ends, parentheses considered.
    fn edges(&self, cut: &Cut, lead: &Lead) -> (usize, usize) {
        let end = self.end(cut.last);
        if lead.joint.any(Signs::OPEN) && (!cut.closes() || cut.nested) {
            // The parenthesis encloses the number and more, or the number alone.
            return (lead.bare, end);
        }
        // Opened inside and closed behind the number: `8 (861 275-10-50)`.
        if cut.opens() && !cut.closes() {
            let mut at = end;
            for _ in 0..3 {
                let look = self.text.at(at);
                at = look.next(at);
                if look.any(Signs::CLOSE) {
                    return (lead.start, at);
                }
                if !look.any(Signs::SPACE) {
                    break;
                }
            }
        }
        (lead.start, end)
    }

    /// Notes what was mended in a number that `lead` stands before.
    fn repairs(&self, found: &mut PhoneMatch, first: usize, cut: &Cut, lead: Signs, span: Span) {
        for group in self.groups(first, cut.last + 1) {
            if group.letters || group.odd {
                let span = Span { start: group.start, end: group.end };
                let letters = PhoneCode::LettersForDigits;
                let code = if group.letters { letters } else { PhoneCode::ForeignDigits };
                found.diagnostics.push(code, span, 0);
                break;
            }
        }
        let joints = cut.joints;
        let open = lead.any(Signs::OPEN);
        let unbalanced = cut.opens() != cut.closes() && !(open && cut.closes());
        let commas = joints.any(Signs::COMMA) && !cut::is_coded(self, first);
        let glued =
            |joint: Signs| joint.any(Signs::PLUS) && joint.only(Signs::PLUS.or(Signs::PLUSES));
        let glued = glued(self.joint(cut.last + 1)) || first > 0 && glued(self.joint(first));
        let mended = cut.reading.repair;
        for (holds, code) in [
            (mended.is_some(), mended.unwrap_or(PhoneCode::LegacyCode)),
            (joints.any(Signs::PLUS), PhoneCode::PlusMisplaced),
            (lead.any(Signs::PLUSES), PhoneCode::PlusDoubled),
            (unbalanced, PhoneCode::UnbalancedParenthesis),
            (joints.any(Signs::UNDERSCORE) || commas, PhoneCode::OddSeparator),
            (joints.any(Signs::ENCODED), PhoneCode::EncodedSeparator),
            (joints.any(Signs::MARK), PhoneCode::StrayMark),
            (glued, PhoneCode::NumbersGlued),
        ] {
            if holds {
                let legacy = code == PhoneCode::LegacyCode;
                found.diagnostics.push(code, span, if legacy { cut.reading.code } else { 0 });
            }
        }
        if !found.diagnostics.is_empty() && found.status == Status::Valid {
            found.status = Status::Repaired;
        }
        let same = cut.reading.number % 10_000_000;
        if found.status != Status::Foreign && same.is_multiple_of(1_111_111) {
            found.diagnostics.push(PhoneCode::Placeholder, span, 0);
        }
    }
}
