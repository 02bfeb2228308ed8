//! Which files of a wheel go to the learner, and where they lie then: as in `site-packages`, without what only developers of
//! the package need.

use std::collections::BTreeMap;

use super::wheel::Wheel;

/// Folders that no program imports from.
const NEEDLESS_FOLDERS: [&str; 5] = ["tests", "benchmarks", "__pycache__", "sample_data", "include"];

/// Sources of other languages and of type checkers, and what is made from other files of the package.
const NEEDLESS_ENDINGS: [&str; 17] = [
    ".pyi", ".pyc", ".pyx", ".pxd", ".pxi", ".c", ".h", ".cpp", ".hpp", ".f", ".f90", ".a", ".pc", ".in", ".po", ".pot", ".map",
];

/// What an installer writes for itself.
const OF_THE_INSTALLER: [&str; 4] = ["RECORD", "WHEEL", "INSTALLER", "direct_url.json"];

/// The files that are shipped, by where they lie in `site-packages`.
pub fn site_packages(wheel: Wheel) -> BTreeMap<String, Vec<u8>> {
    wheel.members.into_iter().filter_map(|(name, content)| Some((place(&name)?, content))).collect()
}

/// Where a member of a wheel lies in `site-packages`; nothing if it is not shipped.
fn place(member: &str) -> Option<String> {
    let (top, rest) = member.split_once('/').unwrap_or((member, ""));
    let path = if top.ends_with(".data") {
        // `a-1.data/purelib/a.py` is for `site-packages`, `a-1.data/scripts/a` is not.
        rest.strip_prefix("purelib/").or_else(|| rest.strip_prefix("platlib/"))?
    } else {
        member
    };
    let is_needless = if top.ends_with(".dist-info") {
        OF_THE_INSTALLER.contains(&rest)
    } else {
        let mut folders = path.split('/').rev().skip(1);
        folders.any(|folder| NEEDLESS_FOLDERS.contains(&folder)) || NEEDLESS_ENDINGS.iter().any(|ending| path.ends_with(ending))
    };
    (!is_needless).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::wheel::samples;

    #[test]
    fn a_package_lies_as_in_site_packages_without_what_its_developers_need() {
        let cases = [
            ("a/__init__.py", Some("a/__init__.py")),
            ("a/_x.cpython-314-wasm32-emscripten.so", Some("a/_x.cpython-314-wasm32-emscripten.so")),
            ("a/data/font.ttf", Some("a/data/font.ttf")),
            ("a/testing/util.py", Some("a/testing/util.py")),
            ("a/tests.py", Some("a/tests.py")),
            ("a/tests/test_a.py", None),
            ("a/include/a.h", None),
            ("a/a.pyi", None),
            ("a-1.data/purelib/b.py", Some("b.py")),
            ("a-1.data/scripts/a", None),
            ("a-1.dist-info/METADATA", Some("a-1.dist-info/METADATA")),
            ("a-1.dist-info/licenses/LICENSE", Some("a-1.dist-info/licenses/LICENSE")),
            ("a-1.dist-info/RECORD", None),
        ];
        for (member, expected) in cases {
            assert_eq!(place(member).as_deref(), expected, "{member}");
        }
    }

    #[test]
    fn contents_stay_as_they_are() {
        let wheel = Wheel::read(&samples::wheel_bytes(&[("a.py", "x = 1"), ("a.pyi", "x: int")])).unwrap();
        assert_eq!(site_packages(wheel), BTreeMap::from([("a.py".to_owned(), b"x = 1".to_vec())]));
    }
}
