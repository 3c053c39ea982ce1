use super::*;
use crate::Lang;
use crate::Span;
use crate::looks::looks;

/// The caret is shown as `|`.
fn typed(shown: &str) -> String {
    let caret = shown.find('|').unwrap();
    let text = shown.replace('|', "");
    let units = shown[..caret].chars().map(char::len_utf16).sum();
    let Typed { text, caret } = format_as_you_type(&text, units);
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units == caret {
            return format!("{}|{}", &text[..at], &text[at..]);
        }
        units += c.len_utf16();
    }
    assert_eq!(units, caret);
    format!("{text}|")
}

#[test]
fn keystrokes_at_the_end() {
    for (key, want) in [
        ("8|", "8|"),
        ("88|", "8 (8|"),
        ("8 (86|", "8 (86|"),
        ("8 (861|", "8 (861|"),
        ("8 (8612|", "8 (861) 2|"),
        ("8 (861) 27|", "8 (861) 27|"),
        ("8 (861) 2751|", "8 (861) 275-1|"),
        ("8 (861) 275-105|", "8 (861) 275-10-5|"),
        ("8 (861) 275-10-50|", "8 (861) 275-10-50|"),
        ("+|", "+|"),
        ("+7|", "+7|"),
        ("+78|", "+7 (8|"),
        ("+7 (8612|", "+7 (861) 2|"),
        ("8800|", "8 800|"),
        ("8 8005|", "8 800 5|"),
        ("8 800 5553|", "8 800 555-3|"),
    ] {
        assert_eq!(typed(key), want, "{key}");
    }
}

#[test]
fn deletions() {
    for (key, want) in [
        // Backspace at the end.
        ("8 (861) |", "8 (861|"),
        ("8 (861) 275-|", "8 (861) 275|"),
        ("8 (|", "8|"),
        // Backspace over a digit in the middle.
        ("8 (861) 25|-10-50", "8 (861) 25|1-05-0"),
        ("8 (86|) 275-10-50", "8 (86|2) 751-05-0"),
        // Backspace over a sign: the caret passes it, and the next one takes the digit.
        ("8 (861)|275-10-50", "8 (861|) 275-10-50"),
        ("8 (861) 275|10-50", "8 (861) 275|-10-50"),
        // Everything.
        ("|", "|"),
        ("|8612751050", "|(861) 275-10-50"),
    ] {
        assert_eq!(typed(key), want, "{key}");
    }
}

#[test]
fn insertions_and_pastes() {
    for (key, want) in [
        ("8 (861) 27|1-05-0", "8 (861) 27|1-05-0"),
        ("8 (861) 275|1-05-0", "8 (861) 275|-10-50"),
        ("8 (861) 9|275-10-5", "8 (861) 9|27-51-05"),
        // A fourth digit inside the parentheses makes the code longer.
        ("8 (8612|) 75-10-50", "8 (8612|) 75-10-50"),
        ("8 (86137) 51|234", "8 (86137) 5-1|2-34"),
        ("88612751050|", "8 (861) 275-10-50|"),
        ("+7.861.275.10.50|", "+7 (861) 275-10-50|"),
        ("8 (861-37) 5-12-34|", "8 (86137) 5-12-34|"),
        ("(8-86137) 5-12-34|", "8 (86137) 5-12-34|"),
        ("8439102245|", "(843) 910-22-45|"),
        ("8\u{a0}861\u{a0}275‑10‑50|", "8 (861) 275-10-50|"),
        // What is no single number in the making stays as it is.
        ("8 (861) 275-10-50 доб. 1|", "8 (861) 275-10-50 доб. 1|"),
        ("275-10|", "275-10|"),
        ("5-12-34, 5-|", "5-12-34, 5-|"),
        ("8 10 375 1|7", "8 10 375 1|7"),
        ("+375 17 2|", "+375 17 2|"),
        ("📞|", "📞|"),
        ("8 (861) 275-10-501|", "8 (861) 275-10-501|"),
    ] {
        assert_eq!(typed(key), want, "{key}");
    }
}

#[test]
fn a_caret_beside_unchanged_text_stays() {
    let text = "8 (861) 275-10-50";
    for caret in 0..=text.len() {
        assert_eq!(format_as_you_type(text, caret), Typed { text: text.into(), caret });
    }
    assert_eq!(format_as_you_type(text, 99).caret, text.len());
}

