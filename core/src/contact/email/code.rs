use crate::contact::Code;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal,)*) => {
        /// What was noticed about an e-mail address; the stable kebab-case word is
        /// [`as_str`](Self::as_str), the sentence for people [`message`](Self::message).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum EmailCode {
            $($(#[doc = $doc])* $name,)*
        }

        impl EmailCode {
            /// Every code, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable kebab-case code.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// A free mail service of a Russian operator.
    FreeMail = "free-mail",
    /// A mail service of a foreign operator.
    ForeignMail = "foreign-mail",
    /// Outside the Russian national domain zone.
    ForeignZone = "foreign-zone",
    /// Capital letters.
    Uppercase = "uppercase",
    /// A tag behind a plus sign in the local part.
    PlusTag = "plus-tag",
    /// A sign in the local part that many forms refuse.
    OddChar = "odd-char",
    /// A Cyrillic or other non-ASCII local part.
    EaiLocal = "eai-local",
    /// An internationalised domain.
    IdnDomain = "idn-domain",
    /// A domain published in its `xn--` form.
    PunycodeShown = "punycode-shown",
    /// A letter written as two characters (`и` and a breve for `й`).
    NotNfc = "not-nfc",
    /// Nobody reads what is sent there.
    NoReply = "no-reply",
    /// The address of a template.
    Placeholder = "placeholder",
    /// A domain reserved for special use.
    SpecialUse = "special-use",
    /// A known misspelling of a mail service.
    TypoDomain = "typo-domain",
    /// A mail service named in Russian letters.
    TranslitDomain = "translit-domain",
    /// Letters of another alphabet that look alike, in the local part.
    HomoglyphLocal = "homoglyph-local",
    /// Letters of another alphabet that look alike, in the domain.
    HomoglyphDomain = "homoglyph-domain",
    /// Two alphabets in one label.
    MixedScript = "mixed-script",
    /// Letters neither Latin nor Cyrillic.
    ForeignScript = "foreign-script",
    /// Typed in the wrong keyboard layout.
    LayoutSlip = "layout-slip",
    /// `2` or `"` for the at sign: Shift not held, or the other layout.
    LayoutAt = "layout-at",
    /// A zone that does not exist.
    UnknownTld = "unknown-tld",
    /// A misspelt zone.
    BrokenTld = "broken-tld",
    /// A zone of digits, or an IP address.
    NumericTld = "numeric-tld",
    /// No zone behind the name.
    MissingTld = "missing-tld",
    /// The dot before the zone is missing.
    MissingDot = "missing-dot",
    /// No domain, or a zone alone.
    MissingDomain = "missing-domain",
    /// Nothing before the at sign.
    MissingLocal = "missing-local",
    /// An `xn--` label that does not decode.
    BadPunycode = "bad-punycode",
    /// A character that host names do not have.
    BadCharDomain = "bad-char-domain",
    /// A character that local parts do not have.
    BadCharLocal = "bad-char-local",
    /// A comma in place of a dot.
    CommaForDot = "comma-for-dot",
    /// A semicolon in place of a dot.
    SemicolonForDot = "semicolon-for-dot",
    /// A dot of another script.
    OddDot = "odd-dot",
    /// A dot at the edge of the local part or the domain.
    DotEdge = "dot-edge",
    /// Two dots in a row.
    DoubleDot = "double-dot",
    /// Two at signs.
    DoubleAt = "double-at",
    /// Spaces round the value.
    WsAround = "ws-around",
    /// Spaces or line breaks inside the address.
    WsInside = "ws-inside",
    /// Characters that cannot be seen.
    InvisibleChar = "invisible-char",
    /// A control character.
    ControlChar = "control-char",
    /// A hyphen at a line break: part of the address or of the layout?
    LineBreakHyphen = "line-break-hyphen",
    /// Full-width characters.
    Fullwidth = "fullwidth",
    /// Punctuation before the address.
    LeadingPunct = "leading-punct",
    /// Punctuation behind the address.
    TrailingPunct = "trailing-punct",
    /// Parentheses or brackets round the address.
    Brackets = "brackets",
    /// Quotation marks round the address.
    Quotes = "quotes",
    /// Angle brackets round the address.
    AngleBrackets = "angle-brackets",
    /// `mailto:` before the address.
    MailtoPrefix = "mailto-prefix",
    /// A telephone number behind `mailto:`.
    PhoneInMailto = "phone-in-mailto",
    /// A label before the address.
    LabelPrefix = "label-prefix",
    /// A web address before the address.
    UrlPrefix = "url-prefix",
    /// A name before the address.
    DisplayName = "display-name",
    /// Other words beside the address.
    ExtraText = "extra-text",
    /// A remark in parentheses.
    Comment = "comment",
    /// HTML tags.
    HtmlMarkup = "html-markup",
    /// An HTML entity inside the address.
    HtmlEntity = "html-entity",
    /// The link and the text it shows hold different addresses.
    HrefMismatch = "href-mismatch",
    /// `(at)`, `(собака)` in place of the at sign.
    ObfuscatedAt = "obfuscated-at",
    /// `(dot)`, `(точка)`, `[.]` in place of a dot.
    ObfuscatedDot = "obfuscated-dot",
    /// The address was hidden by the hosting network.
    MaskedByCdn = "masked-by-cdn",
    /// A name in a messenger or network, not an address.
    HandleNotEmail = "handle-not-email",
    /// A telephone number glued to the address.
    GluedPhone = "glued-phone",
    /// A word glued to the address.
    GluedText = "glued-text",
    /// Several addresses in one value.
    Multiple = "multiple",
    /// One domain for several local parts.
    SharedDomain = "shared-domain",
    /// A local part in quotation marks.
    QuotedLocal = "quoted-local",
    /// An IP address in brackets in place of a domain.
    DomainLiteral = "domain-literal",
    /// A local part of more than 64 octets.
    LocalTooLong = "local-too-long",
    /// A label of more than 63 octets.
    LabelTooLong = "label-too-long",
    /// A domain of more than 253 octets, or an address of more than 254.
    DomainTooLong = "domain-too-long",
    /// A label that begins or ends with a hyphen.
    LabelHyphen = "label-hyphen",
    /// Hyphens in the third and fourth place of a label.
    LabelHyphen34 = "label-hyphen34",
    /// No e-mail address at all.
    NoAddress = "no-address",
}

impl Code for EmailCode {
    fn as_str(self) -> &'static str {
        EmailCode::as_str(self)
    }
}
