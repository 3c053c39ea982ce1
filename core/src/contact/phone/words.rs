//! The words that stand beside numbers and tell what they are.

use super::chars::{self, Sort};

/// What a word says of a number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// The number is a telephone: «тел.», «факс», «звоните».
    Phone,
    /// The number is an extension: «доб.», «вн.».
    Extension,
    /// «д.»: an extension behind a number, a house elsewhere.
    House,
    /// «код».
    Code,
    /// «и», «или»: the list goes on.
    And,
    /// The number is of another kind: «ИНН», «р/с», «приказ».
    Veto,
    /// «номер»: says nothing by itself.
    Neutral,
    /// The number in front of it was a quantity or a date: «рублей», «года».
    Unit,
    /// Part of a postal address: «ул.», «каб.».
    Address,
    /// A day of the week, «с», «до»: times stand beside it.
    Time,
    /// Any other word.
    Other,
}

/// How many letters of a word its key holds.
const LETTERS: usize = 12;

/// The letters have the numbers 1 to 32.
const BASE: u64 = 33;

/// `BASE` to the powers 0 to 12.
const POWERS: [u64; LETTERS + 1] = {
    let mut powers = [1; LETTERS + 1];
    let mut at = 1;
    while at <= LETTERS {
        powers[at] = powers[at - 1] * BASE;
        at += 1;
    }
    powers
};

/// Set in the keys of Cyrillic words.
const CYRILLIC: u64 = 1 << 63;

/// The letters of a word as one number, so that words sort as their keys do.
struct Folded {
    /// The first twelve letters.
    key: u64,
    /// Those behind them.
    rest: u64,
    len: usize,
    /// The word has no other characters, and no letters of a second alphabet.
    whole: bool,
}

/// Folds a word, whatever its case, with е for ё, up to the first foreign character.
const fn fold(word: &[u8]) -> Folded {
    let mut folded = Folded { key: 0, rest: 0, len: 0, whole: true };
    let mut script = 0;
    let mut bytes = word;
    loop {
        let (letter, of) = match bytes {
            [] => break,
            [byte @ (b'a'..=b'z' | b'A'..=b'Z'), behind @ ..] => {
                bytes = behind;
                ((*byte | 0x20) - b'a' + 1, 0)
            }
            [0xd0, 0x81, behind @ ..] | [0xd1, 0x91, behind @ ..] => {
                bytes = behind;
                (6, CYRILLIC)
            }
            [0xd0, byte @ 0x90..=0xbf, behind @ ..] => {
                bytes = behind;
                ((*byte - 0x90) % 32 + 1, CYRILLIC)
            }
            [0xd1, byte @ 0x80..=0x8f, behind @ ..] => {
                bytes = behind;
                (*byte - 0x80 + 17, CYRILLIC)
            }
            _ => {
                folded.whole = false;
                break;
            }
        };
        if folded.len > 0 && of != script {
            folded.whole = false;
            break;
        }
        script = of;
        if folded.len < LETTERS {
            folded.key = folded.key * BASE + letter as u64;
        } else if folded.len < 2 * LETTERS {
            folded.rest = folded.rest * BASE + letter as u64;
        }
        folded.len += 1;
    }
    let mut len = folded.len;
    while len < LETTERS {
        folded.key *= BASE;
        len += 1;
    }
    folded.key |= script;
    folded
}

