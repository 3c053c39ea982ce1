//! The command line of gospablik: reads, calls the library, prints.

mod args;
mod audit;
mod batch;
mod contacts;
mod input;
mod output;
mod pending;
mod rulesets;
mod say;
mod usage;

use std::io::{self, Write};
use std::process::ExitCode;

use args::{Cli, Command};
use output::{Status, complain};
use say::say;

fn main() -> ExitCode {
    let status = match usage::parse() {
        Ok(cli) => run(cli).or_else(closed),
        Err(usage::Stop::Answer(text)) => {
            let mut out = io::stdout();
            out.write_all(text.as_bytes()).map(|()| Status::Done).or_else(closed)
        }
        Err(usage::Stop::Usage(text)) => {
            complain(&text);
            Ok(Status::Failed)
        }
    };
    match status {
        Ok(status) => ExitCode::from(status as u8),
        Err(error) => {
            complain(say("запись не удалась: ", "writing failed: "));
            complain(&[&error.to_string(), "\n"].concat());
            ExitCode::from(Status::Failed as u8)
        }
    }
}

/// A reader that went away (`| head`) is no error.
fn closed(error: io::Error) -> io::Result<Status> {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(Status::Done),
        _ => Err(error),
    }
}

fn run(cli: Cli) -> io::Result<Status> {
    let lang = cli.lang.into();
    match cli.command {
        Command::Audit(args) => audit::run(args, lang),
        Command::Phone(args) => contacts::phones(args, lang),
        Command::Email(args) => contacts::emails(args.values, lang),
        Command::Link(args) => contacts::links(args.values, lang),
        Command::Scan(args) => contacts::scan(args.file, lang),
        Command::Classify(args) => contacts::classify(args.file, lang),
        Command::Rules(args) => rulesets::run(args, lang),
    }
}
