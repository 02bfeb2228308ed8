//! How files go to a run and come back: heads in a message, and beside it the bytes of all files one after another.

use super::{Content, File, Workspace, name::FileName};
use crate::protocol::to_worker::FileHead;

/// The files beside `main.py`, for a message.
pub fn pack(workspace: &Workspace) -> (Vec<FileHead>, Vec<u8>) {
    pack_those(workspace, |file| !file.name.is_main())
}

/// All files, for a message whose program is none of them.
pub fn pack_all(workspace: &Workspace) -> (Vec<FileHead>, Vec<u8>) {
    pack_those(workspace, |_| true)
}

fn pack_those(workspace: &Workspace, wanted: fn(&File) -> bool) -> (Vec<FileHead>, Vec<u8>) {
    let mut heads = Vec::new();
    let mut all = Vec::new();
    for File { name, content } in workspace.files().iter().filter(|file| wanted(file)) {
        let bytes = content.bytes();
        heads.push(FileHead { path: name.as_str().to_owned(), bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX) });
        all.extend_from_slice(bytes);
    }
    (heads, all)
}

/// What came back. The heads are a worker's words: names are made such as the workspace takes, and `None` says that heads and
/// bytes do not belong together.
pub fn unpack(heads: &[FileHead], all: &[u8]) -> Option<Vec<File>> {
    let mut rest = all;
    let mut files = Vec::with_capacity(heads.len());
    for FileHead { path, bytes } in heads {
        let (content, after) = rest.split_at_checked(*bytes as usize)?;
        rest = after;
        let name = FileName::parse(path).unwrap_or_else(|_| FileName::nearest(path));
        files.push(File { name, content: Content::of(content.to_vec()) });
    }
    rest.is_empty().then_some(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn files_come_back_as_they_went() {
        let mut workspace = Workspace::new("x");
        for (name, content) in [("a.txt", "ä"), ("b/c", ""), ("d", "1\n")] {
            workspace.add(FileName::parse(name).unwrap(), Content::Text(content.into())).unwrap();
        }
        let (heads, bytes) = pack(&workspace);
        assert_eq!(heads.iter().map(|head| (head.path.as_str(), head.bytes)).collect::<Vec<_>>(), [("a.txt", 2), ("b/c", 0), ("d", 2)]);
        assert_eq!(unpack(&heads, &bytes), Some(workspace.files()[1..].to_vec()));
    }

    #[test]
    fn heads_that_do_not_fit_their_bytes_are_refused() {
        let head = |bytes| vec![FileHead { path: "a".into(), bytes }];
        for (heads, bytes) in [(head(2), &b"1"[..]), (head(0), b"1"), (head(u32::MAX), b"1"), (vec![], b"1")] {
            assert_eq!(unpack(&heads, bytes), None);
        }
    }

    proptest! {
        #[test]
        fn whatever_a_worker_calls_its_files_the_names_are_names(path in "\\PC{0,300}") {
            let files = unpack(&[FileHead { path, bytes: 1 }], b"x").unwrap();
            prop_assert_eq!(FileName::parse(files[0].name.as_str()), Ok(files[0].name.clone()));
        }
    }
}
