use crate::error::{Error, ErrorKind, Problem};
use crate::json;
use crate::message::Args;

/// How much a document may hold. What goes beyond is refused as a whole with an error of kind
/// [`ErrorKind::Limit`](crate::ErrorKind::Limit).
///
/// ```
/// use gospablik::{Document, ErrorKind, page::Limits};
///
/// let limits = Limits { bytes: 10, ..Limits::default() };
/// let error = Document::from_json_limited(br#"{"schemaVersion": 1}"#, &limits).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// assert_eq!(error.problems()[0].code(), "too-large");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the input; 8 MiB.
    pub bytes: usize,
    /// Lists and objects inside one another; 64.
    pub depth: usize,
    /// JSON values in all; 1 000 000.
    pub values: usize,
    /// Pages; 1 000.
    pub pages: usize,
    /// Posts of all pages together; 50 000.
    pub posts: usize,
    /// Items of any other list (phones, links, names); 1 000.
    pub items: usize,
    /// Problems that are told; further ones are counted; 200.
    pub problems: usize,
}

impl Limits {
    /// The bytes as a text, where they are UTF-8 and within the limit of bytes.
    ///
    /// # Errors
    /// `too-large`, or `invalid-utf8` with the place of the first byte that cannot be read.
    pub fn text<'b>(&self, bytes: &'b [u8]) -> Result<&'b str, Error> {
        self.size(bytes.len())?;
        std::str::from_utf8(bytes).map_err(|error| {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let good = std::str::from_utf8(good).unwrap_or_default();
            let args = Args::new().with("byte", good.len());
            let mut problems = vec![Problem::new("invalid-utf8", "", args).byte(good.len())];
            json::locate(&mut problems, good);
            Error::new(ErrorKind::Document, problems)
        })
    }

    pub(super) fn size(&self, bytes: usize) -> Result<(), Error> {
        if bytes <= self.bytes {
            return Ok(());
        }
        let args = Args::new().with("limit", self.bytes);
        Err(Error::new(ErrorKind::Limit, vec![Problem::new("too-large", "", args)]))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 8 << 20,
            depth: 64,
            values: 1_000_000,
            pages: 1_000,
            posts: 50_000,
            items: 1_000,
            problems: 200,
        }
    }
}
