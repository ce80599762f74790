//! One spelling for what a reader would call the same word.

use super::letters::small;
use rust_stemmers::{Algorithm, Stemmer};

/// A word in small letters, without accents, invisible characters or typographic apostrophes.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    // A word of Latin letters with a few look-alikes in it is a disguise; a word of another script is not.
    let disguised = word.chars().any(|c| c.is_ascii_alphabetic()) && word.chars().any(|c| unmasked(c) != c);
    let letters = word.chars().map(|c| if disguised { unmasked(c) } else { c });
    letters.filter(|c| !is_invisible(*c)).map(small).map(plain).collect()
}

/// Characters that show nothing: zero-width spaces and joiners, soft hyphens, direction marks.
#[must_use]
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The Latin letter that a Greek or Cyrillic one looks like.
fn unmasked(c: char) -> char {
    match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'в' | 'В' | 'Β' => 'b',
        'с' | 'С' => 'c',
        'е' | 'Е' | 'Ε' => 'e',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' | 'κ' | 'Κ' => 'k',
        'м' | 'М' | 'Μ' => 'm',
        'о' | 'О' | 'ο' | 'Ο' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ѕ' | 'Ѕ' => 's',
        'т' | 'Т' | 'τ' | 'Τ' => 't',
        'ν' => 'v',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'Υ' => 'y',
        other => other,
    }
}

fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// The stem of a folded word (Porter2), after a contraction or possessive ending is cut off.
#[must_use]
pub fn stem(folded: &str) -> String {
    let base = folded.split('\'').next().unwrap_or(folded);
    let base = match folded.strip_suffix("n't") {
        Some("ca") => "can",
        Some("wo") => "will",
        Some(verb) => verb,
        None => base,
    };
    // Porter2 cuts both `experience` and `experiment` down to `experi`.
    if base.starts_with("experienc") {
        return "experienc".to_owned();
    }
    let spelled = american(base);
    Stemmer::create(Algorithm::English).stem(spelled.as_deref().unwrap_or(base)).into_owned()
}

/// American spelling of the British endings that would otherwise stem apart.
fn american(word: &str) -> Option<String> {
    const KEPT: [&str; 20] = [
        "prais",
        "apprais",
        "rais",
        "advis",
        "revis",
        "devis",
        "supervis",
        "disguis",
        "promis",
        "exercis",
        "advertis",
        "surpris",
        "compromis",
        "franchis",
        "enterpris",
        "premis",
        "expertis",
        "otherwis",
        "likewis",
        "merchandis",
    ];
    if word.len() < 7 || KEPT.iter().any(|kept| word.starts_with(kept)) {
        return None;
    }
    for (british, american) in [
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("our", "or"),
        ("ours", "ors"),
    ] {
        if let Some(root) = word.strip_suffix(british) {
            return Some(format!("{root}{american}"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stem_for_the_same_word() {
        let rows = [
            ("Renewals", "renewing"),
            ("prioritise", "prioritize"),
            ("praise", "praised"),
            ("raise", "raising"),
            ("advise", "advised"),
            ("revise", "revising"),
            ("behaviour", "behavior"),
            ("customer’s", "customers"),
            ("don't", "do"),
            ("won’t", "will"),
            ("chu\u{200b}rn", "churn"),
            ("São", "sao"),
            ("сhurn", "churn"),
        ];
        for (left, right) in rows {
            assert_eq!(stem(&fold(left)), stem(&fold(right)), "{left} and {right}");
        }
        assert_ne!(stem("promise"), stem("promize"));
        assert_ne!(stem("experience"), stem("experiment"));
        assert_eq!(stem("experiences"), stem("experienced"));
    }
}
