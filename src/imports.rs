//! Which modules a program imports, read from its text without running it.
//!
//! Import *statements* count, wherever they stand (in a function, after `if x:`), not what is said in a string or a comment.
//! What is found is a hint of what to make ready: a program may import by other ways, or never come to the statement.

use crate::workspace::Workspace;

/// More modules than any program of a learner imports.
const MAX_MODULES: usize = 64;
/// Longer than any module's name.
const MAX_NAME: usize = 100;

/// The dotted names of the modules that `source` imports, in the order of the alphabet; relative ones are left out.
pub fn of(source: &str) -> Vec<String> {
    let mut scanner = Scanner { rest: source, depth: 0 };
    let mut found = Vec::new();
    loop {
        scanner.skip_blank();
        if scanner.depth == 0 {
            scanner.take_imports(&mut found);
        }
        if found.len() >= MAX_MODULES || !scanner.skip_to_next_statement() {
            found.truncate(MAX_MODULES);
            return found;
        }
    }
}

/// Those that the programs of a workspace import and that do not lie in it.
pub fn of_workspace(workspace: &Workspace) -> Vec<String> {
    let own = own(workspace);
    let programs = workspace.files().iter().filter(|file| file.name.is_python()).filter_map(|file| file.content.text());
    let mut found = Vec::new();
    for name in programs.flat_map(of).filter(|name| !own.contains(&first(name))) {
        insert(&mut found, name);
    }
    found.truncate(MAX_MODULES);
    found
}

/// Those that what somebody types imports; with those of the workspace, where it imports a module that lies there.
pub fn of_typed(source: &str, workspace: &Workspace) -> Vec<String> {
    let own = own(workspace);
    let (inside, mut outside): (Vec<_>, Vec<_>) = of(source).into_iter().partition(|name| own.contains(&first(name)));
    if !inside.is_empty() {
        outside.extend(of_workspace(workspace));
    }
    outside
}

/// The module's or folder's name of each file.
fn own(workspace: &Workspace) -> Vec<&str> {
    workspace.files().iter().map(|file| first(file.name.as_str())).collect()
}

/// What a dotted name or a file's path begins with: the module that is looked for.
pub fn first(name: &str) -> &str {
    name.split(['.', '/']).next().unwrap_or_default()
}

/// In its place, once. A few names: a tree of them weighs kilobytes in the page.
fn insert(names: &mut Vec<String>, name: String) {
    if let Err(place) = names.binary_search(&name) {
        names.insert(place, name);
    }
}

struct Scanner<'a> {
    rest: &'a str,
    /// Of brackets; inside them no statement begins.
    depth: usize,
}

