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

/// A word in lower case, cut behind 40 bytes.
struct Lower {
    bytes: [u8; 44],
    len: usize,
}

impl Lower {
    fn new(word: &str) -> Self {
        let mut lower = Self { bytes: [0; 44], len: 0 };
        for c in word.chars() {
            let c = match c {
                'A'..='Z' => c.to_ascii_lowercase(),
                'А'..='Я' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
                'Ё' | 'ё' => 'е',
                other => other,
            };
            let end = lower.len + c.len_utf8();
            if end > 40 {
                break;
            }
            if let Some(room) = lower.bytes.get_mut(lower.len..end) {
                c.encode_utf8(room);
            }
            lower.len = end;
        }
        lower
    }

    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 28;

/// Words in lower case with е for ё, sorted by their bytes.
static WORDS: [(&str, Word); 291] = [
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
    ("га.", Word::Unit),
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
    ("постановление", Word::Veto),
    ("постановлением", Word::Veto),
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
    ("распоряжением", Word::Veto),
    ("рег", Word::Veto),
    ("режим", Word::Time),
    ("рс", Word::Veto),
    ("руб", Word::Unit),
    ("рублей", Word::Unit),
    ("рубль", Word::Unit),
    ("рубля", Word::Unit),
    ("с", Word::Time),
    ("с.", Word::Address),
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

/// What a word says.
pub(super) fn classify(word: &str) -> Word {
    let lower = Lower::new(word);
    let word = lower.as_str();
    // Longer words are known by their stems alone.
    if word.len() <= LONGEST
        && let Ok(at) = WORDS.binary_search_by(|(known, _)| (*known).cmp(word))
        && let Some((_, word)) = WORDS.get(at)
    {
        return *word;
    }
    stem(word)
}

/// Words with endings.
fn stem(word: &str) -> Word {
    // The first letters of the stems below.
    let first = word.chars().next().unwrap_or(' ');
    if !matches!(first, 'т' | 'ф' | 'м' | 'с' | 'з' | 'п' | 'г' | 'д' | 'в' | 'w' | 'p') {
        return Word::Other;
    }
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if begins(&[
        "телефон",
        "тел",
        "факс",
        "моб",
        "сотов",
        "звон",
        "позвон",
        "горяч",
        "whats",
        "phone",
    ]) {
        // «телевидение», «телеканал» are no labels; «телефакс» is.
        let other = word.starts_with("теле") && !begins(&["телефон", "телефак"])
            || begins(&["телес", "тело", "теля", "мобили"]);
        return if other { Word::Other } else { Word::Phone };
    }
    if begins(&["добав", "внутренн"]) {
        return Word::Extension;
    }
    Word::Other
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
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        for (word, meaning) in WORDS {
            assert_eq!(classify(&word.to_uppercase()), meaning, "{word}");
            assert!(word.len() <= LONGEST);
        }
        assert_eq!(classify("Телефоны"), Word::Phone);
        assert_eq!(classify("телевидение"), Word::Other);
        assert_eq!(classify("добавочный"), Word::Extension);
    }
}
