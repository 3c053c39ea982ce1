//! Tasks of the repository: `cargo xtask <task>`.

mod c;
mod generate;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <task>

  generate [--check]   write (or verify) everything that is generated and committed
  c [--quick] [--skip STEP]...
                       build and test the C library and the wrappers around it
";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate"] => generate::run(generate::Mode::Write),
        ["generate", "--check"] => generate::run(generate::Mode::Check),
        ["c", rest @ ..] => c::run(rest),
        _ => {
            eprint!("{USAGE}");
            bail!("unknown task: {}", words.join(" "))
        }
    }
}