#[test]
fn formats_keep_the_grouping_of_the_code() {
    for (input, e164, international, national) in [
        ("88612751050", "+78612751050", "+7 (861) 275-10-50", "8 (861) 275-10-50"),
        ("8 (8612) 75-10-50", "+78612751050", "+7 (8612) 75-10-50", "8 (8612) 75-10-50"),
        ("(86137) 5-02-34", "+78613750234", "+7 (86137) 5-02-34", "8 (86137) 5-02-34"),
        ("8-861-37-5-12-34", "+78613751234", "+7 (86137) 5-12-34", "8 (86137) 5-12-34"),
        ("88005553535", "+78005553535", "+7 800 555-35-35", "8 800 555-35-35"),
        ("9180000007", "+79180000007", "+7 (918) 000-00-07", "8 (918) 000-00-07"),
        (
            "8 (495) 000-00-07 доб. 012",
            "+74950000007#012",
            "+7 (495) 000-00-07 доб. 012",
            "8 (495) 000-00-07 доб. 012",
        ),
        ("+375 17 222-11-11", "+375172221111", "+375 172 221 111", "+375 172 221 111"),
        ("8-10-800-1234-5678", "+80012345678", "+800 123 456 78", "+800 123 456 78"),
    ] {
        let found = check(input, &Hints::default()).next().unwrap();
        let shown = |format| found.format(format).unwrap().to_string();
        assert_eq!(shown(Format::E164), e164, "{input}");
        assert_eq!(shown(Format::International), international, "{input}");
        assert_eq!(shown(Format::National), national, "{input}");
    }
}

#[test]
fn identities_parse_print_and_serialise() {
    let phone: Phone = "т. 8 (861) 275-10-50 (доб. 007)".parse().unwrap();
    assert_eq!(phone.to_string(), "+78612751050#007");
    assert_eq!(phone.to_string().parse(), Ok(phone));
    assert_eq!(serde_json::to_string(&phone).unwrap(), "\"+78612751050#007\"");
    assert_eq!(serde_json::from_str::<Phone>("\"8 861 2751050 #007\"").unwrap(), phone);
    assert_ne!(phone, phone.without_extension());
    let error = |text: &str| {
        let error = text.parse::<Phone>().unwrap_err();
        (error.code, error.span.slice(text).to_string(), error.number)
    };
    assert_eq!(error("8 (861) 275-10-5"), (PhoneCode::TooShort, "8 (861) 275-10-5".into(), 1));
    assert_eq!(error("8 (832) 123-45-67"), (PhoneCode::UnknownCode, "832".into(), 832));
    assert_eq!(error("8 (096) 123-45-67"), (PhoneCode::OldMoscowCode, "096".into(), 496));
    assert_eq!(error("275-10-50"), (PhoneCode::AreaCodeNeeded, "275-10-50".into(), 0));
    assert_eq!(error("нет"), (PhoneCode::NoNumber, "нет".into(), 0));
    assert_eq!(error("112"), (PhoneCode::ShortNumber, "112".into(), 0));
    assert_eq!(
        error("88612751050, 88612751051"),
        (PhoneCode::SeveralNumbers, "88612751051".into(), 0)
    );
}

#[test]
fn area_codes_begin_with_a_code_of_the_plan() {
    for (text, right) in [
        ("861", true),
        ("8612", true),
        ("86137", true),
        ("86", false),
        ("861375", false),
        ("111", false),
        ("800", false),
        ("918", false),
        ("86a", false),
        ("", false),
    ] {
        assert_eq!(text.parse::<AreaCode>().is_ok(), right, "{text}");
    }
    assert_eq!("86137".parse::<AreaCode>().unwrap().to_string(), "86137");
}

#[test]
fn a_record_is_the_line_of_the_contract() {
    let record =
        |text: &str, lang| serde_json::to_string(&record(text, &Hints::default(), lang)).unwrap();
    assert_eq!(
        record("☎ 8 (861) 275-10-5О доб. 12", Lang::En),
        "{\"input\":\"☎ 8 (861) 275-10-5О доб. 12\",\"numbers\":[{\"e164\":\"+78612751050\",\
         \"extension\":\"12\",\"kind\":\"fixed\",\"status\":\"repaired\",\"regions\":[\"23\"],\
         \"span\":{\"start\":4,\"end\":33,\"utf16Start\":2,\"utf16End\":27},\
         \"repairs\":[\"letters-for-digits\"]}],\"diagnostics\":[{\"code\":\"letters-for-digits\",\
         \"message\":\"letters stand where digits belong; type the number in digits\",\
         \"span\":{\"start\":19,\"end\":22,\"utf16Start\":17,\"utf16End\":19}}]}"
    );
    assert_eq!(
        record("8 (861) 275-10-5", Lang::Ru),
        "{\"input\":\"8 (861) 275-10-5\",\"numbers\":[{\"e164\":null,\"extension\":null,\"kind\":null,\
         \"status\":\"invalid\",\"regions\":[],\
         \"span\":{\"start\":0,\"end\":16,\"utf16Start\":0,\"utf16End\":16},\"repairs\":[]}],\
         \"diagnostics\":[{\"code\":\"too-short\",\
         \"message\":\"в номере не хватает 1 цифры; проверьте номер\",\
         \"span\":{\"start\":0,\"end\":16,\"utf16Start\":0,\"utf16End\":16}}]}"
    );
}

