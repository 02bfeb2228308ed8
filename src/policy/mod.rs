//! What an author allows of Python: teaching rules, the same for lessons, the playground and the API. Never the wall: that is
//! the sandbox, and what these rules miss is as harmless as what they find.

use serde::{Deserialize, Serialize};

/// Which Python a program may use. What is left out is allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Policy {
    /// Which modules may be imported.
    pub imports: Imports,
    /// Builtins that are not there.
    pub builtins: Denied,
    /// Names and attributes that may not stand in the text.
    pub names: Denied,
    /// Whether names of the kind `__class__` may stand in it.
    pub dunder: Dunder,
    /// Constructs that must or must not be used.
    pub syntax: Syntax,
    /// Compiled by RestrictedPython and run with its guards.
    pub restricted: bool,
    /// Why, in the author's words; shown with each violation.
    pub reason: String,
}

/// Which modules may be imported: first parts of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Imports {
    /// Only these, where it is given.
    pub allow: Option<Vec<String>>,
    /// Not these.
    pub deny: Vec<String>,
}

/// What may not be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Denied {
    /// By name.
    pub deny: Vec<String>,
}

/// Names that begin and end with two underscores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Dunder {
    /// As in any program.
    #[default]
    Allow,
    /// Not in this one.
    Deny,
}

/// What a program is made of, by the names of `docs/lessons.md`: `for`, `while`, `if`, `def`, `class`, `lambda`, `comprehension`,
/// `recursion`, `try`, `with`, `import`, `f-string`, `slice`, or the name of a function that is called, as `sorted()`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Syntax {
    /// Each of them at least once.
    pub require: Vec<String>,
    /// None of them.
    pub forbid: Vec<String>,
    /// Lines that hold code, without comments.
    pub max_lines: Option<u32>,
}
