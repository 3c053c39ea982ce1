//! The two languages of the program's own words; what concerns documents is worded by the core.

use std::sync::OnceLock;

use gospablik::Lang;

static LANG: OnceLock<Lang> = OnceLock::new();

/// The language asked for by `--lang`, found before the arguments are parsed: help and usage
/// errors need it too.
pub(crate) fn lang() -> Lang {
    *LANG.get_or_init(|| from_args(std::env::args_os().skip(1)))
}

/// The words in the language asked for.
pub(crate) fn say(ru: &'static str, en: &'static str) -> &'static str {
    match lang() {
        Lang::Ru => ru,
        Lang::En => en,
    }
}

fn from_args(args: impl Iterator<Item = std::ffi::OsString>) -> Lang {
    let mut lang = Lang::default();
    let mut named = false;
    for arg in args.take_while(|arg| arg != "--") {
        let arg = arg.to_string_lossy();
        let value = if named { Some(&*arg) } else { arg.strip_prefix("--lang=") };
        lang = value.and_then(Lang::from_code).unwrap_or(lang);
        named = arg == "--lang";
    }
    lang
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let of = |args: &[&str]| from_args(args.iter().map(Into::into));
        assert_eq!(of(&[]), Lang::Ru);
        assert_eq!(of(&["audit", "--lang", "en", "x"]), Lang::En);
        assert_eq!(of(&["--lang=en"]), Lang::En);
        assert_eq!(of(&["--lang=de"]), Lang::Ru);
        assert_eq!(of(&["phone", "--", "--lang=en"]), Lang::Ru);
    }
}