impl<'a> Scanner<'a> {
    fn next(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }

    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Spaces and lines that are continued.
    fn skip_blank(&mut self) {
        loop {
            self.rest = self.rest.trim_start_matches([' ', '\t', '\u{c}', '\u{feff}']);
            if !(self.eat("\\\n") || self.eat("\\\r\n")) {
                return;
            }
        }
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// A name with dots in it, and the blanks after it; `None` where there is no such name, or it is relative.
    fn dotted_name(&mut self) -> Option<String> {
        let mut name = self.word().to_owned();
        self.skip_blank();
        while !name.is_empty() && self.eat(".") {
            self.skip_blank();
            let part = self.word();
            name = if part.is_empty() { String::new() } else { format!("{name}.{part}") };
            self.skip_blank();
        }
        let is_name = name.len() <= MAX_NAME && !name.starts_with(|letter: char| letter.is_numeric());
        (is_name && !name.is_empty()).then_some(name)
    }

    /// Where a statement may begin: takes it if it is an import, else leaves it.
    fn take_imports(&mut self, found: &mut Vec<String>) {
        let start = self.rest;
        match self.word() {
            "import" => loop {
                self.skip_blank();
                let Some(name) = self.dotted_name() else { return };
                insert(found, name);
                if self.eat("as") {
                    self.skip_blank();
                    self.word();
                    self.skip_blank();
                }
                if !self.eat(",") {
                    return;
                }
            },
            "from" => {
                self.skip_blank();
                let name = self.dotted_name();
                if self.word() == "import"
                    && let Some(name) = name
                {
                    insert(found, name);
                }
            }
            _ => self.rest = start,
        }
    }

    /// Goes on to where the next statement may begin; `false` at the end of the text.
    fn skip_to_next_statement(&mut self) -> bool {
        while let Some(next) = self.next() {
            match next {
                '#' => self.rest = self.rest.find('\n').map_or("", |end| &self.rest[end..]),
                '"' | '\'' => self.skip_string(next),
                '\\' => {
                    let _ = self.eat("\r\n") || self.next().is_some();
                }
                '(' | '[' | '{' => self.depth += 1,
                ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
                '\n' | ';' | ':' if self.depth == 0 => return true,
                _ => {}
            }
        }
        false
    }

    /// After the opening quote. What is not closed ends with its line, or with the text if it has three quotes.
    fn skip_string(&mut self, quote: char) {
        let three = String::from_iter([quote; 3]);
        let is_long = self.eat(&three[1..]);
        loop {
            if self.eat(if is_long { &three } else { &three[..1] }) || (!is_long && self.rest.starts_with('\n')) {
                return;
            }
            match self.next() {
                Some('\\') => drop(self.next()),
                Some(_) => {}
                None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Content, name::FileName};
    use proptest::prelude::*;

    fn imports(source: &str) -> String {
        of(source).join(" ")
    }

    #[test]
    fn modules_of_the_workspace_are_no_librarys() {
        let mut workspace = Workspace::new("import json, helper, data.tools\nfrom queue import Queue\n");
        for (name, text) in [("helper.py", "import re, main"), ("data/tools.py", "import csv"), ("queue.py", ""), ("notes.txt", "import zlib")] {
            workspace.add(FileName::parse(name).unwrap(), Content::Text(text.into())).unwrap();
        }
        assert_eq!(of_workspace(&workspace), ["csv", "json", "re"]);
        assert_eq!(of_typed("import math", &workspace), ["math"]);
    }

    #[test]
    fn every_form_of_the_statement_is_read() {
        assert_eq!(imports("import math"), "math");
        assert_eq!(imports("import xml.etree.ElementTree as tree, json ,  re as r\n"), "json re xml.etree.ElementTree");
        assert_eq!(imports("from os.path import (join,\n  split)\nfrom csv import *"), "csv os.path");
        assert_eq!(imports("import a, \\\n   b\nimport c \\\r\n as d"), "a b c");
        assert_eq!(imports("x = 1; import sqlite3; import cmath"), "cmath sqlite3");
        assert_eq!(imports("def f():\n\timport asyncio\ntry: import tomllib\nexcept ImportError: pass"), "asyncio tomllib");
        assert_eq!(imports("\u{feff}import größe"), "größe");
    }

    #[test]
    fn what_only_looks_like_one_is_not() {
        assert_eq!(imports("# import a\n'import b'\n\"\"\"\nimport c\n\"\"\"\nr'\\'\nimport d"), "d");
        assert_eq!(imports("'''it's\nimport a'''\nimport b"), "b");
        assert_eq!(imports("''\nimport a\n\"\" 'x\\'\\\nimport b'\nimport c"), "a c");
        assert_eq!(imports("f(\nimport_it,\nimport\n)\nimportant = 1\nimports.a"), "");
        assert_eq!(imports("yield from a\nraise x from b\nfrom . import c\nfrom .d import e\nfrom __future__ import annotations"), "__future__");
        assert_eq!(imports("import 3d\nimport .x\nimport\nfrom\nfrom a\nfrom a.\nimport b."), "");
    }

    #[test]
    fn what_is_not_closed_ends_with_its_line() {
        assert_eq!(imports("x = 'oops\nimport a"), "a");
        assert_eq!(imports("x = '''oops\nimport a"), "");
        assert_eq!(imports("x = \"\"\""), "");
    }

    #[test]
    fn there_are_never_too_many() {
        let many: String = (0..1000).map(|number| format!("import m{number}\n")).collect();
        assert_eq!(of(&many).len(), MAX_MODULES);
        let commas: Vec<String> = (0..1000).map(|number| format!("m{number}")).collect();
        assert_eq!(of(&format!("import {}", commas.join(","))).len(), MAX_MODULES);
        assert_eq!(of(&format!("import {}", "m".repeat(1000))), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(source in "(import|from|as|[a-c.,;:()\\[\\]'\"\\\\#]| |\n|\r\n|é|\\PC){0,200}") {
            for name in of(&source) {
                prop_assert!(name.split('.').all(|part| !part.is_empty()), "{name}");
            }
        }
    }
}
