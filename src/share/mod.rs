//! A *shared* workspace: all files in one line of text, behind `code=` in an address or in a file of its own.
//!
//! The text is a version, `1`, and base64url of four bytes of a sha256 and of what the browser packed (`deflate-raw`). Packed is
//! the *body*: the files' names and sizes as JSON in one line, then their bytes. Whoever made the text is a stranger: sizes are
//! bounded before and after unpacking, and a body is taken whole or not at all.

use crate::{
    protocol::to_worker::FileHead,
    workspace::{self, Content, Workspace, WorkspaceError, name::FileName},
};
use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

/// The ending of a file that holds a shared workspace.
pub const EXTENSION: &str = "ampoule";
/// The name of such a file.
pub const FILE: &str = "program.ampoule";
/// Names and sizes are more than the files' own bytes by no more than this.
const MOST_HEAD_BYTES: usize = 256 * 1024;
/// A body has at most so many bytes.
pub const MOST_BODY_BYTES: usize = workspace::MAX_BYTES + MOST_HEAD_BYTES;
/// What everybody on a link's way should take, all of it counted: RFC 9110, section 4.1, "at a minimum, URIs with lengths of 8000
/// octets". Browsers themselves take more: Chromium 2 MB, by its guidelines for showing addresses.
pub const MOST_LINK_LETTERS: usize = 8000;
/// The longest message of a popular chat is 2,000 letters; a longer link is cut off there.
pub const EASY_LINK_LETTERS: usize = 2000;
/// In an address.
const OPTION: &str = "code";
const VERSION: char = '1';
const CHECK_BYTES: usize = 4;

/// Why a text is no shared workspace.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Nothing is there.
    #[error("there is no program in it")]
    Empty,
    /// Of a version that is not known.
    #[error("it was made by another version of this page")]
    Version,
    /// Letters are missing or were changed.
    #[error("it is damaged: a part of it is missing or was changed")]
    Damaged,
    /// It would unpack to more than anybody may have here.
    #[error("it unpacks to more than {MOST_BODY_BYTES} bytes")]
    Large,
    /// A file of it cannot be here.
    #[error("a file in it cannot be used: {0}")]
    File(#[from] WorkspaceError),
    /// The browser cannot unpack.
    #[error("this browser cannot unpack it ({0})")]
    Browser(String),
}

/// What stands between a text and its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// As the browser packed it.
    pub packed: Vec<u8>,
    check: [u8; CHECK_BYTES],
}

/// How somebody can be given a shared workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A link that goes everywhere.
    Link,
    /// A link that some places cut off.
    LongLink,
    /// The page lies on the device, and so would the link.
    FileOfLocalPage,
    /// Too long for a link.
    File,
    /// Even a file could not be opened again.
    None,
}

/// What follows `code=` in a fragment, if that is there.
pub fn code_of(fragment: &str) -> Option<&str> {
    fragment.split('&').find_map(code_in)
}

/// The fragment without it.
pub fn without_code(fragment: &str) -> String {
    fragment.split('&').filter(|part| code_in(part).is_none()).collect::<Vec<_>>().join("&")
}

/// Whether a fragment's part is one that is read here.
pub fn is_code(part: &str) -> bool {
    code_in(part).is_some()
}

fn code_in(part: &str) -> Option<&str> {
    let (option, code) = part.split_once('=').unwrap_or((part, ""));
    (option == OPTION).then_some(code)
}

/// The link at which the page at `address` shows what `text` holds.
pub fn link(address: &str, text: &str) -> String {
    let page = address.split('#').next().unwrap_or_default();
    format!("{page}#{OPTION}={text}")
}

/// Which way a link of a text can go.
pub fn way(link: &str) -> Way {
    match link.len() {
        // The field for files takes no more.
        workspace::MAX_BYTES.. => Way::None,
        _ if link.starts_with("file:") => Way::FileOfLocalPage,
        length if length > MOST_LINK_LETTERS => Way::File,
        length if length > EASY_LINK_LETTERS => Way::LongLink,
        _ => Way::Link,
    }
}

/// What is to be packed.
pub fn body(workspace: &Workspace) -> Vec<u8> {
    let head = |file: &workspace::File| FileHead {
        path: file.name.as_str().to_owned(),
        bytes: u32::try_from(file.content.bytes().len()).unwrap_or(u32::MAX),
    };
    let heads: Vec<_> = workspace.files().iter().map(head).collect();
    // Names and numbers can always be written.
    let mut body = serde_json::to_vec(&heads).unwrap_or_default();
    body.push(b'\n');
    for file in workspace.files() {
        body.extend_from_slice(file.content.bytes());
    }
    body
}

/// The text of a body and what the browser made of it.
pub fn seal(body: &[u8], packed: &[u8]) -> String {
    let mut bytes = check_of(body).to_vec();
    bytes.extend_from_slice(packed);
    format!("{VERSION}{}", Base64UrlUnpadded::encode_string(&bytes))
}

/// What is to be unpacked, of a text that anybody may have made.
pub fn unseal(text: &str) -> Result<Sealed, ShareError> {
    // What a sentence around a link may have left at its end.
    let text = text.trim().trim_end_matches(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')));
    let version = text.chars().next().ok_or(ShareError::Empty)?;
    let rest = text.strip_prefix(VERSION).ok_or(if version.is_ascii_digit() { ShareError::Version } else { ShareError::Damaged })?;
    let bytes = Base64UrlUnpadded::decode_vec(rest).map_err(|_| ShareError::Damaged)?;
    let (check, packed) = bytes.split_first_chunk().ok_or(ShareError::Damaged)?;
    Ok(Sealed { packed: packed.to_vec(), check: *check })
}

/// The workspace of an unpacked body.
pub fn read(sealed: &Sealed, body: &[u8]) -> Result<Workspace, ShareError> {
    if body.len() > MOST_BODY_BYTES {
        return Err(ShareError::Large);
    }
    if check_of(body) != sealed.check {
        return Err(ShareError::Damaged);
    }
    let end = body.iter().position(|byte| *byte == b'\n').ok_or(ShareError::Damaged)?;
    let (head, rest) = body.split_at(end);
    let heads: Vec<FileHead> = serde_json::from_slice(head).map_err(|_| ShareError::Damaged)?;
    let mut rest = rest.get(1..).unwrap_or_default();
    let mut workspace = None;
    // The program comes first, as in every workspace; without one there is nothing to run.
    for FileHead { path, bytes } in heads {
        let (content, after) = rest.split_at_checked(bytes as usize).ok_or(ShareError::Damaged)?;
        rest = after;
        let name = FileName::parse(&path).map_err(WorkspaceError::from)?;
        let content = Content::of(content.to_vec());
        match &mut workspace {
            None if name.is_main() => {
                let mut new = Workspace::new("");
                new.put(name, content)?;
                workspace = Some(new);
            }
            None => return Err(ShareError::Empty),
            Some(workspace) => workspace.add(name, content)?,
        }
    }
    workspace.filter(|_| rest.is_empty()).ok_or(ShareError::Damaged)
}

/// Tells a damaged body; it keeps nobody from making one on purpose.
fn check_of(body: &[u8]) -> [u8; CHECK_BYTES] {
    let digest = Sha256::digest(body);
    digest.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
