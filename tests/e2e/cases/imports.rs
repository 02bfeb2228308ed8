//! The spare imports beforehand what the learner's text imports.

use crate::{case::Case, cases, page::{Page, RunResult}};
use anyhow::{Result, ensure};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![what_the_text_imports_is_imported_beforehand, what_an_import_does_it_does_in_the_run]
}

const IMPORTED: Duration = Duration::from_secs(90);

/// Runs the program until its first line says that an import below it was made before.
fn run_when_imported(page: &mut Page, program: &str) -> Result<RunResult> {
    page.wait_for("a spare that has imported", IMPORTED, |page| {
        // A program that waits for an engine imports for itself.
        page.wait_status("ready", IMPORTED)?;
        let result = page.run_program(program)?;
        ensure!(result.outcome == "completed", "{result:?}");
        Ok(result.stdout.starts_with("True").then_some(result))
    })
}

fn what_the_text_imports_is_imported_beforehand(page: &mut Page) -> Result<()> {
    page.open_app()?;
    // It is never come to: only the text tells of it.
    let program = "import sys\nprint('xml.dom.minidom' in sys.modules, 'tomllib' in sys.modules)\nif not sys:\n    import xml.dom.minidom, no_such_module\n# import tomllib\n";
    let result = run_when_imported(page, program)?;
    ensure!(result.stdout == "True False\n", "{result:?}");
    let other = page.run_program("import sys\nprint(len(sys.modules) > 50)\n")?;
    ensure!(other.stdout == "True\n" && other.stderr.is_empty(), "{other:?}");
    Ok(())
}

fn what_an_import_does_it_does_in_the_run(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = run_when_imported(page, "import sys\nprint('tomllib' in sys.modules)\nimport tomllib, this\n")?;
    ensure!(result.stdout.contains("Beautiful is better than ugly."), "the module was imported for the program, which then printed nothing: {result:?}");
    Ok(())
}
