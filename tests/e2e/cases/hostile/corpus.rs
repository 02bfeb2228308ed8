//! The corpus of `tests/hostile`: programs with what their headers promise. The format is in the README there.

use anyhow::{Context, Result, bail, ensure};
use std::{fs, path::Path};

/// One program, or two that run one after the other.
pub struct Program {
    pub name: String,
    /// What is run one after the other; more than one, where the later ones look for what the earlier left.
    pub runs: Vec<String>,
    /// It is run once for each of these, which it finds in `WAY`: where one way ends the program, the others would not be tried.
    pub ways: Vec<String>,
    pub promise: String,
    pub defence: String,
    pub control: Control,
    /// One of these has to come of the last run.
    pub expected: Vec<Expected>,
    /// What has to come of it when only the depth is taken away; else as `expected`.
    pub without_depth: Option<Vec<Expected>>,
    /// What has to come of it without the defence; else it has to reach something.
    pub undefended: Option<Vec<Expected>>,
}

/// How it is shown that the attack is real.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// With these taken out of the site it reaches something, but in the browsers that do not have what it attacks.
    Without { names: Vec<String>, except: Vec<String> },
    /// Both halves in one run.
    OneRun,
    /// What it prints, put into a page as markup, is live.
    Markup,
    /// Said in the header.
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Completed, and the last line is `held`.
    Held,
    /// This outcome, with this reason or this in the error.
    Outcome(String, String),
}

/// Between the two runs of a program that leaves something behind.
const NEXT_RUN: &str = "# --- the next run ---\n";
const AT_LEAST: usize = 90;

impl Program {
    fn read(name: &str, text: &str) -> Result<Program> {
        let header: Vec<_> = text.lines().map_while(|line| line.strip_prefix("# ")).collect();
        let field = |key: &str| header.iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        let needed = |key: &str| field(key).with_context(|| format!("its header has no line `# {key}: …`"));
        let promise = needed("promise")?.to_owned();
        ensure!(promise.strip_prefix('P').is_some_and(|n| n.parse::<u8>().is_ok_and(|n| (1..=10).contains(&n))), "{promise} is no promise");
        Ok(Program {
            name: name.to_owned(),
            ways: field("ways").map(|ways| ways.split_whitespace().map(str::to_owned).collect()).unwrap_or_default(),
            runs: text.split(NEXT_RUN).map(str::to_owned).collect(),
            promise,
            defence: needed("defence")?.to_owned(),
            control: Control::read(needed("control")?)?,
            expected: field("expect").map_or(Ok(vec![Expected::Held]), Expected::read_all)?,
            without_depth: field("without depth").map(Expected::read_all).transpose()?,
            undefended: field("undefended").map(Expected::read_all).transpose()?,
        })
    }

    /// What the browser may have been asked for: every address of a program is below `….hostile`.
    pub fn markers(&self) -> impl Iterator<Item = &str> {
        let words = self.runs.iter().flat_map(|run| run.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-'));
        words.filter_map(|word| Some(&word[..word.find(".hostile.")? + ".hostile".len()]))
    }

    pub fn ends_by_deadline(&self) -> bool {
        self.expected.iter().any(|one| matches!(one, Expected::Outcome(_, reason) if reason == "deadline"))
    }

    /// Where the depth is taken out it is busy until the deadline.
    pub fn goes_on_after_its_end(&self) -> bool {
        self.runs.iter().any(|run| ["go_on_after_the_end()", "forge_the_end("].iter().any(|call| run.contains(call)))
    }

    pub fn leaves_something(&self) -> bool {
        self.runs.len() > 1
    }

    /// Defended by what stays when the depth is taken away, in a way that the depth might hide. The guard's clock is not:
    /// nothing of it is in the worker.
    pub fn is_about_a_wall(&self) -> bool {
        ["policy", "origin"].contains(&self.defence.as_str()) || self.without_depth.is_some()
    }

    pub fn is_without(&self, set: &str) -> bool {
        matches!(&self.control, Control::Without { names, .. } if names.join(" ") == set)
    }
}

impl Control {
    fn read(text: &str) -> Result<Control> {
        if text == "one run" {
            return Ok(Control::OneRun);
        }
        if text == "markup" {
            return Ok(Control::Markup);
        }
        if let Some(reason) = text.strip_prefix("none because ") {
            ensure!(reason.len() > 20, "its header says too little about why there is no control");
            return Ok(Control::Nothing);
        }
        let (names, except) = text.split_once(" except ").unwrap_or((text, ""));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Ok(Control::Without { names: words(names), except: words(except) })
    }
}

impl Expected {
    fn read_all(text: &str) -> Result<Vec<Expected>> {
        text.split(" | ").map(Expected::read).collect()
    }

    fn read(text: &str) -> Result<Expected> {
        let (outcome, rest) = text.split_once(' ').unwrap_or((text, ""));
        match outcome {
            "held" => Ok(Expected::Held),
            "completed" | "raised" | "stopped" | "failed" => Ok(Expected::Outcome(outcome.to_owned(), rest.to_owned())),
            _ => bail!("{text} is no outcome"),
        }
    }
}

/// Only programs with this in their names, while one is being written; what a group demands of its number is then not asked.
pub fn only() -> Option<String> {
    std::env::var("AMPOULE_HOSTILE").ok()
}

/// All programs, in the order of their names.
pub fn all() -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    for file in fs::read_dir(folder())? {
        let path = file?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".py")) else { continue };
        let text = fs::read_to_string(&path)?;
        programs.push(Program::read(name, &text).with_context(|| format!("tests/hostile/{name}.py"))?);
    }
    ensure!(programs.len() >= AT_LEAST, "the corpus has only {} programs", programs.len());
    if let Some(only) = only() {
        programs.retain(|program| program.name.contains(&only));
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}

/// What programs import as `reach`, as a Python text that makes it a module.
pub fn prelude() -> Result<String> {
    let library = fs::read_to_string(folder().join("lib/reach.py"))?;
    ensure!(library.is_ascii(), "lib/reach.py has to be ASCII: JSON and Python write other characters differently");
    let quoted = serde_json::to_string(&library)?;
    Ok(format!(
        "import sys as _s, types as _t; _m = _t.ModuleType('reach'); _s.modules['reach'] = _m; \
         exec(compile({quoted}, 'reach', 'exec'), _m.__dict__); del _s, _t, _m\n"
    ))
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile"))
}
