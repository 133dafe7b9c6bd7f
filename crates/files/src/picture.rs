//! Thumbnails. The only bytes of a file that this program reads for what they mean, so nothing is
//! decoded before its header was judged.

use std::io::{BufRead, Cursor, Seek, SeekFrom};

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};

use crate::FilesError;
use crate::limits::{DECODING_BYTES_MAX, POINTS_MAX, THUMBNAIL_SIDE_MAX};
use crate::media::is_picture;

/// How good the thumbnail is, of 100.
const QUALITY: u8 = 80;

/// The thumbnail of a picture, a JPEG. Takes up to [`DECODING_BYTES_MAX`] of memory and some seconds
/// of a processor.
pub(crate) fn thumbnail<R: BufRead + Seek>(
    mut picture: R,
    media_type: &str,
) -> Result<Vec<u8>, FilesError> {
    if !is_picture(media_type) {
        return Err(FilesError::NoPicture);
    }
    let (width, height) = size(&mut picture)?;
    if u64::from(width) * u64::from(height) > POINTS_MAX {
        return Err(FilesError::TooManyPoints { width, height, max: POINTS_MAX });
    }
    picture.seek(SeekFrom::Start(0))?;
    let mut reader = reader(picture)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODING_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| FilesError::Undecodable)?;
    let orientation = decoder.orientation().map_err(|_| FilesError::Undecodable)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| FilesError::Undecodable)?;
    let mut small = match width.max(height) > THUMBNAIL_SIDE_MAX {
        true => picture.thumbnail(THUMBNAIL_SIDE_MAX, THUMBNAIL_SIDE_MAX),
        false => picture,
    };
    small.apply_orientation(orientation);
    let mut jpeg = Cursor::new(Vec::new());
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    on_white(&small).write_with_encoder(encoder).map_err(|_| FilesError::Undecodable)?;
    Ok(jpeg.into_inner())
}

/// How many points a picture has, as its header says.
fn size<R: BufRead + Seek>(picture: &mut R) -> Result<(u32, u32), FilesError> {
    reader(picture)?.into_dimensions().map_err(|_| FilesError::Undecodable)
}

fn reader<R: BufRead + Seek>(picture: R) -> Result<ImageReader<R>, FilesError> {
    Ok(ImageReader::new(picture).with_guessed_format()?)
}

/// The picture on white paper: a JPEG has nothing that can be seen through.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    let mut paper = RgbImage::new(picture.width(), picture.height());
    for (from, to) in picture.pixels().zip(paper.pixels_mut()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let mixed = |colour: u32| ((colour * alpha + 255 * (255 - alpha)) / 255) as u8;
        *to = Rgb([mixed(red), mixed(green), mixed(blue)]);
    }
    paper
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::sniffed;
    use image::{ImageFormat, Rgba, RgbaImage};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = RgbaImage::from_pixel(width, height, Rgba([200, 0, 0, 0]));
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    /// A PNG whose header says what it likes, with nothing behind it.
    fn claims(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = png(1, 1);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let crc = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        bytes
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ (0xEDB8_8320 & 0u32.wrapping_sub(crc & 1))
            })
        })
    }

    fn of(bytes: &[u8]) -> Result<Vec<u8>, FilesError> {
        thumbnail(Cursor::new(bytes), sniffed(bytes))
    }

    #[test]
    fn a_thumbnail_is_a_small_jpeg_on_white() {
        let made = of(&png(1000, 500)).unwrap();
        let read = image::load_from_memory_with_format(&made, ImageFormat::Jpeg).unwrap().to_rgb8();
        assert_eq!(read.dimensions(), (320, 160));
        assert!(read.get_pixel(10, 10).0.iter().all(|colour| *colour > 250), "seen through");
        let small = of(&png(3, 5)).unwrap();
        let read = image::load_from_memory_with_format(&small, ImageFormat::Jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (3, 5), "never larger than it is");
    }

    #[test]
    fn too_many_points_are_refused_by_the_header_alone() {
        for (width, height) in [(40_000, 40_000), (40_000_001, 1), (1, 80_000_000)] {
            match of(&claims(width, height)) {
                Err(FilesError::TooManyPoints { width: w, height: h, .. }) => {
                    assert_eq!((w, h), (width, height));
                }
                other => panic!("{width} {height} {other:?}"),
            }
        }
        // What no memory could hold is no picture at all.
        let side = u32::MAX >> 1;
        assert!(matches!(of(&claims(side, side)), Err(FilesError::Undecodable)));
    }

    #[test]
    fn what_is_no_picture_is_told_so() {
        assert!(matches!(of(b"%PDF-1.7"), Err(FilesError::NoPicture)));
        assert!(matches!(of(b"\x89PNG\r\n\x1a\nrubbish"), Err(FilesError::Undecodable)));
        let whole = png(100, 100);
        assert!(matches!(of(&whole[..whole.len() / 2]), Err(FilesError::Undecodable)));
        assert!(matches!(of(&claims(5_000, 5_000)), Err(FilesError::Undecodable)));
    }
}
