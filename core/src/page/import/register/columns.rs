//! Headings and values as registers write them, in Russian and English.

use crate::page::OrganizationKind;

/// What a column of a register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    ExternalId,
    Name,
    Inn,
    Ogrn,
    Kind,
    Subject,
    Website,
    Pages,
}

impl Column {
    /// Whether a register may have several of it: one for each network.
    pub(super) fn may_repeat(self) -> bool {
        self == Self::Pages
    }

    /// Where its value stands in the document.
    pub(super) fn pointer(self) -> &'static str {
        match self {
            Self::ExternalId => "/organization/externalId",
            Self::Name => "/organization/name",
            Self::Inn => "/organization/inn",
            Self::Ogrn => "/organization/ogrn",
            Self::Kind => "/organization/kind",
            Self::Subject => "/organization/subject",
            Self::Website => "/organization/website",
            Self::Pages => "/pages",
        }
    }

    /// The column that this heading names.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        let heading = plain(heading);
        HEADINGS.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(it, _)| *it)
    }
}

/// Headings, as [`plain`] makes them.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::ExternalId, &["externalid", "id", "код", "идентификатор", "номер", "№", "№ п/п"]),
    (
        Column::Name,
        &[
            "name",
            "наименование",
            "название",
            "организация",
            "учреждение",
            "наименование организации",
            "название организации",
            "наименование учреждения",
            "полное наименование",
        ],
    ),
    (Column::Inn, &["inn", "инн", "инн организации"]),
    (Column::Ogrn, &["ogrn", "огрн", "огрн организации"]),
    (Column::Kind, &["kind", "вид", "вид организации", "тип", "тип организации"]),
    (Column::Subject, &["subject", "регион", "код региона", "субъект", "код субъекта"]),
    (Column::Website, &["website", "site", "сайт", "официальный сайт", "адрес сайта"]),
    (
        Column::Pages,
        &[
            "pages",
            "page",
            "url",
            "страница",
            "страницы",
            "ссылка",
            "ссылки",
            "госпаблик",
            "госпаблики",
            "адрес страницы",
            "адреса страниц",
            "ссылка на страницу",
            "ссылки на страницы",
            "vk",
            "вк",
            "вконтакте",
            "ok",
            "ок",
            "одноклассники",
            "max",
            "telegram",
            "телеграм",
        ],
    ),
];

/// The kind of body that a cell names.
pub(super) fn kind(cell: &str) -> Option<OrganizationKind> {
    let cell = plain(cell);
    KINDS.iter().find(|(_, names)| names.contains(&cell.as_str())).map(|(kind, _)| *kind)
}

const KINDS: &[(OrganizationKind, &[&str])] = &[
    (
        OrganizationKind::StateBody,
        &[
            "state body",
            "государственный орган",
            "госорган",
            "орган государственной власти",
            "огв",
            "орган исполнительной власти",
            "оив",
            "иогв",
            "фоив",
            "роив",
        ],
    ),
    (
        OrganizationKind::MunicipalBody,
        &[
            "municipal body",
            "орган местного самоуправления",
            "муниципальный орган",
            "омсу",
            "омс",
            "администрация",
        ],
    ),
    (
        OrganizationKind::Subordinate,
        &[
            "subordinate",
            "подведомственная организация",
            "подведомственное учреждение",
            "подведомственная",
            "подведомственное",
            "подвед",
        ],
    ),
    (OrganizationKind::Court, &["court", "суд"]),
];

/// Words of a cell that say: looked for and there is none.
pub(super) fn says_none(cell: &str) -> bool {
    let cell = plain(cell);
    ["нет", "отсутствует", "отсутствуют", "-", "—", "–", "no", "none"].contains(&cell.as_str())
}

/// Lower case, `е` for `ё`, one space between words.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(
            word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }),
        );
    }
    out.truncate(out.trim_end_matches([':', '.', '*']).len());
    out
}
