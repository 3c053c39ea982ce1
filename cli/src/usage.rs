//! Help and usage errors in the language asked for; clap itself knows English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches};

use crate::args::Cli;
use crate::say::say;

/// Parses the arguments; `Err` holds what to print and the exit status.
pub(crate) fn parse() -> Result<Cli, Stop> {
    let command = localized(Cli::command());
    let matches = command.try_get_matches().map_err(|error| stop(&error))?;
    Cli::from_arg_matches(&matches).map_err(|error| stop(&error))
}

/// Help, the version, or a usage error.
pub(crate) enum Stop {
    Answer(String),
    Usage(String),
}

fn localized(mut command: Command) -> Command {
    command.build();
    translate(command, true)
}

/// Puts our words where clap would put its English ones, in the command and those below it.
fn translate(mut command: Command, top: bool) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|below| String::from(below.get_name())).collect();
    for name in names {
        command = command.mut_subcommand(name, |below| translate(below, false));
    }
    let template = say(
        "{about-with-newline}\nИспользование: {usage}\n\n{all-args}{after-help}\n",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
    );
    command = command.help_template(template).subcommand_help_heading(say("Команды", "Commands"));
    command.mut_args(|arg| {
        let heading = if arg.is_positional() {
            say("Аргументы", "Arguments")
        } else {
            say("Параметры", "Options")
        };
        let arg = arg.help_heading(heading).hide_possible_values(true).hide_default_value(true);
        match arg.get_id().as_str() {
            "help" => arg.help(say("Показать справку", "Print help")),
            "version" if top => arg.help(say("Показать версию", "Print version")),
            _ => arg,
        }
    })
}

fn stop(error: &clap::Error) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop::Answer(error.to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop::Usage(error.to_string()),
        _ => Stop::Usage(explain(error)),
    }
}

fn explain(error: &clap::Error) -> String {
    let of = |kind| error.get(kind).map(words).filter(|words| !words.is_empty());
    let arg = of(ContextKind::InvalidArg).unwrap_or_default();
    let value = of(ContextKind::InvalidValue);
    let mut out = String::from(say("ошибка в командной строке: ", "error in the command line: "));
    match (error.kind(), value) {
        (ErrorKind::UnknownArgument, _) => {
            out.extend([say("неизвестный параметр ", "unknown option "), &arg]);
            let takers = takers(&arg);
            if !takers.is_empty() {
                let words = say(" здесь; его пишут после команды: ", " here; it follows: ");
                out.extend([words, &takers]);
            }
        }
        (ErrorKind::InvalidSubcommand, _) => {
            let name = of(ContextKind::InvalidSubcommand).unwrap_or_default();
            out.extend([say("неизвестная команда ", "unknown command "), &name]);
        }
        (ErrorKind::MissingSubcommand, _) => out.push_str(say("не указана команда", "no command")),
        (ErrorKind::MissingRequiredArgument, _) => {
            out.extend([say("не хватает: ", "missing: "), &arg]);
        }
        (ErrorKind::InvalidValue, None) => {
            out.extend([say("нет значения у ", "no value for "), &arg]);
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(value)) => {
            out.extend([
                say("значение ", "the value "),
                &value,
                say(" не годится для ", " does not suit "),
                &arg,
            ]);
            if let Some(source) = std::error::Error::source(error) {
                out.extend([": ", &reason(source)]);
            }
        }
        (ErrorKind::ArgumentConflict, _) => {
            let other = of(ContextKind::PriorArg).unwrap_or_default();
            if other == arg {
                out.extend([&arg, say(" указан дважды", " is given twice")]);
            } else {
                let words = say(" нельзя указать вместе с ", " cannot be used with ");
                out.extend([&arg, words, &other]);
            }
        }
        _ => out.extend([say("лишнее или неуместное: ", "out of place: "), &arg]),
    }
    if let Some(valid) = of(ContextKind::ValidValue) {
        out.extend([say(". Возможны: ", ". Possible are: "), &valid]);
    }
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(meant) = suggested.into_iter().find_map(of) {
        out.extend([say(". Возможно, имелось в виду: ", ". Did you mean: "), &meant]);
    }
    out.push_str(say("\nСправка: gospablik --help\n", "\nHelp: gospablik --help\n"));
    out
}

/// The commands that take this option.
fn takers(option: &str) -> String {
    let command = Cli::command();
    let takes = |below: &&Command| {
        below.get_arguments().filter_map(|arg| arg.get_long()).any(|long| {
            option.strip_prefix("--").is_some_and(|given| given.split('=').next() == Some(long))
        })
    };
    let names: Vec<&str> = command.get_subcommands().filter(takes).map(Command::get_name).collect();
    names.join(", ")
}

/// What the core says of a value, in the language asked for.
fn reason(source: &(dyn std::error::Error + 'static)) -> String {
    match source.downcast_ref::<gospablik::Error>() {
        Some(error) => error.message(crate::say::lang()),
        None => source.to_string(),
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
