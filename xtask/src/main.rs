//! `cargo xtask`: sets up, builds, serves and tests Ampoule. `cargo xtask help` lists the commands.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

mod bench;
mod build;
mod lessons;
mod packages;
mod pictures;
mod portable;
mod process;
mod project;
mod serve;
mod testing;
#[cfg(test)]
mod tidy;
mod tools;
mod versions;

/// Sets up what is missing, then builds, serves or tests Ampoule.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Cmd,
}

#[derive(Subcommand)]
enum Cmd {
    /// Build and serve at http://127.0.0.1:8080/
    Serve {
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        #[command(flatten)]
        build: BuildArgs,
    },
    /// Build everything that a web server needs
    Build(BuildArgs),
    /// Run every test, those in real browsers included
    Test {
        /// Run only this part
        #[arg(long, value_enum)]
        only: Option<testing::Part>,
        /// Every browser case in every browser; otherwise those about the app run in one each
        #[arg(long)]
        everywhere: bool,
        /// Handed to the test runner of the part
        #[arg(last = true, requires = "only")]
        args: Vec<String>,
    },
    /// Python packages that a site may carry
    #[command(subcommand)]
    Packages(packages::Command),
    /// Courses and their lessons
    #[command(subcommand)]
    Lessons(lessons::Command),
    /// Make the site for places without a server: a folder that opens by double-click, from a disk or a USB stick
    Portable {
        /// The folder to write (default: portable/ in the checkout)
        #[arg(long)]
        out: Option<PathBuf>,
        /// Which Python packages it carries, with all that they depend on: all, none, or names with commas between them
        #[arg(long, default_value = "all", value_name = "all|none|NAME,…")]
        packages: packages::Choice,
        #[command(flatten)]
        place: packages::Place,
    },
    /// Take the pictures of README and docs anew, in Chromium
    Pictures,
    /// Measure the release build beside plain Pyodide, in Chromium and Firefox
    #[command(args_conflicts_with_subcommands = true)]
    Bench {
        /// How often each is measured
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        #[command(subcommand)]
        special: Option<bench::Special>,
    },
}

#[derive(clap::Args)]
struct BuildArgs {
    /// The folder to write (default: dist/ in the checkout)
    #[arg(long)]
    out: Option<PathBuf>,
    /// Build quickly, without optimising and without the size budget
    #[arg(long)]
    debug: bool,
    /// Which Python packages it carries, with all that they depend on: all, none, or names with commas between them
    #[arg(long, default_value = "all", value_name = "all|none|NAME,…")]
    packages: packages::Choice,
    /// Where the packages will lie, if not beside the page: the address of a folder. They are written to DIST-packages/, to be uploaded there
    #[arg(long, value_name = "https://…/")]
    packages_at: Option<packages::Elsewhere>,
    #[command(flatten)]
    place: packages::Place,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Cmd) -> Result<()> {
    let project = project::Project::locate()?;
    match command {
        Cmd::Serve { port, build } => {
            let listener = serve::listen(port)?;
            let options = build.options(&project)?;
            build::build(&project, &options)?;
            serve::serve(listener, &options.out)
        }
        Cmd::Build(build) => build::build(&project, &build.options(&project)?),
        Cmd::Packages(command) => packages::run(&project, command),
        Cmd::Lessons(command) => lessons::run(&project.root, command),
        Cmd::Portable { out, packages, place } => {
            let out = out.map_or_else(|| Ok(project.root.join("portable")), std::path::absolute)?;
            let packages = packages::Wanted { choice: packages, sources: place.sources, elsewhere: None };
            portable::run(&project, &portable::Options { out, packages })
        }
        Cmd::Pictures => pictures::run(&project),
        Cmd::Bench { rounds, special } => bench::run(&project, rounds, special),
        Cmd::Test { only, everywhere, args } => testing::run(&project, &testing::Order { only, everywhere, args }),
    }
}

impl BuildArgs {
    fn options(&self, project: &project::Project) -> Result<build::Options> {
        let out = match &self.out {
            Some(out) => std::path::absolute(out)?,
            None => project.default_dist(),
        };
        let packages = packages::Wanted { choice: self.packages.clone(), sources: self.place.sources.clone(), elsewhere: self.packages_at.clone() };
        Ok(build::Options { out, release: !self.debug, packages })
    }
}
