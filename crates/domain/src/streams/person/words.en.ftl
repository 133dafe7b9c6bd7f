# Words of a person. Nothing is due and nothing is flagged of it alone.

# What a person is called whom nobody named or labelled.
person-unknown = unknown { $sex-choice ->
        [female] female
        [male] male
       *[other] person
    }{ $ordinal ->
        [none] { "" }
       *[other] { " " }{ $ordinal }
    }

## person.recorded

person-recorded = Person put on record
    .about = A person is put on record, known by name or not. Arrests, roles and accusations then refer to this record.
    .line = Person put on record: { $label ->
        [none] { person-unknown }
       *[other] { $label }
    }
person-recorded--label = Label
    .hint = What to call the person without naming anybody, such as “unknown male 3”; timelines show it.
person-recorded--ordinal = Number in the list
    .hint = The person's place in the list they came with, from 1; blank if there was no list.
person-recorded--name = Name
    .hint = As given by the person or a document; blank if not known.
person-recorded--sex = Sex
    .hint = As observed; blank if not known.
person-recorded--nationality = Nationality
    .hint = As claimed; blank if not known.

## person.identified

person-identified = Identified by a document
    .about = A document showed who the person is. A CNIC that was checked with its issuer can belong to one person only.
    .line = Identified by { $document }, { $checked ->
        [yes] checked
       *[no] not checked
    }
person-identified--document = Document
    .hint = Such as CNIC, passport or PoR card.
person-identified--number = Number
    .hint = As on the document; a CNIC is written NNNNN-NNNNNNN-N.
person-identified--checked = Checked
    .hint = Whether it was checked with whoever issued it, such as NADRA.

## person.alias_added

person-alias-added = Alias added
    .about = The person goes by another name.
    .line = Alias added
person-alias-added--alias = Alias

## person.age_claimed

person-age-claimed = Age claimed
    .about = The person, or somebody for them, said how old they are.
    .line = Age claimed: { $years }
person-age-claimed--years = Age
    .hint = In whole years, at that time.

## person.age_determined

person-age-determined = Age determined
    .about = The person's age was determined by a document, a medical board or a court.
    .line = Age determined: { $years }, by { $by }
person-age-determined--years = Age
    .hint = In whole years, at that time.
person-age-determined--by = Determined by
    .hint = Such as a medical board or a birth certificate; no names.

## person.role_observed

person-role-observed = Role observed
    .about = The person was seen in a role in a case.
    .line = Role observed: { $role }
person-role-observed--case = Case
person-role-observed--role = Role
    .hint = Such as caller or recruiter.

## person.consular_notice_given

person-consular-notice-given = Consulate told
    .about = The consulate of an arrested foreigner was told of the arrest, as the Vienna Convention asks.
    .line = Consulate told: { $mission }
person-consular-notice-given--mission = Mission
    .hint = Such as the Embassy of China, Islamabad.

## person.guardian_informed

person-guardian-informed = Guardian informed
    .about = The guardian of an arrested minor was told of the arrest.
    .line = Guardian informed
person-guardian-informed--guardian = Guardian
    .hint = Name and relation; the timeline does not show it.

## person.absconded

person-absconded = At large
    .about = The person is at large: fled from a raid, from custody, or from the court.
    .line = At large
person-absconded--from = From what
    .hint = Such as a raid or custody; blank if not known.
