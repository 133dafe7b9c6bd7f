"""Normalisation 1, written a second time: it makes the tables, the golden strings and the hash.

Run it with a Python whose `unicodedata.unidata_version` is 14.0.0, which is 3.11, from the root
of the repository:

    python3 crates/domain/src/values/same/normal1/reference.py

It changes nothing if nothing changed. Normalisation 1 is frozen: if a file differs after a run,
the script or the Python is wrong, not the file. The Rust code does not depend on this script; the
tests hold both to one hash.
"""

import hashlib
import json
import pathlib
import sys
import unicodedata

assert unicodedata.unidata_version == "14.0.0", unicodedata.unidata_version

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[5]

# Every code point but reserved ones, noncharacters (both Cn) and surrogates (Cs).
ASSIGNED = [c for c in range(0x110000) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]


def runs(*ends):
    return {c for first, last in ends for c in range(first, last + 1)}


BLANK = runs((0x9, 0xD), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680),
             (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F),
             (0x3000, 0x3000))
INVISIBLE = runs((0xAD, 0xAD), (0x61C, 0x61C), (0x640, 0x640), (0x115F, 0x1160),
                 (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
                 (0x2060, 0x2064), (0x2066, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
                 (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0x1BCA0, 0x1BCA3),
                 (0x1D173, 0x1D17A), (0xE0001, 0xE0001), (0xE0020, 0xE007F), (0xE0100, 0xE01EF))
MARKS = runs((0x300, 0x36F), (0x610, 0x61A), (0x64B, 0x652), (0x656, 0x65E), (0x670, 0x670),
             (0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED), (0x898, 0x89F),
             (0x8CA, 0x8E1), (0x8E3, 0x8FF), (0x1AB0, 0x1ACE), (0x1DC0, 0x1DFF),
             (0x20D0, 0x20F0), (0xFE20, 0xFE2F))
YEH, KAF, HEH, HAMZA = "\u064A", "\u06A9", "\u06C1", "\u0654"
LETTERS = {
    "\u0649": YEH, "\u06CC": YEH, "\u0643": KAF,
    "\u0647": HEH, "\u0629": HEH, "\u06C3": HEH, "\u06D5": HEH,
    **{chr(0x660 + n): str(n) for n in range(10)},
    **{chr(0x6F0 + n): str(n) for n in range(10)},
}


def normalise(text):
    text = unicodedata.normalize("NFKC", text)
    text = unicodedata.normalize("NFKD", text.casefold())
    out, base, blank = [], "", False
    for c in text:
        if ord(c) in BLANK:
            blank, base = bool(out), ""
        elif ord(c) in INVISIBLE or ord(c) in MARKS or (c == HAMZA and base == HEH):
            pass
        else:
            c = LETTERS.get(c, c)
            out.append(" " + c if blank else c)
            blank = False
            if unicodedata.combining(c) == 0:
                base = c
    return unicodedata.normalize("NFKC", "".join(out))


# What each golden string shows. The inputs are escaped, so that no editor changes them.
GOLDEN = [
    ("nothing", ""),
    ("blanks only", " \t\u00a0\u3000"),
    ("ASCII: capitals and blanks", "  NCCIA \t Multan\r\n"),
    ("ASCII: punctuation stays", "F-11/3, (Markaz) #4_b"),
    ("ASCII: other controls stay", "a\u0000b\u001fc\u007f"),
    ("every kind of blank", "a\u0085b\u00a0c\u1680d\u2003e\u2028f\u2029g\u202fh\u205fi\u3000j"),
    ("Latin, composed", "\u00c9cole \u00dcber \u00d1and\u00fa"),
    ("Latin, decomposed", "E\u0301cole U\u0308ber N\u0303andu\u0301"),
    ("a mark without a composed letter", "q\u0303x\u0323\u0307"),
    ("marks in both orders", "a\u0323\u0302 a\u0302\u0323 \u1ead"),
    ("letters with a stroke are letters of their own", "\u0141\u00f3d\u017a \u00d8 \u0110"),
    ("sharp s, small and capital", "Stra\u00dfe STRA\u1e9eE"),
    ("ligatures", "\ufb01\ufb03 \ufb05 \u0132\u01c4"),
    ("Turkish i, dotted and dotless", "\u0130stanbul I\u0307 I\u0131i"),
    ("long s, Kelvin, Angstrom", "\u017f \u212a \u212b"),
    ("Greek final sigma", "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 \u03c3\u03c2"),
    ("Greek iota below", "\u1fb3 \u03b1\u0345 \u1fbc \u1f80 \u03b1\u0345\u0313"),
    ("Greek with two marks that fold to three letters", "\u0390 \u1fb7"),
    ("Cyrillic: marks go", "\u0419\u043e\u0301\u0451"),
    ("Armenian ligature", "\u0587 \ufb13"),
    ("Cherokee folds to capitals", "\uab70\u13a0"),
    ("Georgian capitals", "\u1c90\u10d0"),
    ("Deseret, past the first plane", "\U00010400\U00010428"),
    ("fullwidth", "\uff2e\uff23\uff23\uff29\uff21\u3000\uff11\uff12\uff0d\uff13"),
    ("superscripts, circles, fractions, Roman", "x\u00b2 \u2460 \u00bd \u2167 \u2122"),
    ("mathematical letters and digits", "\U0001d400\U0001d7d8\U0001d6d3"),
    ("ellipsis and no-break hyphen", "a\u2026b\u2011c"),
    ("spacing marks leave nothing", "a\u00a8b \u00b4 \u02d8c"),
    ("a negated sign loses its stroke", "\u2260 =\u0338"),
    ("soft hyphen, joiners, direction, byte order mark",
     "\ufeffKa\u00adra\u200bc\u200c\u200dhi\u200e\u200f\u202a\u202c\u2066\u2069\u2060"),
    ("variation selectors, keycap, tags", "1\ufe0f\u20e3 \u845b\U000e0100 x\U000e0041\U000e007f"),
    ("a joiner between letter and mark", "e\u200d\u0301 o\u034f\u0308"),
    ("Karachi in Urdu letters", "\u06a9\u0631\u0627\u0686\u06cc"),
    ("Karachi in Arabic letters", "\u0643\u0631\u0627\u0686\u064a"),
    ("Karachi with alef maksura", "\u06a9\u0631\u0627\u0686\u0649"),
    ("Karachi with a joiner", "\u06a9\u0631\u200c\u0627\u0686\u06cc"),
    ("Karachi stretched and vowelled",
     "\u06a9\u064e\u0631\u0640\u0640\u0627\u0686\u0650\u06cc"),
    ("Aabpara, madda in the letter", "\u062a\u06be\u0627\u0646\u06c1 \u0622\u0628\u067e\u0627\u0631\u06c1"),
    ("Aabpara, alef and combining madda",
     "\u062a\u06be\u0627\u0646\u06c1 \u0627\u0653\u0628\u067e\u0627\u0631\u06c1"),
    ("alef without madda is another letter", "\u0627\u0628"),
    ("hamza makes another letter: alef, waw, yeh", "\u0623\u0625\u0624\u0626 \u0627\u0648\u064a"),
    ("hamza, combining", "\u0627\u0654\u0627\u0655\u0648\u0654\u064a\u0654"),
    ("yeh with hamza, of all three", "\u06cc\u0654 \u0649\u0654 \u064a\u0654 \u0626"),
    ("hamza and a vowel between", "\u06cc\u064e\u0654 \u06cc\u0654\u064e"),
    ("yeh barree, alone and with hamza", "\u06d2 \u06d3 \u06d2\u0654"),
    ("heh: goal, Arabic, teh marbuta, teh marbuta goal, ae",
     "\u06c1 \u0647 \u0629 \u06c3 \u06d5"),
    ("heh with hamza, in the letter", "\u06c2 \u06c0"),
    ("heh with hamza, combining",
     "\u06c1\u0654 \u0647\u0654 \u0629\u0654 \u06c3\u0654 \u06d5\u0654"),
    ("heh, hamza after a joiner, a vowel, a mark of another class",
     "\u06c1\u200d\u0654 \u06c1\u064e\u0654 \u06c1\u0655\u0654 \u06c1\u05b0\u034f\u0654"),
    ("heh, a blank, hamza", "\u06c1 \u0654\u06c1"),
    ("heh doachashmee is a letter of its own", "\u06be\u06be\u0654"),
    ("noon ghunna, tteh, ddal, rreh, gaf, peh stay",
     "\u06ba \u0679 \u0688 \u0691 \u06af \u067e \u0686 \u0698"),
    ("Sindhi kaf and Pashto yeh stay", "\u06aa \u06d0 \u06cd"),
    ("honorific signs over names", "\u0645\u062d\u0645\u062f\u0610 \u0639\u0644\u06cc\u0611"),
    ("superscript alef", "\u0631\u062d\u0645\u0670\u0646"),
    ("digits of Arabic and of Urdu", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669 \u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9"),
    ("digits of Devanagari stay", "\u0967\u0968"),
    ("Urdu full stop and comma stay", "\u06d4\u060c"),
    ("presentation forms", "\ufedb\ufead\ufe8d\ufb7c\ufef2 \ufb90\ufbfc"),
    ("presentation forms: lam alef, with madda, vowels on tatweel",
     "\ufefb \ufef5 \ufe77 \ufe70a"),
    ("presentation forms of words", "\ufdfa \ufdf2 \ufdfd"),
    ("high hamza yeh", "\u0678 \u0675"),
    ("Hangul: syllable, jamo, with final", "\ud55c \u1112\u1161\u11ab \uac00\u11a8"),
    ("Hangul: halfwidth, compatibility jamo", "\uffa1\uffc2 \u3131\u314f"),
    ("Hangul: fillers go, and what is left joins", "\u1100\u1160\u1161 \u3164a"),
    ("Devanagari nukta stays", "\u0958 \u0915\u093c"),
    ("Hebrew points stay", "\u05e9\u05c1\u05bc"),
    ("kana voicing stays", "\u304c \u304b\u3099 \uff76\uff9e \u309b\u304b"),
    ("marks out of order", "a\u05b0\u0345\u0591 \u0628\u0655\u0654\u05b0"),
    ("private use stays", "\ue000\U000f0000"),
    ("Unicode 14's newest: Vithkuqi, Arabic", "\U00010570\U00010597 \u0870\u08ca"),
    ("emoji with a joiner", "\U0001f468\u200d\U0001f469 \U0001f1f5\U0001f1f0"),
]


def escaped(text):
    return " ".join(f"{ord(c):04X}" for c in text)


def table(numbers, per_line=100):
    lines, line = [], "   "
    for entry in numbers:
        if len(line) + 1 + len(entry) > per_line:
            lines.append(line)
            line = "   "
        line += " " + entry
    return "\n".join(lines + [line])


def write(path, text):
    old = path.read_text("utf-8") if path.exists() else None
    if old != text:
        path.write_text(text, "utf-8")
        print(f"wrote {path.relative_to(ROOT)}", file=sys.stderr)


def main():
    ranges = []
    for c in ASSIGNED:
        if ranges and ranges[-1][1] == c - 1:
            ranges[-1][1] = c
        else:
            ranges.append([c, c])
    single, several = [], []
    for c in ASSIGNED:
        folded = chr(c).casefold()
        if folded != chr(c):
            (single if len(folded) == 1 else several).append((c, folded))
    head = "//! {}\n//! Made by reference.py beside it; frozen.\n\n"
    write(HERE / "assigned.rs", head.format(
        "The code points assigned in Unicode 14.0.0 (private use among them, surrogates and\n"
        "//! noncharacters not): first and last of each run, both included, in ascending order.")
        + "#[rustfmt::skip]\n"
        + f"pub(super) static ASSIGNED: [(u32, u32); {len(ranges)}] = [\n"
        + table(f"(0x{a:X}, 0x{b:X})," for a, b in ranges) + "\n];\n")
    write(HERE / "fold.rs", head.format(
        "Full case folding of Unicode 14.0.0 (CaseFolding.txt, statuses C and F): each code\n"
        "//! point that folds to another text, in ascending order.")
        + "/// Those that fold to one code point.\n#[rustfmt::skip]\n"
        + f"pub(super) static TO_ONE: [(u32, u32); {len(single)}] = [\n"
        + table(f"(0x{c:X}, 0x{ord(f):X})," for c, f in single) + "\n];\n\n"
        + "/// Those that fold to several; 0 fills up.\n#[rustfmt::skip]\n"
        + f"pub(super) static TO_SEVERAL: [(u32, [u32; 3]); {len(several)}] = [\n"
        + table("(0x{:X}, [{}]),".format(c, ", ".join(
            f"0x{n:X}" if n else "0" for n in [*map(ord, f), 0][:3] )) for c, f in several)
        + "\n];\n")

    lines = [json.dumps({"shows": shows, "input": text, "input_code_points": escaped(text),
                         "output": normalise(text), "output_code_points": escaped(normalise(text))},
                        ensure_ascii=True) for shows, text in GOLDEN]
    write(ROOT / "schemas/golden/normalisation.v1.json", "[\n" + ",\n".join(lines) + "\n]\n")

    for text in [t for _, t in GOLDEN] + [chr(c) for c in ASSIGNED]:
        once = normalise(text)
        assert normalise(once) == once, escaped(text)
        for form in ("NFC", "NFD"):
            assert normalise(unicodedata.normalize(form, text)) == once, escaped(text)

    def digest(parts):
        hash = hashlib.sha256()
        for part in parts:
            part = part.encode()
            hash.update(len(part).to_bytes(4, "big") + part)
        return hash.hexdigest()

    def numbers(rows):
        return hashlib.sha256(b"".join(n.to_bytes(4, "big") for n in rows)).hexdigest()

    print("ASSIGNED_HASH", numbers(n for r in ranges for n in r))
    print("FOLD_HASH", numbers([n for c, f in single for n in (c, ord(f))]
                               + [n for c, f in several for n in (c, *[*map(ord, f), 0][:3])]))
    print("NFKC_HASH", digest(unicodedata.normalize("NFKC", chr(c)) for c in ASSIGNED))
    print("NFKD_HASH", digest(unicodedata.normalize("NFKD", chr(c)) for c in ASSIGNED))
    print("OUTPUT_HASH", digest(normalise(chr(c)) for c in ASSIGNED))


main()
