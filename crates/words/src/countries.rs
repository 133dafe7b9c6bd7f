//! Countries by the names, short forms and codes that people use, in either language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use greyfile_domain::values::same::plain;

use crate::{Lang, bundle};

/// Before a country's code, in the id of its message.
const ID: &str = "country-";

static CODES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let of = |lang| {
        let messages = bundle::of(lang);
        messages.messages().filter_map(move |(id, _)| {
            let name = messages.format(id, &FluentArgs::new());
            Some((plain(&name.filter(|_| id.starts_with(ID))?), id.strip_prefix(ID)?))
        })
    };
    Lang::ALL.into_iter().flat_map(of).collect()
});

/// The codes of all countries that have a name.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    bundle::of(Lang::En).messages().filter_map(|(id, _)| id.strip_prefix(ID))
}

/// The code of a country that is called so in English or in Urdu.
pub fn country_of(name: &str) -> Option<&'static str> {
    CODES.get(&plain(name)).copied()
}

/// What the people of a country are called, in small letters.
const PEOPLES: &[(&str, &str)] = &[
    ("afghan", "AF"),
    ("bangladeshi", "BD"),
    ("british", "GB"),
    ("burmese", "MM"),
    ("chinese", "CN"),
    ("ethiopian", "ET"),
    ("filipino", "PH"),
    ("filipina", "PH"),
    ("ghanaian", "GH"),
    ("indian", "IN"),
    ("indonesian", "ID"),
    ("iranian", "IR"),
    ("kenyan", "KE"),
    ("malaysian", "MY"),
    ("nepalese", "NP"),
    ("nepali", "NP"),
    ("nigerian", "NG"),
    ("pakistani", "PK"),
    ("russian", "RU"),
    ("south african", "ZA"),
    ("sri lankan", "LK"),
    ("taiwanese", "TW"),
    ("tanzanian", "TZ"),
    ("thai", "TH"),
    ("turkish", "TR"),
    ("ugandan", "UG"),
    ("uzbek", "UZ"),
    ("vietnamese", "VN"),
    ("zimbabwean", "ZW"),
    ("افغان", "AF"),
    ("افغانی", "AF"),
    ("بنگلہ دیشی", "BD"),
    ("چینی", "CN"),
    ("سری لنکن", "LK"),
    ("فلپائنی", "PH"),
    ("نائیجیرین", "NG"),
    ("پاکستانی", "PK"),
    ("algerian", "DZ"),
    ("american", "US"),
    ("canadian", "CA"),
    ("egyptian", "EG"),
    ("emirati", "AE"),
    ("iraqi", "IQ"),
    ("japanese", "JP"),
    ("kazakh", "KZ"),
    ("kyrgyz", "KG"),
    ("saudi", "SA"),
    ("somali", "SO"),
    ("sudanese", "SD"),
    ("syrian", "SY"),
    ("tajik", "TJ"),
    ("turkmen", "TM"),
    ("ukrainian", "UA"),
    ("yemeni", "YE"),
    ("امریکی", "US"),
    ("ایرانی", "IR"),
    ("برطانوی", "GB"),
    ("بھارتی", "IN"),
    ("روسی", "RU"),
    ("نیپالی", "NP"),
    ("ہندوستانی", "IN"),
];

/// Countries by other names, in small letters and without dots. None of these is the code of another
/// country: `UK` is no code of ISO 3166.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("america", "US"),
    ("britain", "GB"),
    ("burma", "MM"),
    ("cape verde", "CV"),
    ("czechia", "CZ"),
    ("dprk", "KP"),
    ("drc", "CD"),
    ("emirates", "AE"),
    ("england", "GB"),
    ("great britain", "GB"),
    ("holland", "NL"),
    ("ivory coast", "CI"),
    ("ksa", "SA"),
    ("prc", "CN"),
    ("rok", "KR"),
    ("rsa", "ZA"),
    ("scotland", "GB"),
    ("swaziland", "SZ"),
    ("timor leste", "TL"),
    ("turkiye", "TR"),
    ("uae", "AE"),
    ("uk", "GB"),
    ("usa", "US"),
    ("wales", "GB"),
    ("امارات", "AE"),
    ("انڈیا", "IN"),
    ("بنگلادیش", "BD"),
    ("ترکی", "TR"),
    ("چائنا", "CN"),
    ("چائنہ", "CN"),
    ("سعودیہ", "SA"),
    ("ہندوستان", "IN"),
    ("یو اے ای", "AE"),
    ("یو ایس اے", "US"),
    ("یو کے", "GB"),
    ("یوکے", "GB"),
];

