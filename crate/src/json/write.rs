//! JSON of texts and whole numbers, without a space.

/// An object in the making.
pub struct Writer(String);

impl Writer {
    /// With a first field, which is a text.
    pub fn new(name: &str, text: &str) -> Self {
        Self(String::new()).text(name, text)
    }

    /// Adds a text.
    pub fn text(self, name: &str, text: &str) -> Self {
        self.field(name, &quoted(text))
    }

    /// Adds a whole number.
    pub fn size(self, name: &str, size: usize) -> Self {
        self.field(name, &size.to_string())
    }

    /// Adds a list of whole numbers.
    pub fn sizes(self, name: &str, sizes: &[usize]) -> Self {
        self.field(name, &list(sizes))
    }

    /// The object.
    pub fn end(self) -> String {
        self.0 + "}"
    }

    fn field(mut self, name: &str, value: &str) -> Self {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        for part in [&quoted(name), ":", value] {
            self.0.push_str(part);
        }
        self
    }
}

/// A list of whole numbers.
pub fn list(sizes: &[usize]) -> String {
    let mut list = String::new();
    for size in sizes {
        list.push(if list.is_empty() { '[' } else { ',' });
        list.push_str(&size.to_string());
    }
    if list.is_empty() {
        list.push('[');
    }
    list + "]"
}

/// A text between quotes; it may hold no control characters, which none of ours does.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        if let '"' | '\\' = character {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_another_writer_writes() {
        assert_eq!(quoted(r#"{"a":"\b é"}"#), serde_json::to_string(r#"{"a":"\b é"}"#).unwrap());
        assert_eq!([list(&[]), list(&[7]), list(&[1, 20, 0])], ["[]", "[7]", "[1,20,0]"]);
        let object = Writer::new("kind", "a\"b").size("size", 18).sizes("sizes", &[3, 4]).text("last", "x").end();
        assert_eq!(object, r#"{"kind":"a\"b","size":18,"sizes":[3,4],"last":"x"}"#);
    }
}
