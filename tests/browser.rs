//! The pages of `kpr export --to html` in a real browser: headless Chromium, where there is one.
//!
//! A page stands in a frame; `browser/checks.js` runs beside it, clicks, types and looks, and writes what it saw. The browser's
//! only way out is a proxy of ours that counts. `KPR_BROWSER=1` makes a missing browser a failure.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails may panic")]

mod common;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use common::{REPORT, stdout};

/// Seconds that a browser may take.
const PATIENCE: u64 = 120;

/// Texts that try to be more than text; each would tell of itself.
const HOSTILE: &[&str] = &[
    "<script>window.pwned=1</script>",
    "\"><img src=\"http://leak.example/a\" onerror=\"window.pwned=1\">",
    "'><svg/onload=window.pwned=1>",
    "</style><script>parent.pwned=1</script>",
    "<iframe src=\"http://leak.example/b\"></iframe>",
    "<a href=\"javascript:window.pwned=1\">x</a>",
    "<meta http-equiv=\"refresh\" content=\"0;url=http://leak.example/c\">",
    "&lt;script&gt;window.pwned=1&lt;/script&gt; --> ]]> {{7*7}} ${7*7}",
    "<link rel=\"stylesheet\" href=\"http://leak.example/d\"><base href=\"http://leak.example/\">",
];

fn chromium() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let there =
        |name: &&str| Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    let found = names.into_iter().find(there);
    if found.is_none() {
        assert!(std::env::var_os("KPR_BROWSER").is_none(), "KPR_BROWSER is set and no Chromium is here");
        // Past the test's own capture of output, so that it is seen.
        let _ = std::io::stderr().write_all(b"\nSKIPPED: the browser tests need Chromium (apt-get install chromium) and found none\n");
    }
    found
}

/// A proxy that answers nothing and keeps what it was asked for.
fn proxy() -> (u16, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, asked) = mpsc::channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 512];
            let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
            let n = stream.read(&mut request).unwrap_or(0);
            let text = String::from_utf8_lossy(request.get(..n).unwrap_or_default()).into_owned();
            if sender.send(text.lines().next().unwrap_or_default().to_owned()).is_err() {
                break;
            }
        }
    });
    (port, asked)
}

/// Runs the checks on a page and gives what they wrote.
fn run(browser: &str, folder: &Path, page: &str, expected: &str, width: u32, dark: bool) {
    let harness = format!(
        "<!DOCTYPE html><meta charset=utf-8><body style='margin:0'><pre></pre><script>const expected = {expected};</script>\
         <iframe src='{page}' style='border:0;width:{width}px;height:900px'></iframe><script>{}</script>",
        include_str!("browser/checks.js")
    );
    let place = folder.join("harness.html");
    fs::write(&place, harness).unwrap();
    let (port, asked) = proxy();
    let profile = tempfile::tempdir().unwrap();
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage"])
        .args(["--allow-file-access-from-files", "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom"])
        .args(["--window-size=1400,1000", &format!("--proxy-server=127.0.0.1:{port}"), "--proxy-bypass-list=<-loopback>"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--blink-settings=preferredColorScheme={}", i32::from(!dark)))
        .arg(format!("file://{}", place.display()))
        .stdin(Stdio::null())
        .stdout(fs::File::create(folder.join("dom")).unwrap())
        .stderr(fs::File::create(folder.join("log")).unwrap());
    let mut child = command.spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(PATIENCE) {
            let _ = child.kill();
            let _ = child.wait();
            panic!("{page}: the browser took longer than {PATIENCE} s");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let dom = fs::read_to_string(folder.join("dom")).unwrap();
    let log = String::from_utf8_lossy(&fs::read(folder.join("log")).unwrap()).into_owned();
    let seen = dom.split("<pre>").nth(1).and_then(|d| d.split("</pre>").next()).unwrap_or(&dom);
    assert!(seen.contains("\ndone"), "{page}: the checks did not end:\n{seen}\n{log}");
    assert!(!seen.contains("not ok"), "{page} ({width} px, dark: {dark}):\n{seen}");
    assert!(seen.lines().filter(|l| l.starts_with("ok ")).count() > 15, "{seen}");
    let console: Vec<&str> = log.lines().filter(|l| l.contains(":CONSOLE")).collect();
    assert_eq!(console, [""; 0], "{page}");
    // The browser's own calls home are not the page's.
    let own = |line: &str| ["google", "gstatic", "googleapis"].iter().any(|host| line.contains(host));
    let asked: Vec<String> = asked.try_iter().filter(|line| !own(line)).collect();
    assert_eq!(asked, [""; 0], "{page}: something was asked for");
}

fn text(place: &Path) -> String {
    place.display().to_string()
}

#[test]
fn a_report_in_a_browser() {
    let Some(browser) = chromium() else { return };
    let dir = tempfile::tempdir().unwrap();
    let source = dir.path().join("slip.txt");
    let report = fs::read_to_string(REPORT).unwrap();
    fs::write(&source, report.replace("-22 830", "-22 380")).unwrap();
    let page = dir.path().join("slip.html");
    stdout(&["export", &text(&source), "-o", &text(&page), "--lang", "sv"]);
    let expected = format!("{{finding: {{href: '#L65', marked: '-22 380'}}, filter: 'bibliotek', lines: {}}}", report.lines().count());
    run(browser, dir.path(), "slip.html", &expected, 1280, false);
    run(browser, dir.path(), "slip.html", &expected, 390, true);
}

#[test]
fn a_hostile_report_does_nothing() {
    let Some(browser) = chromium() else { return };
    let dir = tempfile::tempdir().unwrap();
    let report = hostile(&fs::read_to_string(REPORT).unwrap());
    let source = dir.path().join("\"><img src=x onerror=window.pwned=1>.txt");
    fs::write(&source, &report).unwrap();
    let site = dir.path().join("site");
    stdout(&["export", &text(&source), REPORT, "--to", "html", "-o", &format!("{}/", site.display())]);
    fs::rename(site.join("\"><img src=x onerror=window.pwned=1>.html"), site.join("hostile.html")).unwrap();
    let expected = format!("{{lines: {}}}", report.lines().count());
    run(browser, &site, "hostile.html", &expected, 1280, true);
    run(browser, &site, "hostile.html", &expected, 390, false);
    run(browser, &site, "index.html", "{index: true, column: 'Figures', rows: 2}", 1280, false);
    run(browser, &site, "index.html", "{index: true, column: 'Deviation', rows: 2}", 390, true);
}

/// A report with hostile texts in its head, headings, labels, commentary, goals, risks and actions.
fn hostile(report: &str) -> String {
    let mut texts = HOSTILE.iter().cycle();
    let mut next = || *texts.next().unwrap();
    let mut out = String::new();
    for line in report.lines() {
        let place = ["Bibliotek", "Kulturskola ", "Idrott och bad", "besök", "2.1 ", "KFN mål", "Prioriterat", "Ordförande:", "kommun"];
        match place.iter().find(|word| line.contains(*word)) {
            Some(word) => out += &line.replace(word, &format!("{word} {}", next())),
            None => out += line,
        }
        out.push('\n');
    }
    out += "4 Aktiviteter\nAktivitet Slutdatum Status Ansvarig\n";
    for text in HOSTILE {
        out += &format!("Byt {text} 2026-01-31 Pågår {text}\n");
    }
    for text in HOSTILE {
        out += &format!("{text}\n");
    }
    out
}
