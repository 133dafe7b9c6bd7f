//! Files that are small and say that they are huge: a ZIP bomb, and a picture of 40,000 by 40,000
//! points. Both are real: whoever inflates them gets 200 MB of zeros.

use std::time::{Duration, Instant};

use super::*;

/// The side of the picture, in points.
const SIDE: u32 = 40_000;
/// Bytes of the picture, a bit a point, each row after a byte for its filter.
const INFLATED: usize = SIDE as usize * (1 + SIDE as usize / 8);

/// So many zeros, deflated: one zero, then "the last byte again, 258 times", in 13 bits each.
fn deflated_zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    // The last block, with the codes of the standard.
    bits.low_first(0b011, 3);
    let (runs, rest) = ((count - 1) / 258, (count - 1) % 258);
    for _ in 0..=rest {
        bits.code(0b0011_0000, 8);
    }
    for _ in 0..runs {
        bits.code(0b1100_0101, 8);
        bits.code(0, 5);
    }
    bits.code(0, 7);
    bits.done()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    byte: u8,
    filled: u32,
}

impl Bits {
    fn bit(&mut self, bit: u32) {
        self.byte |= ((bit & 1) as u8) << self.filled;
        self.filled += 1;
        if self.filled == 8 {
            self.bytes.push(std::mem::take(&mut self.byte));
            self.filled = 0;
        }
    }

    fn low_first(&mut self, value: u32, bits: u32) {
        (0..bits).for_each(|at| self.bit(value >> at));
    }

    fn code(&mut self, value: u32, bits: u32) {
        (0..bits).rev().for_each(|at| self.bit(value >> at));
    }

    fn done(mut self) -> Vec<u8> {
        if self.filled > 0 {
            self.bytes.push(self.byte);
        }
        self.bytes
    }
}

/// A ZIP with one member of zeros.
fn zip() -> Vec<u8> {
    let member = deflated_zeros(INFLATED);
    let crc = crc32fast::hash(&vec![0; INFLATED]);
    let sizes = [crc, member.len() as u32, INFLATED as u32].map(u32::to_le_bytes).concat();
    let start = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &sizes, &[1, 0, 0, 0]].concat();
    let mut zip = [b"PK\x03\x04".as_slice(), &start, b"a", &member].concat();
    let at = zip.len() as u32;
    let listed = [b"PK\x01\x02\x14\0".as_slice(), &start, &[0; 14], b"a"].concat();
    zip.extend(&listed);
    let end = [
        [1u16, 1].map(u16::to_le_bytes).concat(),
        [listed.len() as u32, at].map(u32::to_le_bytes).concat(),
    ];
    zip.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &end.concat(), &[0, 0]].concat());
    zip
}

/// A PNG of black points.
fn picture() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], data: &[u8]| {
        let body = [kind, data].concat();
        png.extend((data.len() as u32).to_be_bytes());
        png.extend(&body);
        png.extend(crc32fast::hash(&body).to_be_bytes());
    };
    let side = SIDE.to_be_bytes();
    chunk(b"IHDR", &[&side[..], &side, &[1, 0, 0, 0, 0]].concat());
    // Adler-32 of zeros: one, and their count.
    let adler = ((INFLATED as u32 % 65_521) << 16) | 1;
    let data = [&[0x78, 0x01][..], &deflated_zeros(INFLATED), &adler.to_be_bytes()].concat();
    chunk(b"IDAT", &data);
    chunk(b"IEND", &[]);
    png
}

/// Both are what they are said to be: otherwise they would show nothing.
#[test]
fn the_bombs_are_real() {
    let small = {
        // The same picture with one row: a decoder reads it.
        let mut bits = deflated_zeros(5_001);
        let adler = (5_001u32 << 16) | 1;
        bits.extend(adler.to_be_bytes());
        let mut png = picture();
        png.truncate(8);
        let mut chunk = |kind: &[u8], data: &[u8]| {
            let body = [kind, data].concat();
            png.extend((data.len() as u32).to_be_bytes());
            png.extend(&body);
            png.extend(crc32fast::hash(&body).to_be_bytes());
        };
        let header = [SIDE.to_be_bytes(), 1u32.to_be_bytes()].concat();
        chunk(b"IHDR", &[&header[..], &[1, 0, 0, 0, 0]].concat());
        chunk(b"IDAT", &[&[0x78, 0x01][..], &bits].concat());
        chunk(b"IEND", &[]);
        png
    };
    let read = image::load_from_memory(&small).unwrap();
    assert_eq!((read.width(), read.height()), (SIDE, 1));
    assert!(zip().len() < 2 << 20 && picture().len() < 2 << 20, "they are small");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zip_bomb_stays_the_bytes_that_it_is() {
    let office = Office::open("a_zip_bomb").await;
    let bomb = zip();
    office.attach(&bomb, "papers.zip").await;
    assert_eq!(office.last_file().await["payload"]["media_type"], "application/zip");
    let address = format!("/api/files/{}", digest(&bomb));
    office.http().get(&format!("{address}/thumbnail")).await.problem(422, "file.no_picture");
    assert!(office.http().get(&address).await.body == bomb);
    office.service.cli().run(&["status", "--files"]).ok();
    let kept = folder::files(&office.service.data().join("files"));
    let bytes: u64 = kept.iter().map(|path| path.metadata().unwrap().len()).sum();
    assert_eq!(bytes, bomb.len() as u64, "{kept:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_of_too_many_points_is_not_decoded() {
    let office = Office::open("a_picture_of_too_many_points").await;
    let picture = picture();
    let answer = office.attach(&picture, "plan.png").await;
    assert_eq!(office.last_file().await["payload"]["media_type"], "image/png");
    let address = format!("/api/files/{}", digest(&picture));
    let started = Instant::now();
    let told = office.http().get(&format!("{address}/thumbnail")).await;
    let told = told.problem(422, "file.too_many_points");
    assert!(started.elapsed() < Duration::from_secs(2), "its header says it");
    assert!(text(&told["message"]).contains("40,000 by 40,000"), "{told}");
    // The page stands, and the file can be saved.
    let at = format!("/cases/{}?at_least={}", office.case, answer["position"]);
    assert_eq!(office.http().get(&at).await.status, 200);
    assert!(office.http().get(&address).await.body == picture);
}
