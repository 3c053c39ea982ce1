//! The types of the model in their packed form: one line for each field, in the order of the
//! shapes. What was packed by the shapes reads without complaint.

use super::{Cursor, END, OPEN, from_text, put_place, put_text};
use crate::json::{Json, JsonMap};
use crate::page::{Level, OrganizationKind, Tier, print_date};
use crate::report::{Outcome, Severity};
use crate::rule::read::FIELDS;
use crate::rule::{
    Act, AppliedOverride, AppliesTo, Basis, BasisKind, Confidence, ContactKind, EmailCheck,
    Expectation, Field, Forbidden, InForce, Measure, Norm, Override, Pattern, PhoneCheck,
    PlatformPeriod, PlatformStatus, Quantifier, Requirement, Rule, RuleCategory, Scope, ScoreBand,
    ScorePart, SeverityByKind, Since, Source, Text, Weeks,
};
use crate::text::Category;

/// What can be packed.
pub(in crate::rule) trait Packed: Sized {
    /// Appends the value.
    fn put(&self, out: &mut Vec<u8>);
    /// Takes the value.
    fn take(c: &mut Cursor<'_>) -> Self;
    /// Whether its key is left out.
    fn is_absent(&self) -> bool {
        false
    }
}

impl Packed for String {
    fn put(&self, out: &mut Vec<u8>) {
        put_text(out, self);
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        c.text().to_owned()
    }
}

impl Packed for bool {
    fn put(&self, out: &mut Vec<u8>) {
        put_place(out, usize::from(*self));
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        c.place() == 1
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl Packed for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        put_text(out, &self.to_string());
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        c.text().parse().unwrap_or_default()
    }
}

impl Packed for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        u64::from(*self).put(out);
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        Self::try_from(u64::take(c)).unwrap_or_default()
    }
}

impl Packed for JsonMap {
    fn put(&self, out: &mut Vec<u8>) {
        let mut text = crate::json::Writer::default();
        text.map(self);
        put_text(out, &text.finish());
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        match from_text(c.text()) {
            Some(Json::Object(map)) => map,
            _ => Self::new(),
        }
    }
}

impl<T: Packed> Packed for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.put(out),
            None => out.push(END),
        }
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        c.here().then(|| T::take(c))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(OPEN);
        for item in self {
            item.put(out);
        }
        out.push(END);
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        let mut items = Self::new();
        if c.opened() {
            while c.here() {
                items.push(T::take(c));
            }
        }
        items
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Packed> Packed for Box<T> {
    fn put(&self, out: &mut Vec<u8>) {
        T::put(self, out);
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        Self::new(T::take(c))
    }
}

/// Puts the value of a key that is left out where it says nothing.
pub(in crate::rule) fn put_or_leave(value: &impl Packed, out: &mut Vec<u8>) {
    if value.is_absent() {
        out.push(END);
    } else {
        value.put(out);
    }
}

/// The fields of a type in the order of its shape.
macro_rules! objects {
    ($($type:ident { $($field:ident)* })*) => {$(
        impl Packed for $type {
            fn put(&self, out: &mut Vec<u8>) {
                $(put_or_leave(&self.$field, out);)*
            }

            fn take(c: &mut Cursor<'_>) -> Self {
                $(let $field = Packed::take(c);)*
                Self { $($field,)* }
            }
        }
    )*};
}

objects! {
    Source {
        schema_version id version reviewed_until title extends acts platforms rules overrides
        applied
    }
    Act { id title short url }
    PlatformPeriod { id status from until not_before }
    Rule {
        id aliases title message help scope category severity basis in_force applies_to require
        switched_off
    }
    Basis { act provision kind confidence checked_on note }
    InForce { from until not_before }
    Override {
        rule require severity switch_off basis in_force title message help keep_original reason
    }
    AppliedOverride { rule what reason }
    ScorePart { title points require measure bands }
    ScoreBand { from points }
}

/// Variants in the order of their words.
macro_rules! words {
    ($($type:ident [$($variant:ident),*])*) => {$(
        impl Packed for $type {
            fn put(&self, out: &mut Vec<u8>) {
                put_place(out, *self as usize);
            }

            fn take(c: &mut Cursor<'_>) -> Self {
                // Out of bounds is nothing that was packed.
                let all = [$(Self::$variant),*];
                all.get(c.place()).copied().unwrap_or(all[0])
            }
        }
    )*};
}

words! {
    Scope [Organization, Page]
    RuleCategory [Page, Contacts, Content, Links, Conduct]
    PlatformStatus [Listed, Required, Tolerated, ForeignMessenger, Banned]
    BasisKind [Verbatim, Explanation, Interpretation, Guidance, BrokenContact]
    Confidence [Memory, Press, Partly, Confirmed]
    ContactKind [Phone, Email, Address]
    EmailCheck [Valid, NoHomoglyphs, NoTypos, NationalZone, OwnDomain]
    PhoneCheck [Valid, OneStyle, OwnRegion, NotForeign]
    Weeks [LastSevenDays, IsoWeeksOfMonth]
    Forbidden [Links, AsContact]
    Measure [PosForms, Reach, MeanReach, Engagement]
    Severity [Error, Warning, Info]
    Outcome [Pass, Fail, Unknown, NotApplicable]
    OrganizationKind [StateBody, MunicipalBody, Subordinate, Court]
    Level [Government, Executive, Subordinate]
    Tier [Flagship, Active, Card]
    Category [
        EventReport, EventAnnouncement, Commentary, Contacts, Congratulation, Warning, Notice,
        QaFeedback, Other
    ]
}

