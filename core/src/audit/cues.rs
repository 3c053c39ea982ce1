//! Sentences of a text, and word beginnings in them.

use crate::Span;
use crate::contact::letter::lower;

/// The word beginnings of `core/data/cues.tsv`, by which the audit tells what a sentence asks the
/// reader to do: rows of a list and a beginning (lower case, ё as е; a closing | means the whole
/// word). The file is part of the program, and therefore bare.
pub(super) struct Cues(Vec<List>);

/// The rows of one list, and which letters they begin with.
struct List {
    name: &'static str,
    /// Each with whether it is a whole word.
    words: Vec<(&'static str, bool)>,
    first: u64,
}

impl Cues {
    pub(super) fn load() -> Self {
        let mut lists: Vec<List> = Vec::new();
        for row in include_str!("../../data/cues.tsv").lines() {
            let Some((name, word)) = row.split_once('\t') else { continue };
            if !lists.iter().any(|list| list.name == name) {
                lists.push(List { name, words: Vec::new(), first: 0 });
            }
            if let Some(list) = lists.iter_mut().find(|list| list.name == name) {
                let whole = word.strip_suffix('|');
                list.words.push((whole.unwrap_or(word), whole.is_some()));
                list.first |= word.chars().next().map_or(0, letter_bit);
            }
        }
        Self(lists)
    }

    fn list(&self, name: &str) -> Option<&List> {
        self.0.iter().find(|list| list.name == name)
    }

    /// The first place where a word of `list` begins in `text`, which must be folded.
    pub(super) fn find(&self, list: &str, text: &str) -> Option<Span> {
        let list = self.list(list)?;
        let mut begins = true;
        for (at, letter) in text.char_indices() {
            if begins && list.first & letter_bit(letter) != 0 {
                let rest = text.get(at..)?;
                if let Some(len) = list.words.iter().filter_map(|word| begun(rest, *word)).min() {
                    return Some(Span::new(at, at + len));
                }
            }
            begins = !in_word(letter);
        }
        None
    }

    pub(super) fn has(&self, list: &str, text: &str) -> bool {
        self.find(list, text).is_some()
    }

    /// The same of a whole text, whose words are known already.
    pub(super) fn names(&self, list: &str, folded: &Folded) -> bool {
        let Some(list) = self.list(list) else { return false };
        folded.begins.iter().any(|(at, letter)| {
            list.first & 1 << letter != 0
                && folded
                    .text
                    .get(*at as usize..)
                    .is_some_and(|rest| list.words.iter().any(|word| begun(rest, *word).is_some()))
        })
    }

    /// Whether what follows this text is turned away from: «вместо», «а не по», «ушли из».
    pub(super) fn turns_away(&self, before: &str) -> bool {
        let before = before.trim_end_matches(|letter| !in_word(letter));
        self.list("away").is_some_and(|list| {
            list.words.iter().any(|(words, _)| {
                let rest = before.strip_suffix(*words);
                rest.is_some_and(|rest| !rest.chars().next_back().is_some_and(in_word))
            })
        })
    }
}

/// How many bytes of `text` the word takes that it begins with, if it does.
fn begun(text: &str, (word, whole): (&str, bool)) -> Option<usize> {
    let rest = text.strip_prefix(word)?;
    (!whole || !rest.chars().next().is_some_and(in_word)).then_some(word.len())
}

/// A bit of the letter, by which most words that begin with another are passed over.
fn letter_bit(letter: char) -> u64 {
    1 << short(letter)
}

/// The letter's last six bits.
fn short(letter: char) -> u8 {
    (u32::from(letter) & 63) as u8
}

/// A letter or a digit; nearly every one is known without Unicode's tables.
fn in_word(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'a'..='z' | '0'..='9')
        || (!matches!(letter, '\0'..='/') && letter.is_alphanumeric())
}

/// A text in lower case with `ё` as `е`, every letter at the byte where it stood, and where its
/// words begin, with the last six bits of their first letters.
pub(super) struct Folded {
    pub text: String,
    begins: Vec<(u32, u8)>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut out = Self { text: String::with_capacity(text.len()), begins: Vec::new() };
        let (mut done, mut inside) = (0, false);
        for (at, letter) in text.char_indices() {
            let folded = fold_letter(letter);
            if folded != letter {
                out.text.push_str(text.get(done..at).unwrap_or_default());
                out.text.push(folded);
                done = at + letter.len_utf8();
            }
            let word = in_word(folded);
            if word && !inside {
                out.begins.push((u32::try_from(at).unwrap_or(u32::MAX), short(folded)));
            }
            inside = word;
        }
        out.text.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

/// Lower case and `ё` as `е`, every letter at the byte where it stood.
pub(super) fn fold(text: &str) -> String {
    Folded::new(text).text
}

fn fold_letter(letter: char) -> char {
    match letter {
        // Nearly every letter; Unicode's tables are slow to search.
        'Ё' | 'ё' => 'е',
        '\0'..='\u{7f}' | 'А'..='я' => lower(letter),
        // Signs alone.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{20ff}' => letter,
        _ => fold_rare(letter),
    }
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
        assert_eq!(cues.find("mail", "на e-mail и почту"), Some(Span::new(5, 11)));
        assert_eq!(cues.find("mail", "почтуем почту"), Some(Span::new(15, 25)));
        assert_eq!(cues.find("mail", "хотmail"), None);
        // Its rows stand in two places of the file.
        assert!(cues.has("refusal", "адрес не предназначен для жалоб"));
        assert_eq!(cues.find("none", "почту"), None);
    }

    #[test]
    fn sentences_keep_questions_and_abbreviations_together() {
        let text = "Есть жалоба? Пишите на эл. почту. Телефон: 8.\nАдрес";
        let cut: Vec<&str> = sentences(text).iter().map(|span| span.slice(text)).collect();
        assert_eq!(cut, ["Есть жалоба? Пишите на эл. почту", " Телефон: 8", "Адрес"]);
    }
}
