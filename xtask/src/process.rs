//! Running other programs: with the environment a person's shell would give them, with a log, with a deadline,
//! and with errors that name the tool, the command and what to do.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How many lines of a log an error shows.
const TAIL_LINES: usize = 25;

#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error("{tool} could not be started: {source}\n  command: {command}\n  what to do: {advice}")]
    NotStarted { tool: String, command: String, advice: String, source: std::io::Error },
    #[error("{tool} failed ({status})\n  command: {command}\n  what to do: {advice}{tail}")]
    Failed { tool: String, command: String, status: ExitStatus, advice: String, tail: String },
    #[error("{tool} did not finish within {} s and was ended\n  command: {command}\n  what to do: {advice}{tail}", .limit.as_secs())]
    TooSlow { tool: String, command: String, limit: Duration, advice: String, tail: String },
}

/// One run of one tool. `advice` is what a person should do when it fails.
pub struct Run<'a> {
    pub tool: &'a str,
    pub advice: &'a str,
    pub command: Command,
}

impl<'a> Run<'a> {
    pub fn new(tool: &'a str, command: Command, advice: &'a str) -> Self {
        Self { tool, advice, command }
    }

    /// Output goes to the terminal.
    pub fn shown(mut self) -> Result<(), RunError> {
        self.command.stdin(Stdio::null());
        let status = self.command.status().map_err(|source| self.not_started(source))?;
        self.check(status, String::new())
    }

    /// Output goes to a file; the error shows its end.
    pub fn logged(mut self, log: &Path) -> Result<(), RunError> {
        let file = self.redirect(log)?;
        drop(file);
        let status = self.command.status().map_err(|source| self.not_started(source))?;
        self.check(status, tail_of(log))
    }

