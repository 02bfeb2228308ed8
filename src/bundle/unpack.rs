//! Unpacking brotli in pieces, so that whoever waits beside it is not held up.

use brotli_decompressor::DecompressorWriter;
use std::io::{self, Write};

const BUFFER_BYTES: usize = 64 * 1024;

/// What was packed is not brotli or does not end.
#[derive(Debug, thiserror::Error)]
#[error("it is damaged inside ({0})")]
pub struct DamagedError(#[from] io::Error);

/// Takes packed pieces and gives unpacked ones to a sink.
pub struct Unpacker<S: FnMut(&[u8])>(DecompressorWriter<Sink<S>>);

struct Sink<S>(S);

impl<S: FnMut(&[u8])> Write for Sink<S> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        (self.0)(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<S: FnMut(&[u8])> Unpacker<S> {
    /// `sink` is given the unpacked bytes in order.
    pub fn new(sink: S) -> Self {
        Unpacker(DecompressorWriter::new(Sink(sink), BUFFER_BYTES))
    }

    /// The next piece of what was packed.
    pub fn update(&mut self, piece: &[u8]) -> Result<(), DamagedError> {
        Ok(self.0.write_all(piece)?)
    }

    /// After the last piece.
    pub fn finish(mut self) -> Result<(), DamagedError> {
        Ok(self.0.close()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "aaaaaaaaaa" packed by the reference encoder (`brotli` of Node's zlib at quality 11).
    const PACKED: &[u8] = &[0x1b, 0x09, 0x00, 0xf8, 0x25, 0xc2, 0x82, 0x84, 0x00, 0x00];

    fn unpacked(pieces: &[&[u8]]) -> Result<Vec<u8>, DamagedError> {
        let mut bytes = Vec::new();
        let mut unpacker = Unpacker::new(|piece| bytes.extend_from_slice(piece));
        for piece in pieces {
            unpacker.update(piece)?;
        }
        unpacker.finish()?;
        Ok(bytes)
    }

    #[test]
    fn pieces_of_any_length_give_the_same_bytes() {
        assert_eq!(unpacked(&[PACKED]).unwrap(), b"aaaaaaaaaa");
        let single: Vec<&[u8]> = PACKED.chunks(1).collect();
        assert_eq!(unpacked(&single).unwrap(), b"aaaaaaaaaa");
    }

    #[test]
    fn what_is_cut_off_or_no_brotli_is_refused() {
        assert!(unpacked(&[&PACKED[..4]]).is_err());
        assert!(unpacked(&[b"<h1>Please log in</h1>"]).is_err());
        assert!(unpacked(&[]).is_err());
    }
}
