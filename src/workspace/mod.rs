//! The *workspace*: the learner's files. `main.py` is always there and is what Run starts.
//!
//! Nothing in here is lost by an accident: a name that is taken is refused or made another, and what a run wrote never takes
//! the place of what was edited meanwhile.

pub mod carry;
pub mod kept;
pub mod name;

use name::{FileName, NameError};

/// So many files are kept.
pub const MAX_FILES: usize = 200;
/// So many bytes all together.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text, as far as UTF-8 without control characters is text.
    Text(String),
    /// Anything else.
    Bytes(Vec<u8>),
}

impl Content {
    /// Text if it can be shown and edited as such without changing it.
    pub fn of(bytes: Vec<u8>) -> Content {
        match String::from_utf8(bytes) {
            // Windows' line ends stay until somebody edits the text; an old Macintosh's would be lost at once.
            Ok(text) if text.replace("\r\n", "\n").chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\t' | '\u{1B}')) => {
                Content::Bytes(text.into_bytes())
            }
            Ok(text) => Content::Text(text),
            Err(error) => Content::Bytes(error.into_bytes()),
        }
    }

    /// As it lies on a disk.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }

    /// If it is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Content::Text(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, one of a kind in its workspace.
    pub name: FileName,
    /// What it holds.
    pub content: Content,
}

/// What cannot be done with a file, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkspaceError {
    /// The name is none.
    #[error("{0}")]
    Name(#[from] NameError),
    /// Another file has it.
    #[error("there is a file {0} already")]
    Taken(FileName),
    /// `a` and `a/b` cannot both be files.
    #[error("{0} would have to be a file and a folder at once")]
    Folder(FileName),
    /// There is no such file.
    #[error("there is no file {0}")]
    Missing(FileName),
    /// `main.py` stays.
    #[error("main.py is what Run starts: it keeps its name and its place")]
    Main,
    /// Too many files.
    #[error("there can be at most {MAX_FILES} files; delete one first")]
    Many,
    /// Too large.
    #[error("{name} has {bytes} bytes, and all files together can have at most {MAX_BYTES}")]
    Large {
        /// Which.
        name: FileName,
        /// Its own size.
        bytes: usize,
    },
}

/// What became of the files that a run wrote, when they were to be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New, or with another content than before.
    pub changed: Vec<FileName>,
    /// Under another name, because the learner had edited the file meanwhile: as the run called it, as it is called now.
    pub renamed: Vec<(FileName, FileName)>,
    /// Not taken, and why.
    pub refused: Vec<WorkspaceError>,
}

/// All files, `main.py` first, then by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    files: Vec<File>,
}

impl Workspace {
    /// With a program and nothing else.
    pub fn new(main: impl Into<String>) -> Workspace {
        Workspace { files: vec![File { name: FileName::main(), content: Content::Text(main.into()) }] }
    }

    /// Of what lies somewhere under names that may be none. What does not fit is left out; `main.py` is `first` where there is none.
    pub fn of_files(first: &str, files: impl IntoIterator<Item = (String, Content)>) -> Workspace {
        let mut workspace = Workspace::new(first);
        for (name, content) in files {
            let name = FileName::parse(&name).unwrap_or_else(|_| FileName::nearest(&name));
            let name = if name.is_main() { name } else { workspace.free_name(name) };
            // Who keeps more than this build takes has it from another build.
            let _ = workspace.put(name, content);
        }
        workspace
    }

    /// All files in order.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The program's text.
    pub fn main(&self) -> &str {
        self.files[0].content.text().unwrap_or_default()
    }

    /// One of them.
    pub fn get(&self, name: &FileName) -> Option<&Content> {
        self.files.iter().find(|file| file.name == *name).map(|file| &file.content)
    }

