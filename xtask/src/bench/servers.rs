//! `cargo xtask bench servers`: a class comes in at once. Each server of `docs/classroom.md` gives the built site to thirty first visits at the same
//! time, with the recipe of `docs/hosts/` where there is one; every byte is compared, and headers are what the recipe promises.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    build,
    project::{Project, create_dir},
    tools,
};

/// A class.
const VISITS: usize = 30;
const START: Duration = Duration::from_secs(20);
/// For one answer.
const ANSWER: Duration = Duration::from_secs(120);

/// A server as `docs/classroom.md` has it.
#[derive(Clone, Copy)]
struct Recipe {
    program: &'static str,
    /// The Debian package of the program.
    package: &'static str,
    /// In `docs/hosts/`.
    file: Option<&'static str>,
    /// The port, the folder and the recipe as it is to be used are put in the place of `PORT`, `SITE` and `RECIPE`.
    arguments: &'static [&'static str],
}

const RECIPES: [Recipe; 4] = [
    Recipe { program: "python3", package: "python3", file: None, arguments: &["-m", "http.server", "PORT", "--bind", "127.0.0.1", "--directory", "SITE"] },
    Recipe { program: "busybox", package: "busybox", file: None, arguments: &["httpd", "-f", "-p", "127.0.0.1:PORT", "-h", "SITE"] },
    Recipe { program: "nginx", package: "nginx-light", file: Some("nginx.conf"), arguments: &["-c", "RECIPE", "-e", "stderr"] },
    Recipe { program: "caddy", package: "caddy", file: Some("Caddyfile"), arguments: &["run", "--adapter", "caddyfile", "--config", "RECIPE"] },
];

/// Ends the server when it goes.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures all of them, one after another, and prints a table.
pub fn run(project: &Project, site: &Path) -> Result<()> {
    tools::for_servers(project, &RECIPES.map(|recipe| (recipe.program, recipe.package)))?;
    let files = build::first_visit(site)?;
    let bytes: usize = files.values().map(Vec::len).sum();
    let mut table = format!("{VISITS} first visits at once, {} files and {} each\n", files.len(), build::kilobytes(bytes as u64));
    for recipe in &RECIPES {
        let (_served, address) = start(project, site, recipe)?;
        if recipe.file.is_some() {
            has_headers(address, &files).with_context(|| format!("{} does not do what its recipe says", recipe.program))?;
        }
        let began = Instant::now();
        let requests = visit(address, &files).with_context(|| format!("a visit to {}", recipe.program))?;
        let seconds = began.elapsed().as_secs_f64();
        writeln!(table, "  {:8} {seconds:6.1} s  {:6.0} requests/s  {:6.0} MB/s", recipe.program, requests as f64 / seconds, (bytes * VISITS) as f64 / 1e6 / seconds)?;
    }
    println!("{table}");
    Ok(())
}

/// The server, listening.
fn start(project: &Project, site: &Path, recipe: &Recipe) -> Result<(Served, SocketAddr)> {
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).context("no free port")?;
    let used = recipe.file.map(|file| adapted(project, site, file, address.port())).transpose()?;
    let fill = |argument: &&str| {
        let recipe = used.as_ref().map(|used| used.display().to_string()).unwrap_or_default();
        argument.replace("PORT", &address.port().to_string()).replace("SITE", &site.display().to_string()).replace("RECIPE", &recipe)
    };
    let mut command = crate::process::command(recipe.program);
    command.args(recipe.arguments.iter().map(fill)).stdout(Stdio::null()).stderr(Stdio::null());
    let served = Served(command.spawn().with_context(|| format!("{} does not start", recipe.program))?);
    let began = Instant::now();
    while TcpStream::connect(address).is_err() {
        ensure!(began.elapsed() < START, "{} does not listen at {address} after {START:?}", recipe.program);
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok((served, address))
}

/// The recipe for this folder and port, on this machine only.
fn adapted(project: &Project, site: &Path, file: &str, port: u16) -> Result<PathBuf> {
    let recipe = project.root.join("docs/hosts").join(file);
    let text = std::fs::read_to_string(&recipe).with_context(|| format!("cannot read {}", recipe.display()))?;
    let folder = project.work().join("hosts");
    create_dir(&folder)?;
    let here = text.replace("/srv/ampoule", &site.display().to_string());
    let here = match file {
        // What a system's own nginx.conf has around it.
        "nginx.conf" => format!(
            "daemon off;\nworker_processes auto;\npid {0}/nginx.pid;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\nclient_body_temp_path {0}/body;\nproxy_temp_path {0}/proxy;\nfastcgi_temp_path {0}/fastcgi;\nuwsgi_temp_path {0}/uwsgi;\nscgi_temp_path {0}/scgi;\n{1}\n}}\n",
            folder.display(),
            here.replace("listen 8080", &format!("listen 127.0.0.1:{port}"))
        ),
        _ => format!("{{\n\tadmin off\n}}\n{}", here.replace(":8080", &format!("http://127.0.0.1:{port}"))),
    };
    let used = folder.join(file);
    std::fs::write(&used, here).with_context(|| format!("cannot write {}", used.display()))?;
    Ok(used)
}

/// All visits at once; how many requests they made. Each has the next file fetched when it has the one before: what a browser does beside
/// that the other visits do here.
fn visit(address: SocketAddr, files: &BTreeMap<String, Vec<u8>>) -> Result<usize> {
    std::thread::scope(|scope| {
        let visits: Vec<_> = (0..VISITS)
            .map(|_| {
                scope.spawn(move || {
                    files.iter().try_for_each(|(name, content)| {
                        let (head, body) = get(address, name)?;
                        ensure!(body == *content, "{name} came as {} bytes with {head:?}, not as it is", body.len());
                        Ok(())
                    })
                })
            })
            .collect();
        for visit in visits {
            visit.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        Ok(VISITS * files.len())
    })
}

/// What the recipes promise of headers.
fn has_headers(address: SocketAddr, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let hashed = files.keys().find(|name| name.starts_with("engine/")).context("the site has no engine")?;
    for (name, wanted) in [
        ("index.html", ["cache-control: no-cache", "x-content-type-options: nosniff", "access-control-allow-origin: *"]),
        (hashed, ["cache-control: public, max-age=31536000, immutable", "x-content-type-options: nosniff", "access-control-allow-origin: *"]),
    ] {
        let head = get(address, name)?.0.to_ascii_lowercase();
        for line in wanted {
            ensure!(head.lines().any(|said| said.trim() == line), "{name} comes without {line:?}: {head}");
        }
    }
    Ok(())
}

/// One file, as HTTP 1.0 has it: one connection, one answer, no parts.
fn get(address: SocketAddr, name: &str) -> Result<(String, Vec<u8>)> {
    let mut stream = TcpStream::connect(address).with_context(|| format!("asking for {name}"))?;
    stream.set_read_timeout(Some(ANSWER))?;
    stream.write_all(format!("GET /{name} HTTP/1.0\r\nHost: {address}\r\n\r\n").as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).with_context(|| format!("the answer for {name} breaks off"))?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").with_context(|| format!("{name}: no answer of HTTP"))?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    if !head.lines().next().is_some_and(|status| status.contains(" 200")) {
        bail!("{name}: {head}");
    }
    Ok((head, answer.split_off(end + 4)))
}
