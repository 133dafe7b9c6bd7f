//! Times as people write them: "June 2025", "8 July 2025 14:30", "8/7/2025", "۸ جولائی ۲۰۲۵".

use greyfile_envelope::Occurred;

/// Names of months, each with the number of the month: English whole or by three letters, Urdu.
const MONTHS: [(&str, &[&str]); 12] = [
    ("january", &["جنوری"]),
    ("february", &["فروری"]),
    ("march", &["مارچ"]),
    ("april", &["اپریل"]),
    ("may", &["مئی", "مئ"]),
    ("june", &["جون"]),
    ("july", &["جولائی", "جولائ"]),
    ("august", &["اگست"]),
    ("september", &["ستمبر"]),
    ("october", &["اکتوبر"]),
    ("november", &["نومبر"]),
    ("december", &["دسمبر"]),
];

/// Words between the two ends of a window.
const BETWEEN: [&str; 4] = [" to ", " until ", " تا ", " – "];

/// The time as the record writes it, if this can be understood as one; else the text as it came,
/// which whoever reads it refuses with words.
///
/// Of `8/7/2025` the day comes first, as Pakistan writes it.
pub(crate) fn written(text: &str) -> String {
    let text = digits(text.trim());
    if text.parse::<Occurred>().is_ok() {
        return text;
    }
    for between in BETWEEN {
        if let Some((from, to)) = text.split_once(between)
            && let (Some(from), Some(to)) = (moment(from), moment(to))
        {
            return format!("{from}/{to}");
        }
    }
    moment(&text).unwrap_or(text)
}

/// Digits of Urdu and Arabic as those of English.
pub(crate) fn digits(text: &str) -> String {
    let digit = |c: char| match c {
        '\u{6F0}'..='\u{6F9}' => char::from_digit(c as u32 - 0x6F0, 10).unwrap_or(c),
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(digit).collect()
}

/// One time, in any order of its words that leaves no doubt.
fn moment(text: &str) -> Option<String> {
    if text.trim().parse::<Occurred>().is_ok() {
        return Some(text.trim().to_owned());
    }
    let text = text.trim().replace([',', '،'], " ");
    let mut date = Vec::new();
    let mut clock = None;
    for word in text.split_whitespace() {
        match word {
            _ if word.contains(':') && clock.is_none() => clock = Some(word.to_owned()),
            "at" | "بجے" | "o'clock" => {}
            _ => date.push(word.to_lowercase()),
        }
    }
    let day = match date.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [one] => numbers(one)?,
        [month, year] => format!("{}-{:02}", self::year(year)?, self::month(month)?),
        [one, two, year] => {
            let (day, month) = match (self::month(two), self::month(one)) {
                (Some(month), _) => (one, month),
                (None, Some(month)) => (two, month),
                (None, None) => return None,
            };
            let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end));
            let day = ordinal.unwrap_or(day).parse::<u8>().ok()?;
            format!("{}-{month:02}-{day:02}", self::year(year)?)
        }
        _ => return None,
    };
    let whole = match clock {
        Some(clock) => format!("{day}T{}", padded(&clock)?),
        None => day,
    };
    whole.parse::<Occurred>().is_ok().then_some(whole)
}

/// A date of numbers alone: `8/7/2025`, `08.07.2025`, `2025-7-8`, or what the record writes.
fn numbers(text: &str) -> Option<String> {
    if text.parse::<Occurred>().is_ok() {
        return Some(text.to_owned());
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let number = |part: &str| part.parse::<u16>().ok();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            Some(format!("{}-{:02}-{:02}", self::year(year)?, number(month)?, number(day)?))
        }
        [day, month, year] => {
            Some(format!("{}-{:02}-{:02}", self::year(year)?, number(month)?, number(day)?))
        }
        [month, year] if year.len() == 4 => {
            Some(format!("{}-{:02}", self::year(year)?, number(month)?))
        }
        _ => None,
    }
}

fn year(text: &str) -> Option<u16> {
    text.parse().ok().filter(|_| text.len() == 4)
}

fn month(text: &str) -> Option<usize> {
    let named = |(english, urdu): &(&str, &[&str])| {
        *english == text || (text.len() == 3 && english.starts_with(text)) || urdu.contains(&text)
    };
    MONTHS.iter().position(named).map(|at| at + 1)
}

/// `4:05` as `04:05`.
fn padded(clock: &str) -> Option<String> {
    let (hour, rest) = clock.split_once(':')?;
    Some(format!("{:02}:{rest}", hour.parse::<u8>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, read) in [
            ("2024", "2024"),
            (" June 2025 ", "2025-06"),
            ("jun 2025", "2025-06"),
            ("جون 2025", "2025-06"),
            ("8 July 2025", "2025-07-08"),
            ("July 8, 2025", "2025-07-08"),
            ("8th July 2025", "2025-07-08"),
            ("8 جولائی 2025", "2025-07-08"),
            ("۸ جولائی ۲۰۲۵", "2025-07-08"),
            ("8/7/2025", "2025-07-08"),
            ("08.07.2025", "2025-07-08"),
            ("2025-7-8", "2025-07-08"),
            ("7/2025", "2025-07"),
            ("8 July 2025 4:05", "2025-07-08T04:05"),
            ("2025-07-08 14:30", "2025-07-08T14:30"),
            ("8/7/2025 14:30:05", "2025-07-08T14:30:05"),
            ("2025-07-08T14:30", "2025-07-08T14:30"),
            ("8 July 2025 to 9 July 2025", "2025-07-08/2025-07-09"),
            ("8 جولائی 2025 تا 9 جولائی 2025", "2025-07-08/2025-07-09"),
            ("2025-07-08/2025-07-09", "2025-07-08/2025-07-09"),
            ("2025-07-08T14:30 to 2025-07-08T16:00", "2025-07-08T14:30/2025-07-08T16:00"),
            ("8pm July 2025", "8pm July 2025"),
            // What leaves a doubt, or is none, stays as it came and is refused.
            ("8/13/2025", "8/13/2025"),
            ("31 June 2025", "31 June 2025"),
            ("8/7/25", "8/7/25"),
            ("yesterday", "yesterday"),
            ("July", "July"),
            ("", ""),
        ] {
            assert_eq!(written(text), read, "{text}");
        }
    }
}
