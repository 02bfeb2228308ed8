//! A *fault* of a lesson: what is wrong with a line and what to write instead, for its author. In English only: so is the format.

use crate::workspace::name::NameError;
use std::fmt;

/// What is wrong with a line of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The lesson's file, as `read` was told.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// What it is.
    pub what: What,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The file is larger than a lesson can be.
    Large,
    /// More faults than are told.
    ManyFaults,
    /// The first line is not `---`.
    NoFrontMatter,
    /// The second `---` is missing.
    OpenFrontMatter,
    /// There is no title.
    NoTitle,
    /// A line of front matter or rules that is not `name: value`.
    NotPair(String),
    /// A name that front matter or rules do not have, and those that they have.
    UnknownName(String, &'static [&'static str]),
    /// Something that can be said once, said again.
    Twice(String),
    /// A value that cannot be, and what can.
    BadValue(String, &'static str),
    /// Something that is both asked for and refused.
    Contradiction(String),
    /// A heading of the first level.
    TitleHeading,
    /// A heading below the fourth level.
    DeepHeading,
    /// An address that a lesson may not lead to.
    Link(String),
    /// No heading has this anchor.
    NoAnchor(String),
    /// A picture that is not a file of the course's folder.
    Picture(String),
    /// A picture without words.
    NoAlt(String),
    /// Lists and quotes inside one another, too many of them.
    Deep,
    /// A cell inside a list or a quote.
    Inside(String),
    /// A fence without an end.
    OpenFence,
    /// A quotation mark without its other half.
    OpenQuote,
    /// More cells than a page can hold.
    ManyCells,
    /// The first word of a fence is nearly that of a cell.
    NearCell(String, &'static str),
    /// A word that this fence does not have, and those that it has.
    UnknownWord(String, &'static [&'static str]),
    /// A fence that is of two kinds.
    TwoKinds(String, String),
    /// An attribute that has to be there is not: its name and an example.
    Lacks(&'static str, &'static str),
    /// No id can be this.
    BadId(String),
    /// Two cells have this id.
    SameId(String),
    /// Something of an exercise where there is none.
    NoExercise(&'static str),
    /// An exercise has one of these already.
    Second(&'static str),
    /// An exercise lacks this.
    Incomplete(&'static str),
    /// `output` without an example.
    NoExample,
    /// `expect` without `output`.
    NoOutput,
    /// Lines to mark that are not there.
    Lines(String),
    /// Fewer than two choices.
    FewChoices,
    /// No choice is right.
    NoRight,
    /// Several are right where one can be chosen.
    ManyRight,
    /// `( )` beside `[ ]`.
    MixedChoices,
    /// Nothing to put in order.
    FewLines,
    /// A file has a text and `src`.
    TwoContents,
    /// A file has neither.
    NoContent,
    /// A name that no file can have.
    Path(String, Option<NameError>),
    /// Two files have this name.
    SameFile(String),
    /// A cell that the lesson has in another language and here not.
    OnlyThere(String),
    /// A cell that it has here only.
    OnlyHere(String),
    /// A cell that is not the same: its id and what differs.
    Differs(String, &'static str),
}

impl What {
    /// What is wrong, and what to write instead.
    fn texts(&self) -> (String, String) {
        use What::*;
        let (what, instead) = match self {
            Large => ("the file is larger than 1 MiB, and its end was not read", "two lessons instead of one"),
            ManyFaults => ("there are more faults than are told here", "those lines anew first"),
            NoFrontMatter => ("the lesson does not begin with front matter", "a line `---`, then `title: …`, then `---` at its very beginning"),
            OpenFrontMatter => ("the front matter has no end", "a line `---` behind its last `name: value`"),
            NoTitle => ("the lesson has no title", "a line `title: …` in the front matter"),
            NotPair(line) => return (format!("{line:?} is not `name: value`"), "a name, a colon and a value".to_owned()),
            UnknownName(name, known) => return (format!("there is no {name:?} here"), one_of(name, known)),
            Twice(name) => return (format!("{name:?} is there twice"), "it only once".to_owned()),
            BadValue(value, instead) => return (format!("{value:?} cannot be here"), (*instead).to_owned()),
            Contradiction(name) => return (format!("{name:?} is both asked for and refused"), "it in one of the two rules".to_owned()),
            TitleHeading => ("a heading begins with one `#`, and that is the title's", "`##`"),
            DeepHeading => ("a heading begins with more than four `#`", "`####` at most"),
            Link(to) => return (format!("a link may not lead to {to:?}"), "`https://…`, `#/learn/course/lesson` or `#anchor`".to_owned()),
            NoAnchor(to) => return (format!("no heading has the anchor {to:?}"), "a heading's words in small letters, with `-` for blanks".to_owned()),
            Picture(name) => {
                return (format!("{name:?} is not a picture beside the lesson"), "the name of a png, jpg, jpeg, gif, webp or svg file in the course's folder".to_owned());
            }
            NoAlt(name) => return (format!("the picture {name:?} says nothing to who does not see it"), format!("`![what it shows]({name})`")),
            Deep => ("lists and quotes are too deep inside one another", "fewer of them"),
            Inside(kind) => return (format!("a {kind:?} cell stands inside a list or a quote"), "it at the beginning of a line, outside of them".to_owned()),
            OpenFence => ("a fence has no end", "a line with as many backticks behind it"),
            OpenQuote => ("a quotation mark has no other half", "name=\"value\", with \\\" for a quotation mark inside"),
            ManyCells => ("there are more than 400 cells, and the others were left out", "two lessons instead of one"),
            NearCell(word, near) => return (format!("{word:?} is no kind of cell"), format!("`{near}`")),
            UnknownWord(word, known) => return (format!("this fence does not know {word:?}"), one_of(word, known)),
            TwoKinds(one, other) => return (format!("a fence cannot be {one:?} and {other:?}"), "one of them".to_owned()),
            Lacks(name, instead) => return (format!("{name} is missing"), format!("`{instead}`")),
            BadId(id) => return (format!("{id:?} cannot be an id"), "at most 64 of a to z, 0 to 9 and -".to_owned()),
            SameId(id) => return (format!("the id {id:?} is there twice"), "another id".to_owned()),
            NoExercise(part) => return (format!("there is no exercise for this {part}"), "it behind its exercise, before any other cell".to_owned()),
            Second(part) => return (format!("this is a second {part}"), "only one".to_owned()),
            Incomplete(part) => return (format!("the exercise has no {part}"), format!("a fence `python {part}` behind it")),
            NoExample => ("there is no program before this output", "it behind a `python` cell"),
            NoOutput => ("this `expect` has no output", "an `output` fence behind the program"),
            Lines(lines) => return (format!("{lines:?} are no lines of this program"), "numbers of lines that are there, like 2,4-5".to_owned()),
            FewChoices => ("the quiz has less than two choices", "lines that begin with `( )` and `(x)`"),
            NoRight => ("no choice is right", "`(x)` or `[x]` before one that is"),
            ManyRight => ("several choices are right, and only one can be chosen", "`[x]` and `[ ]`"),
            MixedChoices => ("choices of both kinds stand in one quiz", "`( )` for all or `[ ]` for all"),
            FewLines => ("there is nothing to put in order", "two lines at least"),
            TwoContents => ("the file has both a text and `src`", "one of them"),
            NoContent => ("the file has neither a text nor `src`", "its text in the fence, or `src=` with a file of the course's folder"),
            Path(name, Some(error)) => return (format!("{name:?} is no name for a file: {error}"), "a name like data.csv".to_owned()),
            Path(name, None) => return (format!("{name:?} is no name for a file here"), "a name like data.csv".to_owned()),
            SameFile(name) => return (format!("there are two files {name:?}"), "another name".to_owned()),
            OnlyThere(cell) => return (format!("the {cell} is missing; another language has it"), "the same cells in the same order in all languages".to_owned()),
            OnlyHere(cell) => return (format!("the {cell} stands only here"), "the same cells in the same order in all languages".to_owned()),
            Differs(id, what) => return (format!("{id:?} has {what} than in another language"), "the same in all languages".to_owned()),
        };
        (what.to_owned(), instead.to_owned())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let (what, instead) = self.what.texts();
        write!(formatter, "{}, line {}: {what} – write {instead}", self.file, self.line)
    }
}

fn one_of(word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(near) => format!("`{near}`"),
        None if known.is_empty() => "nothing more".to_owned(),
        None => format!("one of `{}`", known.join("`, `")),
    }
}

/// The one of the known words that was probably meant. An `=` behind a known word is not of it.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.split('=').next().unwrap_or_default().to_lowercase();
    let far = |name: &str| strsim::osa_distance(name.split('=').next().unwrap_or_default(), &word);
    known.iter().map(|name| (far(name), *name)).min().filter(|(far, name)| *far <= 2 && *far * 2 < name.len()).map(|(_, name)| name)
}
