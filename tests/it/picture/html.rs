//! The text of a page, a line a block, with what fields hold; long tables and lists are cut.

use super::json::cut;

/// Rows of a table or a list that are shown.
const ROWS: usize = 15;
/// Elements whose text is none that a reader sees.
const UNSEEN: [&str; 3] = ["script", "style", "head"];
/// Elements that stand in a line of text.
const INLINE: [&str; 25] = [
    "a", "abbr", "b", "bdi", "bdo", "code", "em", "i", "kbd", "mark", "small", "span", "strong",
    "sub", "sup", "time", "q", "s", "u", "tspan", "label", "option", "optgroup", "ins", "del",
];
/// Elements with rows.
const LISTS: [&str; 4] = ["tbody", "ul", "ol", "dl"];

/// The text of a page.
pub(super) fn text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(end) = end_of_tag(rest) else { break };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if UNSEEN.contains(&name.as_str()) && !tag.starts_with('/') {
            let close = format!("</{name}>");
            rest = rest.split_once(&close).map_or("", |(_, after)| after);
        } else if tag.starts_with('/') {
            page.close(&name);
        } else {
            page.open(&name, tag);
        }
    }
    page.line();
    page.lines.join("\n") + "\n"
}

/// Where a tag ends: a `>` in quotes does not end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
    now: String,
    /// In a choice, the line before it.
    options: Option<String>,
    /// For each list that is open, where each of its rows began.
    rows: Vec<Vec<usize>>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.blank();
        }
        for word in text.split_whitespace() {
            self.now.push_str(&entities(word));
            self.now.push(' ');
        }
        if !text.ends_with(char::is_whitespace) && !text.is_empty() {
            self.now.pop();
        }
    }

    fn blank(&mut self) {
        if !self.now.is_empty() && !self.now.ends_with(' ') {
            self.now.push(' ');
        }
    }

    fn line(&mut self) {
        let line = self.now.trim().trim_end_matches(" |").to_owned();
        if !line.is_empty() {
            self.lines.push(line);
        }
        self.now.clear();
    }

    fn open(&mut self, name: &str, tag: &str) {
        match name {
            "td" | "th" | "dd" if !self.now.trim().is_empty() => {
                self.blank();
                self.now.push_str("| ");
            }
            "td" | "th" | "dd" => {}
            "input" => self.input(tag),
            "textarea" => self.now.push_str(" […] "),
            "select" => self.options = Some(std::mem::take(&mut self.now)),
            "option" if tag.contains(" selected") => self.now.push_str("\n*"),
            "option" => self.now.push('\n'),
            _ if INLINE.contains(&name) => {}
            _ => {
                self.line();
                if let [b'h', level @ b'1'..=b'6'] = name.as_bytes() {
                    self.now = "#".repeat(usize::from(level - b'0')) + " ";
                }
                if LISTS.contains(&name) {
                    self.rows.push(Vec::new());
                }
                if matches!(name, "tr" | "li" | "dt")
                    && let Some(rows) = self.rows.last_mut()
                {
                    rows.push(self.lines.len());
                }
            }
        }
    }

    fn input(&mut self, tag: &str) {
        let of = |name: &str| {
            let (_, after) = tag.split_once(&format!(" {name}=\""))?;
            after.split_once('"').map(|(value, _)| entities(value))
        };
        let shown = match of("type").as_deref() {
            // Ids drawn for each reader.
            Some("hidden") => return,
            Some("checkbox" | "radio") if tag.contains(" checked") => "[x]".to_owned(),
            Some("checkbox" | "radio") => "[ ]".to_owned(),
            _ => format!("[{}]", of("value").unwrap_or_default()),
        };
        self.blank();
        self.now.push_str(&shown);
        self.now.push(' ');
    }

    /// What is chosen, and from what; of many only how many.
    fn choice(&mut self) {
        let Some(before) = self.options.take() else { return };
        let options = std::mem::replace(&mut self.now, before);
        let options: Vec<&str> =
            options.lines().map(str::trim).filter(|one| !one.is_empty()).collect();
        let chosen = options.iter().find_map(|one| one.strip_prefix('*'));
        let all = match options.len() {
            ..=12 => {
                options.iter().map(|one| one.trim_start_matches('*')).collect::<Vec<_>>().join("/")
            }
            _ => cut(options.iter().map(ToString::to_string)),
        };
        self.blank();
        self.now.push_str(&format!("[{} of {all}] ", chosen.unwrap_or_default()));
    }

    fn close(&mut self, name: &str) {
        if name == "select" {
            return self.choice();
        }
        if INLINE.contains(&name) || matches!(name, "td" | "th" | "dt" | "textarea") {
            return;
        }
        self.line();
        if LISTS.contains(&name)
            && let Some(rows) = self.rows.pop()
            && let Some(first) = rows.get(ROWS)
        {
            let rest = cut(self.lines.split_off(*first));
            self.lines.push(format!("{rest} ({} rows in all)", rows.len()));
        }
    }
}

fn entities(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (entity, after) = after.split_once(';').unwrap_or((after, ""));
        let number = entity.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        match (entity, number.and_then(char::from_u32)) {
            (_, Some(c)) => out.push(c),
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("nbsp", _) => out.push(' '),
            _ => out.push_str(&format!("&{entity};")),
        }
        rest = after;
    }
    out + rest
}

#[test]
fn a_page_becomes_the_text_that_is_seen() {
    let rows: String = (0..40).map(|row| format!("<tr><td>{row}</td><td>x</td></tr>")).collect();
    let html = format!(
        "<head><title>T</title></head><body><h1>A &amp; <b>B</b></h1><p>one\n two<span>!</span></p>\
         <input type=\"hidden\" value=\"h\"><label>Day <input name=\"d\" value=\"a &gt; b\"></label>\
         <script>x</script><label>Sex <select><option>m</option><option selected>f</option>\
         </select></label><table><tbody>{rows}</tbody></table><p>end</p></body>"
    );
    let text = text(&html);
    assert!(
        text.starts_with("# A & B\none two!\nDay [a > b] Sex [f of m/f]\n0 | x\n1 | x\n"),
        "{text}"
    );
    assert!(text.ends_with(" (40 rows in all)\nend\n"), "{text}");
    assert_eq!(text.lines().count(), 3 + ROWS + 2, "{text}");
}
