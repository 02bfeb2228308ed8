//! All files as one zip archive, which every system can open.

use super::Workspace;
use rawzip::{Error, ZipArchiveWriter};
use std::io::Write;

/// The archive's bytes. Nothing is compressed: the files are small and go nowhere but to the learner's disk.
pub fn zip(workspace: &Workspace) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for file in workspace.files() {
        let (mut entry, config) = archive.new_file(file.name.as_str()).start()?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(file.content.bytes())?;
        let (_, description) = writer.finish()?;
        entry.finish(description)?;
    }
    archive.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Content, name::FileName};
    use rawzip::ZipArchive;

    // That others can read it is shown by Python itself: `files_are_downloaded_one_by_one_and_all_together`.
    #[test]
    fn an_archive_holds_every_file_as_it_is() {
        let mut workspace = Workspace::new("print(1)\n");
        workspace.add(FileName::parse("datos/año.csv").unwrap(), Content::Bytes(vec![0, 255, 13, 10])).unwrap();
        let bytes = zip(&workspace).unwrap();
        let archive = ZipArchive::from_slice(bytes.as_slice()).unwrap();
        let mut files = Vec::new();
        for record in archive.entries() {
            let record = record.unwrap();
            let name = String::from_utf8(record.file_path().as_ref().to_vec()).unwrap();
            files.push((name, archive.get_entry(record.wayfinder()).unwrap().data().to_vec()));
        }
        assert_eq!(files, [("main.py".to_owned(), b"print(1)\n".to_vec()), ("datos/año.csv".to_owned(), vec![0, 255, 13, 10])]);
    }
}
