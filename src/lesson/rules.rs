//! *Rules* as an author writes them, `name: value` in a line, set one by one in a policy that may have come from above.

use super::{
    fault::What,
    page::{Page, short},
};
use crate::policy::{Dunder, Policy, is_construct, is_name};

/// The names of all rules.
const NAMES: [&str; 10] = [
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

/// What stands in `name: value`.
pub(super) fn pair(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    (!name.is_empty() && !name.contains(char::is_whitespace)).then_some((name, value))
}

/// The rules of a `policy` fence, over those that are there.
pub(super) fn read(text: &str, first: u32, policy: &mut Policy, page: &mut Page) {
    let mut said = Vec::new();
    for (line, text) in (first..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        match pair(text) {
            None => page.fault(line, What::NotPair(short(text))),
            Some((name, _)) if said.contains(&name) => page.fault(line, What::Twice(short(name))),
            Some((name, value)) => {
                if NAMES.contains(&name) {
                    said.push(name);
                }
                set(policy, name, value, line, page);
            }
        }
    }
}

/// Sets one rule, as far as it can be read.
pub(super) fn set(policy: &mut Policy, name: &str, value: &str, line: u32, page: &mut Page) {
    let modules = "names of modules without dots, like math, random";
    let names = "Python names with commas between them";
    match name {
        "imports.allow" => policy.imports.allow = Some(list(value, is_name, modules, line, page)),
        "imports.deny" => policy.imports.deny = list(value, is_name, modules, line, page),
        "builtins.deny" => policy.builtins.deny = list(value, is_name, names, line, page),
        "names.deny" => policy.names.deny = list(value, is_name, names, line, page),
        "dunder" => match value {
            "deny" => policy.dunder = Dunder::Deny,
            "allow" => policy.dunder = Dunder::Allow,
            _ => page.fault(line, What::BadValue(short(value), "deny or allow")),
        },
        "syntax.require" => policy.syntax.require = constructs(value, line, page),
        "syntax.forbid" => policy.syntax.forbid = constructs(value, line, page),
        "syntax.maxLines" => match value.parse() {
            Ok(lines @ 1..=1000) => policy.syntax.max_lines = Some(lines),
            _ => page.fault(line, What::BadValue(short(value), "a number from 1 to 1000")),
        },
        "restricted" => match value {
            "true" => policy.restricted = true,
            "false" => policy.restricted = false,
            _ => page.fault(line, What::BadValue(short(value), "true or false")),
        },
        "reason" => policy.reason = value.to_owned(),
        _ => {
            page.fault(line, What::UnknownName(short(name), &NAMES));
            return;
        }
    }
    // Told where the second of the two is set.
    let (imports, syntax) = (&policy.imports, &policy.syntax);
    let both = match name {
        "imports.allow" | "imports.deny" => imports.allow.iter().flatten().find(|name| imports.deny.contains(name)),
        "syntax.require" | "syntax.forbid" => syntax.require.iter().find(|name| syntax.forbid.contains(name)),
        _ => None,
    };
    if let Some(name) = both {
        page.fault(line, What::Contradiction(short(name)));
    }
}

fn constructs(value: &str, line: u32, page: &mut Page) -> Vec<String> {
    let all = "names of constructs like for, f-string, while True, or of a function that is called, like sorted()";
    list(value, is_construct, all, line, page)
}

/// Words with commas between them, those that can be. None at all is a list too: it takes back what the lesson says.
fn list(value: &str, can_be: impl Fn(&str) -> bool, instead: &'static str, line: u32, page: &mut Page) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in value.split(',').map(str::trim).filter(|_| !value.is_empty()) {
        if !can_be(word) {
            page.fault(line, What::BadValue(short(word), instead));
        } else if !words.iter().any(|other| other == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set_all(policy: &mut Policy, text: &str) -> Vec<u32> {
        let mut page = Page::default();
        read(text, 1, policy, &mut page);
        page.faults.into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn all_rules_of_the_documents_are_read() {
        let text = "imports.allow: math, random\nimports.deny: os\nbuiltins.deny: eval, sorted\nnames.deny: secret\ndunder: deny\n\
            syntax.require: for, f-string\nsyntax.forbid: while True, sorted(), str.join()\n\nsyntax.maxLines: 5\nrestricted: true\nreason: Sort it: yourself.";
        let mut policy = Policy::default();
        assert_eq!(set_all(&mut policy, text), [0; 0]);
        assert_eq!(policy.imports.allow, Some(vec!["math".into(), "random".into()]));
        assert_eq!((policy.dunder, policy.syntax.max_lines, policy.restricted), (Dunder::Deny, Some(5), true));
        assert_eq!(policy.syntax.forbid, ["while True", "sorted()", "str.join()"]);
        assert_eq!(policy.reason, "Sort it: yourself.");
    }

    #[test]
    fn an_exercise_overrides_rule_by_rule() {
        let mut policy = Policy::default();
        set_all(&mut policy, "imports.deny: os\nsyntax.maxLines: 5");
        assert_eq!(set_all(&mut policy, "imports.deny:\nimports.allow: math"), [0; 0]);
        assert_eq!((policy.imports.deny.len(), policy.syntax.max_lines), (0, Some(5)));
    }

    #[test]
    fn what_cannot_be_is_told_and_left_out() {
        let mut policy = Policy::default();
        let text = "import.allow: math\nimports.allow: os.path, math,\ndunder: no\nsyntax.require: fro\nsyntax.maxLines: 0\nrestricted: yes\nno pair\nimports.deny: math\nimports.deny: os";
        assert_eq!(set_all(&mut policy, text), [1, 2, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(policy.imports.allow, Some(vec!["math".into()]));
        assert!(policy.syntax.require.is_empty() && policy.syntax.max_lines.is_none());
    }
}