/// Words in lower case with е for ё, sorted by their bytes, of twelve letters at most.
const WORDS: [(&str, Word); 286] = [
    ("and", Word::And),
    ("callto", Word::Phone),
    ("cell", Word::Phone),
    ("code", Word::Code),
    ("dsc", Word::Veto),
    ("ean", Word::Veto),
    ("ext", Word::Extension),
    ("extension", Word::Extension),
    ("fax", Word::Phone),
    ("id", Word::Veto),
    ("imei", Word::Veto),
    ("img", Word::Veto),
    ("isbn", Word::Veto),
    ("issn", Word::Veto),
    ("max", Word::Phone),
    ("mob", Word::Phone),
    ("mobile", Word::Phone),
    ("n", Word::Neutral),
    ("no", Word::Neutral),
    ("or", Word::And),
    ("phone", Word::Phone),
    ("swift", Word::Veto),
    ("tel", Word::Phone),
    ("telegram", Word::Phone),
    ("viber", Word::Phone),
    ("vin", Word::Veto),
    ("wa", Word::Phone),
    ("whatsapp", Word::Phone),
    ("а", Word::And),
    ("августа", Word::Unit),
    ("апреля", Word::Unit),
    ("арт", Word::Veto),
    ("артикул", Word::Veto),
    ("ауд", Word::Address),
    ("аудитория", Word::Address),
    ("баллов", Word::Unit),
    ("бик", Word::Veto),
    ("билайн", Word::Phone),
    ("будни", Word::Time),
    ("будням", Word::Time),
    ("бул", Word::Address),
    ("бульвар", Word::Address),
    ("в", Word::Time),
    ("вайбер", Word::Phone),
    ("ватсап", Word::Phone),
    ("вн", Word::Extension),
    ("внутр", Word::Extension),
    ("воскресенье", Word::Time),
    ("вотсап", Word::Phone),
    ("время", Word::Time),
    ("вс", Word::Time),
    ("вт", Word::Time),
    ("вторник", Word::Time),
    ("выходной", Word::Time),
    ("г", Word::Unit),
    ("га", Word::Unit),
    ("гг", Word::Unit),
    ("год", Word::Unit),
    ("года", Word::Unit),
    ("годов", Word::Unit),
    ("году", Word::Unit),
    ("годы", Word::Unit),
    ("голосов", Word::Unit),
    ("гост", Word::Veto),
    ("градусов", Word::Unit),
    ("график", Word::Time),
    ("д", Word::House),
    ("декабря", Word::Unit),
    ("дела", Word::Veto),
    ("дело", Word::Veto),
    ("день", Word::Unit),
    ("дер", Word::Address),
    ("детей", Word::Unit),
    ("дней", Word::Unit),
    ("до", Word::Time),
    ("доб", Word::Extension),
    ("договор", Word::Veto),
    ("договора", Word::Veto),
    ("дом", Word::Phone),
    ("дома", Word::Address),
    ("доме", Word::Address),
    ("домов", Word::Address),
    ("егрип", Word::Veto),
    ("егрн", Word::Veto),
    ("егрюл", Word::Veto),
    ("ед", Word::Unit),
    ("единиц", Word::Unit),
    ("единого", Word::Phone),
    ("единому", Word::Phone),
    ("единый", Word::Phone),
    ("ежедневно", Word::Time),
    ("жителей", Word::Unit),
    ("закупка", Word::Veto),
    ("закупки", Word::Veto),
    ("зал", Word::Address),
    ("заявка", Word::Veto),
    ("заявки", Word::Veto),
    ("и", Word::And),
    ("ид", Word::Veto),
    ("извещение", Word::Veto),
    ("или", Word::And),
    ("инд", Word::Veto),
    ("индекс", Word::Veto),
    ("инн", Word::Veto),
    ("ип", Word::Veto),
    ("июля", Word::Unit),
    ("июня", Word::Unit),
    ("к", Word::Veto),
    ("каб", Word::Address),
    ("кабинет", Word::Address),
    ("кабинете", Word::Address),
    ("кадастрового", Word::Veto),
    ("кадастровый", Word::Veto),
    ("кадастровым", Word::Veto),
    ("карта", Word::Veto),
    ("карты", Word::Veto),
    ("кбк", Word::Veto),
    ("кв", Word::Unit),
    ("кг", Word::Unit),
    ("км", Word::Unit),
    ("код", Word::Code),
    ("кодом", Word::Code),
    ("ком", Word::Address),
    ("комната", Word::Address),
    ("контракт", Word::Veto),
    ("контракта", Word::Veto),
    ("коп", Word::Unit),
    ("копеек", Word::Unit),
    ("кор", Word::Address),
    ("корп", Word::Address),
    ("корпус", Word::Address),
    ("кпп", Word::Veto),
    ("кс", Word::Veto),
    ("куб", Word::Unit),
    ("л", Word::Veto),
    ("лет", Word::Unit),
    ("либо", Word::And),
    ("литер", Word::Address),
    ("лицензии", Word::Veto),
    ("лицензия", Word::Veto),
    ("лот", Word::Veto),
    ("лс", Word::Veto),
    ("м", Word::Unit),
    ("макс", Word::Phone),
    ("марта", Word::Unit),
    ("мая", Word::Unit),
    ("мегафон", Word::Phone),
    ("метров", Word::Unit),
    ("миллиона", Word::Unit),
    ("миллионов", Word::Unit),
    ("мин", Word::Unit),
    ("минут", Word::Unit),
    ("мкр", Word::Address),
    ("млн", Word::Unit),
    ("млрд", Word::Unit),
    ("моб", Word::Phone),
    ("мтс", Word::Phone),
    ("наб", Word::Address),
    ("набережная", Word::Address),
    ("наберите", Word::Phone),
    ("набрать", Word::Phone),
    ("начало", Word::Time),
    ("номер", Word::Neutral),
    ("номера", Word::Neutral),
    ("номерам", Word::Phone),
    ("номером", Word::Neutral),
    ("номеру", Word::Phone),
    ("ноября", Word::Unit),
    ("обед", Word::Time),
    ("огрн", Word::Veto),
    ("огрнип", Word::Veto),
    ("окато", Word::Veto),
    ("оквэд", Word::Veto),
    ("окогу", Word::Veto),
    ("окопф", Word::Veto),
    ("окпо", Word::Veto),
    ("октмо", Word::Veto),
    ("октября", Word::Unit),
    ("окфс", Word::Veto),
    ("оф", Word::Address),
    ("офис", Word::Address),
    ("п", Word::Address),
    ("паспорт", Word::Veto),
    ("пгт", Word::Address),
    ("пер", Word::Address),
    ("перерыв", Word::Time),
    ("переулок", Word::Address),
    ("пл", Word::Address),
    ("площадь", Word::Address),
    ("пн", Word::Time),
    ("по", Word::Time),
    ("подписчиков", Word::Unit),
    ("подъезд", Word::Address),
    ("полис", Word::Veto),
    ("пом", Word::Address),
    ("помещение", Word::Address),
    ("понедельник", Word::Time),
    ("пос", Word::Address),
    ("пр", Word::Address),
    ("приказ", Word::Veto),
    ("приказа", Word::Veto),
    ("приказом", Word::Veto),
    ("просмотров", Word::Unit),
    ("просп", Word::Address),
    ("проспект", Word::Address),
    ("процентов", Word::Unit),
    ("пт", Word::Time),
    ("пятница", Word::Time),
    ("р", Word::Veto),
    ("раб", Word::Phone),
    ("раз", Word::Unit),
    ("распоряжение", Word::Veto),
    ("рег", Word::Veto),
    ("режим", Word::Time),
    ("рс", Word::Veto),
    ("руб", Word::Unit),
    ("рублей", Word::Unit),
    ("рубль", Word::Unit),
    ("рубля", Word::Unit),
    ("с", Word::Time),
    ("санпин", Word::Veto),
    ("сб", Word::Time),
    ("сбор", Word::Time),
    ("село", Word::Address),
    ("семей", Word::Unit),
    ("сентября", Word::Unit),
    ("серии", Word::Veto),
    ("серия", Word::Veto),
    ("снилс", Word::Veto),
    ("снип", Word::Veto),
    ("со", Word::Time),
    ("сот", Word::Phone),
    ("сп", Word::Veto),
    ("ср", Word::Time),
    ("среда", Word::Time),
    ("стр", Word::Address),
    ("суббота", Word::Time),
    ("сч", Word::Veto),
    ("счет", Word::Veto),
    ("счета", Word::Veto),
    ("счету", Word::Veto),
    ("счетчик", Word::Veto),
    ("счетчика", Word::Veto),
    ("т", Word::Phone),
    ("также", Word::And),
    ("тел", Word::Phone),
    ("теле", Word::Phone),
    ("телеграм", Word::Phone),
    ("телеграмм", Word::Phone),
    ("телеф", Word::Phone),
    ("тлф", Word::Phone),
    ("тон", Word::Extension),
    ("тонн", Word::Unit),
    ("ту", Word::Veto),
    ("тф", Word::Phone),
    ("тыс", Word::Unit),
    ("тысяч", Word::Unit),
    ("тысячи", Word::Unit),
    ("уин", Word::Veto),
    ("ул", Word::Address),
    ("улица", Word::Address),
    ("улице", Word::Address),
    ("унп", Word::Veto),
    ("участников", Word::Unit),
    ("ф", Word::Phone),
    ("фак", Word::Phone),
    ("факс", Word::Phone),
    ("февраля", Word::Unit),
    ("фз", Word::Veto),
    ("фото", Word::Veto),
    ("час", Word::Unit),
    ("часа", Word::Unit),
    ("часов", Word::Unit),
    ("часы", Word::Time),
    ("чел", Word::Unit),
    ("человек", Word::Unit),
    ("человека", Word::Unit),
    ("четверг", Word::Time),
    ("чт", Word::Time),
    ("ш", Word::Address),
    ("шоссе", Word::Address),
    ("шт", Word::Unit),
    ("штук", Word::Unit),
    ("экз", Word::Unit),
    ("этаж", Word::Address),
    ("января", Word::Unit),
];

