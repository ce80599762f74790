//! The page with its content policy: it may load what lies beside it and run the inline scripts that are
//! known by their hashes, and nothing else.

use super::BundleError;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// What the page may do. `wasm-unsafe-eval` compiles the application; no address but its own is reachable.
fn policy(scripts: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; connect-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'none'; object-src 'none'"
    )
}

/// The page with the policy of a bundle that a host serves.
pub(super) fn with_policy(page: &str) -> Result<String, BundleError> {
    under(&policy(&hashes(&inline(page, "script")?)), page)
}

/// The page with the address of the stock.
pub(super) fn with_stock(page: &str, address: &str) -> Result<String, BundleError> {
    with_meta(&format!("name=\"hotseat-stock\" content=\"./{address}\""), page)
}

/// The page with a file that it will ask for a little later: the browser fetches it when it has nothing better to do.
pub(super) fn with_early(page: &str, address: &str) -> String {
    with_link(
        page,
        &format!("rel=\"preload\" href=\"./{address}\" as=\"fetch\" crossorigin fetchpriority=\"low\""),
    )
}

/// The page with a script that another one of its scripts asks for: the browser need not read that one first.
pub(super) fn with_module(page: &str, address: &str) -> String {
    with_link(page, &format!("rel=\"modulepreload\" href=\"./{address}\""))
}

fn with_link(page: &str, attributes: &str) -> String {
    page.replacen("</head>", &format!("<link {attributes}></head>"), 1)
}

/// The page with a policy right after the character set, before anything that could load.
pub(super) fn under(policy: &str, page: &str) -> Result<String, BundleError> {
    with_meta(&format!("http-equiv=\"Content-Security-Policy\" content=\"{policy}\""), page)
}

fn with_meta(attributes: &str, page: &str) -> Result<String, BundleError> {
    let start = page.find("<meta charset=").ok_or(BundleError::NoHead)?;
    let (before, rest) = page.split_at(start);
    let end = rest.find('>').ok_or(BundleError::NoHead)? + 1;
    let (charset, after) = rest.split_at(end);
    Ok(format!("{before}{charset}\n<meta {attributes}>{after}"))
}

/// Where the glue and the WebAssembly lie, by the script with which Trunk starts them.
pub(super) fn program(page: &str) -> Option<(&str, &str)> {
    let after = |start| page.split_once(start)?.1.split_once('\'').map(|(address, _)| address);
    Some((after("import init from '")?, after("module_or_path: '")?))
}

/// The sources that allow these scripts or styles, each with a space before it.
pub(super) fn hashes(texts: &[&str]) -> String {
    texts.iter().map(|text| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))).collect()
}

/// The contents of every element of a kind (`script` or `style`) that is not loaded from a file.
pub(super) fn inline<'a>(page: &'a str, kind: &'static str) -> Result<Vec<&'a str>, BundleError> {
    let (start_tag, end_tag) = (format!("<{kind}"), format!("</{kind}>"));
    let mut contents = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find(&start_tag) {
        let (_, from) = rest.split_at(start);
        let (opening, body) = from.split_once('>').ok_or(BundleError::Open(kind))?;
        let (content, after) = body.split_once(&end_tag).ok_or(BundleError::Open(kind))?;
        if !opening.contains("src=") {
            contents.push(content);
        }
        rest = after;
    }
    Ok(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_and_styles_are_found_and_loaded_ones_are_not() {
        let rows: [(&str, &str, &[&str]); 5] = [
            ("<script>a()</script><script type=\"module\">b()</script>", "script", &["a()", "b()"]),
            ("<script src=\"a.js\"></script>", "script", &[]),
            ("<p>no script</p>", "script", &[]),
            ("<script>\n if (1 < 2) c();\n</script>", "script", &["\n if (1 < 2) c();\n"]),
            ("<style>p {}</style><script>a()</script>", "style", &["p {}"]),
        ];
        for (page, kind, expected) in rows {
            assert_eq!(inline(page, kind).ok().as_deref(), Some(expected), "{page}");
        }
        let told = inline("<style>never ends", "style").map_err(|error| error.to_string());
        assert_eq!(told, Err("index.html has a `<style>` without its `</style>`".into()));
    }

    #[test]
    fn what_is_asked_for_later_is_fetched_early_and_last_of_all() {
        let made = with_early("<head><link a></head><body></head>", "b.txt");
        let link = "<link rel=\"preload\" href=\"./b.txt\" as=\"fetch\" crossorigin fetchpriority=\"low\">";
        assert_eq!(made, format!("<head><link a>{link}</head><body></head>"));
    }

    #[test]
    fn the_policy_stands_first_in_the_head_and_knows_the_scripts() {
        let page = "<head><meta charset=\"utf-8\"><title>t</title></head><script></script>";
        let made = with_policy(page).unwrap_or_default();
        let policy_at = made.find("Content-Security-Policy").unwrap_or(usize::MAX);
        assert!(made.find("<title>").is_some_and(|title| policy_at < title));
        assert!(made.contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"), "{made}");
        assert!(!made.contains("unsafe-inline"));
        assert!(matches!(with_policy("<head></head>"), Err(BundleError::NoHead)));
    }
}
