//! Cuts the program in two for a host: what the first screen needs, and the rest, which the browser fetches while
//! somebody looks at that screen. `src/app/chunks.rs` says where the cut is; the tool `wasm-split-cli` makes it, going by
//! the linker's notes on what refers to what.

use super::{BundleError, files, page};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

const SPLITTER: &str = "wasm-split-cli";
const BINDGEN: &str = "wasm-bindgen";
/// Builds the program with a cut in it, and with the linker's notes kept.
const BUILD: [&str; 12] = [
    "rustc",
    "--quiet",
    "--locked",
    "--message-format=json",
    "--profile=web-split",
    "--target=wasm32-unknown-unknown",
    "--no-default-features",
    "--features=split",
    "--bin=hotseat-web",
    "--",
    "-C",
    "link-args=--emit-relocs",
];
/// Where the tools work, inside the bundle's folder.
const WORKSHOP: &str = ".split";
/// What the splitter calls the module that fetches the other part.
const LINKS: &str = "__wasm_split.js";
/// How that module takes in the other part, and how it does so from a host that does not know WebAssembly by its type.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const TOLERANT: &str = "src.then(async (answer) => answer.headers.get(\"Content-Type\") === \"application/wasm\" \
                        ? WebAssembly.instantiateStreaming(answer, imports) \
                        : WebAssembly.instantiate(await answer.arrayBuffer(), imports))";

/// Puts the program in two parts into the place of the program in one, and returns the page that loads it. None if the
/// tools are not there: the bundle works as it is.
///
/// # Errors
/// A tool fails, or makes something else than it is known to make.
pub(super) fn cut(built: &str, folder: &Path) -> Result<Option<String>, BundleError> {
    let workshop = folder.join(WORKSHOP);
    let parts = make(&workshop);
    let cleared = std::fs::remove_dir_all(&workshop).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(BundleError::unwritable(&workshop)(error)),
    });
    let Some(parts) = parts? else { return Ok(None) };
    cleared?;
    let (glue, wasm) = page::program(built).ok_or_else(|| {
        BundleError::NoCut("no script of the page imports and starts the program".to_owned())
    })?;
    let page = exchanged(built, glue, &format!("./{}", parts.glue.0), &parts.glue.1);
    let page = exchanged(&page, wasm, &format!("./{}", parts.wasm.0), &parts.wasm.1);
    let page = page::with_early(&page::with_module(&page, &parts.links.0), &parts.rest.0);
    for address in [glue, wasm] {
        let path = folder.join(address);
        std::fs::remove_file(&path).map_err(BundleError::unwritable(&path))?;
    }
    for (name, bytes) in [parts.glue, parts.wasm, parts.links, parts.rest] {
        files::write(&folder.join(name), bytes)?;
    }
    Ok(Some(page))
}

/// The files of a program in two parts: names and contents.
struct Parts {
    /// The script that starts the first part.
    glue: (String, Vec<u8>),
    /// The first part.
    wasm: (String, Vec<u8>),
    /// The script that fetches the rest.
    links: (String, Vec<u8>),
    /// The rest.
    rest: (String, Vec<u8>),
}

/// Makes the parts; none if a tool is missing.
fn make(workshop: &Path) -> Result<Option<Parts>, BundleError> {
    if !(is_there(SPLITTER) && is_there(BINDGEN)) {
        return Ok(None);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let whole = program_of(&run(&cargo, BUILD.map(OsStr::new))?)?;
    // The same program gets the same names, and another one others: no part of one is ever taken for a part of another.
    let mark: String = files::hex(&Sha256::digest(files::read(&whole)?)).chars().take(16).collect();
    let glue_name = format!("hotseat-{mark}");
    run(SPLITTER.as_ref(), [whole.as_os_str(), workshop.as_os_str()])?;
    let main = workshop.join("main.wasm");
    let options = ["--target=web", "--no-typescript", "--keep-lld-exports", "--remove-name-section"];
    let more = ["--remove-producers-section", "--out-name", &glue_name, "--out-dir"];
    let arguments = options.iter().chain(&more).map(OsStr::new);
    run(BINDGEN.as_ref(), arguments.chain([workshop.as_os_str(), main.as_os_str()]))?;

    let (links_name, rest_name) = (format!("parts-{mark}.js"), format!("room-{mark}.wasm"));
    let read = |name: &str| files::read(&workshop.join(name));
    let text = |name: &str| files::read_text(&workshop.join(name));
    // Inside the first part the module keeps its name; only the address of its file is another.
    let (linked, links_address) = (format!("from \"./{LINKS}\""), format!("from \"./{links_name}\""));
    let glue = changed(&text(&format!("{glue_name}.js"))?, &[(&linked, &links_address)])?;
    let own_address = format!("./{glue_name}.js");
    let changes = [("./main.js", &*own_address), ("split_room.wasm", &rest_name), (STREAMED, TOLERANT)];
    let links = changed(&text(LINKS)?, &changes)?;
    Ok(Some(Parts {
        glue: (format!("{glue_name}.js"), glue.into_bytes()),
        wasm: (format!("{glue_name}_bg.wasm"), read(&format!("{glue_name}_bg.wasm"))?),
        links: (links_name, links.into_bytes()),
        rest: (
            rest_name,
            without_notes(&read("split_room.wasm")?)
                .ok_or_else(|| BundleError::NoCut("the rest of the program is no WebAssembly".to_owned()))?,
        ),
    }))
}

fn is_there(tool: &str) -> bool {
    !matches!(Command::new(tool).arg("--help").output(), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// Runs a tool and returns what it prints.
fn run<'a>(tool: &OsStr, arguments: impl IntoIterator<Item = &'a OsStr>) -> Result<Vec<u8>, BundleError> {
    let name = tool.to_string_lossy();
    let output = Command::new(tool).args(arguments).output();
    let output = output.map_err(|error| BundleError::NoCut(format!("{name} does not run: {error}")))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(BundleError::NoCut(format!("{name} failed:\n{said}")))
    }
}

/// Where cargo has put the program, by its messages: a JSON object a line.
fn program_of(messages: &[u8]) -> Result<PathBuf, BundleError> {
    let messages = String::from_utf8_lossy(messages);
    let parsed = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut programs = parsed.filter_map(|message| message.get("executable")?.as_str().map(PathBuf::from));
    programs.next().ok_or_else(|| BundleError::NoCut("cargo has built no program".to_owned()))
}

/// A text with each of these in the place of another, which must be in it.
fn changed(text: &str, changes: &[(&str, &str)]) -> Result<String, BundleError> {
    changes.iter().try_fold(text.to_owned(), |text, (old, new)| {
        if text.contains(old) {
            Ok(text.replace(old, new))
        } else {
            Err(BundleError::NoCut(format!(
                "what {SPLITTER} wrote does not have `{old}`; is it another version?"
            )))
        }
    })
}

/// The page with a file in the place of another: its address, and its hash where the page demands one.
fn exchanged(page: &str, old: &str, new: &str, contents: &[u8]) -> String {
    let hash = BASE64_STANDARD.encode(Sha384::digest(contents));
    let mut pieces = page.split(old);
    let mut made = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        made.push_str(new);
        let (tag, rest) = piece.split_at(piece.find('>').unwrap_or_default());
        match tag.split_once("integrity=\"sha384-") {
            Some((before, after)) => {
                let after = after.split_once('"').map_or("", |(_, after)| after);
                made.extend([before, "integrity=\"sha384-", &hash, "\"", after]);
            }
            None => made.push_str(tag),
        }
        made.push_str(rest);
    }
    made
}

