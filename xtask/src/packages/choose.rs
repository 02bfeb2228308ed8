//! Which packages a build carries: what was asked for, and all that it depends on.

use std::collections::BTreeSet;
use std::str::FromStr;

use anyhow::{Result, bail};

use super::lock::{Lock, Package, canonical};

/// What `--packages` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    All,
    None,
    Named(Vec<String>),
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "all" => Ok(Self::All),
            "none" => Ok(Self::None),
            names => {
                let names: Vec<String> = names.split(',').map(|name| canonical(name.trim())).collect();
                if names.iter().any(String::is_empty) {
                    return Err("write all, none, or names with commas between them".to_owned());
                }
                Ok(Self::Named(names))
            }
        }
    }
}

/// The chosen packages with all that they depend on, in the lock's order.
pub fn chosen<'a>(lock: &'a Lock, choice: &Choice) -> Result<Vec<&'a Package>> {
    let mut waiting: Vec<&str> = match choice {
        Choice::All => lock.packages.keys().map(String::as_str).collect(),
        Choice::None => Vec::new(),
        Choice::Named(names) => names.iter().map(String::as_str).collect(),
    };
    let mut wanted = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let Some((name, package)) = lock.packages.get_key_value(name) else {
            let known = lock.packages.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            bail!("there is no package {name} in the lock\n  it has: {known}\n  what to do: cargo xtask packages add {name}");
        };
        if wanted.insert(name) {
            waiting.extend(package.depends.iter().map(String::as_str));
        }
    }
    Ok(wanted.into_iter().filter_map(|name| lock.packages.get(name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::lock::samples;

    fn names(choice: &str) -> Result<Vec<String>> {
        let lock = samples::lock(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"]), ("d-e", &[]), ("f", &["d-e", "c"])]);
        Ok(chosen(&lock, &choice.parse().unwrap())?.into_iter().map(|package| package.name.clone()).collect())
    }

    #[test]
    fn what_is_chosen_brings_all_it_depends_on_once_even_in_a_circle() {
        assert_eq!(names("a").unwrap(), ["a", "b", "c"]);
        assert_eq!(names("f, D_E").unwrap(), ["a", "b", "c", "d-e", "f"]);
    }

    #[test]
    fn all_and_none() {
        assert_eq!(names("all").unwrap().len(), 5);
        assert!(names("none").unwrap().is_empty());
    }

    #[test]
    fn an_unknown_name_is_an_error_that_says_what_to_do() {
        let error = names("a,zlib").unwrap_err().to_string();
        assert!(error.contains("zlib") && error.contains("it has: a, b") && error.contains("what to do"), "{error}");
        assert!("a,,b".parse::<Choice>().is_err());
    }
}
