//! What the page says of an error of its own modules, within a sentence: the same as the error says to whoever develops it.

use super::{say::Text, texts::error as said};
use crate::{
    bundle::BundleError,
    examples::ExampleError,
    limits::options::{self, LimitError},
    share::{MOST_BODY_BYTES, ShareError},
    workspace::{
        MAX_BYTES, MAX_FILES, WorkspaceError,
        name::{self, NameError},
    },
};

/// Why something was not done with a file.
pub fn workspace(error: &WorkspaceError) -> Text {
    match error {
        WorkspaceError::Name(error) => file_name(error),
        WorkspaceError::Taken(file) => said::taken(file),
        WorkspaceError::Folder(file) => said::file_and_folder(file),
        WorkspaceError::Missing(file) => said::no_file(file),
        WorkspaceError::Main => said::MAIN_STAYS,
        WorkspaceError::Many => said::many_files(MAX_FILES),
        WorkspaceError::Large { name, bytes } => said::large_file(name, *bytes, MAX_BYTES),
    }
}

fn file_name(error: &NameError) -> Text {
    match error {
        NameError::Empty => said::NO_NAME,
        NameError::Long => said::long_name(name::MAX_BYTES),
        NameError::Deep => said::deep_name(name::MAX_FOLDERS),
        NameError::Part(part) => said::name_part(format!("{part:?}")),
        NameError::Letter(letter) => said::name_letter(format!("{letter:?}")),
    }
}

/// Why a text is no shared workspace.
pub fn share(error: &ShareError) -> Text {
    match error {
        ShareError::Empty => said::NO_PROGRAM,
        ShareError::Version => said::OTHER_VERSION,
        ShareError::Damaged => said::DAMAGED_LINK,
        ShareError::Large => said::large_link(MOST_BODY_BYTES),
        ShareError::File(error) => said::file_in_link(workspace(error)),
        ShareError::Browser(why) => said::no_unpacking(why.as_str()),
    }
}

/// Why there is no such example.
pub fn example(error: &ExampleError) -> Text {
    match error {
        ExampleError::List => said::EXAMPLE_LIST,
        ExampleError::Entry(id) => said::example_entry(format!("{id:?}")),
        ExampleError::File(error) => workspace(error),
    }
}

/// Why a limit cannot be had.
pub fn limit(error: &LimitError) -> Text {
    match error {
        LimitError::Unknown { option } => said::unknown_option(option.as_str(), options::known()),
        LimitError::NoNumber { option, value, least, most } => said::option_no_number(*option, format!("{value:?}"), *least, *most),
        LimitError::OutOfBounds { option, value, least, most } => said::option_bounds(*option, *value, *least, *most),
    }
}

/// Why a file of the engine is not used.
pub fn bundle(error: &BundleError) -> Text {
    match error {
        BundleError::Unreadable(why) => said::unreadable_list(why.as_str()),
        BundleError::Incomplete(role) => said::incomplete_list(format!("{role:?}")),
        BundleError::Size { path, got, want } => said::wrong_size(path.as_str(), *got, *want),
        BundleError::Hash { path, got, want } => said::wrong_hash(path.as_str(), got.as_str(), want.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{bundle::Role, limits::Limits, words::language::Language, workspace::name::FileName};

    #[test]
    fn an_error_says_the_same_here_and_there() {
        let name = || FileName::parse("data/a.txt").unwrap();
        let names = [NameError::Empty, NameError::Long, NameError::Deep, NameError::Part("..".into()), NameError::Letter('\n')];
        let files = [
            WorkspaceError::Taken(name()),
            WorkspaceError::Folder(name()),
            WorkspaceError::Missing(name()),
            WorkspaceError::Main,
            WorkspaceError::Many,
            WorkspaceError::Large { name: name(), bytes: 77 },
        ];
        for error in names.map(WorkspaceError::from).into_iter().chain(files) {
            assert_eq!(workspace(&error).say(Language::English), error.to_string());
        }
        let links = [
            ShareError::Empty,
            ShareError::Version,
            ShareError::Damaged,
            ShareError::Large,
            ShareError::File(WorkspaceError::Many),
            ShareError::Browser("it".into()),
        ];
        for error in links {
            assert_eq!(share(&error).say(Language::English), error.to_string());
        }
        for error in [ExampleError::List, ExampleError::Entry("x".into()), ExampleError::File(WorkspaceError::Main)] {
            assert_eq!(example(&error).say(Language::English), error.to_string());
        }
        for fragment in ["wal=1", "wall=soon", "wall=1"] {
            let error = Limits::PLAYGROUND.with_fragment(fragment).unwrap_err();
            assert_eq!(limit(&error).say(Language::English), error.to_string());
        }
        let bundles = [
            BundleError::Unreadable("it".into()),
            BundleError::Incomplete(Role::Guard),
            BundleError::Size { path: "a".into(), got: 1, want: 2 },
            BundleError::Hash { path: "a".into(), got: "b".into(), want: "c".into() },
        ];
        for error in bundles {
            assert_eq!(bundle(&error).say(Language::English), error.to_string());
        }
    }
}
