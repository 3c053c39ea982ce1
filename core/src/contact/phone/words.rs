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

/// What a word says.
pub(super) fn classify(word: &str) -> Word {
    let lower = Lower::new(word);
    let word = lower.as_str();
    match word {
        "и" | "или" | "либо" | "а" | "также" | "or" | "and" => Word::And,
        "код" | "кодом" | "code" => Word::Code,
        "т" | "тел" | "ф" | "факс" | "фак" | "моб" | "сот" | "мтс" | "билайн" | "мегафон"
        | "теле" | "tel" | "phone" | "fax" | "mob" | "mobile" | "cell" | "viber" | "telegram"
        | "wa" | "whatsapp" | "вайбер" | "телеграм" | "телеграмм" | "ватсап" | "вотсап"
        | "макс" | "max" | "номеру" | "номерам" | "наберите" | "набрать" | "единый" | "единого"
        | "единому" | "раб" | "дом" | "callto" | "тлф" | "телеф" | "тф" => {
            Word::Phone
        }
        "доб" | "вн" | "внутр" | "ext" | "extension" | "тон" => Word::Extension,
        "д" => Word::House,
        "номер" | "номера" | "номером" | "no" | "n" => Word::Neutral,
        "инн"
        | "кпп"
        | "огрн"
        | "огрнип"
        | "окпо"
        | "октмо"
        | "окато"
        | "оквэд"
        | "окогу"
        | "окфс"
        | "окопф"
        | "кбк"
        | "бик"
        | "унп"
        | "снилс"
        | "уин"
        | "рс"
        | "кс"
        | "лс"
        | "сч"
        | "счет"
        | "счета"
        | "счету"
        | "р"
        | "к"
        | "л"
        | "id"
        | "ид"
        | "гост"
        | "сп"
        | "санпин"
        | "снип"
        | "ту"
        | "фз"
        | "кадастровый"
        | "кадастровым"
        | "кадастрового"
        | "лицензия"
        | "лицензии"
        | "приказ"
        | "приказом"
        | "приказа"
        | "постановление"
        | "постановлением"
        | "распоряжение"
        | "распоряжением"
        | "дело"
        | "дела"
        | "артикул"
        | "арт"
        | "серия"
        | "серии"
        | "паспорт"
        | "договор"
        | "договора"
        | "контракт"
        | "контракта"
        | "извещение"
        | "заявка"
        | "заявки"
        | "полис"
        | "карта"
        | "карты"
        | "img"
        | "dsc"
        | "фото"
        | "инд"
        | "индекс"
        | "vin"
        | "isbn"
        | "issn"
        | "imei"
        | "ean"
        | "счетчик"
        | "счетчика"
        | "закупка"
        | "закупки"
        | "лот"
        | "егрюл"
        | "егрип"
        | "егрн"
        | "рег"
        | "swift"
        | "ип" => Word::Veto,
        "руб"
        | "рублей"
        | "рубля"
        | "рубль"
        | "коп"
        | "копеек"
        | "тыс"
        | "тысяч"
        | "тысячи"
        | "млн"
        | "млрд"
        | "миллионов"
        | "миллиона"
        | "г"
        | "гг"
        | "год"
        | "года"
        | "году"
        | "годов"
        | "годы"
        | "чел"
        | "человек"
        | "человека"
        | "км"
        | "м"
        | "кг"
        | "га"
        | "кв"
        | "куб"
        | "шт"
        | "штук"
        | "января"
        | "февраля"
        | "марта"
        | "апреля"
        | "мая"
        | "июня"
        | "июля"
        | "августа"
        | "сентября"
        | "октября"
        | "ноября"
        | "декабря"
        | "градусов"
        | "процентов"
        | "голосов"
        | "экз"
        | "лет"
        | "час"
        | "часов"
        | "часа"
        | "мин"
        | "минут"
        | "баллов"
        | "просмотров"
        | "подписчиков"
        | "участников"
        | "жителей"
        | "семей"
        | "раз"
        | "детей"
        | "га."
        | "тонн"
        | "метров"
        | "ед"
        | "единиц"
        | "день"
        | "дней" => Word::Unit,
        "ул"
        | "улица"
        | "улице"
        | "пер"
        | "переулок"
        | "пр"
        | "просп"
        | "проспект"
        | "пл"
        | "площадь"
        | "бул"
        | "бульвар"
        | "наб"
        | "набережная"
        | "ш"
        | "шоссе"
        | "мкр"
        | "каб"
        | "кабинет"
        | "кабинете"
        | "оф"
        | "офис"
        | "ком"
        | "комната"
        | "стр"
        | "корп"
        | "корпус"
        | "кор"
        | "литер"
        | "этаж"
        | "подъезд"
        | "пом"
        | "помещение"
        | "домов"
        | "дома"
        | "доме"
        | "пос"
        | "с."
        | "дер"
        | "село"
        | "аудитория"
        | "ауд"
        | "зал"
        | "п"
        | "пгт" => Word::Address,
        "пн"
        | "вт"
        | "ср"
        | "чт"
        | "пт"
        | "сб"
        | "вс"
        | "понедельник"
        | "вторник"
        | "среда"
        | "четверг"
        | "пятница"
        | "суббота"
        | "воскресенье"
        | "до"
        | "с"
        | "со"
        | "по"
        | "обед"
        | "перерыв"
        | "время"
        | "часы"
        | "режим"
        | "график"
        | "в"
        | "ежедневно"
        | "будни"
        | "будням"
        | "выходной"
        | "начало"
        | "сбор" => Word::Time,
        _ => stem(word),
    }
}

/// Words with endings.
fn stem(word: &str) -> Word {
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
