use super::code::EmailCode;
use crate::Lang;
use crate::message::{self, Args};

impl EmailCode {
    /// What the code means, in words; `number` is that of the diagnostic.
    #[must_use]
    pub fn message(self, number: u32, lang: Lang) -> String {
        let args = Args::new().with("n", number);
        message::render_from(message::EMAIL, self.as_str(), &args, lang)
    }

    /// Whether the code only describes an address and is no reason to refuse it.
    #[must_use]
    pub fn is_remark(self) -> bool {
        use EmailCode as C;
        matches!(
            self,
            C::FreeMail
                | C::ForeignMail
                | C::ForeignZone
                | C::Uppercase
                | C::PlusTag
                | C::OddChar
                | C::IdnDomain
                | C::PunycodeShown
        )
    }
}
