//! What an author allows, in words.

use super::{say::Text, texts::rule as words};
use crate::policy::{Dunder, Policy};

/// One sentence for each rule that there is.
pub fn rules(policy: &Policy) -> Vec<Text> {
    let names = |names: &[String]| names.join(", ");
    let some = |list: &[String], say: fn(String) -> Text| (!list.is_empty()).then(|| say(names(list)));
    let allow = policy.imports.allow.as_ref().map(|allow| if allow.is_empty() { words::NO_IMPORTS } else { words::allow(names(allow)) });
    let rules = [
        allow,
        some(&policy.imports.deny, words::deny),
        some(&policy.builtins.deny, words::builtins),
        some(&policy.names.deny, words::names),
        (policy.dunder == Dunder::Deny).then_some(words::DUNDER),
        some(&policy.syntax.require, words::require),
        some(&policy.syntax.forbid, words::forbid),
        policy.syntax.max_lines.map(words::lines),
        policy.restricted.then_some(words::RESTRICTED),
    ];
    rules.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{bring_lessons, language::Language};

    #[test]
    fn each_rule_is_a_sentence_and_no_rule_is_none() {
        bring_lessons();
        assert_eq!(rules(&Policy::default()), []);
        let mut policy = Policy::default();
        policy.imports.allow = Some(vec!["math".into(), "random".into()]);
        policy.syntax.forbid = vec!["sorted()".into()];
        policy.syntax.max_lines = Some(3);
        let said: Vec<_> = rules(&policy).iter().map(|rule| rule.say(Language::Spanish)).collect();
        assert_eq!(said, ["Solo se pueden importar estos módulos: math, random.", "No puede usar: sorted().", "Como mucho 3 líneas de código."]);
        policy.imports.allow = Some(vec![]);
        assert_eq!(rules(&policy)[0].say(Language::English), "Nothing may be imported.");
    }
}
