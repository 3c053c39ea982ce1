//! The command line, as types.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use gospablik::Lang;
use gospablik::contact::phone::AreaCode;
use gospablik::page::OrganizationKind;

use crate::say::say;

#[derive(Debug, Parser)]
#[command(name = "gospablik", version, about = say(
    "Проверяет официальные страницы госорганов и подведомственных организаций и их контакты",
    "Audits official pages of Russian public bodies and checks their contacts",
), override_usage = say("gospablik КОМАНДА [ПАРАМЕТРЫ]", "gospablik COMMAND [OPTIONS]"),
disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[arg(long, global = true, value_enum, default_value = "ru", value_name = "ru|en", help = say(
        "Язык сообщений: ru (по умолчанию) или en",
        "Language of messages: ru (default) or en",
    ))]
    pub(crate) lang: LangArg,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(about = say(
        "Проверить документы или тексты страниц",
        "Audit documents or texts of pages",
    ), override_usage = "gospablik audit [FILE...] [--input json|ndjson|text|vk|ok|register] [--as-of DATE] [--kind KIND]\n       [--ruleset ID|FILE]... [--format text|json|html|letter|csv] [--csv-excel] [--lang ru|en] [--fail-on error|warning|undetermined]",
    after_help = say(AUDIT_RU, AUDIT_EN))]
    Audit(AuditArgs),
    #[command(about = say(
        "Разобрать номера телефонов: одна строка JSON на значение",
        "Parse phone numbers: one JSON line a value",
    ), override_usage = "gospablik phone [--area CODE] [VALUE...]")]
    Phone(PhoneArgs),
    #[command(about = say(
        "Проверить адреса электронной почты: одна строка JSON на значение",
        "Check e-mail addresses: one JSON line a value",
    ), override_usage = "gospablik email [VALUE...]")]
    Email(ValueArgs),
    #[command(about = say(
        "Разобрать ссылки на страницы: одна строка JSON на значение",
        "Resolve links to pages: one JSON line a value",
    ), override_usage = "gospablik link [VALUE...]")]
    Link(ValueArgs),
    #[command(about = say(
        "Найти контакты в тексте: одна строка JSON",
        "Find the contacts in a text: one JSON line",
    ), override_usage = "gospablik scan [FILE]")]
    Scan(FileArgs),
    #[command(about = say(
        "Определить рубрики публикаций: NDJSON {\"id\", \"text\", \"date\"?} на входе и на выходе",
        "Tell what posts are: NDJSON {\"id\", \"text\", \"date\"?} in, NDJSON out",
    ), override_usage = "gospablik classify [FILE]")]
    Classify(FileArgs),
    #[command(about = say(
        "Показать, проверить или выгрузить правила",
        "Show, check or export rules",
    ), override_usage = "gospablik rules [ID] [--ruleset ID|FILE] [--format text|json]\n       gospablik rules check FILE\n       gospablik rules export [ID|FILE]",
    args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
    Rules(RulesArgs),
}

const AUDIT_RU: &str = "\
Вид входных данных определяется по расширению (.json, .ndjson, .jsonl, .txt, .csv); на стандартном
вводе «{» в начале означает JSON, остальное считается текстом. Файл .csv — реестр организаций.

Код завершения: 0 — проверено; 1 — достигнут уровень --fail-on; 2 — проверить не удалось.";

const AUDIT_EN: &str = "\
The extension tells the kind of input (.json, .ndjson, .jsonl, .txt, .csv); on standard input a
leading '{' is JSON, anything else is text. A .csv file is a register of organisations.

Exit status: 0 audited; 1 the level of --fail-on is reached; 2 could not be evaluated.";

#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    #[arg(value_name = "FILE", help = say(
        "Файлы; без них или при «-» — стандартный ввод",
        "Files; standard input where absent or '-'",
    ))]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_enum, value_name = "json|ndjson|text|vk|ok|register", help = say(
        "Вид входных данных, если его не показывает расширение; vk и ok — сохранённые ответы API, register — реестр организаций в CSV",
        "Kind of input, where the extension does not tell it; vk and ok: saved answers of the API, register: organisations in CSV",
    ))]
    pub(crate) input: Option<InputArg>,
    #[arg(long, value_name = "DATE", value_parser = gospablik::page::parse_day, help = say(
        "Дата проверки, например 2026-11-23; по умолчанию день collectedAt, иначе сегодня",
        "Date of the audit, such as 2026-11-23; the day of collectedAt by default, else today",
    ))]
    pub(crate) as_of: Option<time::Date>,
    #[arg(long, value_enum, value_name = "KIND", help = say(
        "Вид организации: state_body, municipal_body, subordinate, court; важнее указанного в документе",
        "Kind of body: state_body, municipal_body, subordinate, court; wins over the document",
    ))]
    pub(crate) kind: Option<KindArg>,
    #[arg(long = "ruleset", value_name = "ID|FILE", help = say(
        "Набор правил: название встроенного или файл .json, .toml; можно повторять",
        "Rule set: the id of a built-in one or a .json, .toml file; may be repeated",
    ))]
    pub(crate) rulesets: Vec<String>,
    #[arg(long, value_enum, default_value = "text", value_name = "text|json|html|letter|csv", help = say(
        "Вид отчёта: text (по умолчанию), json, html — одна страница для браузера и печати, letter — письмо администратору, csv — сводка по организациям",
        "Form of the report: text (default), json, html: one page to read and print, letter: to the administrator, csv: a summary of organisations",
    ))]
    pub(crate) format: ReportArg,
    #[arg(long, help = say(
        "CSV для Excel: разделитель «;», UTF-8 с меткой BOM, слова вместо кодов",
        "CSV for Excel as used in Russia: ';' between cells, UTF-8 with BOM, words instead of codes",
    ))]
    pub(crate) csv_excel: bool,
    #[arg(long, value_enum, default_value = "error", value_name = "error|warning|undetermined", help = say(
        "При чём вернуть код 1: error — нарушена обязанность (по умолчанию); warning — есть и замечания; undetermined — об обязанности нельзя судить",
        "When to exit with 1: error, a duty is not met (default); warning, or a warning failed; undetermined, or a duty cannot be judged",
    ))]
    pub(crate) fail_on: FailOn,
}

