//! What Linux tells of a browser's processes in `/proc`.

use std::{collections::HashMap, fs};

/// Every process below `root`, children and their children.
pub fn descendants(root: u32) -> Vec<u32> {
    let ids = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for id in ids {
        if let Some(parent) = parent(id) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let below = children.remove(&id).unwrap_or_default();
        open.extend(&below);
        found.extend(below);
    }
    found
}

fn parent(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name in brackets may hold anything, spaces and brackets too.
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}

/// The command line, its words separated by zeros.
pub fn arguments(id: u32) -> Option<String> {
    Some(String::from_utf8_lossy(&fs::read(format!("/proc/{id}/cmdline")).ok()?).into_owned())
}

/// The proportional set size: what processes share is divided among them.
pub fn proportional_bytes(id: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let kilobytes: u64 = text.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}