    /// Everything together, in bytes.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.content.bytes().len()).sum()
    }

    /// A new file.
    pub fn add(&mut self, name: FileName, content: Content) -> Result<(), WorkspaceError> {
        if self.get(&name).is_some() {
            return Err(WorkspaceError::Taken(name));
        }
        self.put(name, content)
    }

    /// A new file or another content of one that is there.
    pub fn put(&mut self, name: FileName, content: Content) -> Result<(), WorkspaceError> {
        let content = match content {
            // The editor shows it, whatever it is.
            Content::Bytes(bytes) if name.is_main() => Content::Text(String::from_utf8_lossy(&bytes).into_owned()),
            content => content,
        };
        let place = self.files.iter().position(|file| file.name == name);
        let before = place.map_or(0, |place| self.files[place].content.bytes().len());
        let bytes = content.bytes().len();
        if self.bytes() - before + bytes > MAX_BYTES {
            return Err(WorkspaceError::Large { name, bytes });
        }
        match place {
            Some(place) => self.files[place].content = content,
            None => {
                self.check_new(&name)?;
                self.insert(File { name, content });
            }
        }
        Ok(())
    }

    /// Another name for a file.
    pub fn rename(&mut self, from: &FileName, to: FileName) -> Result<(), WorkspaceError> {
        if *from == to {
            return Ok(());
        }
        if from.is_main() || to.is_main() {
            return Err(WorkspaceError::Main);
        }
        let Some(place) = self.files.iter().position(|file| file.name == *from) else { return Err(WorkspaceError::Missing(from.clone())) };
        let file = self.files.remove(place);
        let checked = self.get(&to).map_or_else(|| self.check_new(&to), |_| Err(WorkspaceError::Taken(to.clone())));
        self.insert(File { name: if checked.is_ok() { to } else { file.name }, content: file.content });
        checked
    }

    /// Takes a file away and gives it, so that it can be brought back.
    pub fn remove(&mut self, name: &FileName) -> Result<File, WorkspaceError> {
        if name.is_main() {
            return Err(WorkspaceError::Main);
        }
        let place = self.files.iter().position(|file| file.name == *name).ok_or_else(|| WorkspaceError::Missing(name.clone()))?;
        Ok(self.files.remove(place))
    }

    /// `name`, or that with a number when it is taken.
    pub fn free_name(&self, name: FileName) -> FileName {
        if self.get(&name).is_none() {
            return name;
        }
        let mut number = 2;
        loop {
            let numbered = name.numbered(number);
            if self.get(&numbered).is_none() {
                return numbered;
            }
            number += 1;
        }
    }

    /// Takes over what a run wrote, because somebody wants it. `given` is what the run was given: a file that was edited since then keeps the learner's
    /// text, and the run's gets another name. `main.py` is the learner's alone.
    pub fn take_written(&mut self, given: &Workspace, files: Vec<File>) -> Written {
        let mut written = Written::default();
        for File { name, content } in files {
            let now = self.get(&name);
            if now == Some(&content) {
                continue;
            }
            let is_edited = name.is_main() || now.is_some_and(|now| given.get(&name) != Some(now));
            let kept_as = if is_edited { self.free_name(name.numbered(2)) } else { name.clone() };
            match self.put(kept_as.clone(), content) {
                Ok(()) if is_edited => written.renamed.push((name, kept_as)),
                Ok(()) => written.changed.push(name),
                Err(error) => written.refused.push(error),
            }
        }
        written
    }

    fn check_new(&self, name: &FileName) -> Result<(), WorkspaceError> {
        if self.files.len() >= MAX_FILES {
            return Err(WorkspaceError::Many);
        }
        let is_folder = self.files.iter().any(|file| name.is_folder_of(&file.name) || file.name.is_folder_of(name));
        if is_folder { Err(WorkspaceError::Folder(name.clone())) } else { Ok(()) }
    }

    fn insert(&mut self, file: File) {
        let place = self.files.partition_point(|other| other.name.is_main() || other.name < file.name);
        self.files.insert(place, file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> FileName {
        FileName::parse(text).expect(text)
    }

    fn text(text: &str) -> Content {
        Content::Text(text.to_owned())
    }

    fn files<const N: usize>(files: [(&str, Content); N]) -> Vec<File> {
        files.into_iter().map(|(file, content)| File { name: name(file), content }).collect()
    }

    fn names(workspace: &Workspace) -> Vec<&str> {
        workspace.files().iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn the_program_comes_first_and_the_others_by_name() {
        let mut workspace = Workspace::new("x");
        workspace.add(name("b.py"), text("")).unwrap();
        workspace.add(name("a.py"), text("")).unwrap();
        assert_eq!(names(&workspace), ["main.py", "a.py", "b.py"]);
        workspace.rename(&name("a.py"), name("z.py")).unwrap();
        assert_eq!(names(&workspace), ["main.py", "b.py", "z.py"]);
    }

    #[test]
    fn a_name_that_is_taken_is_refused_and_nothing_is_lost() {
        let mut workspace = Workspace::new("x");
        workspace.add(name("a.py"), text("1")).unwrap();
        workspace.add(name("b.py"), text("2")).unwrap();
        assert_eq!(workspace.add(name("a.py"), text("")), Err(WorkspaceError::Taken(name("a.py"))));
        assert_eq!(workspace.rename(&name("a.py"), name("b.py")), Err(WorkspaceError::Taken(name("b.py"))));
        assert_eq!(workspace.rename(&name("a.py"), name("b.py/c")), Err(WorkspaceError::Folder(name("b.py/c"))));
        assert_eq!(workspace.rename(&name("c.py"), name("d.py")), Err(WorkspaceError::Missing(name("c.py"))));
        assert_eq!((workspace.get(&name("a.py")), workspace.get(&name("b.py"))), (Some(&text("1")), Some(&text("2"))));
    }

    #[test]
    fn the_program_stays() {
        let mut workspace = Workspace::new("x");
        workspace.add(name("a.py"), text("1")).unwrap();
        assert_eq!(workspace.remove(&FileName::main()), Err(WorkspaceError::Main));
        assert_eq!(workspace.rename(&FileName::main(), name("b.py")), Err(WorkspaceError::Main));
        assert_eq!(workspace.rename(&name("a.py"), FileName::main()), Err(WorkspaceError::Main));
        assert_eq!(workspace.main(), "x");
        workspace.put(FileName::main(), Content::Bytes(vec![b'y', 0xFF])).unwrap();
        assert_eq!(workspace.main(), "y\u{FFFD}");
    }

    #[test]
    fn a_file_is_no_folder() {
        let mut workspace = Workspace::new("x");
        workspace.add(name("a/b"), text("")).unwrap();
        assert_eq!(workspace.add(name("a"), text("")), Err(WorkspaceError::Folder(name("a"))));
        assert_eq!(workspace.add(name("a/b/c"), text("")), Err(WorkspaceError::Folder(name("a/b/c"))));
        workspace.add(name("ab"), text("")).unwrap();
    }

    #[test]
    fn number_and_size_are_bounded() {
        let mut workspace = Workspace::new("");
        workspace.add(name("large"), Content::Bytes(vec![0; MAX_BYTES])).unwrap();
        assert!(matches!(workspace.add(name("a"), text("1")), Err(WorkspaceError::Large { bytes: 1, .. })));
        workspace.put(name("large"), text("")).unwrap();
        for number in 0..MAX_FILES - 2 {
            workspace.add(name(&format!("f{number}")), text("")).unwrap();
        }
        assert_eq!(workspace.add(name("one.more"), text("")), Err(WorkspaceError::Many));
    }

    #[test]
    fn text_is_what_an_editor_can_show_without_changing_it() {
        assert_eq!(Content::of("añb\n\t".into()), text("añb\n\t"));
        assert_eq!(Content::of("a;b\r\n1;2\r\n".into()), text("a;b\r\n1;2\r\n"));
        for bytes in [&b"\x89PNG"[..], b"a\0b", b"a\rb", b"\xFF"] {
            assert_eq!(Content::of(bytes.to_vec()), Content::Bytes(bytes.to_vec()));
        }
    }

    #[test]
    fn what_a_run_wrote_is_there_afterwards() {
        let mut workspace = Workspace::new("x");
        workspace.add(name("a.txt"), text("old")).unwrap();
        let given = workspace.clone();
        let written = workspace.take_written(&given, files([("a.txt", text("new")), ("b/c.txt", text("made")), ("main.py", text("x"))]));
        assert_eq!(written, Written { changed: vec![name("a.txt"), name("b/c.txt")], ..Written::default() });
        assert_eq!((workspace.get(&name("a.txt")), workspace.main()), (Some(&text("new")), "x"));
    }

    #[test]
    fn what_was_edited_during_the_run_stays_beside_what_the_run_wrote() {
        let mut workspace = Workspace::new("x");
        workspace.add(name("a.txt"), text("old")).unwrap();
        let given = workspace.clone();
        workspace.put(name("a.txt"), text("edited")).unwrap();
        let written = workspace.take_written(&given, files([("a.txt", text("new")), ("main.py", text("other"))]));
        assert_eq!(written.renamed, [(name("a.txt"), name("a (2).txt")), (FileName::main(), name("main (2).py"))]);
        assert_eq!((workspace.get(&name("a.txt")), workspace.main()), (Some(&text("edited")), "x"));
        assert_eq!(workspace.get(&name("a (2).txt")), Some(&text("new")));
    }

    #[test]
    fn what_a_run_wrote_beyond_the_bounds_is_refused_with_its_name() {
        let mut workspace = Workspace::new("x");
        let given = workspace.clone();
        let written = workspace.take_written(&given, files([("large", Content::Bytes(vec![0; MAX_BYTES])), ("main.py/x", text(""))]));
        assert_eq!(written.refused.len(), 2);
        assert_eq!(names(&workspace), ["main.py"]);
    }
}
