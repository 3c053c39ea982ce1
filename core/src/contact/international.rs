//! Numbers of other countries by the metadata of libphonenumber: validity, country, formats.
//!
//! Only with the feature `international`, which brings in the crate `phonenumber`. Everything
//! else in this library knows a foreign number by its country code and length alone, in every
//! build alike; no audit asks here. Numbers under +7 are not for that crate: it takes the 8 that
//! begins many Russian codes for the trunk prefix.
//!
//! The first call reads the metadata, which takes tens of milliseconds.
//!
//! ```
//! use gospablik::contact::international::describe;
//! use gospablik::contact::phone::{Kind, Phone};
//!
//! let embassy: Phone = "8-10-375-17-327-40-15".parse()?;
//! let found = describe(embassy).expect("a number of another country");
//! assert!(found.valid);
//! assert_eq!(found.country.as_deref(), Some("BY"));
//! assert_eq!(found.kind, Some(Kind::Fixed));
//! assert_eq!(found.international, "+375 17 327-40-15");
//!
//! let ours: Phone = "+7 (861) 275-10-50".parse()?;
//! assert_eq!(describe(ours), None);
//! # Ok::<(), gospablik::contact::phone::ParsePhoneError>(())
//! ```

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, Type};

use super::phone::{Kind, Phone};

/// What the metadata say of a number of another country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// Whether the numbering plan of the country has such a number.
    pub valid: bool,
    /// The country by ISO 3166-1, two letters; `None` for international services (+800) and
    /// where the code is that of several countries and the number of none.
    pub country: Option<String>,
    /// What kind of line it is; `None` where the plan does not tell.
    pub kind: Option<Kind>,
    /// As it is dialled from abroad, `+375 17 327-40-15`; without the extension.
    pub international: String,
    /// As it is dialled in its country; without the extension.
    pub national: String,
}

/// Describes a number of another country. `None` for every number under +7, and where the
/// metadata know no such country code.
#[must_use]
pub fn describe(phone: Phone) -> Option<Description> {
    if phone.national().is_some() {
        return None;
    }
    let number = phonenumber::parse(None, phone.without_extension().to_string()).ok()?;
    let kind = match number.number_type(&DATABASE) {
        Type::FixedLine => Some(Kind::Fixed),
        Type::Mobile => Some(Kind::Mobile),
        Type::TollFree => Some(Kind::TollFree),
        Type::PremiumRate => Some(Kind::Premium),
        Type::PersonalNumber => Some(Kind::Personal),
        _ => None,
    };
    Some(Description {
        valid: number.is_valid(),
        country: number.country().id().map(|id| id.as_ref().to_owned()),
        kind,
        international: number.format().mode(Mode::International).to_string(),
        national: number.format().mode(Mode::National).to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Description> {
        describe(text.parse().unwrap())
    }

    #[test]
    fn numbers_of_other_countries_are_described() {
        for (text, country, kind, international, national) in [
            ("+374 10 58-40-15", "AM", Kind::Fixed, "+374 10 584015", "(010) 584015"),
            ("+49 30 2294015", "DE", Kind::Fixed, "+49 30 2294015", "030 2294015"),
            ("+996 555 62-40-15", "KG", Kind::Mobile, "+996 555 624 015", "0555 624 015"),
            ("8-10-44-800-408-40-15", "GB", Kind::TollFree, "+44 800 408 4015", "0800 408 4015"),
        ] {
            let expected = Description {
                valid: true,
                country: Some(country.to_owned()),
                kind: Some(kind),
                international: international.to_owned(),
                national: national.to_owned(),
            };
            assert_eq!(of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_length_that_fits_is_not_yet_a_number() {
        let found = of("+375 10 000-00-00").unwrap();
        assert!(!found.valid);
        assert_eq!(found.kind, None);
    }

    #[test]
    fn an_extension_changes_nothing() {
        assert_eq!(of("+375 17 327-40-15 доб. 5"), of("+375 17 327-40-15"));
    }

    #[test]
    fn numbers_under_seven_are_not_asked_about() {
        for text in ["+7 (861) 275-10-50", "8-800-100-70-10", "+7 701 123 45 67"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn international_services_have_no_country() {
        let found = of("8-10-800-1234-5678").unwrap();
        assert_eq!((found.valid, found.country), (true, None));
    }
}
