//! A text as a QR code, to be drawn as one path: how a pack gets from a screen onto a phone without a server.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The most bytes that a QR code holds: those of its largest version at the lowest level of error correction.
pub const MOST_BYTES: usize = 2953;

/// Light modules that must surround a code, so that a camera finds it.
const QUIET: i32 = 4;

/// A QR code, to be drawn dark on light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// How many modules it is wide and high, with the quiet zone around it.
    pub side: i32,
    /// The dark modules as the data of an SVG path, a module being one unit.
    pub path: String,
}

/// The text as a QR code; none if it has more than [`MOST_BYTES`].
#[must_use]
pub fn code(text: &str) -> Option<Code> {
    // The level is raised as far as that makes the code no larger.
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            let run = x - start;
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    Some(Code { side: size + 2 * QUIET, path })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The modules that a path of [`code`] makes dark, row by row.
    fn drawn(code: &Code) -> Vec<Vec<bool>> {
        let side = usize::try_from(code.side).unwrap();
        let mut rows = vec![vec![false; side]; side];
        for run in code.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (length, rest) = rest.split_once('v').unwrap();
            assert_eq!(rest, format!("1h-{length}z"));
            let (x, y, length): (usize, usize, usize) =
                (x.parse().unwrap(), y.parse().unwrap(), length.parse().unwrap());
            for column in x..x + length {
                *rows.get_mut(y).unwrap().get_mut(column).unwrap() = true;
            }
        }
        rows
    }

    #[test]
    fn a_code_holds_so_many_bytes_and_not_one_more() {
        let rows =
            [(1, Some(29)), (17, Some(29)), (18, Some(33)), (MOST_BYTES, Some(185)), (MOST_BYTES + 1, None)];
        for (bytes, side) in rows {
            assert_eq!(code(&"x".repeat(bytes)).map(|code| code.side), side, "{bytes} bytes");
        }
    }

    #[test]
    fn the_path_draws_the_modules_and_leaves_the_quiet_zone_light() {
        for text in ["https://example.org/#pack=abc", &"y".repeat(700)] {
            let expected = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).unwrap();
            for (y, row) in (0..).zip(drawn(&code(text).unwrap())) {
                for (x, is_dark) in (0..).zip(row) {
                    // Beyond its edges the library's code is light.
                    assert_eq!(is_dark, expected.get_module(x - QUIET, y - QUIET), "{x}, {y} of {text}");
                }
            }
        }
    }
}
