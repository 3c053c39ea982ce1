//! Words that name the parts of an address, in lower case, without full stops.

/// What a word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A settlement (`true`: the word is so short that it needs its full stop).
    Settlement(bool),
    /// A street, with the short form by which kinds are compared.
    Street(&'static str),
    /// A house.
    House,
    /// A part of a house: корпус, строение, литера; with the letter that stands for it.
    Block(char),
    /// A room: офис, кабинет, квартира.
    Room,
    /// A region or a district.
    Region,
}

use Mark::{Block, House, Region, Room, Settlement, Street};

static MARKS: &[(&str, Mark)] = &[
    ("г", Settlement(true)),
    ("гор", Settlement(true)),
    ("город", Settlement(false)),
    ("города", Settlement(false)),
    ("городе", Settlement(false)),
    ("с", Settlement(true)),
    ("село", Settlement(false)),
    ("селе", Settlement(false)),
    ("п", Settlement(true)),
    ("пос", Settlement(true)),
    ("поселок", Settlement(false)),
    ("поселке", Settlement(false)),
    ("пгт", Settlement(false)),
    ("рп", Settlement(false)),
    ("дп", Settlement(false)),
    ("нп", Settlement(false)),
    ("дер", Settlement(true)),
    ("деревня", Settlement(false)),
    ("деревне", Settlement(false)),
    ("ст-ца", Settlement(false)),
    ("станица", Settlement(false)),
    ("станице", Settlement(false)),
    ("х", Settlement(true)),
    ("хут", Settlement(true)),
    ("хутор", Settlement(false)),
    ("хуторе", Settlement(false)),
    ("аул", Settlement(false)),
    ("слобода", Settlement(false)),
    ("ул", Street("ул")),
    ("улица", Street("ул")),
    ("улице", Street("ул")),
    ("улицы", Street("ул")),
    ("пр-т", Street("пр-т")),
    ("пр-кт", Street("пр-т")),
    ("просп", Street("пр-т")),
    ("проспект", Street("пр-т")),
    ("проспекте", Street("пр-т")),
    ("пр", Street("пр")),
    ("пр-д", Street("пр-д")),
    ("проезд", Street("пр-д")),
    ("пер", Street("пер")),
    ("переулок", Street("пер")),
    ("переулке", Street("пер")),
    ("пл", Street("пл")),
    ("площадь", Street("пл")),
    ("площади", Street("пл")),
    ("наб", Street("наб")),
    ("набережная", Street("наб")),
    ("набережной", Street("наб")),
    ("б-р", Street("б-р")),
    ("бул", Street("б-р")),
    ("бульвар", Street("б-р")),
    ("бульваре", Street("б-р")),
    ("ш", Street("ш")),
    ("шоссе", Street("ш")),
    ("мкр", Street("мкр")),
    ("мкрн", Street("мкр")),
    ("мкр-н", Street("мкр")),
    ("м-н", Street("мкр")),
    ("микрорайон", Street("мкр")),
    ("кв-л", Street("кв-л")),
    ("квартал", Street("кв-л")),
    ("тракт", Street("тракт")),
    ("туп", Street("туп")),
    ("тупик", Street("туп")),
    ("аллея", Street("аллея")),
    ("линия", Street("линия")),
    ("спуск", Street("спуск")),
    ("въезд", Street("въезд")),
    ("д", House),
    ("дом", House),
    ("доме", House),
    ("зд", House),
    ("здание", House),
    ("вл", House),
    ("влд", House),
    ("владение", House),
    ("двлд", House),
    ("домовладение", House),
    ("к", Block('к')),
    ("кор", Block('к')),
    ("корп", Block('к')),
    ("корпус", Block('к')),
    ("стр", Block('с')),
    ("строение", Block('с')),
    ("лит", Block('л')),
    ("литер", Block('л')),
    ("литера", Block('л')),
    ("оф", Room),
    ("офис", Room),
    ("каб", Room),
    ("кабинет", Room),
    ("кв", Room),
    ("квартира", Room),
    ("пом", Room),
    ("помещение", Room),
    ("ком", Room),
    ("комната", Room),
    ("этаж", Room),
    ("эт", Room),
    ("обл", Region),
    ("область", Region),
    ("области", Region),
    ("край", Region),
    ("края", Region),
    ("респ", Region),
    ("республика", Region),
    ("республики", Region),
    ("ао", Region),
    ("округ", Region),
    ("район", Region),
    ("района", Region),
    ("р-н", Region),
];

/// What the word announces; the case of its letters and ё do not matter.
pub(super) fn mark(word: &str) -> Option<Mark> {
    if word.len() > 24 {
        return None;
    }
    MARKS.iter().find(|(known, _)| same(word, known)).map(|(_, mark)| *mark)
}

/// Small words inside names of streets and settlements.
pub(super) fn joins(word: &str) -> bool {
    const JOINING: [&str; 27] = [
        "лет",
        "летия",
        "года",
        "имени",
        "им",
        "на",
        "и",
        "городской",
        "муниципальный",
        "акад",
        "ген",
        "проф",
        "марш",
        "реки",
        "маршала",
        "генерала",
        "адмирала",
        "академика",
        "профессора",
        "космонавта",
        "капитана",
        "лейтенанта",
        "героя",
        "героев",
        "братьев",
        "полка",
        "дивизии",
    ];
    JOINING.iter().any(|known| same(word, known))
}

/// Words behind a number that make it an amount, a date or a time, and no house.
pub(super) fn counts(word: &str) -> bool {
    const STEMS: [&str; 39] = [
        "январ",
        "феврал",
        "март",
        "апрел",
        "мая",
        "май",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
        "год",
        "лет",
        "минут",
        "час",
        "руб",
        "млн",
        "тыс",
        "млрд",
        "человек",
        "чел",
        "дом",
        "деревьев",
        "дерева",
        "раз",
        "процент",
        "км",
        "метр",
        "кг",
        "тонн",
        "кв",
        "га",
        "литр",
        "шт",
        "штук",
        "см",
        "этаж",
    ];
    STEMS.iter().any(|stem| super::super::letter::strip_prefix(word, stem).is_some())
}

/// Whether two words are the same but for case and ё; `known` is in lower case without ё.
pub(super) fn same(word: &str, known: &str) -> bool {
    let fold = |c| match super::super::letter::lower(c) {
        'ё' => 'е',
        c => c,
    };
    // No letter changes its length.
    word.len() == known.len() && word.chars().map(fold).eq(known.chars())
}
