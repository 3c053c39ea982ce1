//! Where data comes from: files and standard input, wholes and lines, within the limit.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use gospablik::page::{Limits, Source, read_register};
use gospablik::{Document, Error, Problem};

use crate::args::InputArg;
use crate::say::say;

/// One thing to evaluate.
pub(crate) struct Job {
    pub(crate) place: Place,
    pub(crate) kind: Kind,
    pub(crate) data: Result<Vec<u8>, Unread>,
}

impl Job {
    /// The memory it holds.
    pub(crate) fn size(&self) -> usize {
        self.data.as_ref().map_or(0, Vec::len)
    }
}

#[derive(Debug)]
pub(crate) enum Kind {
    Json,
    Text,
    /// Saved answers of an API.
    Import(Source),
    /// A line of a register, read already, with what is to be told of it; it has no data of its own.
    Register(Box<Result<Document, Error>>, Option<Problem>),
}

/// The file, and the line where each line is a job of its own.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: Option<u64>,
}

impl Place {
    /// The error with the line of the file it belongs to.
    pub(crate) fn locate(&self, error: gospablik::Error) -> gospablik::Error {
        match self.line {
            Some(line) => error.on_line(u32::try_from(line).unwrap_or(u32::MAX)),
            None => error,
        }
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub(crate) struct Unread(io::Error);

impl Unread {
    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self.0.kind() {
            io::ErrorKind::NotFound => "file-not-found",
            _ => "file-not-readable",
        }
    }

    /// What is wrong and what to do.
    pub(crate) fn message(&self) -> String {
        let known = match self.0.kind() {
            io::ErrorKind::NotFound => say(
                "файла нет. Проверьте имя и каталог",
                "there is no such file. Check its name and directory",
            ),
            io::ErrorKind::PermissionDenied => say(
                "нет прав на чтение файла. Дайте их или скопируйте файл",
                "the file may not be read. Grant the right or copy the file",
            ),
            io::ErrorKind::IsADirectory => {
                say("это каталог. Укажите файлы в нём", "this is a directory. Name the files in it")
            }
            _ => {
                let what = say("файл не читается: ", "the file cannot be read: ");
                return [what, &self.0.to_string()].concat();
            }
        };
        String::from(known)
    }
}

/// All jobs of these files in order, read when they are asked for; no file is standard input.
pub(crate) fn jobs(
    files: Vec<PathBuf>,
    input: Option<InputArg>,
    limits: Limits,
) -> impl Iterator<Item = Job> {
    let files = if files.is_empty() { vec![PathBuf::from("-")] } else { files };
    files.into_iter().flat_map(move |file| -> Box<dyn Iterator<Item = Job>> {
        let name = name(&file);
        let known = input.or_else(|| of_extension(&file));
        let reader = match open(&file) {
            Ok(reader) => reader,
            Err(error) => return Box::new(std::iter::once(unread(name, error))),
        };
        match known {
            Some(InputArg::Ndjson) => Box::new(Lines::new(reader, name, limits.bytes, Blank::Skip)),
            Some(InputArg::Register) => Box::new(register(reader, &name, &limits).into_iter()),
            _ => Box::new(std::iter::once(whole(reader, name, known, limits.bytes))),
        }
    })
}

/// Whether these files may hold more than one document.
pub(crate) fn may_be_several(files: &[PathBuf], input: Option<InputArg>) -> bool {
    let kind = input.or_else(|| files.first().and_then(|file| of_extension(file)));
    files.len() > 1 || matches!(kind, Some(InputArg::Ndjson | InputArg::Register))
}

/// The lines of NDJSON in a file.
pub(crate) fn lines(file: Option<PathBuf>, limits: Limits) -> impl Iterator<Item = Job> {
    jobs(file.into_iter().collect(), Some(InputArg::Ndjson), limits)
}

/// A file as one text.
pub(crate) fn wholes(file: Option<PathBuf>, limits: Limits) -> impl Iterator<Item = Job> {
    jobs(file.into_iter().collect(), Some(InputArg::Text), limits)
}

/// Every line of standard input, blank ones too: answers stay beside their lines.
pub(crate) fn values(limits: Limits) -> impl Iterator<Item = Job> {
    let name = name(Path::new("-"));
    Lines::new(BufReader::new(io::stdin()), name, limits.bytes, Blank::Keep)
}

pub(crate) fn name(file: &Path) -> String {
    if file.as_os_str() == "-" {
        return String::from(say("стандартный ввод", "standard input"));
    }
    file.display().to_string()
}

fn open(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(file)?)))
}

fn of_extension(file: &Path) -> Option<InputArg> {
    let extension = file.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
    match extension.as_str() {
        "json" => Some(InputArg::Json),
        "ndjson" | "jsonl" => Some(InputArg::Ndjson),
        "txt" => Some(InputArg::Text),
        "csv" => Some(InputArg::Register),
        _ => None,
    }
}

