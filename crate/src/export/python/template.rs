//! Files with blanks, as in `<name>`, for texts of one or more lines.

/// The file with its blanks filled. Where a blank is alone on its line, each line of the text gets its indentation.
///
/// # Panics
/// If a blank is not in the file.
pub fn fill(template: &str, blanks: &[(&str, String)]) -> String {
    blanks.iter().fold(template.to_owned(), |text, (name, value)| fill_one(&text, &format!("<{name}>"), value))
}

fn fill_one(text: &str, blank: &str, value: &str) -> String {
    assert!(text.contains(blank), "{blank} is not in the template");
    let line = |line: &str| match line.trim_start() {
        content if content == blank => indent(value, &line[..line.len() - content.len()]),
        _ => line.replace(blank, value),
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

fn indent(text: &str, indentation: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{indentation}{line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Sizes as a tuple in Python: `(28, 28, 1)`, `(2,)`.
pub fn tuple(sizes: &[usize]) -> String {
    match sizes {
        [size] => format!("({size},)"),
        _ => format!("({})", super::comma_separated(sizes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn a_text_of_several_lines_is_indented_as_its_blank() {
        let filled =
            fill("def f():\n    <body>\n# <name>\n", &[("body", "a\n\n  b".to_owned()), ("name", "f".to_owned())]);
        assert_eq!(filled, "def f():\n    a\n\n      b\n# f\n");
    }

    #[test]
    fn a_tuple_of_one_has_a_comma() {
        assert_eq!((tuple(&[2]), tuple(&[7, 7, 64])), ("(2,)".to_owned(), "(7, 7, 64)".to_owned()));
    }
}
