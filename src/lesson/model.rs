//! A lesson as it is read: prose between cells.

use crate::policy::Policy;

/// A lesson in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// Its name for people.
    pub title: String,
    /// Whether its cells go on from one another.
    pub cells: Cells,
    /// When a solution may be seen.
    pub solutions: Solutions,
    /// Seconds that each run has; none for what the page gives.
    pub wall_seconds: Option<u32>,
    /// Of every cell; an exercise's own stands above it.
    pub policy: Policy,
    /// Python that runs before every cell, unseen.
    pub setup: String,
    /// What lies beside every cell's program.
    pub files: Vec<DataFile>,
    /// What is on the page, in order.
    pub blocks: Vec<Block>,
}

/// Whether the cells of a lesson share an interpreter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// Each run is a new machine.
    #[default]
    Fresh,
    /// They go on from one another, in order.
    Shared,
}

/// When the solution of an exercise may be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Solutions {
    /// When the learner's own was checked once.
    #[default]
    AfterAttempt,
    /// At once.
    Always,
    /// Never.
    Never,
}

/// A file that lessons give their programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Below the learner's folder.
    pub path: String,
    /// Where its bytes are.
    pub content: Content,
}

/// Where a file's bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Here.
    Text(String),
    /// In a file of the course's folder.
    Beside(String),
}

/// Part of a lesson's page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Paragraphs, headings, lists, tables.
    Prose(Vec<Node>),
    /// A program to be run and changed.
    Example(Example),
    /// A program to be written.
    Exercise(Box<Exercise>),
    /// Lines to be put in order.
    Parsons(Parsons),
    /// A question with choices.
    Quiz(Quiz),
}

/// Of a page's prose: what Markdown can make, and nothing else. There is no HTML in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Text(String),
    /// An element.
    Element(Tag, Vec<Node>),
}

/// The elements of prose. Addresses are checked: relative to the course's folder, `#/learn/…`, or `https:` for links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    /// `p`
    Paragraph,
    /// `h2` to `h4`, with an anchor of its own; a lesson's `h1` is its title.
    Heading {
        /// From 2 to 4.
        level: u8,
        /// Unique in the lesson: letters, digits and `-`.
        anchor: String,
    },
    /// `blockquote`
    Quote,
    /// `ul`
    List,
    /// `ol`
    Numbered {
        /// The first number.
        start: u32,
    },
    /// `li`
    Item,
    /// `pre`: text as it is, not Python to be run.
    Listing,
    /// `code`
    Code,
    /// `em`
    Emphasis,
    /// `strong`
    Strong,
    /// `del`
    Struck,
    /// `a`
    Link {
        /// Checked.
        href: String,
    },
    /// `img`
    Image {
        /// Checked: a file of the course's folder.
        src: String,
        /// For who does not see it.
        alt: String,
    },
    /// `br`
    Break,
    /// `hr`
    Rule,
    /// `table`
    Table,
    /// `thead`
    TableHead,
    /// `tbody`
    TableBody,
    /// `tr`
    Row,
    /// `th`
    HeadCell,
    /// `td`
    Cell,
}

/// A program to be run and changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its text, every line with its end.
    pub source: String,
    /// Can be run.
    pub runs: bool,
    /// Its code is folded away at first.
    pub hidden: bool,
    /// Cannot be changed.
    pub readonly: bool,
    /// Lines to look at, counted from 1, first and last.
    pub lines: Vec<(u32, u32)>,
    /// What it prints.
    pub output: Option<Expected>,
    /// What it is given to read.
    pub stdin: String,
}

/// What an example prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Without the last line's end.
    pub text: String,
    /// The learner says it first; else it is shown at once.
    pub predicted: bool,
}

/// A program to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exercise {
    /// The same in all languages; progress is kept by it.
    pub id: String,
    /// What the learner begins with, every line with its end.
    pub start: String,
    /// One that passes.
    pub solution: String,
    /// Python that decides, with the helpers of `docs/lessons.md`.
    pub check: String,
    /// One after another.
    pub hints: Vec<Vec<Node>>,
    /// Answers that are often given, and part of what the check says of each.
    pub wrong: Vec<Wrong>,
    /// The lesson's and its own.
    pub policy: Policy,
    /// What a plain run is given to read.
    pub stdin: String,
    /// Of the fence, counted from 1.
    pub line: u32,
}

/// An answer that is wrong, and how it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The answer.
    pub source: String,
    /// Part of the message.
    pub says: String,
}

/// Lines to be put in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsons {
    /// The same in all languages.
    pub id: String,
    /// In the right order, each with its indentation.
    pub lines: Vec<String>,
    /// Lines that belong nowhere.
    pub distractors: Vec<String>,
    /// Of the fence, counted from 1.
    pub line: u32,
}

/// A question with choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    /// The same in all languages.
    pub id: String,
    /// Its words.
    pub question: Vec<Node>,
    /// Whether several choices are right, and all of them have to be chosen.
    pub several: bool,
    /// In order.
    pub choices: Vec<Choice>,
    /// Of the fence, counted from 1.
    pub line: u32,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its words.
    pub text: Vec<Node>,
    /// Whether it is right.
    pub right: bool,
    /// What is said to who chose it.
    pub feedback: Vec<Node>,
}