impl Packed for Text {
    fn put(&self, out: &mut Vec<u8>) {
        put_text(out, &self.ru);
        if self.en.is_empty() {
            out.push(END);
        } else {
            put_text(out, &self.en);
        }
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        let ru = c.text().to_owned();
        let en = if c.here() { c.text().to_owned() } else { String::new() };
        Self { ru, en }
    }
}

/// By name: where texts alone will do, the words are fewer.
impl Packed for Field {
    fn put(&self, out: &mut Vec<u8>) {
        put_text(out, FIELDS.get(*self as usize).copied().unwrap_or_default());
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        let all = [
            Self::Name,
            Self::Description,
            Self::Website,
            Self::Address,
            Self::Phones,
            Self::Emails,
            Self::Badge,
            Self::Avatar,
            Self::Cover,
            Self::Closed,
            Self::CommentsOpen,
            Self::PosForms,
            Self::PosConnected,
            Self::Hours,
            Self::Members,
            Self::Tier,
            Self::Links,
            Self::SiteLinksToPages,
            Self::OrganizationWebsite,
        ];
        let name = c.text();
        let at = FIELDS.iter().position(|field| *field == name);
        at.and_then(|at| all.get(at)).copied().unwrap_or(Self::Name)
    }
}

impl Packed for Pattern {
    fn put(&self, out: &mut Vec<u8>) {
        put_text(out, self.as_str());
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        Self::new(c.text())
    }
}

impl Packed for Since {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Day(day) => put_text(out, &print_date(*day)),
            Self::Always => put_text(out, "always"),
            Self::Unknown => put_text(out, "unknown"),
        }
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        Self::read(c.text()).unwrap_or(Self::Unknown)
    }
}

impl Packed for SeverityByKind {
    fn put(&self, out: &mut Vec<u8>) {
        self.default.put(out);
        for kind in OrganizationKind::ALL {
            let other = self.kinds.iter().find(|(named, _)| *named == kind);
            other.map(|(_, severity)| *severity).put(out);
        }
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        let mut all = Self::all(Severity::take(c));
        for kind in OrganizationKind::ALL {
            if c.here() {
                all.kinds.push((kind, Severity::take(c)));
            }
        }
        all
    }
}

impl Packed for AppliesTo {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(OPEN);
        self.kinds.put(out);
        self.platforms.put(out);
        self.abroad.put(out);
        put_or_leave(&self.exempt_tiers, out);
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        if !c.opened() {
            return Self::default();
        }
        let (kinds, platforms) = (Packed::take(c), Packed::take(c));
        Self { kinds, platforms, abroad: Packed::take(c), exempt_tiers: Packed::take(c) }
    }

    fn is_absent(&self) -> bool {
        self.is_everyone()
    }
}

impl Packed for Norm {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(OPEN);
        self.levels.put(out);
        self.tiers.put(out);
        self.at_least.put(out);
        self.strict.put(out);
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        c.opened();
        let (levels, tiers) = (Packed::take(c), Packed::take(c));
        Self { levels, tiers, at_least: Packed::take(c), strict: Packed::take(c) }
    }
}

impl Packed for Quantifier {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Any => put_place(out, 0),
            Self::All => put_place(out, 1),
            Self::AtLeast(n) => {
                put_place(out, 2);
                n.put(out);
            }
        }
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        match c.place() {
            0 => Self::Any,
            1 => Self::All,
            _ => Self::AtLeast(Packed::take(c)),
        }
    }
}

impl Packed for Expectation {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Present => put_place(out, 0),
            Self::Is(flag) => {
                put_place(out, 1);
                flag.put(out);
            }
            Self::AtLeast(n) => {
                put_place(out, 2);
                n.put(out);
            }
            Self::MinLength(n) => {
                put_place(out, 3);
                n.put(out);
            }
            Self::OneOf(texts) => {
                put_place(out, 4);
                texts.put(out);
            }
        }
    }

    fn take(c: &mut Cursor<'_>) -> Self {
        match c.place() {
            1 => Self::Is(Packed::take(c)),
            2 => Self::AtLeast(Packed::take(c)),
            3 => Self::MinLength(Packed::take(c)),
            4 => Self::OneOf(Packed::take(c)),
            _ => Self::Present,
        }
    }
}

/// The kinds of requirements in the order of their shapes, with their fields.
macro_rules! requirements {
    ($($at:literal $kind:ident { $($field:ident)* })*) => {
        impl Packed for Requirement {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$kind { $($field),* } => {
                        put_place(out, $at);
                        $($field.put(out);)*
                    })*
                }
            }

            fn take(c: &mut Cursor<'_>) -> Self {
                match c.place() {
                    $($at => {
                        $(let $field = Packed::take(c);)*
                        Self::$kind { $($field),* }
                    })*
                    _ => Self::OfficialName,
                }
            }
        }
    };
}

requirements! {
    0 OfficialPage { platforms quantifier exemption }
    1 Field { field expect }
    2 OfficialName {}
    3 Contact { contact at_least within_days }
    4 OfficialSite {}
    5 Emails { check }
    6 Phones { check }
    7 ReferenceContacts {}
    8 NoDuplicates {}
    9 Content { category within_days at_least }
    10 PostsPerWeek { weeks norms }
    11 Fresh { max_days }
    12 Forbidden { forbidden status platforms posts_from }
    13 NoEmailAppeals { posts_from }
    14 Matches { field pattern }
    15 All { of }
    16 Any { of }
    17 Not { of }
    18 Score { parts at_least cap }
}
