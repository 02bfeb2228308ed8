//! What is wrong with a lesson: where, what, and what to write instead. For authors, in English.

use std::fmt;
use thiserror::Error;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As its author calls it.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// What, and what to do.
    pub what: Wrong,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.what)
    }
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Wrong {
    /// More than a page can show.
    #[error("the lesson has {0} bytes, more than {1} – make two lessons of it")]
    Large(usize, usize),
    /// More than a page can show.
    #[error("the lesson has more than {0} cells – make two lessons of it")]
    ManyCells(usize),
    /// It does not begin with `---`.
    #[error("there is no front matter – begin the file with a line ---, then title: …, then a line ---")]
    NoFrontMatter,
    /// It ends nowhere.
    #[error("the front matter is not closed – end it with a line ---")]
    OpenFrontMatter,
    /// A line without a colon.
    #[error("{0:?} is no line of front matter – write name: value")]
    NotNamed(String),
    /// A name nobody knows.
    #[error("nothing is called {0:?} here – {1}")]
    UnknownName(String, Instead),
    /// A name that was given already.
    #[error("{0} is given twice – keep one of them")]
    Twice(String),
    /// It has to be there.
    #[error("the lesson has no title – add title: … to the front matter")]
    NoTitle,
    /// What it cannot be.
    #[error("{0} cannot be {1:?} – write {2}")]
    Value(&'static str, String, &'static str),
    /// A fence ends nowhere.
    #[error("this fence is not closed – end it with a line of as many backticks")]
    OpenFence,
    /// A word behind the first of a fence.
    #[error("a {0} fence has no {1:?} – {2}")]
    UnknownWord(String, String, Instead),
    /// It has to be there.
    #[error("this {0} has no id – add id=… with letters, digits and -")]
    NoId(&'static str),
    /// It has other characters.
    #[error("{0:?} is no id – use the letters a to z, digits and -")]
    BadId(String),
    /// Another one has it.
    #[error("the id {0:?} is taken in this lesson – choose another")]
    SameId(String),
    /// What belongs to an exercise stands before the first.
    #[error("this {0} belongs to no exercise – put it behind a python exercise fence")]
    NoExercise(&'static str),
    /// One is enough.
    #[error("this exercise has another {0} already – keep one of them")]
    Second(&'static str),
    /// An exercise needs both.
    #[error("the exercise {0:?} has no {1} – add a python {1} fence behind it")]
    Missing(String, &'static str),
    /// An output of nothing.
    #[error("this output belongs to no example – put it right behind a python fence")]
    NoExample,
    /// It is expected and not there.
    #[error("this example has expect and no output – put an output fence right behind it")]
    NoOutput,
    /// A wrong answer without what is said of it.
    #[error("this wrong answer does not say what it is told – add says=\"…\", a part of the check's message")]
    NoSays,
    /// Lines that are not there.
    #[error("lines={0} names lines that are not there – the program has {1}")]
    NoLines(String, u32),
    /// Too few lines to order.
    #[error("there is nothing to put in order – write at least two lines without !")]
    FewLines,
    /// Too few choices.
    #[error("a question needs two choices – write lines that begin with ( ) and (x)")]
    FewChoices,
    /// Nothing can be chosen rightly.
    #[error("no choice is right – write (x) before the right one, or [x] before each of them")]
    NoRight,
    /// One right choice is one.
    #[error("{0} choices are right – use [ ] and [x] where all of them are to be chosen")]
    ManyRight(usize),
    /// Round and square brackets.
    #[error("this question mixes ( ) and [ ] – use one kind for all of its choices")]
    Mixed,
    /// An answer to nothing.
    #[error("> stands before the first choice – put it below the choice that it answers")]
    NoChoice,
    /// A file that has no bytes, or twice.
    #[error("a file is either written here or taken from src=… – {0}")]
    NoContent(&'static str),
    /// A path that no program could open.
    #[error("{0:?} is no name for a file – {1}")]
    BadName(String, String),
    /// A module that may and may not be imported.
    #[error("{0} is both allowed and denied – keep one of them")]
    AllowedAndDenied(String),
    /// Something that programs are not made of.
    #[error("{0:?} is no construct – {1}, or a function that is called, as sorted()")]
    Construct(String, Instead),
    /// The title is that.
    #[error("a heading with one # is the title's – write ## here")]
    Title,
    /// An address that is followed nowhere.
    #[error("a link cannot go to {0:?} – use https://…, #/learn/course/lesson or #heading")]
    Link(String),
    /// It is nowhere on the page.
    #[error("there is no heading #{0} – {1}")]
    Anchor(String, Instead),
    /// A picture that is no file of the course.
    #[error("a picture cannot be {0:?} – name a PNG, JPEG, GIF, WebP or SVG file of the course's folder")]
    Image(String),
    /// A picture for those who see.
    #[error("the picture {0:?} has no description – write it between the brackets: ![what it shows]({0})")]
    NoAlt(String),
    /// Another language has something else there.
    #[error("{0} has {1} here, and this file has {2} – give both the same exercises, questions and examples in the same order")]
    Differs(String, String, String),
}

/// What was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    meant: Option<String>,
    known: String,
}

/// Nearer than this it was probably a slip.
const NEAR: f64 = 0.7;

impl Instead {
    /// The nearest of what is known, or all of it.
    pub fn of(written: &str, known: &[&str]) -> Instead {
        let near = known.iter().map(|known| (strsim::jaro_winkler(written, known), known));
        let nearest = near.max_by(|(one, _), (other, _)| one.total_cmp(other)).filter(|(near, _)| *near > NEAR);
        Instead { meant: nearest.map(|(_, known)| (*known).to_owned()), known: known.join(", ") }
    }
}

impl fmt::Display for Instead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.meant {
            Some(meant) => write!(f, "did you mean {meant}?"),
            None if self.known.is_empty() => f.write_str("leave it out"),
            None => write!(f, "use one of: {}", self.known),
        }
    }
}
