//! What an author allows of Python: teaching rules, the same for lessons, the playground and the API. Never the wall: that is
//! the sandbox, and what these rules miss is as harmless as what they find.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a program can be made of, by the names of `docs/lessons.md`; [`is_construct`] knows some more.
pub const CONSTRUCTS: [&str; 19] = [
    "for", "while", "if", "else", "def", "return", "class", "lambda", "comprehension", "recursion", "try", "with", "import", "f-string", "slice",
    "list", "dict", "set", "tuple",
];

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

impl Policy {
    /// Of what somebody gives as one; the error says what in it cannot be.
    pub fn read(value: &Value) -> Result<Policy, String> {
        // Serde takes a list for an object whose fields all have defaults.
        if !value.is_object() {
            return Err("it is no object".to_owned());
        }
        let policy = Policy::deserialize(value).map_err(|error| error.to_string())?;
        let Policy { imports, builtins, names, syntax, .. } = &policy;
        let all_names = imports.allow.iter().flatten().chain(&imports.deny).chain(&builtins.deny).chain(&names.deny);
        if let Some(wrong) = all_names.into_iter().find(|name| !is_name(name)) {
            return Err(format!("{wrong:?} is no name of Python without dots"));
        }
        match syntax.require.iter().chain(&syntax.forbid).find(|construct| !is_construct(construct)) {
            Some(wrong) => Err(format!("{wrong:?} is no construct: there are {}, while True and calls like sorted()", CONSTRUCTS.join(", "))),
            None => Ok(policy),
        }
    }
}

/// Whether rules may speak of it: a construct, or a function that is called, as `sorted()`.
pub fn is_construct(word: &str) -> bool {
    CONSTRUCTS.contains(&word) || word == "while True" || word.strip_suffix("()").is_some_and(|called| called.split('.').all(is_name))
}

/// Whether it can be a name in Python.
pub fn is_name(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphanumeric() || letter == '_') && word.chars().next().is_some_and(|first| !first.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rules_are_read_and_what_cannot_be_is_told() {
        let policy = Policy::read(&json!({ "imports": { "allow": ["math"] }, "syntax": { "forbid": ["while True", "str.join()"], "maxLines": 3 } })).unwrap();
        assert_eq!((policy.imports.allow, policy.syntax.max_lines), (Some(vec!["math".to_owned()]), Some(3)));
        for (value, words) in [
            (json!({ "import": {} }), "import"),
            (json!({ "dunder": "no" }), "no"),
            (json!({ "imports": { "deny": ["os.path"] } }), "os.path"),
            (json!({ "builtins": { "deny": [""] } }), "\"\""),
            (json!({ "syntax": { "require": ["sorted"] } }), "sorted"),
            (json!({ "syntax": { "maxLines": -1 } }), "-1"),
            (json!([]), "object"),
        ] {
            let why = Policy::read(&value).unwrap_err();
            assert!(why.contains(words), "{value}: {why}");
        }
    }
}
