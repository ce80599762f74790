//! The stock: the texts that the program needs besides its code, which are the shared lexicon, the signs of replies and
//! the shipped packs. The command line has them built in. The browser fetches them as one file once the first screen is
//! there, so that nobody waits for them before there is something to look at.

#[cfg(all(feature = "web", not(feature = "cli")))]
use std::sync::OnceLock;

/// All texts of the stock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Texts<'t> {
    lexicon: &'t str,
    signs: &'t str,
}

#[cfg(any(test, feature = "cli", feature = "web"))]
const LEXICON: &str = "lexicon";
#[cfg(any(test, feature = "cli", feature = "web"))]
const SIGNS: &str = "signs";

#[cfg(any(feature = "cli", not(feature = "web")))]
const TEXTS: Texts<'static> =
    Texts { lexicon: include_str!("concept/lexicon.json"), signs: include_str!("pushback/signs.json") };

/// What was handed to [`supply`]; it does not change afterwards.
#[cfg(all(feature = "web", not(feature = "cli")))]
static TEXTS: OnceLock<Texts<'static>> = OnceLock::new();

#[cfg(any(feature = "cli", not(feature = "web")))]
fn texts() -> Texts<'static> {
    TEXTS
}

#[cfg(all(feature = "web", not(feature = "cli")))]
fn texts() -> Texts<'static> {
    TEXTS.get().copied().unwrap_or_default()
}

/// The text of the shared lexicon; blank before [`supply`].
pub(crate) fn lexicon() -> &'static str {
    texts().lexicon
}

/// The text of the signs that replies are judged by; blank before [`supply`].
pub(crate) fn signs() -> &'static str {
    texts().signs
}

/// Takes in the stock, once, before any pack is read. Returns the shipped packs: file names and texts.
///
/// # Errors
/// What is wrong with the text, if it is no stock.
#[cfg(feature = "web")]
pub fn supply(text: &'static str) -> Result<Vec<(&'static str, &'static str)>, String> {
    let (texts, packs) = read(text)?;
    keep(texts);
    Ok(packs)
}

#[cfg(all(feature = "web", not(feature = "cli")))]
fn keep(texts: Texts<'static>) {
    // A second stock in the same page is the same file again.
    let _ = TEXTS.set(texts);
}

#[cfg(all(feature = "web", feature = "cli"))]
fn keep(_: Texts<'static>) {}

#[cfg(any(test, feature = "web"))]
type Packs<'t> = Vec<(&'t str, &'t str)>;

/// The parts of a stock: each is a line with its name and its length in bytes, then its text, then a line's end.
#[cfg(any(test, feature = "web"))]
fn read(text: &str) -> Result<(Texts<'_>, Packs<'_>), String> {
    let (mut texts, mut packs, mut rest) = (Texts::default(), Packs::new(), text);
    while !rest.is_empty() {
        let part = rest.split_once('\n').and_then(|(head, body)| {
            let (name, length) = head.rsplit_once(' ')?;
            let (content, after) = body.split_at_checked(length.parse().ok()?)?;
            rest = after.strip_prefix('\n')?;
            Some((name, content))
        });
        match part {
            Some((LEXICON, content)) => texts.lexicon = content,
            Some((SIGNS, content)) => texts.signs = content,
            Some(pack) => packs.push(pack),
            None => return Err(format!("it breaks off {} bytes before its end", rest.len())),
        }
    }
    if texts.lexicon.is_empty() || texts.signs.is_empty() {
        return Err("it is not what belongs to this version of the program".to_owned());
    }
    Ok((texts, packs))
}

/// The stock as one text, with these packs in it.
#[cfg(feature = "cli")]
#[must_use]
pub fn written(packs: &[(&str, String)]) -> String {
    let part = |(name, content): (&str, &str)| format!("{name} {}\n{content}\n", content.len());
    let own = [(LEXICON, lexicon()), (SIGNS, signs())];
    let packs = packs.iter().map(|(name, text)| (*name, text.as_str()));
    own.into_iter().chain(packs).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stock_is_read_as_it_was_written() {
        let packs = [("a.json", "{\"title\": \"a\nb 7\n\"}\n".to_owned()), ("ü.json", "ß".to_owned())];
        let text = written(&packs);
        let read = read(&text);
        let expected: Packs<'_> = packs.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(read, Ok((TEXTS, expected)));
    }

    #[test]
    fn what_is_no_stock_is_refused() {
        let whole = written(&[("a.json", "{}".to_owned())]);
        let rows = [
            ("", "it is not what belongs to this version of the program"),
            ("<!doctype html>", "it breaks off 15 bytes before its end"),
            ("lexicon 2\n{}\n", "it is not what belongs to this version of the program"),
            ("lexicon 2\n{}", "it breaks off 12 bytes before its end"),
            ("lexicon 99\n{}\n", "it breaks off 14 bytes before its end"),
            ("lexicon 1\nü\n", "it breaks off 13 bytes before its end"),
        ];
        for (text, expected) in rows {
            assert_eq!(read(text), Err(expected.to_owned()), "{text:?}");
        }
        for end in 0..whole.len() {
            if whole.is_char_boundary(end) {
                let packs = read(&whole[..end]).map_or(0, |(_, packs)| packs.len());
                assert_eq!(packs, 0, "{end}");
            }
        }
    }
}