    /// As [`Run::logged`], but the program is ended when `limit` is over.
    pub fn logged_within(mut self, log: &Path, limit: Duration) -> Result<(), RunError> {
        let file = self.redirect(log)?;
        drop(file);
        let mut child = self.command.spawn().map_err(|source| self.not_started(source))?;
        let deadline = Instant::now() + limit;
        loop {
            if let Some(status) = child.try_wait().map_err(|source| self.not_started(source))? {
                return self.check(status, tail_of(log));
            }
            if Instant::now() >= deadline {
                // The child may have ended in between: then there is nothing left to kill.
                let _ = child.kill();
                let _ = child.wait();
                return Err(RunError::TooSlow {
                    tool: self.tool.to_owned(),
                    command: described(&self.command),
                    limit,
                    advice: self.advice.to_owned(),
                    tail: tail_of(log),
                });
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Returns what it printed to stdout.
    pub fn output(mut self) -> Result<String, RunError> {
        self.command.stdin(Stdio::null());
        let output = self.command.output().map_err(|source| self.not_started(source))?;
        self.check(output.status, tail(&String::from_utf8_lossy(&output.stderr), ""))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn redirect(&mut self, log: &Path) -> Result<File, RunError> {
        let file = File::create(log).map_err(|source| self.not_started(source))?;
        let out = file.try_clone().map_err(|source| self.not_started(source))?;
        let err = file.try_clone().map_err(|source| self.not_started(source))?;
        self.command.stdin(Stdio::null()).stdout(out).stderr(err);
        Ok(file)
    }

    fn check(&self, status: ExitStatus, tail: String) -> Result<(), RunError> {
        if status.success() {
            return Ok(());
        }
        Err(RunError::Failed {
            tool: self.tool.to_owned(),
            command: described(&self.command),
            status,
            advice: self.advice.to_owned(),
            tail,
        })
    }

    fn not_started(&self, source: std::io::Error) -> RunError {
        RunError::NotStarted {
            tool: self.tool.to_owned(),
            command: described(&self.command),
            advice: self.advice.to_owned(),
            source,
        }
    }
}

/// A command without what `cargo run` and rustup put into our environment: a child must choose its toolchain as it would
/// in the person's shell, and must not take this package for its own.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    for (key, _) in std::env::vars_os() {
        if key.to_str().is_some_and(set_by_cargo_run) {
            command.env_remove(key);
        }
    }
    if let Some(paths) = std::env::var_os("LD_LIBRARY_PATH") {
        let kept: Vec<PathBuf> = std::env::split_paths(&paths).filter(|path| !is_toolchain_library(path)).collect();
        match std::env::join_paths(&kept) {
            Ok(joined) if !kept.is_empty() => command.env("LD_LIBRARY_PATH", joined),
            _ => command.env_remove("LD_LIBRARY_PATH"),
        };
    }
    command
}

/// `PATH` with `first` put before what is there.
pub fn path_with(first: &[PathBuf]) -> OsString {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(std::env::split_paths(&rest));
    // Only a folder with a `:` in its name cannot be joined; then the tools are looked for where they always are.
    std::env::join_paths(all).unwrap_or(rest)
}

/// The command as one could type it.
pub fn described(command: &Command) -> String {
    let mut text = String::new();
    for (key, value) in command.get_envs() {
        if let Some(value) = value
            && !["PATH", "LD_LIBRARY_PATH"].iter().any(|hidden| key == *hidden)
        {
            let _ = write!(text, "{}={} ", key.display(), value.display());
        }
    }
    text.push_str(&command.get_program().to_string_lossy());
    for arg in command.get_args() {
        let arg = arg.to_string_lossy();
        let _ = if arg.contains(' ') { write!(text, " '{arg}'") } else { write!(text, " {arg}") };
    }
    if let Some(folder) = command.get_current_dir() {
        let _ = write!(text, "   (in {})", folder.display());
    }
    text
}

fn set_by_cargo_run(key: &str) -> bool {
    const EXACT: [&str; 10] = [
        "CARGO",
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_PATH",
        "CARGO_MANIFEST_LINKS",
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
        "RUSTUP_TOOLCHAIN",
        "RUSTUP_TOOLCHAIN_SOURCE",
        "RUST_RECURSION_COUNT",
    ];
    EXACT.contains(&key) || key.starts_with("CARGO_PKG_") || key.starts_with("CARGO_BIN_EXE_")
}

/// rustup's own library folder, which would be loaded into another toolchain's compiler.
fn is_toolchain_library(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "toolchains")
}

fn tail_of(log: &Path) -> String {
    let text = std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    tail(&text, &format!(" of {}", log.display()))
}

fn tail(text: &str, whence: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return String::new();
    }
    let from = lines.len().saturating_sub(TAIL_LINES);
    format!("\n  last lines{whence}:\n    {}", lines[from..].join("\n    "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_run_sets_is_not_handed_on_but_a_persons_settings_are() {
        for key in ["CARGO", "CARGO_PKG_NAME", "RUSTUP_TOOLCHAIN", "CARGO_MANIFEST_DIR"] {
            assert!(set_by_cargo_run(key), "{key}");
        }
        for key in ["CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_NET_OFFLINE", "CARGO_BUILD_JOBS", "RUSTUP_HOME", "PATH"] {
            assert!(!set_by_cargo_run(key), "{key}");
        }
    }

    #[test]
    fn a_failed_run_names_the_tool_the_command_and_what_to_do() {
        let mut program = command("sh");
        program.args(["-c", "echo broken >&2; exit 3"]);
        let error = Run::new("the tool", program, "repair it").output().unwrap_err().to_string();
        for part in ["the tool failed", "sh -c", "repair it", "broken", "3"] {
            assert!(error.contains(part), "{part:?} is missing in: {error}");
        }
    }

    #[test]
    fn a_run_that_takes_too_long_is_ended() {
        let folder = tempfile::tempdir().unwrap();
        let mut program = command("sleep");
        program.arg("60");
        let run = Run::new("sleeper", program, "do not sleep");
        let begun = Instant::now();
        let error = run.logged_within(&folder.path().join("log"), Duration::from_millis(200)).unwrap_err();
        assert!(matches!(error, RunError::TooSlow { .. }), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn the_tail_keeps_the_last_lines() {
        let text: String = (0..100).map(|n| format!("line {n}\n")).collect();
        let end = tail(&text, "");
        assert!(end.contains("line 99") && !end.contains("line 74\n") && end.contains("line 75"), "{end}");
    }
}
