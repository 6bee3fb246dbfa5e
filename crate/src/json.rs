//! Untrusted JSON objects, read field by field: a field that is missing, of the wrong type, unknown or repeated is an error
//! with its name.
//!
//! The tree is read by hand, since derived readers, which can format floats in their errors, made the wasm file a quarter
//! larger.

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// The most values in a text, nested ones included: each takes some forty times the memory of its few bytes of text. The header
/// of the largest model's file has some 300.
const MAX_VALUES: usize = 1 << 10;

/// A result whose error is a message.
pub type Result<T> = std::result::Result<T, String>;

/// The value as JSON, without spaces.
///
/// # Panics
/// If it is no plain data, such as a map whose keys are not texts.
pub fn to_string(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("plain data")
}

/// The value named `text`, for the field `name`.
///
/// # Errors
/// A message, if no value has this name.
pub(crate) fn parse_choice<T: Copy>(name: &str, text: &str, choices: &[(&str, T)]) -> Result<T> {
    let chosen = choices.iter().find(|(choice, _)| *choice == text);
    chosen.map(|(_, value)| *value).ok_or_else(|| format!("`{name}` is an unknown `{}`", truncate_for_message(text)))
}

/// The first 60 characters of a text from outside, for a message.
pub(crate) fn truncate_for_message(text: &str) -> &str {
    text.char_indices().nth(60).map_or(text, |(end, _)| &text[..end])
}

/// The fields of an object that are not read yet. The errors of all methods but [`parse`](Self::parse) name the field.
#[derive(Default)]
pub struct Object(Vec<(String, Value)>);

/// Any value; the parser refuses more than 128 levels.
pub enum Value {
    /// A string.
    String(String),
    /// A whole number ≥ 0.
    Unsigned(u64),
    /// Another number.
    Number(f64),
    /// A list.
    Array(Vec<Value>),
    /// An object.
    Object(Object),
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
}

impl Object {
    /// Parses an object.
    ///
    /// # Errors
    /// A message with the position, if the text is not JSON, has more than 1,024 values, or is not an object.
    pub fn parse(text: &str) -> Result<Self> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = LimitedVisitor { values_left: &Cell::new(MAX_VALUES) }.deserialize(&mut deserializer);
        let value = value.and_then(|value| deserializer.end().map(|()| value)).map_err(|e| e.to_string())?;
        value.object().ok_or_else(|| "not an object".to_owned())
    }

    /// Reads a string.
    ///
    /// # Errors
    /// A message, if the field is missing or is no text.
    pub fn string(&mut self, name: &str) -> Result<String> {
        self.read(name, "a text", Value::string)
    }

    /// Reads a whole number ≥ 0.
    ///
    /// # Errors
    /// A message, if the field is missing or is no whole number ≥ 0.
    pub fn usize(&mut self, name: &str) -> Result<usize> {
        self.read(name, "a whole number", Value::usize)
    }

    /// Whether a field exists and is not read yet.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// Reads a whole number of 32 bits.
    ///
    /// # Errors
    /// A message, if the field is missing or is no whole number of 32 bits.
    pub fn u32(&mut self, name: &str) -> Result<u32> {
        self.read(name, "a whole number", |value| value.usize().and_then(|number| number.try_into().ok()))
    }

    /// Reads a list of whole numbers ≥ 0.
    ///
    /// # Errors
    /// A message, if the field is missing or is no such list.
    pub fn usize_list(&mut self, name: &str) -> Result<Vec<usize>> {
        self.read(name, "a list of whole numbers", Value::usize_list)
    }

    /// Reads a list of exactly `N` whole numbers ≥ 0.
    ///
    /// # Errors
    /// A message, if the field is missing or is no such list.
    pub fn usize_array<const N: usize>(&mut self, name: &str) -> Result<[usize; N]> {
        self.usize_list(name)?.try_into().map_err(|_| format!("`{name}` is not {N} numbers"))
    }

    /// Reads a number that is finite in 32 bits.
    ///
    /// # Errors
    /// A message, if the field is missing or is no such number.
    pub fn f32(&mut self, name: &str) -> Result<f32> {
        self.read(name, "a number", Value::f32)
    }

    /// Reads a number that is finite in 32 bits, or `default` where the field is missing.
    ///
    /// # Errors
    /// A message, if the field is there and is no such number.
    pub fn f32_or(&mut self, name: &str, default: f32) -> Result<f32> {
        if self.has(name) { self.f32(name) } else { Ok(default) }
    }

    /// Reads a whole number of either sign with at most 31 bits.
    ///
    /// # Errors
    /// A message, if the field is missing or is no such number.
    pub fn isize(&mut self, name: &str) -> Result<isize> {
        self.read(name, "a whole number of either sign", Value::isize)
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// A message, if the field is missing or is something else.
    pub fn bool(&mut self, name: &str) -> Result<bool> {
        self.read(name, "true or false", |value| if let Value::Bool(value) = value { Some(value) } else { None })
    }

    /// Reads an object.
    ///
    /// # Errors
    /// A message, if the field is missing or is something else.
    pub fn object(&mut self, name: &str) -> Result<Object> {
        self.read(name, "an object", Value::object)
    }

    /// Reads an object or `null`.
    ///
    /// # Errors
    /// A message, if the field is missing or is something else.
    pub fn object_or_null(&mut self, name: &str) -> Result<Option<Object>> {
        self.read(name, "an object or null", |value| match value {
            Value::Null => Some(None),
            value => value.object().map(Some),
        })
    }

    /// Reads a name and returns the value that has it.
    ///
    /// # Errors
    /// A message, if the field is missing, is no text, or no value has this name.
    pub fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Result<T> {
        parse_choice(name, &self.string(name)?, choices)
    }

    /// Checks that all fields were read.
    ///
    /// # Errors
    /// A message with the first field that was not.
    pub fn finish(self) -> Result<()> {
        self.0.first().map_or(Ok(()), |(name, _)| Err(format!("an unknown field `{}`", truncate_for_message(name))))
    }

    /// All fields, if no name is repeated.
    pub(crate) fn into_fields(self) -> Result<Vec<(String, Value)>> {
        let fields = self.0;
        for (i, (name, _)) in fields.iter().enumerate() {
            if fields[..i].iter().any(|(other, _)| other == name) {
                return Err(format!("`{}` is there twice", truncate_for_message(name)));
            }
        }
        Ok(fields)
    }

    fn read<T>(&mut self, name: &str, expected: &str, convert: impl FnOnce(Value) -> Option<T>) -> Result<T> {
        convert(self.remove(name)?).ok_or_else(|| format!("`{name}` is not {expected}"))
    }

    fn remove(&mut self, name: &str) -> Result<Value> {
        let mut indices = (0..self.0.len()).filter(|index| self.0[*index].0 == name);
        match (indices.next(), indices.next()) {
            (Some(index), None) => Ok(self.0.swap_remove(index).1),
            (None, _) => Err(format!("no `{name}`")),
            _ => Err(format!("`{name}` is there twice")),
        }
    }
}