/// Longer words; all of them say the same.
const LONG: [(u64, u64); 3] =
    [long("постановление"), long("постановлением"), long("распоряжением")];

/// The words that have endings, the first that fits counts: «телевидение», «телеканал» are no
/// labels, «телефакс» is.
const STEMS: [(&str, Word); 17] = [
    ("телефон", Word::Phone),
    ("телефак", Word::Phone),
    ("теле", Word::Other),
    ("тело", Word::Other),
    ("теля", Word::Other),
    ("тел", Word::Phone),
    ("мобили", Word::Other),
    ("моб", Word::Phone),
    ("факс", Word::Phone),
    ("сотов", Word::Phone),
    ("звон", Word::Phone),
    ("позвон", Word::Phone),
    ("горяч", Word::Phone),
    ("whats", Word::Phone),
    ("phone", Word::Phone),
    ("добав", Word::Extension),
    ("внутренн", Word::Extension),
];

/// The keys of the words, in order, and what they say.
static KEYS: [u64; WORDS.len()] = {
    let mut keys = [0; WORDS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = fold(WORDS[at].0.as_bytes()).key;
        at += 1;
    }
    keys
};

static MEANINGS: [Word; WORDS.len()] = {
    let mut meanings = [Word::Other; WORDS.len()];
    let mut at = 0;
    while at < meanings.len() {
        meanings[at] = WORDS[at].1;
        at += 1;
    }
    meanings
};

