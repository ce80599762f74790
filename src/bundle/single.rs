//! The whole application as one file that opens by a double click: nothing is asked of a host, so what the
//! page loads from beside it stands in it instead, and what only a host can serve is left out.

use super::{BundleError, PAGE, page, program};
use base64::{Engine, prelude::BASE64_STANDARD};

/// Marks elements of the page that make sense only where a host serves it.
const HOSTED: &str = "data-hosted";

/// Where packs stand that travel with the file, a list of texts; empty as it is built. It is data, which no policy need
/// allow, and the application fills it when it hands the file on.
const COMPANIONS: &str = "<script type=\"application/json\" id=\"companions\">[]</script>\n";

/// Reads a file by its address in the page.
type Read<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, BundleError>;

/// What the single file may do: run what stands in it, by its hashes, and show its own icon.
fn policy(scripts: &str, styles: &str) -> String {
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{scripts}; style-src{styles}; connect-src 'none'; \
         img-src data:; base-uri 'none'; form-action 'none'; object-src 'none'"
    )
}

/// The single file made of the page that Trunk built, and of the files beside it, which `read` reads.
///
/// # Errors
/// A file cannot be read, contains what would end its element early, or the page does not start the program.
pub(super) fn of(built: &str, stock: &str, read: Read<'_>) -> Result<String, BundleError> {
    if !page::inline(built, "script")?.into_iter().any(|script| page::program(script).is_some()) {
        return Err(BundleError::unfit(PAGE, "no script of it imports and starts the program"));
    }
    let mut made = String::new();
    let mut rest = built;
    while let Some(start) = rest.find("<link").into_iter().chain(rest.find("<script")).min() {
        let (before, element) = rest.split_at(start);
        made.push_str(before);
        let kind = if element.starts_with("<link") { "link" } else { "script" };
        let (opening, after) = element.split_once('>').ok_or(BundleError::Open(kind))?;
        if kind == "link" {
            made.push_str(&link(opening, read)?);
            rest = after;
        } else {
            let (body, after) = after.split_once("</script>").ok_or(BundleError::Open(kind))?;
            made.push_str(&script(opening, body, stock, read)?);
            rest = after;
        }
    }
    made.push_str(rest);
    // A browser reads other line ends as these, and the hashes are those of what it reads.
    let made = made.replace("\r\n", "\n");
    let policy =
        policy(&page::hashes(&page::inline(&made, "script")?), &page::hashes(&page::inline(&made, "style")?));
    // Before any script: the first that looks like the place is the place.
    let (before, rest) = made.split_at(made.find("<script").unwrap_or_default());
    page::under(&policy, &format!("{before}{COMPANIONS}{rest}"))
}

