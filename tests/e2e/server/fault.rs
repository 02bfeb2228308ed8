//! What can go wrong with one file on a static host.

use std::time::Duration;

#[derive(Clone, Debug)]
pub enum Fault {
    /// 404.
    Missing,
    /// The connection is closed without an answer.
    Refused,
    /// The file ends after so many bytes, and the server says that this is its length.
    Truncated(usize),
    /// The connection breaks after so many bytes of the announced length.
    CutOff(usize),
    /// The lowest bit of the byte at this place, counted from 0, is the other one.
    BitFlipped(usize),
    /// Another body altogether, for example a login page.
    Body(Vec<u8>),
    /// The right answer, so much later.
    Late(Duration),
    /// The right answer, at this many bytes a second.
    Slow(usize),
}

impl Fault {
    /// The file as this fault serves it.
    pub fn spoil(&self, mut file: Vec<u8>) -> Vec<u8> {
        match self {
            Fault::Missing | Fault::Refused | Fault::Late(_) | Fault::Slow(_) | Fault::CutOff(_) => file,
            Fault::Truncated(bytes) => {
                file.truncate(*bytes);
                file
            }
            Fault::BitFlipped(at) => {
                if let Some(byte) = file.get_mut(*at) {
                    *byte ^= 1;
                }
                file
            }
            Fault::Body(body) => body.clone(),
        }
    }
}