/// The codes of ISO 3166-1: of two letters, and of three.
const CODED: &str = "\
    AD AND, AE ARE, AF AFG, AG ATG, AI AIA, AL ALB, AM ARM, AO AGO, AQ ATA, AR ARG, AS ASM,\
    AT AUT, AU AUS, AW ABW, AX ALA, AZ AZE, BA BIH, BB BRB, BD BGD, BE BEL, BF BFA, BG BGR,\
    BH BHR, BI BDI, BJ BEN, BL BLM, BM BMU, BN BRN, BO BOL, BQ BES, BR BRA, BS BHS, BT BTN,\
    BV BVT, BW BWA, BY BLR, BZ BLZ, CA CAN, CC CCK, CD COD, CF CAF, CG COG, CH CHE, CI CIV,\
    CK COK, CL CHL, CM CMR, CN CHN, CO COL, CR CRI, CU CUB, CV CPV, CW CUW, CX CXR, CY CYP,\
    CZ CZE, DE DEU, DJ DJI, DK DNK, DM DMA, DO DOM, DZ DZA, EC ECU, EE EST, EG EGY, EH ESH,\
    ER ERI, ES ESP, ET ETH, FI FIN, FJ FJI, FK FLK, FM FSM, FO FRO, FR FRA, GA GAB, GB GBR,\
    GD GRD, GE GEO, GF GUF, GG GGY, GH GHA, GI GIB, GL GRL, GM GMB, GN GIN, GP GLP, GQ GNQ,\
    GR GRC, GS SGS, GT GTM, GU GUM, GW GNB, GY GUY, HK HKG, HM HMD, HN HND, HR HRV, HT HTI,\
    HU HUN, ID IDN, IE IRL, IL ISR, IM IMN, IN IND, IO IOT, IQ IRQ, IR IRN, IS ISL, IT ITA,\
    JE JEY, JM JAM, JO JOR, JP JPN, KE KEN, KG KGZ, KH KHM, KI KIR, KM COM, KN KNA, KP PRK,\
    KR KOR, KW KWT, KY CYM, KZ KAZ, LA LAO, LB LBN, LC LCA, LI LIE, LK LKA, LR LBR, LS LSO,\
    LT LTU, LU LUX, LV LVA, LY LBY, MA MAR, MC MCO, MD MDA, ME MNE, MF MAF, MG MDG, MH MHL,\
    MK MKD, ML MLI, MM MMR, MN MNG, MO MAC, MP MNP, MQ MTQ, MR MRT, MS MSR, MT MLT, MU MUS,\
    MV MDV, MW MWI, MX MEX, MY MYS, MZ MOZ, NA NAM, NC NCL, NE NER, NF NFK, NG NGA, NI NIC,\
    NL NLD, NO NOR, NP NPL, NR NRU, NU NIU, NZ NZL, OM OMN, PA PAN, PE PER, PF PYF, PG PNG,\
    PH PHL, PK PAK, PL POL, PM SPM, PN PCN, PR PRI, PS PSE, PT PRT, PW PLW, PY PRY, QA QAT,\
    RE REU, RO ROU, RS SRB, RU RUS, RW RWA, SA SAU, SB SLB, SC SYC, SD SDN, SE SWE, SG SGP,\
    SH SHN, SI SVN, SJ SJM, SK SVK, SL SLE, SM SMR, SN SEN, SO SOM, SR SUR, SS SSD, ST STP,\
    SV SLV, SX SXM, SY SYR, SZ SWZ, TC TCA, TD TCD, TF ATF, TG TGO, TH THA, TJ TJK, TK TKL,\
    TL TLS, TM TKM, TN TUN, TO TON, TR TUR, TT TTO, TV TUV, TW TWN, TZ TZA, UA UKR, UG UGA,\
    UM UMI, US USA, UY URY, UZ UZB, VA VAT, VC VCT, VE VEN, VG VGB, VI VIR, VN VNM, VU VUT,\
    WF WLF, WS WSM, YE YEM, YT MYT, ZA ZAF, ZM ZMB, ZW ZWE";

