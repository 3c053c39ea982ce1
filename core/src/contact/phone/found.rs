//! What a check found: number, status, place, notation, remarks.

use super::{AreaCode, Extension, Phone};
use crate::contact::{Code, Diagnostics, numbering};
use crate::message::{self, Args};
use crate::{Lang, Span};

/// What is known beside the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints {
    /// The area code of local numbers.
    pub area: Option<AreaCode>,
    /// The number that the text continues: `51` behind `8 (861) 275-10-50/`.
    pub continues: Option<Continues>,
    /// A label says that the text is a telephone: `тел.`.
    pub labelled: bool,
}

impl Hints {
    /// Hints with an area code.
    #[must_use]
    pub fn with_area(area: AreaCode) -> Self {
        Self { area: Some(area), ..Self::default() }
    }
}

/// What a part of a list goes on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continues {
    /// The text is a local number, or the last digits of one, under the code of this number.
    Number(Phone),
    /// The text is another extension of this number.
    Extension(Phone),
}

/// What became of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A number of Russia in a usual notation.
    Valid,
    /// A number of Russia, malformed, with one certain reading.
    Repaired,
    /// A number of another country.
    Foreign,
    /// A local number: it needs an area code.
    Local,
    /// A short number: 112, 122.
    Short,
    /// No number; the diagnostics say why.
    Invalid,
}

impl Status {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Repaired => "repaired",
            Self::Foreign => "foreign",
            Self::Local => "local",
            Self::Short => "short",
            Self::Invalid => "invalid",
        }
    }
}

/// What kind of line a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A fixed line.
    Fixed,
    /// A mobile number.
    Mobile,
    /// Free of charge for the caller.
    TollFree,
    /// A paid service.
    Premium,
    /// A personal number.
    Personal,
}

impl Kind {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Mobile => "mobile",
            Self::TollFree => "toll_free",
            Self::Premium => "premium",
            Self::Personal => "personal",
        }
    }
}

/// How a number begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Prefix {
    /// With its code, or as a local number.
    #[default]
    None,
    /// With the trunk prefix 8.
    Eight,
    /// With 7 and no plus.
    Seven,
    /// With +7.
    PlusSeven,
    /// With a foreign country code behind a plus.
    Plus,
    /// With 8-10 or 00, the ways to dial abroad.
    Dialled,
}

/// The notation of a number, as far as two notations of one page can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Notation {
    /// How it begins.
    pub prefix: Prefix,
    /// Whether the area code stands in parentheses.
    pub parentheses: bool,
    /// How many digits the area code has as the input groups it, 0 where it does not show.
    pub area_len: u8,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a diagnostic of a number says. Those that [`PhoneCode::is_repair`] names tell
        /// what was mended, the rest what is wrong or worth knowing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum PhoneCode { $($(#[$doc])* $name,)* }

        impl PhoneCode {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }

        impl Code for PhoneCode {
            fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// Repair: letters that look like digits were read as digits.
    LettersForDigits = "letters-for-digits",
    /// Repair: digits of another script.
    ForeignDigits = "foreign-digits",
    /// Repair: letters of a telephone keypad.
    KeypadLetters = "keypad-letters",
    /// Repair: prefixes one behind the other, `+7 8`.
    PrefixDoubled = "prefix-doubled",
    /// Repair: a plus before the trunk prefix 8.
    PlusBeforeEight = "plus-before-eight",
    /// Repair: a plus, but no country code.
    CountryCodeMissing = "country-code-missing",
    /// Repair: a zero before the country code, `+07`, `007`.
    ZeroBeforeCode = "zero-before-code",
    /// Repair: the plus behind the seven, `7+`.
    PlusMisplaced = "plus-misplaced",
    /// Repair: more than one plus.
    PlusDoubled = "plus-doubled",
    /// Repair: a parenthesis without its partner.
    UnbalancedParenthesis = "unbalanced-parenthesis",
    /// Repair: underscores or commas between the groups.
    OddSeparator = "odd-separator",
    /// Repair: encoded spaces, `%20`, `&nbsp;`.
    EncodedSeparator = "encoded-separator",
    /// Repair: combining marks between the digits.
    StrayMark = "stray-mark",
    /// Repair: two numbers with nothing between them.
    NumbersGlued = "numbers-glued",
    /// Repair: an area code from before 2005, 0 in place of 4; the number is the new code.
    LegacyCode = "legacy-code",
    /// So many digits are missing.
    TooShort = "too-short",
    /// So many digits are too many.
    TooLong = "too-long",
    /// There is no such code; the number is its first three digits.
    UnknownCode = "unknown-code",
    /// No country has this code, or no number of this length.
    UnknownCountry = "unknown-country",
    /// The codes 095 and 096 went out of use in 2005; the number is the code that followed.
    OldMoscowCode = "old-moscow-code",
    /// Digits are hidden behind letters, stars or underscores.
    Masked = "masked",
    /// The number is local and no area code is known.
    AreaCodeNeeded = "area-code-needed",
    /// The area code that is known does not fit the length of the number.
    AreaCodeUnfit = "area-code-unfit",
    /// The extension has more than seven digits.
    ExtensionTooLong = "extension-too-long",
    /// All digits behind the code are the same: probably a placeholder.
    Placeholder = "placeholder",
    /// There is no number.
    NoNumber = "no-number",
    /// There are several numbers where one is expected.
    SeveralNumbers = "several-numbers",
    /// A short number where a full one is expected.
    ShortNumber = "short-number",
    /// A service command (`*112#`), not a number.
    ServiceCommand = "service-command",
}

