//! Measurements that make up cases run to their end, on few of them: what they measure is not
//! asserted, but one that stops is noticed before somebody wants its figures.

use std::process::Command;

use greyfile_tests::program;

fn runs(bench: &str, arguments: &[&str], rows: &[&str]) {
    let ran = Command::new(program::bench(bench)).args(arguments).output().unwrap();
    let (said, told) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{bench}: {told}");
    for row in rows {
        assert!(said.contains(row), "{bench} has no row \"{row}\":\n{said}");
    }
}

#[test]
fn the_whole_service_is_measured() {
    let rows = ["rebuild of all views", "case file by id", "to visible in the case file"];
    runs("bench_service", &["150"], &rows);
}

#[test]
fn commands_are_measured() {
    let rows = ["149 persons", "with the same id again", "made anew from a log of"];
    runs("bench_commands", &["2", "200"], &rows);
}

#[test]
fn the_views_are_measured() {
    let rows = [
        "grown live over",
        "resident memory",
        "with all views following",
        "the slowest view was behind",
        "the first page of the list",
        "words of names found",
        "a note on a stream of 200",
    ];
    runs("bench_views", &["40", "1", "200", "200"], &rows);
}

#[test]
fn files_are_measured() {
    let rows = ["10 MB sent over HTTP", "read and hashed again"];
    runs("bench_files", &["10"], &rows);
}