/// A small file as a whole: a rule set.
pub(crate) fn read(file: &Path, limit: usize) -> Result<Vec<u8>, Unread> {
    let mut data = Vec::new();
    let reader = open(file).map_err(Unread)?;
    reader.take(limit as u64 + 1).read_to_end(&mut data).map_err(Unread)?;
    Ok(data)
}

/// Where nothing tells the kind, a leading brace is JSON.
fn sniff(data: &[u8]) -> Kind {
    let data = data.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(data);
    if data.trim_ascii_start().starts_with(b"{") { Kind::Json } else { Kind::Text }
}

fn unread(file: String, error: io::Error) -> Job {
    Job { place: Place { file, line: None }, kind: Kind::Json, data: Err(Unread(error)) }
}

/// Reads one byte more than the limit allows at most: the core refuses the rest by its size.
fn whole(reader: impl Read, file: String, known: Option<InputArg>, limit: usize) -> Job {
    let mut data = Vec::new();
    if let Err(error) = reader.take(limit as u64 + 1).read_to_end(&mut data) {
        return unread(file, error);
    }
    let kind = match known {
        Some(InputArg::Json | InputArg::Ndjson) => Kind::Json,
        Some(InputArg::Text) => Kind::Text,
        Some(InputArg::Vk) => Kind::Import(Source::Vk),
        Some(InputArg::Ok) => Kind::Import(Source::Ok),
        Some(InputArg::Register) | None => sniff(&data),
    };
    Job { place: Place { file, line: None }, kind, data: Ok(data) }
}

/// The largest register that is read: some hundred thousand lines.
const REGISTER_BYTES: usize = 64 << 20;

/// The organisations of a register; one refusal where it cannot be read as a whole.
fn register(reader: impl Read, file: &str, limits: &Limits) -> Vec<Job> {
    // A register is many documents.
    let limits = &Limits { bytes: limits.bytes.max(REGISTER_BYTES), ..*limits };
    let mut data = Vec::new();
    if let Err(error) = reader.take(limits.bytes as u64 + 1).read_to_end(&mut data) {
        return vec![unread(file.to_owned(), error)];
    }
    let job = |line, document, note| Job {
        place: Place { file: file.to_owned(), line },
        kind: Kind::Register(Box::new(document), note),
        data: Ok(Vec::new()),
    };
    match read_register(&data, limits) {
        Ok(rows) => {
            rows.into_iter().map(|row| job(Some(row.line.into()), row.document, row.note)).collect()
        }
        Err(error) => vec![job(None, Err(error), None)],
    }
}

/// The lines of a reader as jobs.
struct Lines<R> {
    reader: R,
    file: String,
    line: u64,
    limit: usize,
    blank: Blank,
    state: State,
}

/// What becomes of blank lines.
#[derive(PartialEq, Eq)]
enum Blank {
    /// They are values like others.
    Keep,
    /// They are passed over; a file without any other line is one empty job, to be refused.
    Skip,
}

#[derive(PartialEq, Eq)]
enum State {
    Empty,
    Some,
    Done,
}

impl<R: BufRead> Lines<R> {
    fn new(reader: R, file: String, limit: usize, blank: Blank) -> Self {
        Self { reader, file, line: 0, limit, blank, state: State::Empty }
    }

    /// Of a line over the limit the rest is not known to be blank.
    fn passes_over(&self, data: &[u8]) -> bool {
        let blank = data.len() <= self.limit && data.trim_ascii().is_empty();
        self.blank == Blank::Skip && blank
    }

    /// The next line, `None` behind the last. Of a line over the limit only what proves it is kept.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut data = Vec::new();
        let limit = self.limit as u64 + 2;
        if self.reader.by_ref().take(limit).read_until(b'\n', &mut data)? == 0 {
            return Ok(None);
        }
        self.line += 1;
        if data.last() == Some(&b'\n') {
            data.pop();
            data.pop_if(|last| *last == b'\r');
        } else if data.len() > self.limit {
            skip_line(&mut self.reader)?;
        }
        Ok(Some(data))
    }
}

fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        let used = end.map_or(buffer.len(), |end| end + 1);
        if used == 0 {
            return Ok(());
        }
        reader.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        while self.state != State::Done {
            let read = self.read();
            let job = |line, data| {
                let place = Place { file: self.file.clone(), line };
                Job { place, kind: Kind::Json, data }
            };
            match read {
                Ok(Some(data)) if self.passes_over(&data) => {}
                Ok(Some(data)) => {
                    self.state = State::Some;
                    return Some(job(Some(self.line), Ok(data)));
                }
                Ok(None) => {
                    let empty = self.state == State::Empty && self.blank == Blank::Skip;
                    self.state = State::Done;
                    return empty.then(|| job(None, Ok(Vec::new())));
                }
                Err(error) => {
                    self.state = State::Done;
                    return Some(job(None, Err(Unread(error))));
                }
            }
        }
        None
    }
}
