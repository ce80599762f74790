//! The program inside the single file: the glue that wasm-bindgen wrote, then the packed stock and WebAssembly and the
//! call that starts it, all in one module script, so that the policy's hash of the script covers all of it.

use super::BundleError;
use base64::{Engine, prelude::BASE64_STANDARD};
use miniz_oxide::deflate::compress_to_vec_zlib;

const START: &str = include_str!("../app/assets/single.js");
/// The best that this packer does within a few seconds.
const LEVEL: u8 = 9;

/// The text of the module script.
///
/// # Errors
/// The glue, which came from `address`, exports no function to start with.
pub(super) fn of(address: &str, glue: &str, wasm: &[u8], stock: &str) -> Result<String, BundleError> {
    let init =
        init_name(glue).ok_or_else(|| BundleError::unfit(address, "it exports no default function"))?;
    let packed = |bytes: &[u8]| BASE64_STANDARD.encode(compress_to_vec_zlib(bytes, LEVEL));
    let start = START.replace("{{init}}", init);
    let start = start.replace("{{stock}}", &packed(stock.as_bytes())).replace("{{program}}", &packed(wasm));
    Ok(format!("{glue}\n{start}"))
}

/// What the function is called inside the glue that it exports as its default.
fn init_name(glue: &str) -> Option<&str> {
    let (before, _) = glue.split_once(" as default")?;
    before.rsplit(|letter: char| !(letter.is_alphanumeric() || letter == '_')).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::inflate::decompress_to_vec_zlib;

    #[test]
    fn the_start_function_is_called_by_the_name_that_it_has_inside() {
        let rows = [
            ("export { initSync, __wbg_init as default };", Some("__wbg_init")),
            ("export {start as default}", Some("start")),
            ("export { initSync };", None),
        ];
        for (glue, expected) in rows {
            assert_eq!(init_name(glue), expected, "{glue}");
        }
        let refused = of("a.js", "export { initSync };", b"", "").map_err(|error| error.to_string());
        assert_eq!(
            refused,
            Err("a.js cannot go into the single file: it exports no default function".into())
        );
    }

    #[test]
    fn the_program_comes_out_as_it_went_in() {
        let wasm = b"\0asm again and again and again and again";
        let script = of("a.js", "export { go as default };", wasm, "stock").unwrap_or_default();
        assert!(script.starts_with("export { go as default };\n"), "{script}");
        assert!(script.contains("await go({ module_or_path:") && !script.contains("{{"), "{script}");
        for (start, expected) in [("unpacked(\"", &b"stock"[..]), ("module_or_path: await unpacked(\"", wasm)]
        {
            let packed = script.split_once(start).and_then(|(_, rest)| rest.split_once('"'));
            let packed = packed.map(|(text, _)| BASE64_STANDARD.decode(text).unwrap_or_default());
            assert_eq!(decompress_to_vec_zlib(&packed.unwrap_or_default()).unwrap_or_default(), expected);
        }
    }
}
