//! The numbers a run is held to. *Limits* are lengths and sizes; a *deadline* is a point in time.
//!
//! Defaults per use and maxima live here and nowhere else. A limit can be lowered by whoever starts a run and never
//! raised above the maximum; `options` reads what an address or an embedder asks for.

pub mod options;
pub mod wall;

use crate::{
    protocol::to_guard::{DisplayLimits, FileLimits, ReturnLimits, RunLimits},
    workspace,
};
use std::time::Duration;

/// What one session and each of its runs may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the start of the program until Python is interrupted.
    pub wall: Duration,
    /// How long one question of a program may wait for a person. Waiting is not running, so this is no part of `wall`.
    pub answer: Duration,
    /// How long all questions of a run together.
    pub waiting: Duration,
    /// From the interrupt until the worker is terminated.
    pub grace: Duration,
    /// How long an engine may take to start.
    pub boot: Duration,
    /// Python's own memory, in bytes; over it a program gets `MemoryError`.
    pub memory_bytes: u32,
    /// What a program's files may hold together, in bytes; over it a program gets `OSError` with `ENOSPC`, as for the next two.
    pub files_bytes: u32,
    /// How many files and folders a program may make.
    pub file_count: u32,
    /// How many folders deep they may lie.
    pub path_depth: u32,
    /// How much of standard output and error together is kept, in bytes of UTF-8. What comes after it is only counted.
    pub output_bytes: u32,
    /// How many lines of it are kept.
    pub output_lines: u32,
    /// A run that has written so many bytes is stopped.
    pub output_total_bytes: u32,
    /// How many messages a second the worker may send; an honest one batches its output to far fewer.
    pub messages_per_second: u32,
    /// The program's text, in bytes of UTF-8.
    pub source_bytes: u32,
    /// What it is given to read, in bytes of UTF-8.
    pub input_bytes: u32,
    /// Python's recursion limit at the program's start.
    pub recursion: u32,
    /// Of the files that a run made or changed, so many bytes come back to the page.
    pub returned_bytes: u32,
    /// So many files do.
    pub returned_count: u32,
    /// What the pictures of a run may hold together, in bytes; a run that shows more is stopped.
    pub display_bytes: u32,
    /// How many it may show.
    pub display_count: u32,
}

const MIB: u32 = 1024 * 1024;

impl Limits {
    /// Nothing may go beyond these.
    pub const MAXIMUM: Limits = Limits {
        wall: Duration::from_secs(600),
        answer: Duration::from_secs(600),
        waiting: Duration::from_secs(3600),
        // With the interrupt's own delay and a late timer it stays below the 700 ms that SECURITY.md promises.
        grace: Duration::from_millis(400),
        boot: Duration::from_secs(60),
        memory_bytes: 2048 * MIB,
        files_bytes: 512 * MIB,
        file_count: 65_536,
        path_depth: 64,
        output_bytes: 16 * MIB,
        output_lines: 1_000_000,
        output_total_bytes: 256 * MIB,
        messages_per_second: 4000,
        source_bytes: 4 * MIB,
        input_bytes: 16 * MIB,
        recursion: 10_000,
        returned_bytes: workspace::MAX_BYTES as u32,
        returned_count: workspace::MAX_FILES as u32,
        display_bytes: 64 * MIB,
        display_count: 1000,
    };

    /// For the page where one person works.
    pub const PLAYGROUND: Limits = Limits {
        wall: Duration::from_secs(10),
        memory_bytes: 512 * MIB,
        files_bytes: 64 * MIB,
        file_count: 4096,
        path_depth: 32,
        output_bytes: MIB,
        output_lines: 200_000,
        output_total_bytes: 64 * MIB,
        recursion: 1000,
        display_bytes: 32 * MIB,
        display_count: 100,
        ..Self::MAXIMUM
    };

    /// For a cell of a lesson, several of which may run on one page.
    pub const LESSON: Limits = Limits { wall: Duration::from_secs(5), memory_bytes: 256 * MIB, output_bytes: MIB / 4, ..Self::PLAYGROUND };

    /// For a widget in somebody else's page.
    pub const EMBED: Limits = Limits { wall: Duration::from_secs(5), memory_bytes: 256 * MIB, ..Self::PLAYGROUND };

    /// The part the guard and the worker enforce for one run.
    pub fn for_run(self) -> RunLimits {
        let Limits {
            wall,
            answer,
            waiting,
            grace,
            boot: _,
            memory_bytes: _,
            files_bytes,
            file_count,
            path_depth,
            output_bytes,
            output_lines,
            output_total_bytes,
            messages_per_second,
            source_bytes: _,
            input_bytes: _,
            recursion,
            returned_bytes,
            returned_count,
            display_bytes,
            display_count,
        } = self;
        RunLimits {
            wall_millis: millis(wall),
            grace_millis: millis(grace),
            answer_millis: millis(answer),
            waiting_millis: millis(waiting),
            output_bytes,
            output_lines,
            output_total_bytes,
            messages_per_second,
            files: FileLimits { bytes: files_bytes, count: file_count, path_depth },
            recursion,
            returned: ReturnLimits { bytes: returned_bytes, count: returned_count },
            display: DisplayLimits { bytes: display_bytes, count: display_count },
        }
    }
}

/// Whole milliseconds for a message; far above any limit it saturates.
pub fn millis(length: Duration) -> u32 {
    u32::try_from(length.as_millis()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_default_is_over_the_maximum() {
        for limits in [Limits::PLAYGROUND, Limits::LESSON, Limits::EMBED] {
            let most = Limits::MAXIMUM;
            assert!(limits.wall <= most.wall && limits.memory_bytes <= most.memory_bytes && limits.files_bytes <= most.files_bytes);
            assert!(limits.output_bytes <= limits.output_total_bytes && limits.output_total_bytes <= most.output_total_bytes);
        }
    }
}
