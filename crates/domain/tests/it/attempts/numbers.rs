//! Numbers of documents and devices.

use greyfile_domain::acts::{ConductRaid, Found};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::complaint::Received;
use greyfile_domain::streams::exhibit::{ExhibitNumber, Seized};
use greyfile_domain::streams::fir::{FirNumber, Lodged};
use greyfile_domain::streams::fir::{PersonProduced, Remand, RemandGranted};
use greyfile_domain::streams::person::AgeClaimed;
use greyfile_domain::streams::person::Identified;
use greyfile_domain::streams::raid::{CashRecovered, WitnessNamed};
use greyfile_domain::values::Sex;
use greyfile_domain::values::document::{Cnic, Imei, NumberError, Phone};
use greyfile_domain::values::hex::{Hex, HexBytes};
use greyfile_domain::values::money::Money;
use greyfile_domain::values::personal::{Personal, Sealed};
use greyfile_envelope::Captured;

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::world::{Act, event_of};

/// Synthetic, as no real number begins with 0.
const SYNTHETIC: &str = "01234-1234567-1";
/// Nobody's, but such as a real one could be: a province and a district, and no family.
const PLAUSIBLE: &str = "35202-0000000-9";
/// The same of Azad Kashmir, whose cards begin with 8.
const KASHMIR: &str = "81302-0000000-1";

fn shows(number: &str) -> Act {
    record("x", person("P"), shows_cnic(number, false))
}

fn somebody() -> Vec<Act> {
    vec![open("P", recorded(Sex::Male, "PK"))]
}

pub fn cnics_are_well_formed() -> Vec<Attempt> {
    let malformed = || Err(Refusal::Number(NumberError::Cnic));
    let shown =
        || [somebody(), vec![record("a", person("P"), shows_cnic(SYNTHETIC, false))]].concat();
    let reads = |number| correct("x", person("P"), event_of("a", 0), shows_cnic(number, false));
    let passport = Identified { document: code("passport"), ..shows_cnic("DEMO 0017", false) };
    let seal = Sealed {
        key: Hex([1; 16]),
        nonce: Hex([4; 24]),
        ciphertext: HexBytes(vec![2]),
        commitment: Hex([3; 32]),
    };
    let sealed =
        Identified { number: Personal::Sealed(seal.into()), ..shows_cnic(SYNTHETIC, true) };
    attempts! {
        "as it is printed": somebody() => shows(SYNTHETIC) => OK;
        "without its dashes": somebody() => shows("0123412345671") => malformed();
        "a digit short": somebody() => shows("01234-123456-1") => malformed();
        "of letters": somebody() => shows("O1234-1234567-1") => malformed();
        "corrected to one": shown() => reads("09234-1234567-2") => OK;
        "corrected to none": shown() => reads("09234") => malformed();
        "a passport instead": somebody() => record("x", person("P"), passport) => OK;
        "sealed": somebody() => record("x", person("P"), sealed) => OK;
    }
}

fn witness_with(number: &str) -> Act {
    let cnic = Cnic::new(number).expect("well formed");
    let raided = conducted();
    open_all("R", [raided.into(), WitnessNamed { cnic: Some(cnic.into()), ..witness(true) }.into()])
}

fn found_with(number: &str) -> Act {
    let cnic = Cnic::new(number).expect("well formed");
    let found = Found { cnic: Some(cnic.into()), ..found(Sex::Male, "PK") };
    conduct("R", ConductRaid { people: vec![found], ..quiet_raid() })
}

pub fn synthetic_in_a_demonstration() -> Vec<Attempt> {
    attempts! {
        "a synthetic CNIC": somebody() => shows(SYNTHETIC) => OK;
        "a plausible CNIC": somebody() => shows(PLAUSIBLE) => OK;
        "one of Azad Kashmir": somebody() => shows(KASHMIR) => OK;
        "a witness's": vec![] => witness_with(SYNTHETIC) => OK;
        "found at a raid": vec![] => found_with(SYNTHETIC) => OK;
    }
}

pub fn synthetic_in_production() -> Vec<Attempt> {
    let synthetic = || Err(Refusal::SyntheticCnic);
    attempts! {
        "a synthetic CNIC": somebody() => shows(SYNTHETIC) => synthetic();
        "a plausible CNIC": somebody() => shows(PLAUSIBLE) => OK;
        "one of Azad Kashmir": somebody() => shows(KASHMIR) => OK;
        "a witness's synthetic CNIC": vec![] => witness_with(SYNTHETIC) => synthetic();
        "a witness's plausible CNIC": vec![] => witness_with(PLAUSIBLE) => OK;
        "a synthetic CNIC found at a raid": vec![] => found_with(SYNTHETIC) => synthetic();
        "a plausible CNIC found at a raid": vec![] => found_with(PLAUSIBLE) => OK;
        "one of Azad Kashmir found at a raid": vec![] => found_with(KASHMIR) => OK;
    }
}

