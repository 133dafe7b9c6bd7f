//! The commands of README, run as they stand there.

use std::fs;

use greyfile_tests::folder::{self, repository};
use greyfile_tests::service::Serve;
use greyfile_tests::{make, seed};

use crate::support::list;

/// The commands of the blocks of README: those of the program that need no broker and no second
/// service, a line each.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let blocks = readme.split("```").skip(1).step_by(2);
    let lines = blocks.flat_map(|block| {
        let joined = block.replace("\\\n", " ");
        joined.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let command = |line: &String| {
        let line = line.split("  #").next().unwrap_or_default().trim();
        let elsewhere = ["--log", " serve", "--data"].iter().any(|word| line.contains(word));
        (line.starts_with("greyfile ") && !elsewhere).then(|| line.to_owned())
    };
    lines.filter_map(|line| command(&line)).collect()
}

/// The words of a line, as a shell divides it; quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_of_readme_runs_and_says_something() {
    let mut rng = seed::rng("every_command_of_readme_runs_and_says_something");
    let here = folder::temporary();
    let data = here.path().join("data");
    let copies = here.path().join("copies");
    fs::create_dir(&copies).unwrap();
    let folder = copies.to_str().unwrap();
    let service = Serve::on(&data).arg("--demo").arg("--backups").arg(folder).start().await;
    let cases = service.http.json("/api/cases?limit=500").await;
    let mut ids = (String::new(), String::new(), String::new());
    for case in list(&cases["cases"]) {
        let path = format!("/api/cases/{}", case["case"].as_str().unwrap());
        let file = service.http.json(&path).await;
        let id = |of: &str, field: &str| file[of][0][field].as_str().unwrap_or_default().to_owned();
        let (raid, exhibit) = (id("raids", "raid"), id("exhibits", "exhibit"));
        if !raid.is_empty() && !exhibit.is_empty() {
            ids = (raid, exhibit, id("exhibits", "holder"));
        }
    }
    let (raid, exhibit, holder) = ids;
    assert!(raid.starts_with("raid-") && exhibit.starts_with("exhibit-"), "{raid} {exhibit}");
    fs::write(here.path().join("note.txt"), "A note.\n").unwrap();
    fs::write(here.path().join("lease.pdf"), "%PDF-1.4\n").unwrap();
    let line = make::enquiry(&mut rng, "One", "Lahore");
    fs::write(here.path().join("many.jsonl"), format!("{line}\n")).unwrap();
    let stations = "code,kind,name_en,name_ur,other_spellings,province,circle,verified\n\
                    ps-demo,station,Demo Station,,,PK-PB,,yes\n";
    fs::write(here.path().join("stations.csv"), stations).unwrap();
    let commands = commands();
    assert!(commands.len() > 15, "{commands:?}");
    for line in commands {
        let (line, input) = line.split_once(" < ").map_or((&*line, None), |(a, b)| (a, Some(b)));
        let mut args: Vec<String> = words(line).into_iter().skip(1).collect();
        // What README leaves to its reader.
        args.retain(|arg| arg != "...");
        for arg in &mut args {
            match arg.as_str() {
                "RAID" => *arg = raid.clone(),
                "EXHIBIT" => *arg = exhibit.clone(),
                "/media/copies/tuesday" => *arg = copies.join("tuesday").display().to_string(),
                "/media/copy" => *arg = here.path().join("copy").display().to_string(),
                "1000" => *arg = "2".to_owned(),
                _ => {}
            }
        }
        if args[0] == "record" && args.iter().any(|arg| arg == "--dry-run") {
            let more = ["--occurred-at", "2025-08-01", "--actor", &holder, "--second", "desk-9"];
            args.extend(more.map(str::to_owned));
        }
        let mut command = service.cli().command(&args);
        command.current_dir(here.path());
        let input = input.map(|file| fs::File::open(here.path().join(file)).unwrap());
        command.stdin(input.map_or_else(std::process::Stdio::null, Into::into));
        let ran = command.output().unwrap();
        let (out, said) =
            (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert!(ran.status.success(), "{line}: {said}");
        assert!(!out.trim().is_empty(), "{line} prints nothing: {said}");
        if args.iter().any(|arg| arg == "--json") {
            for line in out.lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap();
            }
        }
    }
}
