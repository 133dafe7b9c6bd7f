//! A pasted list of people, read line by line: name, sex, nationality, CNIC, role, arrested or
//! released, in any order, with semicolons, tabs or commas between, the Urdu ones too.

use greyfile_domain::acts::Found;
use greyfile_domain::values::Sex;
use greyfile_domain::values::document::Cnic;
use greyfile_domain::values::text::{Code, Country, Line};
use greyfile_domain::values::vocabulary::PERSON_ROLES;

use super::countries::code_of;
use crate::kit::format::ENGLISH;
use crate::kit::text::InEnglish;

/// Most people one raid takes in one go; each makes several events of one batch.
pub(crate) const PEOPLE_MAX: usize = 400;

/// What was understood of a line.
pub(crate) struct Read {
    /// Its number, from 1.
    pub(crate) line: usize,
    /// The line as it was typed.
    pub(crate) text: String,
    /// The person, if the line makes sense.
    pub(crate) person: Result<Found, String>,
}

/// What the preview shows of a person, beside arrested or released.
const PARTS: [&str; 5] = ["Name", "Sex", "Nationality", "CNIC", "Role"];

/// Reads a list; blank lines and a line of headings are passed over.
pub(crate) fn read(list: &str) -> Vec<Read> {
    let lines = list.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .filter(|(_, line)| !is_heading(line))
        .map(|(index, line)| Read {
            line: index + 1,
            text: line.trim().to_owned(),
            person: person(line),
        })
        .collect()
}

fn is_heading(line: &str) -> bool {
    let first = cells(line).into_iter().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "name" | "نام")
}

/// The cells of a line: parted by tabs, else by semicolons, else by commas.
fn cells(line: &str) -> Vec<String> {
    let separators: &[char] = if line.contains('\t') {
        &['\t']
    } else if line.contains([';', '؛']) {
        &[';', '؛']
    } else {
        &[',', '،']
    };
    line.split(separators).map(|cell| cell.trim().to_owned()).collect()
}

/// The line's person in the making.
#[derive(Default)]
struct Draft {
    name: Option<Line>,
    sex: Option<Sex>,
    nationality: Option<Country>,
    cnic: Option<Cnic>,
    role: Option<Code>,
    arrested: Option<bool>,
}

fn person(line: &str) -> Result<Found, String> {
    let mut draft = Draft::default();
    for cell in cells(line) {
        draft.take(&cell)?;
    }
    let arrested = draft.arrested.ok_or("arrested or released is missing")?;
    Ok(Found {
        label: None,
        name: draft.name.map(Into::into),
        sex: draft.sex,
        nationality: draft.nationality,
        age: None,
        cnic: draft.cnic.map(Into::into),
        role: draft.role,
        arrested,
    })
}

/// Puts a value where there is none yet.
fn once<T>(place: &mut Option<T>, value: T, what: &str) -> Result<(), String> {
    if place.is_some() {
        return Err(format!("{what} is given twice"));
    }
    *place = Some(value);
    Ok(())
}

impl Draft {
    fn take(&mut self, cell: &str) -> Result<(), String> {
        if matches!(cell, "" | "-" | "?" | "\u{2013}" | "\u{2014}") {
            return Ok(());
        }
        if let Some(digits) = digits(cell) {
            return once(&mut self.cnic, cnic(&digits)?, "the CNIC");
        }
        if let Some(sex) = sex(cell) {
            return once(&mut self.sex, sex, "the sex");
        }
        if let Some(arrested) = arrested(cell) {
            return once(&mut self.arrested, arrested, "arrested or released");
        }
        // A person may be called like a country or a role; the name comes first then.
        if let Some(code) = code_of(cell).filter(|_| self.nationality.is_none()) {
            let country = Country::new(code).map_err(InEnglish::in_english)?;
            return once(&mut self.nationality, country, "the nationality");
        }
        if let Some(role) = role(cell).filter(|_| self.role.is_none()) {
            return once(&mut self.role, role, "the role");
        }
        if self.name.is_none() {
            self.name =
                Some(Line::new(cell).map_err(|error| format!("the name: {}", error.in_english()))?);
            return Ok(());
        }
        // Set apart, so that an Urdu one leaves the words around it where they are.
        Err(format!(
            "\u{201c}\u{2068}{cell}\u{2069}\u{201d} is not understood: it is no sex, country, CNIC or known role, and a name is given already"
        ))
    }
}

/// The digits of what looks like a document's number, in Latin digits.
fn digits(cell: &str) -> Option<String> {
    let latin: String = cell
        .chars()
        .map(|c| match c {
            '۰'..='۹' => char::from(b'0' + (u32::from(c) - u32::from('۰')) as u8),
            '٠'..='٩' => char::from(b'0' + (u32::from(c) - u32::from('٠')) as u8),
            '\u{2010}'..='\u{2014}' => '-',
            c => c,
        })
        .filter(|c| !c.is_whitespace())
        .collect();
    let plain = latin.chars().all(|c| c.is_ascii_digit() || c == '-');
    (plain && latin.chars().any(|c| c.is_ascii_digit())).then_some(latin)
}

