//! `cargo xtask lessons`: reads the lessons of a folder as the page would, and says what is wrong with which line.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use ampoule::lesson::{self, Catalogue, Course, Lesson};
use anyhow::{Result, bail, ensure};
use clap::Subcommand;

/// Of a picture or a file that a lesson gives its programs: a learner waits for it.
const MOST_FILE_BYTES: u64 = 4 * 1024 * 1024;

#[derive(Subcommand)]
pub enum Command {
    /// Say what is wrong with the lessons of a folder, line by line
    Check {
        /// The folder with `index.json` (default: public/lessons in the checkout)
        folder: Option<PathBuf>,
    },
}

pub fn run(root: &Path, command: Command) -> Result<()> {
    let Command::Check { folder } = command;
    let folder = folder.unwrap_or_else(|| root.join("public/lessons"));
    ensure!(folder.join("index.json").is_file(), "there are no lessons: {} does not exist", folder.join("index.json").display());
    let report = check(&folder);
    report.faults.iter().for_each(|fault| println!("{fault}"));
    println!("{} in {}, {} files of lessons: {}", count(report.faults.len(), "fault"), folder.display(), report.read, verdict(&report));
    if !report.faults.is_empty() {
        bail!("the lessons have faults");
    }
    Ok(())
}

/// What was found.
#[derive(Default)]
struct Report {
    /// Each in one line.
    faults: Vec<String>,
    /// How many files of lessons were read.
    read: usize,
}

fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

fn verdict(report: &Report) -> &'static str {
    if report.faults.is_empty() { "all is well" } else { "to be repaired" }
}

fn check(folder: &Path) -> Report {
    let mut report = Report::default();
    let read = fs::read(folder.join("index.json")).map_err(|error| error.to_string());
    match read.and_then(|text| Catalogue::read(&text).map_err(|error| error.to_string())) {
        Err(error) => report.faults.push(format!("index.json: {error}")),
        Ok(catalogue) => catalogue.courses.iter().for_each(|name| check_course(folder, name, &mut report)),
    }
    report
}

fn check_course(folder: &Path, name: &str, report: &mut Report) {
    let read = fs::read(folder.join(name).join("course.json")).map_err(|error| error.to_string());
    let course = match read.and_then(|text| Course::read(&text).map_err(|error| error.to_string())) {
        Ok(course) => course,
        Err(error) => return report.faults.push(format!("{name}/course.json: {error}")),
    };
    // Which lesson has an id: progress is kept by it in the whole course.
    let mut ids = BTreeMap::new();
    for lesson in &course.lessons {
        check_lesson(folder, name, &course, lesson, &mut ids, report);
    }
    report.faults.extend(unlisted(&folder.join(name), name, &course));
}

fn check_lesson(folder: &Path, course_name: &str, course: &Course, lesson: &str, ids: &mut BTreeMap<String, String>, report: &mut Report) {
    let mut first: Option<Lesson> = None;
    for (at, language) in course.languages.iter().enumerate() {
        let file = format!("{course_name}/{lesson}.{language}.md");
        let text = match fs::read_to_string(folder.join(&file)) {
            Ok(text) => text,
            // The first language stands in for the others, and nothing for it.
            Err(error) if error.kind() == io::ErrorKind::NotFound && at > 0 => continue,
            Err(error) => {
                report.faults.push(format!("{file}: cannot be read ({error}) – write the lesson in {language:?}, or take it out of course.json"));
                continue;
            }
        };
        report.read += 1;
        let (lesson, faults) = lesson::read(&file, &text);
        report.faults.extend(faults.iter().map(ToString::to_string));
        report.faults.extend(lesson::beside(&lesson).iter().filter_map(|name| wrong_file(&folder.join(course_name), &file, name)));
        match &first {
            Some(first) => report.faults.extend(lesson::compare(first, &lesson, &file).iter().map(ToString::to_string)),
            None => {
                for cell in lesson::kept(&lesson).iter().filter(|cell| !cell.id.is_empty()) {
                    if let Some(other) = ids.insert(cell.id.to_owned(), file.clone()).filter(|other| *other != file) {
                        report.faults.push(format!("{file}, line {}: the id {:?} is in {other} too – write another id", cell.line, cell.id));
                    }
                }
                first = Some(lesson);
            }
        }
    }
}