static MEANT: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let others = PEOPLES.iter().chain(OTHER_NAMES).map(|(name, code)| (plain(name), *code));
    let names = CODES.iter().map(|(name, code)| (name.clone(), *code));
    // What the files of words call a country goes before the rest.
    others.chain(names).collect()
});

/// The code of a country that is meant by a name in either language, by the word for its people, by a
/// short form such as `UK` or `U.A.E.`, or by a code in capitals, of two letters or of three.
pub fn country_meant(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let name = plain(text);
    let named = MEANT.get(&name).or_else(|| MEANT.get(&name.replace('.', "")));
    named.copied().or_else(|| coded(text))
}

/// The same, where a country is what was asked for: a code in small letters too. Without being asked,
/// `no`, `is` and `me` are no countries.
pub fn country_asked(text: &str) -> Option<&'static str> {
    country_meant(text).or_else(|| coded(&text.trim().to_ascii_uppercase()))
}

static OF_CODES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let pairs = CODED.split(',').filter_map(|pair| pair.trim().split_once(' '));
    pairs.flat_map(|(two, three)| [(two, two), (three, two)]).collect()
});

/// The code of a country by its code in capitals.
fn coded(text: &str) -> Option<&'static str> {
    OF_CODES.get(text).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_names() {
        for (name, code) in [
            ("China", Some("CN")),
            ("  china", Some("CN")),
            ("چین", Some("CN")),
            ("نائیجیریا", Some("NG")),
            ("South Africa", Some("ZA")),
            ("CN", None),
            ("", None),
        ] {
            assert_eq!(country_of(name), code, "{name}");
        }
    }

    #[test]
    fn a_country_is_meant_by_a_short_form_a_code_or_its_people() {
        for (text, code) in [
            ("UK", Some("GB")),
            ("u.k.", Some("GB")),
            ("US", Some("US")),
            ("U.S.A.", Some("US")),
            ("UAE", Some("AE")),
            ("U.A.E", Some("AE")),
            ("GBR", Some("GB")),
            ("PAK", Some("PK")),
            ("PK", Some("PK")),
            ("Pakistani", Some("PK")),
            ("پاکستانی", Some("PK")),
            ("برطانیہ", Some("GB")),
            ("یو اے ای", Some("AE")),
            // As another keyboard writes the letters, with a joiner behind.
            ("پاكستاني\u{200C}", Some("PK")),
            ("no", None),
            ("pk", None),
            ("XX", None),
            ("Zarmina", None),
            ("", None),
        ] {
            assert_eq!(country_meant(text), code, "{text}");
        }
        assert_eq!(country_asked("pk"), Some("PK"));
        assert_eq!(country_asked(" pak"), Some("PK"));
        assert_eq!(country_asked("xx"), None);
    }

    #[test]
    fn every_country_has_a_code_of_two_letters_and_one_of_three() {
        let known: Vec<&str> = codes().collect();
        assert_eq!(CODED.split(',').count(), known.len());
        let mut three = std::collections::BTreeSet::new();
        for pair in CODED.split(',') {
            let (two, long) = pair.trim().split_once(' ').expect("two codes");
            assert!(known.contains(&two), "{two}");
            assert!(long.len() == 3 && three.insert(long), "{long}");
            assert_eq!((country_meant(two), country_meant(long)), (Some(two), Some(two)));
        }
        for (name, code) in PEOPLES.iter().chain(OTHER_NAMES) {
            assert!(known.contains(code), "{name}");
            assert_eq!(country_meant(name), Some(*code), "{name}");
        }
    }
}
