//! Characters that nobody sees. They can turn a text around or make two texts look alike, so that a pack could pass for
//! another one; and in a message, they would hide what the message is about.

use std::fmt::Write;

/// Characters that have no shape and no place in a text; line breaks and tabs have one, and so have the marks of
/// direction and the joiners without which some scripts cannot be written.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    !matches!(c, '\n' | '\r' | '\t' | '\u{200c}'..='\u{200f}') && is_invisible(c)
}

/// Characters that nobody sees: controls, the zero-width ones, those that turn text around, tags.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    // Nearly all characters of nearly all texts.
    if matches!(c, ' '..='~') {
        return false;
    }
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The text with every such character in words: `[U+202E]`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            let _ = write!(shown, "[U+{:04X}]", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_shown_and_what_a_script_needs_has_its_place() {
        // The character, whether nobody sees it, whether it is refused in every text.
        let rows = [
            ('a', false, false),
            ('é', false, false),
            ('ש', false, false),
            ('🙂', false, false),
            ('\n', true, false),
            ('\t', true, false),
            ('\u{7}', true, true),
            ('\u{85}', true, true),
            ('\u{ad}', true, true),
            ('\u{200b}', true, true),
            ('\u{200c}', true, false),
            ('\u{200d}', true, false),
            ('\u{200e}', true, false),
            ('\u{200f}', true, false),
            ('\u{202a}', true, true),
            ('\u{202e}', true, true),
            ('\u{2060}', true, true),
            ('\u{2069}', true, true),
            ('\u{feff}', true, true),
            ('\u{e0041}', true, true),
        ];
        for (c, unseen, refused) in rows {
            assert_eq!((is_invisible(c), is_unprintable(c)), (unseen, refused), "U+{:04X}", u32::from(c));
        }
        assert_eq!(visible("gnp.\u{202e}nosj\n"), "gnp.[U+202E]nosj[U+000A]");
    }
}
