//! Sentences of a text, and word beginnings in them.

use crate::Span;
use crate::contact::letter::lower;

/// The word beginnings of `core/data/cues.tsv`, by which the audit tells what a sentence asks the
/// reader to do: rows of a list and a beginning (lower case, ё as е; a closing | means the whole
/// word). The file is part of the program, and therefore bare.
pub(super) struct Cues(Vec<(&'static str, &'static str)>);

impl Cues {
    pub(super) fn load() -> Self {
        let mut cues = Vec::new();
        for row in include_str!("../../data/cues.tsv").lines() {
            cues.extend(row.split_once('\t'));
        }
        Self(cues)
    }

    /// The first place where a word of `list` begins in `text`, which must be folded.
    pub(super) fn find(&self, list: &str, text: &str) -> Option<Span> {
        let words = self.0.iter().filter(|(name, _)| *name == list);
        words.filter_map(|(_, word)| place(text, word)).min()
    }

    pub(super) fn has(&self, list: &str, text: &str) -> bool {
        self.find(list, text).is_some()
    }

    /// Whether what follows this text is turned away from: «вместо», «а не по», «ушли из».
    pub(super) fn turns_away(&self, before: &str) -> bool {
        let before = before.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        self.0.iter().filter(|(name, _)| *name == "away").any(|(_, words)| {
            before.strip_suffix(words).is_some_and(|rest| {
                rest.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric())
            })
        })
    }
}

fn place(text: &str, word: &str) -> Option<Span> {
    let (word, whole) = match word.strip_suffix('|') {
        Some(word) => (word, true),
        None => (word, false),
    };
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(word) {
        let start = from + at;
        let end = start + word.len();
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(end..)?.chars().next();
        let begins = before.is_none_or(|letter| !letter.is_alphanumeric());
        let ends = !whole || after.is_none_or(|letter| !letter.is_alphanumeric());
        if begins && ends {
            return Some(Span::new(start, end));
        }
        from = end;
    }
    None
}

/// Lower case and `ё` as `е`, every letter at the byte where it stood.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        out.push(match letter {
            // Nearly every letter; Unicode's tables are slow to search.
            'Ё' | 'ё' => 'е',
            '\0'..='\u{7f}' | 'А'..='я' => lower(letter),
            // Signs alone.
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{20ff}' => letter,
            _ => fold_rare(letter),
        });
    }
    out
}

fn fold_rare(letter: char) -> char {
    let folded = crate::lower::lower(letter);
    if folded.len_utf8() == letter.len_utf8() { folded } else { letter }
}

/// The sentences of a text. A question belongs with its answer: «Есть жалоба? Пишите на почту».
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let cut = match letter {
            '\n' | '!' | '…' => true,
            '.' => next.is_none_or(char::is_whitespace) && !ends_abbreviation(text.get(start..at)),
            _ => false,
        };
        if cut {
            out.push(Span::new(start, at));
            start = at + letter.len_utf8();
        }
    }
    out.push(Span::new(start, text.len()));
    out.retain(|span| !span.slice(text).trim().is_empty());
    out
}

/// «эл. почта», «г. Липовск», «тел. 2-12-34»: a point behind a short word ends no sentence.
fn ends_abbreviation(before: Option<&str>) -> bool {
    let word = before.unwrap_or_default().rsplit(|letter: char| !letter.is_alphabetic()).next();
    word.is_some_and(|word| (1..=3).contains(&word.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_their_beginning() {
        let cues = Cues::load();
        let text = fold("Обращения ГРАЖДАН направляйте на ПОЧТУ");
        assert!(cues.has("appeal", &text) && cues.has("send", &text) && cues.has("mail", &text));
        assert!(!cues.has("appeal", "по вопросам обращайтесь"));
        assert!(!cues.has("telegram", "мтг"));
        assert!(cues.has("telegram", "пишите в тг!"));
    }

    #[test]
    fn sentences_keep_questions_and_abbreviations_together() {
        let text = "Есть жалоба? Пишите на эл. почту. Телефон: 8.\nАдрес";
        let cut: Vec<&str> = sentences(text).iter().map(|span| span.slice(text)).collect();
        assert_eq!(cut, ["Есть жалоба? Пишите на эл. почту", " Телефон: 8", "Адрес"]);
    }
}