fn wrong_file(course: &Path, file: &str, name: &str) -> Option<String> {
    match fs::metadata(course.join(name)) {
        Ok(metadata) if metadata.is_file() && metadata.len() <= MOST_FILE_BYTES => None,
        Ok(metadata) if metadata.is_file() => Some(format!("{file}: {name:?} is larger than {} MiB – use a smaller one", MOST_FILE_BYTES >> 20)),
        Ok(_) | Err(_) => Some(format!("{file}: {name:?} is not there – put it into the course's folder")),
    }
}

/// Lessons that nobody gets to see, because no list has them.
fn unlisted(folder: &Path, course_name: &str, course: &Course) -> Vec<String> {
    let is_listed = |file: &str| course.lessons.iter().any(|lesson| course.languages.iter().any(|language| *file == format!("{lesson}.{language}.md")));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|file| file.ends_with(".md") && !is_listed(file)).collect();
    files.sort();
    files.into_iter().map(|file| format!("{course_name}/{file}: course.json does not list it – name the lesson and its language there")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COURSE: &str = r#"{"format":1,"languages":["en","es"],"title":{"en":"A","es":"B"},"about":{"en":"A","es":"B"},"lessons":["01-a","02-b"]}"#;
    const QUIZ: &str = "---\ntitle: A\n---\n```quiz id=a\n(x) a\n( ) b\n```\n";

    fn faults(files: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        check(folder.path()).faults
    }

    const INDEX: (&str, &str) = ("index.json", r#"{"format":1,"courses":["c"]}"#);

    #[test]
    fn lessons_in_all_their_languages_are_well() {
        let lesson = "---\ntitle: A\n---\n![a](a.png)\n```files name=x.csv src=a.csv\n```\n";
        let files = [INDEX, ("c/course.json", COURSE), ("c/01-a.en.md", QUIZ), ("c/01-a.es.md", QUIZ), ("c/02-b.en.md", lesson), ("c/a.png", ""), ("c/a.csv", "")];
        assert_eq!(faults(&files), [""; 0]);
    }

    #[test]
    fn each_kind_of_fault_is_a_line() {
        let other = QUIZ.replace("id=a", "id=b");
        let large = "x".repeat(MOST_FILE_BYTES as usize + 1);
        let lesson = format!("{QUIZ}![a](a.png) ![b](b.png)\n");
        let files = [INDEX, ("c/course.json", COURSE), ("c/01-a.en.md", QUIZ), ("c/01-a.es.md", &other), ("c/02-b.en.md", &lesson), ("c/b.png", &large), ("c/03-c.en.md", "")];
        let found = faults(&files);
        let expected = ["quiz \"a\" is missing", "quiz \"b\" stands only here", "\"a.png\" is not there", "\"b.png\" is larger", "the id \"a\" is in c/01-a.en.md too", "c/03-c.en.md: course.json"];
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (fault, expected) in found.iter().zip(expected) {
            assert!(fault.contains(expected), "{fault}: {expected}");
        }
    }

    #[test]
    fn lists_that_cannot_be_read_are_named() {
        assert_eq!(faults(&[("index.json", "{\"format\":2}")]), ["index.json: its \"format\" is 2: this page knows format 1"]);
        assert!(faults(&[INDEX])[0].starts_with("c/course.json: "));
        assert_eq!(faults(&[INDEX, ("c/course.json", COURSE)]).len(), 2);
    }

    #[test]
    fn the_lessons_of_the_site_have_no_faults() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("public/lessons");
        if folder.exists() {
            let found = check(&folder).faults;
            assert!(found.is_empty(), "\n{}", found.join("\n"));
        }
    }
}
