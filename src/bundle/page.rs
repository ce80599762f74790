//! The page with its content policy: it may load what lies beside it and run the inline scripts that are
//! known by their hashes, and nothing else.

use super::BundleError;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// What the page may do. `wasm-unsafe-eval` compiles the application; no address but its own is reachable.
fn policy(script_hashes: &[String]) -> String {
    let scripts: String = script_hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; connect-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'none'; object-src 'none'"
    )
}

/// The page with its policy right after the character set, before anything that could load.
pub(super) fn with_policy(page: &str) -> Result<String, BundleError> {
    let hashes: Vec<_> = inline_scripts(page)?
        .into_iter()
        .map(|script| BASE64_STANDARD.encode(Sha256::digest(script)))
        .collect();
    let start = page.find("<meta charset=").ok_or(BundleError::NoHead)?;
    let (before, rest) = page.split_at(start);
    let end = rest.find('>').ok_or(BundleError::NoHead)? + 1;
    let (charset, after) = rest.split_at(end);
    let policy = policy(&hashes);
    Ok(format!(
        "{before}{charset}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// The contents of every script that is not loaded from a file.
fn inline_scripts(page: &str) -> Result<Vec<&str>, BundleError> {
    let mut scripts = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("<script") {
        let (_, from) = rest.split_at(start);
        let (opening, body) = from.split_once('>').ok_or(BundleError::OpenScript)?;
        let (script, after) = body.split_once("</script>").ok_or(BundleError::OpenScript)?;
        if !opening.contains("src=") {
            scripts.push(script);
        }
        rest = after;
    }
    Ok(scripts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_found_and_loaded_ones_are_not() {
        let rows: [(&str, &[&str]); 4] = [
            ("<script>a()</script><script type=\"module\">b()</script>", &["a()", "b()"]),
            ("<script src=\"a.js\"></script>", &[]),
            ("<p>no script</p>", &[]),
            ("<script>\n if (1 < 2) c();\n</script>", &["\n if (1 < 2) c();\n"]),
        ];
        for (page, expected) in rows {
            assert_eq!(inline_scripts(page).ok().as_deref(), Some(expected), "{page}");
        }
        assert!(inline_scripts("<script>never ends").is_err());
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
