//! The legal form at the beginning of a public body's name, spelt out or as an abbreviation.
//!
//! There are hundreds of them (МБОУ, ГАПОУ, КОГБУЗ...), made of few parts: whose it is, how it is
//! financed, what it does. Such parts are told here; words are lower-case, with `е` for `ё`.

/// Whose body it is, spelt out.
const OWNERS: [&str; 11] = [
    "муниципальное",
    "государственное",
    "областное",
    "краевое",
    "республиканское",
    "окружное",
    "городское",
    "районное",
    "федеральное",
    "бюджетное",
    "казенное",
];

/// What may follow «учреждение», the longest first.
const FIELDS: [&[&str]; 8] = [
    &["дополнительного", "профессионального", "образования"],
    &["среднего", "профессионального", "образования"],
    &["высшего", "профессионального", "образования"],
    &["дополнительного", "образования"],
    &["высшего", "образования"],
    &["социального", "обслуживания"],
    &["здравоохранения"],
    &["культуры"],
];

/// Whose body it is, in an abbreviation, the longest first; «КОГ» is Kirov's, «ТОГ» Tambov's.
const OWNER_LETTERS: [&str; 12] =
    ["спбг", "ког", "лог", "тог", "фг", "ог", "кг", "рг", "го", "м", "г", "о"];

/// What the body is, in an abbreviation: учреждение, предприятие, and of what.
const BODY_LETTERS: [&str; 9] = ["доу", "поу", "оу", "удо", "усо", "ук", "уз", "ну", "у"];

/// What may follow an abbreviation as a word of its own.
const FIELD_LETTERS: [&str; 6] = ["до", "во", "впо", "дпо", "спо", "со"];

/// How many words the legal form takes with which the words begin.
pub(super) fn length_at(words: &[String]) -> Option<usize> {
    let first = words.first()?;
    if is_abbreviation(first) {
        let more = words.get(1).is_some_and(|word| FIELD_LETTERS.contains(&word.as_str()));
        return Some(1 + usize::from(more));
    }
    if !OWNERS.contains(&first.as_str()) {
        return None;
    }
    let adjectives = words.iter().take_while(|word| word.ends_with("ое")).count();
    let body = words.get(adjectives)?;
    if !matches!(body.as_str(), "учреждение" | "предприятие") {
        return None;
    }
    let rest = words.get(adjectives + 1..).unwrap_or_default();
    let field = FIELDS.iter().find(|field| {
        field.len() <= rest.len() && field.iter().zip(rest).all(|(part, word)| part == word)
    });
    Some(adjectives + 1 + field.map_or(0, |field| field.len()))
}

fn is_abbreviation(word: &str) -> bool {
    let financed = |rest: &str| {
        let rest = rest.strip_prefix(['б', 'а', 'к'])?;
        BODY_LETTERS.contains(&rest).then_some(())
    };
    if financed(word).is_some() || matches!(word, "фку" | "муп" | "гуп" | "фгуп") {
        return true;
    }
    OWNER_LETTERS.iter().filter_map(|owner| word.strip_prefix(owner)).any(|rest| {
        // «МОУ», «ГУК» say nothing of the money; «КГУ», «ОГУ» are universities.
        let plain = matches!(rest, "оу" | "доу" | "ук" | "уз") && !matches!(word, "оуз" | "муз");
        plain || financed(rest).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(name: &str) -> Option<usize> {
        length_at(&name.split(' ').map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn forms_spelt_out() {
        assert_eq!(length("муниципальное бюджетное общеобразовательное учреждение школа"), Some(4));
        assert_eq!(
            length("областное государственное казенное учреждение социального обслуживания центр"),
            Some(6)
        );
        assert_eq!(length("муниципальное автономное учреждение"), Some(3));
        assert_eq!(length("муниципальное унитарное предприятие водоканал"), Some(3));
        assert_eq!(length("государственное унитарное предприятие водоканал"), Some(3));
        assert_eq!(length("городское поселение липки"), None);
        assert_eq!(length("муниципальное образование липки"), None);
        assert_eq!(length("учреждение"), None);
        assert_eq!(length_at(&[]), None);
    }

    #[test]
    fn abbreviations() {
        for form in [
            "мбоу",
            "мадоу",
            "мкук",
            "моу",
            "мдоу",
            "мук",
            "гбуз",
            "гапоу",
            "гбусо",
            "огбуз",
            "кгбу",
            "когбуз",
            "тогбу",
            "гобу",
            "фгбоу",
            "фгбу",
            "фку",
            "муп",
            "гуп",
            "фгуп",
            "бу",
            "маудо",
        ] {
            assert_eq!(length(form), Some(1), "{form}");
        }
        assert_eq!(length("мбу до школа"), Some(2));
        assert_eq!(length("фгбоу во университет"), Some(2));
        for word in ["мгу", "кгу", "огу", "музей", "школа", "дума", "суд", "мфц", "муз", "у", ""]
        {
            assert_eq!(length(word), None, "{word}");
        }
    }
}