/// Amounts, and numbers of registers, that are slips of the hand.
pub fn slips() -> Vec<Attempt> {
    let cash = |amount| {
        let amount = Money { amount, ..Money::pkr(0) };
        record("c", raid("R"), CashRecovered { amount, exhibit: None })
    };
    let raided = || vec![conduct("R", quiet_raid())];
    let lost = |amount| open("X", Received { loss: Some(Money::pkr(amount)), ..received() });
    let much = || Err(Refusal::TooMuchMoney);
    let none = || Err(Refusal::NotInARegister);
    let fir = |year, serial| {
        let number = Some(FirNumber { year, serial });
        open("F", Lodged { number, ..lodged(1) }).at("2025-07-10")
    };
    let numbered = |year, serial| {
        let malkhana = line("Malkhana Faisalabad").into();
        let number = ExhibitNumber::Given { malkhana, station: None, year, serial };
        open("E", Seized { number, ..seized(7) }).at("2025-07-10")
    };
    let large = |max| Err(Refusal::TooLarge { max });
    let accused_of = || {
        vec![
            open("F", lodged(7)).at("2025-07-08"),
            open("P", recorded(Sex::Male, "PK")).at("2025-07-08"),
            record("n", self::fir("F"), named(person("P"), None)).at("2025-07-08"),
        ]
    };
    let way = |minutes| {
        let travel_minutes = Some(minutes);
        let produced = PersonProduced { who: accused(person("P")), court: None, travel_minutes };
        record("x", self::fir("F"), produced).at("2025-07-10")
    };
    let remand = |days| {
        let (who, custody) = (accused(person("P")), Remand::Judicial);
        let days = Some(days);
        let granted = RemandGranted { who, custody, days, days_asked: None, court: None };
        record("x", self::fir("F"), granted).at("2025-07-10")
    };
    let age = |years| record("x", person("P"), AgeClaimed { years }).at("2025-07-10");
    let device = |at: &str, clock_offset_ms| {
        let mut note = note("x", raid("R")).at("2025-07-10");
        let at = at.parse().expect("an instant");
        note.command.captured = Some(Captured { at, clock_offset_ms });
        note
    };
    attempts! {
        "ten trillion rupees": raided() => cash(10_000_000_000_000) => OK;
        "a rupee more": raided() => cash(10_000_000_000_001) => much();
        "as many as a number can hold": raided() => cash(u64::MAX) => much();
        "a loss of nine quintillion": vec![] => lost(9_000_000_000_000_000_000) => much();
        "a loss": vec![] => lost(5_000) => OK;
        "an FIR of this year": vec![regime()] => fir(2025, 1) => OK;
        "an FIR of year 26": vec![regime()] => fir(26, 7) => none();
        "an FIR of a year to come": vec![regime()] => fir(2026, 7) => none();
        "an FIR of before the country": vec![regime()] => fir(1946, 7) => none();
        "an FIR with number 0": vec![regime()] => fir(2025, 0) => none();
        "a way of ten days": accused_of() => way(14_400) => OK;
        "a way of ten days and a minute": accused_of() => way(14_401) => large(14_400);
        "a way of 100,000 minutes": accused_of() => way(100_000) => large(14_400);
        "a remand of a year": accused_of() => remand(366) => OK;
        "a remand of 367 days": accused_of() => remand(367) => large(366);
        "an age of 130": accused_of() => age(130) => OK;
        "an age of 131": accused_of() => age(131) => large(130);
        "a device's clock a day off": raided() => device("2025-07-08T14:00:00+05:00", 86_400_000) => OK;
        "a device's clock of 2099": raided() => device("2099-01-01T00:00:00Z", 0) => OK;
        "the same, moved by 285,000 years": raided() => device("2099-01-01T00:00:00Z", 9_000_000_000_000_000) => Err(Refusal::DeviceClock);
        "moved by as much as a number can hold": raided() => device("2025-07-08T14:00:00+05:00", i64::MAX) => Err(Refusal::DeviceClock);
        "moved back by as much": raided() => device("2025-07-08T14:00:00+05:00", i64::MIN) => Err(Refusal::DeviceClock);
        "an exhibit of this year": vec![] => numbered(2025, 9) => OK;
        "an exhibit of year 25": vec![] => numbered(25, 9) => none();
        "an exhibit with number 0": vec![] => numbered(2025, 0) => none();
    }
}

/// IMEIs and phone numbers never reach a decision malformed: reading them refuses. One row a
/// text, the last column the refusal's code.
pub fn texts() -> Vec<(&'static str, &'static str, Option<&'static str>)> {
    let code = |refused: Option<NumberError>| refused.map(|error| Refusal::Number(error).code());
    let rows = vec![
        ("cnic", "01234-1234567-1", None),
        ("cnic", "01234-1234567", Some("number.cnic")),
        ("imei", "490154203237518", None),
        ("imei", "490154203237519", Some("number.imei")),
        ("imei", "49015420323751", Some("number.imei")),
        ("phone", "+920000000001", None),
        ("phone", "00920000000001", Some("number.phone")),
        ("phone", "+92 000 0000001", Some("number.phone")),
    ];
    for (kind, text, expected) in &rows {
        let refused = match *kind {
            "cnic" => Cnic::new(text).err(),
            "imei" => Imei::new(text).err(),
            _ => Phone::new(text).err(),
        };
        assert_eq!(code(refused), *expected, "{kind} {text}");
        let json = serde_json::Value::from(*text);
        let read = match *kind {
            "cnic" => serde_json::from_value::<Personal<Cnic>>(json).err(),
            "imei" => serde_json::from_value::<Personal<Imei>>(json).err(),
            _ => serde_json::from_value::<Personal<Phone>>(json).err(),
        };
        let told = read.map(|error| error.to_string());
        assert_eq!(told, refused.map(|error| error.to_string()), "{kind} {text}");
    }
    rows
}
