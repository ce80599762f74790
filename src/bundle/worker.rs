//! The service worker: a template that is filled in with this build's version and files.

use super::files::Files;

const TEMPLATE: &str = include_str!("../app/assets/sw.js");

/// The worker of development builds, which keeps nothing.
pub(super) const RETIRED: &str = include_str!("../app/assets/sw-retired.js");

pub(super) fn of(files: &Files) -> String {
    TEMPLATE.replace("{{version}}", &files.version()).replace("{{files}}", &files.script())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_template_is_filled() {
        let mut files = Files::default();
        files.add("app.js", b"");
        let worker = of(&files);
        assert!(
            !worker.contains("{{") && worker.contains(&files.version()) && worker.contains("\"app.js\":")
        );
        assert_eq!(TEMPLATE.matches("{{").count(), 2);
    }
}