#[derive(Debug, Args)]
pub(crate) struct PhoneArgs {
    #[command(flatten)]
    pub(crate) values: ValueArgs,
    #[arg(long, value_name = "CODE", value_parser = area, help = say(
        "Код города для местных номеров, например 86137",
        "Area code for local numbers, such as 86137",
    ))]
    pub(crate) area: Option<AreaCode>,
}

fn area(text: &str) -> Result<AreaCode, &'static str> {
    text.parse().map_err(|_| {
        say(
            "код города — 3–5 цифр и начинается с кода, который есть в России",
            "an area code has 3 to 5 digits and begins with a code in use in Russia",
        )
    })
}

#[derive(Debug, Args)]
pub(crate) struct ValueArgs {
    #[arg(value_name = "VALUE", allow_hyphen_values = true, help = say(
        "Значения; без них — строки стандартного ввода",
        "Values; lines of standard input where absent",
    ))]
    pub(crate) values: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct FileArgs {
    #[arg(value_name = "FILE", help = say(
        "Файл; без него или при «-» — стандартный ввод",
        "File; standard input where absent or '-'",
    ))]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    #[arg(value_name = "ID", help = say(
        "Правило; без него — список",
        "A rule; the list where absent",
    ))]
    pub(crate) id: Option<String>,
    #[arg(long, value_name = "ID|FILE", default_value = "federal", help = say(
        "Набор правил; federal по умолчанию",
        "The rule set; federal by default",
    ))]
    pub(crate) ruleset: String,
    #[arg(long, value_enum, default_value = "text", value_name = "text|json", help = say(
        "Вид вывода: text (по умолчанию) или json",
        "Form of the output: text (default) or json",
    ))]
    pub(crate) format: FormatArg,
    #[command(subcommand)]
    pub(crate) action: Option<RulesAction>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesAction {
    #[command(about = say(
        "Проверить набор правил в файле .json или .toml",
        "Check the rule set in a .json or .toml file",
    ), override_usage = "gospablik rules check FILE")]
    Check {
        #[arg(value_name = "FILE", help = say("Файл набора правил", "File of the rule set"))]
        file: PathBuf,
    },
    #[command(about = say(
        "Выгрузить набор правил в JSON: встроенный или из файла",
        "Export a rule set as JSON: a built-in one or that of a file",
    ), override_usage = "gospablik rules export [ID|FILE]")]
    Export {
        #[arg(value_name = "ID|FILE", default_value = "federal", help = say(
            "Набор правил; federal по умолчанию",
            "The rule set; federal by default",
        ))]
        ruleset: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    Ru,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Ru => Self::Ru,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputArg {
    Json,
    Ndjson,
    Text,
    Vk,
    Ok,
    Register,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportArg {
    Text,
    Json,
    Html,
    Letter,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    Text,
    Json,
}

/// What makes an audit end with status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Undetermined,
}

/// A kind of body under its name in JSON.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KindArg(pub(crate) OrganizationKind);

impl ValueEnum for KindArg {
    fn value_variants<'a>() -> &'a [Self] {
        use OrganizationKind::{Court, MunicipalBody, StateBody, Subordinate};
        &[Self(StateBody), Self(MunicipalBody), Self(Subordinate), Self(Court)]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.as_str()))
    }
}