impl PhoneCode {
    /// Whether the code tells of a repair: something malformed that was read nevertheless.
    #[must_use]
    pub fn is_repair(self) -> bool {
        (self as u8) <= Self::LegacyCode as u8
    }

    /// The message for people; `number` is that of the diagnostic.
    #[must_use]
    pub fn message(self, number: u32, lang: Lang) -> String {
        let args = Args::new().with("n", number);
        message::render_from(message::PHONE, self.as_str(), &args, lang)
    }
}

/// A number found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhoneMatch {
    /// The number: there for `valid`, `repaired` and `foreign`, else `None`.
    pub phone: Option<Phone>,
    /// The extension, also where the number itself is only local.
    pub extension: Option<Extension>,
    /// What became of it.
    pub status: Status,
    /// What kind of line it is, where that is known.
    pub kind: Option<Kind>,
    /// Where it stands, its extension included.
    pub span: Span,
    /// How it is written.
    pub notation: Notation,
    /// Remarks, repairs among them.
    pub diagnostics: Diagnostics<PhoneCode, 4>,
    /// With these hints the text of the span alone gives the same contact.
    pub hints: Hints,
    /// The digits of a short or local number as they are written, and how many there are.
    pub digits: Digits,
}

/// Digits as they are written, leading zeros kept; at most 18, longer ones are cut.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Digits {
    value: u64,
    len: u8,
}

impl Digits {
    pub(super) fn new(digits: &[u8]) -> Self {
        let digits = digits.get(..digits.len().min(18)).unwrap_or_default();
        Self { value: join(digits), len: u8::try_from(digits.len()).unwrap_or(0) }
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        usize::from(self.len)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

impl std::fmt::Display for Digits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.len == 0 {
            return Ok(());
        }
        write!(f, "{:0width$}", self.value, width = usize::from(self.len))
    }
}

impl std::fmt::Debug for Digits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// The value of up to 19 digits.
#[inline]
pub(super) fn join(digits: &[u8]) -> u64 {
    digits.iter().fold(0_u64, |value, digit| value.wrapping_mul(10).wrapping_add(u64::from(*digit)))
}

impl PhoneMatch {
    /// The federal subjects of a fixed line of Russia (`["23"]`); empty for every other number,
    /// for their digits tell no region for certain.
    #[must_use]
    pub fn regions(&self) -> &'static [&'static str] {
        match (self.kind, self.phone.and_then(Phone::national)) {
            (Some(Kind::Fixed), Some(national)) => numbering::subjects(national),
            _ => &[],
        }
    }

    /// The numbers of [`regions`](Self::regions); 0 stands for none.
    #[must_use]
    pub fn region_numbers(&self) -> [u8; 2] {
        match (self.kind, self.phone.and_then(Phone::national)) {
            (Some(Kind::Fixed), Some(national)) => numbering::subject_numbers(national),
            _ => [0; 2],
        }
    }

    /// The repairs made.
    pub fn repairs(&self) -> impl Iterator<Item = PhoneCode> {
        self.diagnostics.iter().map(|found| found.code).filter(|code| code.is_repair())
    }
}