fn cnic(text: &str) -> Result<Cnic, String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let written = match digits.len() {
        13 => format!("{}-{}-{}", &digits[..5], &digits[5..12], &digits[12..]),
        _ => text.to_owned(),
    };
    Cnic::new(written).map_err(InEnglish::in_english)
}

fn sex(cell: &str) -> Option<Sex> {
    match cell.to_lowercase().as_str() {
        "f" | "female" | "woman" | "girl" | "عورت" | "خاتون" => Some(Sex::Female),
        "m" | "male" | "man" | "boy" | "مرد" => Some(Sex::Male),
        "x" | "other" | "khawaja sira" | "خواجہ سرا" => Some(Sex::Other),
        _ => None,
    }
}

fn arrested(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "arrested" | "held" | "in custody" | "گرفتار" => Some(true),
        "released" | "let go" | "not arrested" | "رہا" => Some(false),
        _ => None,
    }
}

fn role(cell: &str) -> Option<Code> {
    let code = cell.to_lowercase().replace([' ', '-'], "_");
    PERSON_ROLES.contains(&code.as_str()).then(|| Code::new(code).ok()).flatten()
}

impl Read {
    /// The person's parts as the preview shows them, each with what it is.
    pub(crate) fn named_parts(&self) -> impl Iterator<Item = (&'static str, String)> {
        PARTS.into_iter().zip(self.parts())
    }

    /// The parts alone, in the same order.
    fn parts(&self) -> [String; 5] {
        let Ok(found) = &self.person else { return Default::default() };
        let name = found.name.as_ref().and_then(|name| name.clear());
        let cnic = found.cnic.as_ref().and_then(|cnic| cnic.clear());
        [
            name.map_or_else(String::new, |name| name.as_str().to_owned()),
            found.sex.map_or("", Sex::word).to_owned(),
            found
                .nationality
                .as_ref()
                .map_or_else(String::new, |code| ENGLISH.country(code.as_str())),
            cnic.map_or_else(String::new, |cnic| cnic.as_str().to_owned()),
            found.role.as_ref().map_or_else(String::new, |role| ENGLISH.code_of(role.as_str())),
        ]
    }

    /// What is wrong with the line; empty if nothing is.
    pub(crate) fn error(&self) -> &str {
        self.person.as_ref().err().map_or("", |error| error)
    }

    /// Arrested or released.
    pub(crate) fn outcome(&self) -> &'static str {
        match &self.person {
            Ok(found) if found.arrested => "arrested",
            Ok(_) => "released",
            Err(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Result<[String; 5], String> {
        let list = read(line);
        assert_eq!(list.len(), 1, "{line}");
        match &list[0].person {
            Ok(_) => Ok(list[0].parts()),
            Err(error) => Err(error.clone()),
        }
    }

    #[test]
    fn order_and_separators_do_not_matter() {
        let wanted = ["Zarmina Demo", "female", "Pakistan", "01234-1234567-1", "caller"];
        for line in [
            "Zarmina Demo; F; PK; 01234-1234567-1; caller; arrested",
            "arrested\tcaller\t0123412345671\tZarmina Demo\tpakistani\tfemale",
            "Zarmina Demo, 01234-1234567-1, woman, Pakistan, Caller, held",
            "Zarmina Demo، عورت، پاکستانی، ۰۱۲۳۴-۱۲۳۴۵۶۷-۱، caller، گرفتار",
            "Zarmina Demo، عورت، پاکستان، ۰۱۲۳۴-۱۲۳۴۵۶۷-۱، caller، گرفتار",
        ] {
            assert_eq!(one(line).unwrap(), wanted.map(str::to_owned), "{line}");
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(one("-; m; CN; ; ; released").unwrap()[..3], ["", "male", "China"]);
        assert_eq!(read("name; sex; status\n\nزرمینہ; f; arrested\n").len(), 1);
    }

    #[test]
    fn countries_have_their_urdu_names() {
        for (urdu, country) in [
            ("پاکستان", "Pakistan"),
            ("چین", "China"),
            ("نائیجیریا", "Nigeria"),
            ("بنگلہ دیش", "Bangladesh"),
        ] {
            assert_eq!(one(&format!("-; {urdu}; arrested")).unwrap()[2], country, "{urdu}");
        }
    }

    #[test]
    fn lines_say_what_is_wrong_with_them() {
        for (line, error) in [
            ("Zarmina Demo; F", "arrested or released is missing"),
            ("Zarmina Demo; 12; arrested", "a CNIC is written"),
            ("Zarmina Demo; F; M; arrested", "the sex is given twice"),
            ("Zarmina Demo; whatever; arrested", "is not understood"),
        ] {
            let message = one(line).unwrap_err();
            assert!(message.contains(error), "{line}: {message}");
        }
    }
}