/// A WebAssembly module without its custom sections, which hold names and notes for tools. None if it is no such module.
/// The form is that of the WebAssembly core specification: eight bytes, then sections, each a byte that says its kind
/// (0 for custom), its length in LEB128, and its contents.
fn without_notes(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut made = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let mut length = 0_usize;
        let mut digits = 0;
        loop {
            let byte = *after.get(digits)?;
            length |= usize::from(byte & 0x7f).checked_shl(u32::try_from(7 * digits).ok()?)?;
            digits += 1;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (section, next) = rest.split_at_checked(1 + digits + length)?;
        if *kind != 0 {
            made.extend_from_slice(section);
        }
        rest = next;
    }
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_the_new_address_and_demands_the_new_hash() {
        let page = "<script>import a from './old.js';</script>\
                    <link href=\"./old.js\" integrity=\"sha384-AAAA\" as=\"x\"><link href=\"./b\" integrity=\"sha384-BBBB\">";
        let hash = "OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        let expected = format!(
            "<script>import a from './new.js';</script>\
             <link href=\"./new.js\" integrity=\"sha384-{hash}\" as=\"x\"><link href=\"./b\" integrity=\"sha384-BBBB\">"
        );
        assert_eq!(exchanged(page, "./old.js", "./new.js", b""), expected);
        assert_eq!(exchanged("<p>none</p>", "./old.js", "./new.js", b""), "<p>none</p>");
    }

    #[test]
    fn a_module_loses_its_custom_sections_and_nothing_else() {
        let head = b"\0asm\x01\0\0\0".to_vec();
        let with = |sections: &[&[u8]]| [head.as_slice(), &sections.concat()].concat();
        let (code, name, long): (&[u8], &[u8], Vec<u8>) =
            (&[10, 2, 7, 7], &[0, 3, 1, b'n', 9], [&[11, 0x80, 0x01][..], &[5; 128]].concat());
        let rows = [
            (with(&[]), Some(with(&[]))),
            (with(&[code, name, &long, name]), Some(with(&[code, &long]))),
            (with(&[&[10, 9, 7]]), None),
            (with(&[&[10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]]), None),
            (b"<!doctype html>".to_vec(), None),
            (Vec::new(), None),
        ];
        for (module, expected) in rows {
            assert_eq!(without_notes(&module), expected, "{module:?}");
        }
    }

    #[test]
    fn what_another_version_of_the_tool_writes_is_refused() {
        assert_eq!(changed("a b a", &[("a", "c"), ("b", "d")]).ok().as_deref(), Some("c d c"));
        let told = changed("a", &[("b", "c")]).map_err(|error| error.to_string());
        assert!(told.is_err_and(|told| told.contains("`b`")));
    }

    #[test]
    fn the_program_is_where_cargo_says() {
        let messages = b"{\"reason\":\"compiler-artifact\",\"executable\":null}\nwarning\n\
                         {\"reason\":\"compiler-artifact\",\"executable\":\"/t/hotseat-web.wasm\"}\n";
        assert_eq!(program_of(messages).ok(), Some(PathBuf::from("/t/hotseat-web.wasm")));
        assert!(program_of(b"").is_err());
    }
}
