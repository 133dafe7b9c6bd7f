//! Codes that a field offers, in the order of a list. They are open: another code is taken, and a new
//! one here is no new version of any event. Their words are `code--` in `words.*.ftl`.

/// Agencies.
pub const AGENCIES: &[&str] =
    &["nccia", "fia", "police", "ctd", "pta", "anf", "ib", "isi", "customs", "not_stated"];

/// As what an officer is on a case.
pub const OFFICER_ROLES: &[&str] = &[
    "investigating_officer",
    "enquiry_officer",
    "supervising_officer",
    "circle_in_charge",
    "team_member",
    "malkhana_officer",
    "forensic_examiner",
    "prosecutor",
];

/// Roles in which persons are seen, as the field reports them.
pub const PERSON_ROLES: &[&str] = &[
    "frontline_agent",
    "caller",
    "recruiter",
    "finance_manager",
    "crypto_handler",
    "overseas_operative",
    "owner",
    "facilitator",
    "coerced_staff",
    "trafficking_victim",
    "informant",
    "complainant",
    "victim",
    "witness",
];

/// What is seized.
pub const EQUIPMENT: &[&str] = &[
    "computer",
    "laptop",
    "tablet",
    "phone",
    "sim_card",
    "gateway_exchange",
    "server",
    "router",
    "hard_disk",
    "usb_drive",
    "memory_card",
    "dvr",
    "headset",
    "printer",
    "biometric_device",
    "bank_card",
    "cheque_book",
    "wallet",
    "cash",
    "passport",
    "document",
    "vehicle",
    "other",
];

/// What is counted of an exhibit.
pub const UNITS: &[&str] = &["piece", "box", "bag", "bundle", "set", "sheet", "file"];

/// Documents that show who somebody is.
pub const DOCUMENTS: &[&str] = &[
    "cnic",
    "nicop",
    "form_b",
    "passport",
    "por_card",
    "afghan_citizen_card",
    "driving_licence",
    "birth_certificate",
    "other",
];

/// What a file shows.
pub const PAPERS: &[&str] = &[
    "application_paper",
    "cnic",
    "passport",
    "company_paper",
    "lease",
    "fee_receipt",
    "plan",
    "order",
    "notice",
    "letter",
    "report",
    "photograph",
    "recording",
    "other",
];

/// What published figures count.
pub const MEASURES: &[&str] = &[
    "raids",
    "centres_raided",
    "arrests",
    "arrests_local",
    "arrests_foreign",
    "arrests_female",
    "recovered_pkr",
    "complaints",
    "verifications",
    "enquiries",
    "firs",
    "challans",
    "convictions",
    "acquittals",
];

/// How a notice is served.
pub const SERVICE: &[&str] =
    &["by_hand", "registered_post", "courier", "email", "affixed", "through_nccia", "press"];

/// As what an officer is on an application or a licence.
pub const LICENSING_ROLES: &[&str] =
    &["licensing_officer", "reviewing_officer", "inspector", "deciding_authority"];

/// Numbers that authorities give a firm.
pub const IDENTIFIERS: &[&str] = &["ntn", "secp", "pseb", "pta", "strn", "other"];

/// As what somebody runs a centre.
pub const KEY_ROLES: &[&str] = &[
    "director",
    "chief_executive",
    "partner",
    "site_manager",
    "compliance_officer",
    "it_manager",
    "data_protection_officer",
    "other",
];

/// What stops the days of a period, besides other periods.
pub const STOPS: &[&str] = &["objection", "fee", "inspection", "stay", "vetting"];

/// The periods that stop others while they run.
pub const STOPPING_PERIODS: &[&str] = &["objection_answer", "vetting_answer", "show_cause_answer"];

/// What powers are for.
pub const POWERS: &[&str] = &[
    "issue",
    "refuse",
    "renew",
    "amend",
    "suspend",
    "suspend_interim",
    "lift",
    "revoke",
    "close",
    "fine",
    "bar",
    "extend",
    "recall",
    "confirm",
];

/// What fees are for.
pub const FEES: &[&str] = &["application", "licence", "renewal", "amendment"];

/// What checklists are of.
pub const CHECKLISTS: &[&str] = &["application", "renewal", "inspection", "audit"];

/// What comes again.
pub const INTERVALS: &[&str] = &["report", "audit"];

/// What periods are for.
pub const PERIODS: &[&str] = &[
    "vetting_answer",
    "objection_answer",
    "show_cause_answer",
    "decision",
    "inspection",
    "fine",
    "appeal",
    "report",
    "hearing",
];

/// From what periods run.
pub const BEGINNINGS: &[&str] =
    &["filing", "completion", "request", "service", "decision", "suspension"];