/// The least key of every stem, how many keys begin with it, and what it says.
static STEM_KEYS: [(u64, u64, Word); STEMS.len()] = {
    let mut keys = [(0, 0, Word::Other); STEMS.len()];
    let mut at = 0;
    while at < keys.len() {
        let folded = fold(STEMS[at].0.as_bytes());
        keys[at] = (folded.key, POWERS[LETTERS - folded.len], STEMS[at].1);
        at += 1;
    }
    keys
};

const fn long(word: &str) -> (u64, u64) {
    let folded = fold(word.as_bytes());
    (folded.key, folded.rest)
}

/// What a word says.
pub(super) fn classify(word: &str) -> Word {
    let folded = fold(word.as_bytes());
    if folded.whole {
        if folded.len > LETTERS && LONG.contains(&(folded.key, folded.rest)) {
            return Word::Veto;
        }
        if folded.len <= LETTERS
            && let Ok(at) = KEYS.binary_search(&folded.key)
            && let Some(word) = MEANINGS.get(at)
        {
            return *word;
        }
    }
    // Longer words are known by their stems alone.
    let stem = STEM_KEYS.iter().find(|(least, keys, _)| folded.key.wrapping_sub(*least) < *keys);
    stem.map_or(Word::Other, |(_, _, word)| *word)
}

/// The end of the word that begins at `pos`, at most 64 bytes on.
pub(super) fn end(text: &str, pos: usize) -> usize {
    let mut at = pos;
    while at < pos + 64 {
        match chars::at(text, at) {
            (Sort::Letter | Sort::Mark, _, next) => at = next,
            _ => break,
        }
    }
    at
}

/// The start of the word that ends at `pos`, at most 64 bytes back and not before `floor`.
pub(super) fn start(text: &str, pos: usize, floor: usize) -> usize {
    let mut at = pos;
    while at > floor && at + 64 > pos {
        match chars::before(text, at) {
            (Sort::Letter | Sort::Mark, _, prev) => at = prev,
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_words_are_found() {
        assert!(KEYS.is_sorted_by(|a, b| a < b));
        for (word, meaning) in WORDS {
            assert_eq!(classify(&word.to_uppercase()), meaning, "{word}");
            assert!(word.chars().count() <= LETTERS);
        }
        assert_eq!(classify("Телефоны"), Word::Phone);
        assert_eq!(classify("телевидение"), Word::Other);
        assert_eq!(classify("добавочный"), Word::Extension);
        assert_eq!(classify("Постановлением"), Word::Veto);
        assert_eq!(classify("постановления"), Word::Other);
        assert_eq!(classify("ТЕЛЁК"), Word::Other);
        // A letter of another alphabet, a mark, nothing at all.
        assert_eq!(classify("тeл"), Word::Other);
        assert_eq!(classify("и\u{306}"), Word::Other);
        assert_eq!(classify(""), Word::Other);
    }
}
