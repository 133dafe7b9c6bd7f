//! A part of a regime is cut by what it weighs: its record is always smaller.

use greyfile_domain::streams::Event;
use greyfile_domain::streams::regime::PartStated;
use greyfile_domain::values::Section;
use greyfile_domain::values::law::Offence;
use greyfile_domain::values::limits::REGIME_PART_BYTES_MAX;
use greyfile_domain::values::regime::{Checklist, Point, Regime, SelectedBy, Stated};
use greyfile_domain::values::text::{Code, Line};
use greyfile_record::encode;

/// As long as a line can be, in letters of so many bytes.
fn line(letter: char) -> Line {
    Line::new(letter.to_string().repeat(Line::LEN_MAX)).expect("a line")
}

fn code(text: String) -> Code {
    Code::new(text).expect("a code")
}

#[test]
fn no_part_is_more_than_a_record_can_hold() {
    let first_day = "2025-01-01".parse().expect("a day");
    for letter in ['x', 'ع', '\u{10383}'] {
        let mut regime = Regime::new(code("r".into()), line(letter), first_day, line(letter));
        let offence = |number: usize| Offence {
            section: Section {
                statute: line(letter),
                section: Line::new(number.to_string()).expect("a line"),
            },
            title: line(letter),
            title_verified: false,
            imprisonment_max: Some(line(letter)),
            fine_pkr_max: Some(u64::MAX),
            maximum_verified: false,
            source: Some(line(letter)),
            in_force_from: None,
            in_force_until: None,
        };
        let point = |number: usize| Point {
            code: code(format!("p{number}")),
            title: line(letter),
            title_urdu: line(letter),
            required: true,
            unit: None,
            least: Some(i64::MIN),
            most: Some(i64::MAX),
        };
        let stated = Stated { source: line(letter), verified: false, selected_by: SelectedBy::Due };
        regime.offences = (0..400).map(offence).collect();
        regime.checklists = (0..9)
            .map(|number| Checklist {
                code: code(format!("c{number}")),
                title: line(letter),
                points: (0..8).map(point).collect(),
                stated: stated.clone(),
            })
            .collect();
        let parts = regime.parts().expect("parts");
        assert!(parts.len() > 9, "{}", parts.len());
        let mut largest = 0;
        for part in parts {
            let stated = PartStated { of: regime.code.clone(), drafted: false, part };
            let event = Event::from(stated);
            let bytes = encode(&event).expect("bytes").bytes;
            largest = largest.max(bytes.len());
            assert!(bytes.len() <= REGIME_PART_BYTES_MAX, "{letter}: {}", bytes.len());
        }
        assert!(largest > REGIME_PART_BYTES_MAX / 8, "cut far too small: {largest}");
    }
}
