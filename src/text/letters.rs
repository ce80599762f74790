//! Small and capital letters of the alphabets that packs are likely to be written in: Latin, Greek, Cyrillic.
//! The standard library knows all alphabets there are, by two tables of 12 kB each in the browser's bundle.

/// The small letter of a capital; anything else stays as it is.
#[must_use]
pub fn small(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => {
            moved(c, 32)
        }
        'Ѐ'..='Џ' => moved(c, 80),
        'Έ'..='Ί' => moved(c, 37),
        'Ύ' | 'Ώ' => moved(c, 63),
        'Ά' => 'ά',
        'Ό' => 'ό',
        'Ÿ' => 'ÿ',
        'İ' => 'i',
        // Pairs of a capital and its small letter.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỿ' => {
            moved(c, u32::from(is_even(c)))
        }
        'Ĺ'..='ň' | 'Ź'..='ž' => moved(c, u32::from(!is_even(c))),
        other => other,
    }
}

/// The capital of a small letter; anything else stays as it is.
#[must_use]
pub fn capital(c: char) -> char {
    let code = u32::from(c);
    let distances = [32, 80, 37, 63, 1, 38, 64];
    let candidates = distances.iter().filter_map(|distance| char::from_u32(code.checked_sub(*distance)?));
    candidates.chain(['Ÿ']).find(|capital| *capital != c && small(*capital) == c).unwrap_or(c)
}

/// A text in small letters.
#[must_use]
pub fn in_small(text: &str) -> String {
    text.chars().map(small).collect()
}

/// Whether a letter is a capital.
#[must_use]
pub fn is_capital(c: char) -> bool {
    small(c) != c
}

/// Whether a letter is no capital.
#[must_use]
pub fn is_small(c: char) -> bool {
    c.is_alphabetic() && !is_capital(c)
}

fn is_even(c: char) -> bool {
    u32::from(c).is_multiple_of(2)
}

fn moved(c: char, by: u32) -> char {
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The one letter that the standard library has for it, or the letter itself.
    fn standard(mut letters: impl Iterator<Item = char>, c: char) -> char {
        match (letters.next(), letters.next()) {
            (Some(one), None) => one,
            _ => c,
        }
    }

    #[test]
    fn letters_are_those_of_the_standard_library_in_all_common_alphabets() {
        // Latin with its extensions, Greek, Cyrillic; the Turkish İ loses its second dot here.
        let common = ('\0'..='ž').chain('Ά'..='ώ').chain('Ѐ'..='ҿ').chain('Ạ'..='ỿ').filter(|c| *c != 'İ');
        for c in common {
            assert_eq!(small(c), standard(c.to_lowercase(), c), "{c} {:x}", u32::from(c));
            if is_capital(c) {
                assert_eq!(capital(small(c)), c, "{c}");
            }
        }
        for (c, expected) in
            [('a', 'A'), ('é', 'É'), ('ж', 'Ж'), ('ω', 'Ω'), ('ß', 'ß'), ('7', '7'), ('ÿ', 'Ÿ')]
        {
            assert_eq!(capital(c), expected);
        }
        assert_eq!(in_small("ÅNGSTRÖM Ａ"), "ångström ａ");
    }
}