#[test]
fn every_code_has_its_message() {
    for code in PhoneCode::ALL {
        for lang in [Lang::Ru, Lang::En] {
            let message = code.message(2, lang);
            assert_ne!(message, crate::contact::Code::as_str(*code));
            assert!(!message.contains('{'), "{message}");
        }
    }
}

/// The straight reading and the full pass agree wherever the first answers.
#[test]
fn usual_notations_are_read_alike_both_ways() {
    let mut seed = 5_u64;
    let mut next = move |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let (mut read, mut extended) = (0, 0);
    for _ in 0..200_000 {
        let joints = [" ", "-", " (", ") ", ")", "(", "--", "  ", "-(", ") - ", ")-", " - "];
        let heads = ["8", "+7", "7", "8", "+8"];
        let mut text = String::from(heads[usize::try_from(next(5)).unwrap()]);
        let codes = ["861", "918", "800", "495", "701", "600", "343"];
        let code = codes[usize::try_from(next(7)).unwrap()];
        for digit in format!("{code}{:07}", next(10_000_000)).chars() {
            if next(3) == 0 {
                text.push_str(joints[usize::try_from(next(12)).unwrap()]);
            }
            text.push(digit);
        }
        if next(3) == 0 {
            let words = [" доб. ", ", доб.", " Доб ", "доб", ",доб. ", " доб. 1"];
            text.push_str(words[usize::try_from(next(6)).unwrap()]);
            let len = usize::try_from(next(9)).unwrap();
            text.push_str(&format!("{:08}", next(100_000_000))[..len]);
        }
        let Some(plain) = plain::read(text.as_bytes()) else { continue };
        read += 1;
        extended += usize::from(plain.extension.is_some());
        let usual = plain::usual(text.as_bytes()).unwrap();
        let number = u64::from(7_000 + usual.code) * 10_000_000 + u64::from(usual.local);
        assert_eq!(Some(number), plain.phone.map(Phone::number));
        assert_eq!((Some(usual.kind), usual.extension), (plain.kind, plain.extension));
        assert_eq!(usual.region_numbers(), plain.region_numbers());
        assert!(plain.diagnostics.is_empty() && plain.span == Span::new(0, text.len()));
        let mut pass = Pass::new(&text, Hints::default(), Mode::Field);
        assert_eq!(pass.advance(), Some(plain), "{text:?}");
        assert_eq!(pass.advance(), None, "{text:?}");
    }
    assert!(read > 200 && extended > 50, "{read}, {extended}");
    // Digits that stand as far apart are no number, however usual the rest is.
    let wide = format!("8 861{}275-10-50", " ".repeat(200));
    assert!(find(&wide, &Hints::default()).all(|found| found.status != Status::Valid));
}

/// Input twice as long costs twice as much: counted in characters looked at.
#[test]
fn the_cost_grows_as_the_text_does() {
    let cost = |text: &str, field: bool| {
        let hints = Hints::default();
        looks(|| {
            if field {
                check(text, &hints).count()
            } else {
                find(text, &hints).count()
            };
        })
    };
    for piece in [
        "8 861 ",
        "8612751050",
        "8612751050 ",
        "+",
        "+7",
        "8(",
        "(",
        "@8+(7 ",
        "12.04.2025, ",
        "1 ",
        "1-",
        "8-861-275-10-50/",
        "+7 (861) 275-10-50 доб. 123, 51\n",
        "тел. 8 (86137) 5-12-34, 5-12-35 и ",
        "код 861, тел. ",
        "телефон ",
        "** XX-",
        "12О",
        "8&nbsp;",
        "\u{ad}7",
        "8                                                                  ",
        "а\u{301}8",
    ] {
        for field in [false, true] {
            let (once, twice) = (piece.repeat(3_000), piece.repeat(6_000));
            let (short, long) = (cost(&once, field), cost(&twice, field));
            assert!(long <= short * 21 / 10 + 100, "{piece:?}: {long} after {short}");
            // No character is looked at more often than this.
            let most = 120 * twice.len() as u64;
            assert!(long <= most, "{piece:?}: {long} looks at {} bytes", twice.len());
        }
    }
}