impl Value {
    /// The object, if it is one.
    pub fn object(self) -> Option<Object> {
        if let Value::Object(object) = self { Some(object) } else { None }
    }

    /// The string, if it is one.
    pub fn string(self) -> Option<String> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    fn usize(self) -> Option<usize> {
        if let Value::Unsigned(number) = self { number.try_into().ok() } else { None }
    }

    fn isize(self) -> Option<isize> {
        let number = match self {
            Value::Unsigned(number) => i32::try_from(number).ok()?,
            // Negative numbers are parsed as this; the conversion saturates, so one that is too large does not compare equal.
            Value::Number(number) => Some(number as i32).filter(|&whole| f64::from(whole) == number)?,
            _ => return None,
        };
        isize::try_from(number).ok()
    }

    fn usize_list(self) -> Option<Vec<usize>> {
        if let Value::Array(list) = self { list.into_iter().map(Value::usize).collect() } else { None }
    }

    fn f32(self) -> Option<f32> {
        let number = match self {
            Value::Unsigned(number) => number as f32,
            Value::Number(number) => number as f32,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }
}

/// Reads values, as many as are left in the cell: nested ones share it, so that the limit is that of the whole text.
#[derive(Clone, Copy)]
struct LimitedVisitor<'a> {
    values_left: &'a Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for LimitedVisitor<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Value, D::Error> {
        let left = self.values_left.get().checked_sub(1);
        self.values_left.set(left.ok_or_else(|| D::Error::custom(format_args!("more than {MAX_VALUES} values")))?);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for LimitedVisitor<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> std::result::Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> std::result::Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Value, E> {
        Ok(Value::Unsigned(number))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> std::result::Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> std::result::Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element_seed(self)? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> std::result::Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = access.next_key()? {
            fields.push((name, access.next_value_seed(self)?));
        }
        Ok(Value::Object(Object(fields)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_at_most_1024_values() {
        let list = |count: usize| format!(r#"{{"a":[{}]}}"#, vec!["1"; count].join(","));
        assert_eq!(Object::parse(&list(1022)).unwrap().usize_list("a").unwrap().len(), 1022); // and the list, and the object
        let message = Object::parse(&list(1023)).err().unwrap();
        assert!(message.starts_with("more than 1024 values at line 1"), "{message}");
        let nested = format!(r#"{{"a":[{}]}}"#, vec![r#"{"":[1]}"#; 341].join(","));
        assert!(Object::parse(&nested).is_err_and(|message| message.starts_with("more than 1024 values")));
    }

    #[test]
    fn a_message_holds_the_start_of_a_long_text() {
        assert_eq!(truncate_for_message("relu"), "relu");
        assert_eq!(truncate_for_message(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(truncate_for_message(&"é".repeat(61)), "é".repeat(60));
        let message = parse_choice("activation", &"a".repeat(1 << 20), &[("relu", ())]).unwrap_err();
        assert_eq!(message, format!("`activation` is an unknown `{}`", "a".repeat(60)));
    }
}