/// What stands in the single file for a link: the style sheet, the icon, or nothing.
fn link(opening: &str, read: Read<'_>) -> Result<String, BundleError> {
    match (attribute(opening, "rel"), attribute(opening, "href")) {
        (Some("stylesheet"), Some(address)) => {
            Ok(format!("<style>\n{}</style>", text(address, "</style", read)?))
        }
        (Some("icon"), Some(address)) => {
            let icon = BASE64_STANDARD.encode(read(address)?);
            Ok(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"))
        }
        // The manifest, the icon for a home screen, and hints to load early what stands in the file anyway.
        _ => Ok(String::new()),
    }
}

/// What stands in the single file for a script: the program for the one that loads it, nothing for those that need a
/// host, and any other as it is.
fn script(opening: &str, body: &str, stock: &str, read: Read<'_>) -> Result<String, BundleError> {
    if let Some((glue, wasm)) = page::program(body) {
        let program = program::of(glue, &text(glue, "</script", read)?, &read(wasm)?, stock)?;
        Ok(format!("<script type=\"module\">\n{program}</script>"))
    } else if opening.contains(HOSTED) {
        Ok(String::new())
    } else {
        Ok(format!("{opening}>{body}</script>"))
    }
}

fn attribute<'a>(opening: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = opening.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

/// The text of a file that goes into an element which `end` would end.
fn text(address: &str, end: &'static str, read: Read<'_>) -> Result<String, BundleError> {
    let text = String::from_utf8(read(address)?)
        .map_err(|_| BundleError::unfit(address, "it is not text in UTF-8"))?;
    let lower = text.to_ascii_lowercase();
    // A comment's start could hide the end of a script.
    match [end, "<!--"].into_iter().find(|tag| lower.contains(tag)) {
        None => Ok(text),
        Some(tag) => Err(BundleError::unfit(address, &format!("it contains `{tag}`; write it in two parts"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &str = "<script type=\"module\">import init from './a.js'; \
                         await init({ module_or_path: './a.wasm' });</script>";

    /// Files beside the page, with these in place of the usual ones.
    fn made(elements: &str, files: &[(&str, &str)]) -> Result<String, String> {
        let usual = [
            ("./a.js", "export { go as default };"),
            ("./a.wasm", "\0asm"),
            ("./a.css", "p { margin: 0; }\r\n"),
            ("./a.svg", "<svg/>"),
        ];
        let page = format!("<head><meta charset=\"utf-8\">{elements}</head>");
        of(&page, "stock", &|address| {
            let file = files.iter().chain(&usual).find(|(name, _)| *name == address);
            Ok(file.map(|(_, text)| text.as_bytes().to_vec()).unwrap_or_default())
        })
        .map_err(|error| error.to_string())
    }

    #[test]
    fn what_the_page_loads_stands_in_it_and_what_a_host_is_needed_for_is_left_out() {
        let rows = [
            (
                "<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>",
                "<style>\np { margin: 0; }\n</style>",
            ),
            (
                "<link rel=\"icon\" href=\"./a.svg\" />",
                "<link rel=\"icon\" href=\"data:image/svg+xml;base64,PHN2Zy8+\">",
            ),
            ("<link rel=\"manifest\" href=\"./a.webmanifest\" />", ""),
            ("<link rel=\"modulepreload\" href=\"./a.js\">", ""),
            ("<script>a() < b;</script>", "<script>a() < b;</script>"),
            ("<script data-hosted>\"<link\";</script>", ""),
            ("<p>words</p>", "<p>words</p>"),
        ];
        for (element, expected) in rows {
            let made = made(&format!("{START}<!--from-->{element}<!--to-->"), &[]).unwrap_or_default();
            let between = made.split_once("<!--from-->").and_then(|(_, rest)| rest.split_once("<!--to-->"));
            assert_eq!(between.map(|(element, _)| element), Some(expected), "{element}");
        }
    }

    #[test]
    fn the_program_stands_where_it_was_loaded() {
        let made = made(START, &[]).unwrap_or_default();
        assert!(made.contains("<script type=\"module\">\nexport { go as default };\n"), "{made}");
        assert!(
            made.contains("await go(") && !made.contains("import init") && !made.contains("a.wasm"),
            "{made}"
        );
    }

    #[test]
    fn the_policy_allows_what_stands_in_the_file_and_no_address_at_all() {
        let made = made(&format!("{START}<link rel=\"stylesheet\" href=\"./a.css\"><script></script>"), &[]);
        let made = made.unwrap_or_default();
        let policy = made.split_once("content=\"").and_then(|(_, rest)| rest.split_once('"'));
        let policy = policy.map(|(policy, _)| policy).unwrap_or_default();
        for expected in [
            "default-src 'none'",
            "script-src 'wasm-unsafe-eval' 'sha256-",
            " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; ",
            // Of the style sheet with the line ends that a browser sees.
            "style-src 'sha256-Si/3hSA5wghqWZ8YCOFdiKM9xEROUXpisR2AskY86u8='",
            "connect-src 'none'",
        ] {
            assert!(policy.contains(expected), "{expected} in {policy}");
        }
        for never in ["'self'", "unsafe-inline", "'unsafe-eval'", "http", "blob:"] {
            assert!(!policy.contains(never), "{never} in {policy}");
        }
    }

    #[test]
    fn there_is_one_place_for_packs_and_it_stands_before_every_script() {
        let made = made(&format!("<title>t</title>{START}<script>'id=\"companions\">'</script>"), &[]);
        let made = made.unwrap_or_default();
        let place = made.find("id=\"companions\">[]</script>");
        assert!(place.is_some() && place == made.find("id=\"companions\">"), "{made}");
        assert!(made.find("<title>") < place && place < made.find("<script type=\"module\">"), "{made}");
        assert_eq!(made.matches("'sha256-").count(), 2, "data has no hash");
    }

    #[test]
    fn what_would_break_the_file_is_told_with_its_place() {
        let style = format!("{START}<link rel=\"stylesheet\" href=\"./a.css\">");
        let rows = [
            (
                START,
                ("./a.js", "\"</Script>\" as default"),
                "./a.js cannot go into the single file: it contains `</script`",
            ),
            (
                START,
                ("./a.js", "// <!-- as default"),
                "./a.js cannot go into the single file: it contains `<!--`",
            ),
            (
                &style,
                ("./a.css", "/* </style> */"),
                "./a.css cannot go into the single file: it contains `</style`",
            ),
            ("<p>", ("", ""), "index.html cannot go into the single file: no script of it imports"),
            ("<script>never ends", ("", ""), "index.html has a `<script>` without"),
        ];
        for (elements, file, expected) in rows {
            let told = made(elements, &[file]).err().unwrap_or_default();
            assert!(told.starts_with(expected), "{elements}: {told}");
        }
    }
}
