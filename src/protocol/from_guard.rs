//! Guard to host. The guard is ours, but it repeats what a worker said, so the host decodes and bounds it all the same.

use super::{
    ending::Ending,
    from_worker::{Skipped, Stream},
    ids::{RunId, SessionId},
    seal::{Place, Seal},
    to_worker::{FileHead, Reply},
};
use crate::packages::Name;
use serde::{Deserialize, Serialize};

/// What the frame and the guard say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
// On the wire its name comes first: pyodide-loader/src/wire.ts says why.
#[cfg_attr(test, derive(ts_rs::TS), ts(tag = "type"))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromGuard {
    /// The attempts to break out made at `place`. The frame's comes first and by `window.postMessage`.
    Sealed {
        /// Where.
        place: Place,
        /// What was refused.
        seal: Seal,
    },
    /// A snapshot of the engine was made in a worker that is gone by now and never had learner code. Its bytes are beside
    /// the message.
    SnapshotMade,
    /// The engine module is compiled, and there is a snapshot or there will be none.
    Loaded,
    /// The engine could not be compiled, or the guard could not work.
    Unloadable {
        /// What the browser said.
        message: String,
    },
    /// The guard holds a package, unpacked.
    Held {
        /// Which.
        package: Name,
    },
    /// It could not unpack it.
    Unheld {
        /// Which.
        package: Name,
        /// What went wrong.
        message: String,
    },
    /// A session's engine is up.
    Opened {
        /// Which.
        session: SessionId,
    },
    /// A session has the packages, and has imported what it was asked to, as far as it could.
    Prepared {
        /// Which.
        session: SessionId,
    },
    /// A session's worker ended without a run in it.
    Broken {
        /// Which.
        session: SessionId,
        /// What it said.
        message: String,
    },
    /// The answer to `Ping`.
    Pong {
        /// Which.
        beat: u32,
    },
    /// Learner code starts.
    Started {
        /// Which run.
        run: RunId,
    },
    /// Text written by the program.
    Output {
        /// Of which run.
        run: RunId,
        /// Where to.
        stream: Stream,
        /// Some of it, in order.
        text: String,
    },
    /// The program waits for a person; its clock stands as long as its worker shows that it waits.
    Asked {
        /// Of which run.
        run: RunId,
        /// Repeated in the answer.
        question: u32,
        /// The last line of the output, shortened: what the question is.
        prompt: String,
        /// Whether what is typed must not be seen.
        secret: bool,
    },
    /// The program waits for a package, until `ToGuard::Supply`; its clock stands as long as its worker shows that it waits.
    Wants {
        /// Of which run.
        run: RunId,
        /// A module that it brings; the worker's word.
        module: String,
    },
    /// The run was begun again to take an answer, and did not do the same as before.
    Differed {
        /// Which run.
        run: RunId,
    },
    /// What the program made of its files, once at most and before the end. Beside it: their bytes, one after another.
    Files {
        /// Of which run.
        run: RunId,
        /// New ones, and those that are not as they were given. Their paths are the worker's words.
        files: Vec<FileHead>,
        /// More of them, which are over the limits.
        left_out: u32,
    },
    /// A picture to be shown below the output, by the worker's word a PNG. Beside it: its bytes.
    Display {
        /// Of which run.
        run: RunId,
        /// What it shows; the worker's words.
        title: String,
        /// Its dots for each of the page's.
        density: u32,
    },
    /// A value to be shown below the output; the worker's words, for `js::value`.
    Shows {
        /// Of which run.
        run: RunId,
        /// A JSON object by the worker's word.
        value: String,
    },
    /// More of the program's drawing; the worker's words, for `js::drawing`.
    Draws {
        /// Of which run.
        run: RunId,
        /// A JSON list by the worker's word.
        commands: String,
    },
    /// Something else is known of the text, before its end.
    Replied {
        /// Of which run.
        run: RunId,
        /// What; the worker's words.
        reply: Reply,
    },
    /// What its author's rules or check say of a program, each once at most and before the end; the worker's words.
    Remarked {
        /// Of which run.
        run: RunId,
        /// What: JSON of a `Remark`, a text because pages without authors need not know what is in it.
        remark: String,
    },
    /// The error that ended a program in plain words, after its end; the worker's words.
    Explained {
        /// Of which run.
        run: RunId,
        /// As it is read.
        paragraphs: Vec<String>,
    },
    /// A run is over. Unless the session is lasting and the run came to an end in Python, its worker is terminated by now.
    Ended {
        /// Which run.
        run: RunId,
        /// How.
        ending: Ending,
        /// From the start of the program, by the guard's clock.
        duration_millis: u32,
        /// Output over what is kept.
        skipped: Skipped,
        /// Python's memory at its largest, as the worker says; nobody knows it of one that was ended in the midst.
        memory_bytes: Option<u32>,
        /// Whether the session can take another run.
        session_alive: bool,
    },
}
