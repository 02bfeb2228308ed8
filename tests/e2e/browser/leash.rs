//! A *leash*: a child process that ends, with everything it started and the folder it wrote to, when its owner lets go or dies.
//!
//! Browsers start many processes and some leave their process group, so ending the driver alone would leave them behind.

use anyhow::{Context, Result};
use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
};
use tempfile::TempDir;

const SCRIPT: &str = include_str!("leash.sh");
/// Enough for a start that failed and the console of one test.
const KEPT_LINES: usize = 1000;

pub struct Leash {
    child: Child,
    name: String,
    folder: TempDir,
    log: Log,
}

/// What the program and its children wrote, in the order it came.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Lines>>);

#[derive(Default)]
struct Lines {
    kept: VecDeque<String>,
    /// How many came before the first kept one.
    dropped: usize,
}

impl Leash {
    /// `args` gets the folder, which is new and empty: home, cache and place for temporary files of the program.
    pub fn start(program: &Path, args: impl FnOnce(&Path) -> Vec<String>, env: &[(&str, String)]) -> Result<Leash> {
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = tempfile::Builder::new().prefix("ampoule-e2e-").tempdir().context("no temporary folder")?;
        let mut command = Command::new("sh");
        command.arg("-c").arg(SCRIPT).arg("leash").arg(folder.path()).arg(program).args(args(folder.path()));
        for variable in ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(variable, folder.path());
        }
        // The proxy is told to each browser by itself; what the person's shell says must not interfere.
        for variable in ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
            command.env_remove(variable);
        }
        command.envs(env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Ctrl-C in a terminal reaches the tests only; the leash then does its work.
        command.process_group(0);
        let mut child = command.spawn().with_context(|| format!("{} cannot be started", program.display()))?;
        let log = Log::default();
        if let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) {
            log.collect(stdout);
            log.collect(stderr);
        }
        Ok(Leash { child, name, folder, log })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Of the process that holds the others.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn has_ended(&self) -> bool {
        self.log.since(0).iter().any(|line| line.starts_with("[leash] the program ended"))
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        if let Err(error) = self.child.wait() {
            eprintln!("{} may still be running: {error}", self.name);
        }
    }
}

impl Log {
    fn collect(&self, from: impl Read + Send + 'static) {
        let log = self.clone();
        thread::spawn(move || {
            let mut reader = BufReader::new(from);
            let mut line = Vec::new();
            while reader.read_until(b'\n', &mut line).is_ok_and(|bytes| bytes > 0) {
                log.push(String::from_utf8_lossy(&line).trim_end().to_owned());
                line.clear();
            }
        });
    }

    fn push(&self, line: String) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.kept.len() == KEPT_LINES {
            lines.kept.pop_front();
            lines.dropped += 1;
        }
        lines.kept.push_back(line);
    }

    /// A place in the log for [`Log::since`].
    pub fn mark(&self) -> usize {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.dropped + lines.kept.len()
    }

    pub fn since(&self, mark: usize) -> Vec<String> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.kept.iter().skip(mark.saturating_sub(lines.dropped)).cloned().collect()
    }
}
