//! Lines of `name: value`: front matter, and the rules of an exercise.

use super::{
    Cells, Lesson, Solutions,
    fault::{Instead, Wrong},
};
use crate::policy::{Dunder, Policy};

const NAMES: [&str; 4] = ["title", "cells", "solution", "wall"];
/// Seconds that an author may give a run.
const WALL: std::ops::RangeInclusive<u32> = 1..=60;
const RULES: [&str; 10] = [
    "imports.allow",
    "imports.deny",
    "builtins.deny",
    "names.deny",
    "dunder",
    "syntax.require",
    "syntax.forbid",
    "syntax.maxLines",
    "restricted",
    "reason",
];
/// What `syntax.require` and `syntax.forbid` know; `pyodide-loader/python/_ampoule/constructs.py` finds them.
const CONSTRUCTS: [&str; 20] = [
    "for", "while", "if", "else", "def", "return", "class", "lambda", "comprehension", "recursion", "try", "with", "import", "f-string", "slice", "list", "dict",
    "set", "tuple", "while True",
];

/// `name` and `value` of a line.
pub fn pair(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim(), value.trim())).filter(|(name, _)| !name.is_empty())
}

/// Takes a line of front matter over.
pub fn field(lesson: &mut Lesson, name: &str, value: &str) -> Result<(), Wrong> {
    let wrong = |name, instead| Err(Wrong::Value(name, value.to_owned(), instead));
    match name {
        "title" => lesson.title = value.to_owned(),
        "cells" => match value {
            "fresh" => lesson.cells = Cells::Fresh,
            "shared" => lesson.cells = Cells::Shared,
            _ => return wrong("cells", "fresh or shared"),
        },
        "solution" => match value {
            "after-attempt" => lesson.solutions = Solutions::AfterAttempt,
            "always" => lesson.solutions = Solutions::Always,
            "never" => lesson.solutions = Solutions::Never,
            _ => return wrong("solution", "after-attempt, always or never"),
        },
        "wall" => match value.parse() {
            Ok(seconds) if WALL.contains(&seconds) => lesson.wall_seconds = Some(seconds),
            _ => return wrong("wall", "seconds from 1 to 60"),
        },
        _ => match name.strip_prefix("policy.") {
            Some(name) => return rule(&mut lesson.policy, name, value),
            None => return Err(Wrong::UnknownName(name.to_owned(), Instead::of(name, &NAMES))),
        },
    }
    Ok(())
}

/// Takes a rule over.
pub fn rule(policy: &mut Policy, name: &str, value: &str) -> Result<(), Wrong> {
    let list = || value.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect::<Vec<_>>();
    let wrong = |name, instead| Err(Wrong::Value(name, value.to_owned(), instead));
    match name {
        "imports.allow" => policy.imports.allow = Some(list()),
        "imports.deny" => policy.imports.deny = list(),
        "builtins.deny" => policy.builtins.deny = list(),
        "names.deny" => policy.names.deny = list(),
        "dunder" => match value {
            "allow" => policy.dunder = Dunder::Allow,
            "deny" => policy.dunder = Dunder::Deny,
            _ => return wrong("dunder", "allow or deny"),
        },
        "syntax.require" => policy.syntax.require = constructs(list())?,
        "syntax.forbid" => policy.syntax.forbid = constructs(list())?,
        "syntax.maxLines" => match value.parse() {
            Ok(lines) if lines > 0 => policy.syntax.max_lines = Some(lines),
            _ => return wrong("syntax.maxLines", "a number of lines, at least 1"),
        },
        "restricted" => match value {
            "true" => policy.restricted = true,
            "false" => policy.restricted = false,
            _ => return wrong("restricted", "true or false"),
        },
        "reason" => policy.reason = value.to_owned(),
        _ => return Err(Wrong::UnknownName(name.to_owned(), Instead::of(name, &RULES))),
    }
    let both = |module: &&String| policy.imports.deny.contains(module);
    match policy.imports.allow.iter().flatten().find(both) {
        Some(module) => Err(Wrong::AllowedAndDenied(module.clone())),
        None => Ok(()),
    }
}

fn constructs(list: Vec<String>) -> Result<Vec<String>, Wrong> {
    let is_call = |item: &str| item.strip_suffix("()").is_some_and(|name| !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_'));
    match list.iter().find(|item| !CONSTRUCTS.contains(&item.as_str()) && !is_call(item)) {
        Some(item) => Err(Wrong::Construct(item.clone(), Instead::of(item, &CONSTRUCTS))),
        None => Ok(list),
    }
}
