//! JSON objects from outside, taken apart field by field: one that is missing, of another type, unknown or there twice is
//! an error that names it.
//!
//! Read into a tree by hand: derived readers, with the tables by which their errors print floating-point numbers, made
//! the wasm file a quarter larger.

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A result whose error says in words what is wrong.
pub type Result<T> = std::result::Result<T, String>;

/// What is plain data, without a space.
pub fn write(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("strings, whole numbers and lists and objects of them")
}

/// The value that goes by the name `text`.
///
/// # Errors
/// That the field `name` has no such value.
pub fn parse_choice<T: Copy>(name: &str, text: &str, choices: &[(&str, T)]) -> Result<T> {
    let chosen = choices.iter().find(|(choice, _)| *choice == text);
    chosen.map(|(_, value)| *value).ok_or_else(|| format!("`{name}` is an unknown `{text}`"))
}

/// The fields of an object that are not yet taken. Every method but [`parse`](Self::parse) names the field in its error.
#[derive(Default)]
pub struct Object(Vec<(String, Value)>);

/// Any value; the parser stops at 128 levels.
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number ≥ 0.
    Whole(u64),
    /// Another number.
    Number(f64),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Object),
    /// `null`: nothing.
    Null,
    /// `true` or `false`, which nothing of ours holds.
    Other,
}

impl Object {
    /// The object that a text holds.
    ///
    /// # Errors
    /// What is wrong with the text, and where; or that it holds something else.
    pub fn parse(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
        value.object().ok_or_else(|| "not an object".to_owned())
    }

    /// Takes a string.
    pub fn string(&mut self, name: &str) -> Result<String> {
        self.take(name, "a text", Value::text)
    }

    /// Takes a whole number ≥ 0.
    pub fn usize(&mut self, name: &str) -> Result<usize> {
        self.take(name, "a whole number", Value::size)
    }

    /// Whether a field is there and not yet taken.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// Takes a whole number of 32 bits.
    pub fn u32(&mut self, name: &str) -> Result<u32> {
        self.take(name, "a whole number", |value| value.size().and_then(|number| number.try_into().ok()))
    }

    /// Takes a list of whole numbers ≥ 0.
    pub fn usize_list(&mut self, name: &str) -> Result<Vec<usize>> {
        self.take(name, "a list of whole numbers", Value::sizes)
    }

    /// Takes so many whole numbers ≥ 0.
    pub fn array<const N: usize>(&mut self, name: &str) -> Result<[usize; N]> {
        self.usize_list(name)?.try_into().map_err(|_| format!("`{name}` is not {N} numbers"))
    }

    /// Takes a number that 32 bits can hold.
    pub fn f32(&mut self, name: &str) -> Result<f32> {
        self.take(name, "a number", Value::number)
    }

    /// Takes a number that 32 bits can hold, or `default` where the field is missing.
    pub fn f32_or(&mut self, name: &str, default: f32) -> Result<f32> {
        if self.has(name) { self.f32(name) } else { Ok(default) }
    }

    /// Takes a number in 0…1.
    pub fn unit_f32(&mut self, name: &str) -> Result<f32> {
        self.take(name, "a number in 0…1", |value| value.number().filter(|number| (0.0..=1.0).contains(number)))
    }

    /// Takes a whole number of either sign, of which 31 bits are enough.
    pub fn isize(&mut self, name: &str) -> Result<isize> {
        self.take(name, "a whole number of either sign", Value::offset)
    }

    /// Takes an object.
    pub fn object(&mut self, name: &str) -> Result<Object> {
        self.take(name, "an object", Value::object)
    }

    /// Takes an object, or nothing where there is `null`.
    pub fn object_or_null(&mut self, name: &str) -> Result<Option<Object>> {
        self.take(name, "an object or null", |value| match value {
            Value::Null => Some(None),
            value => value.object().map(Some),
        })
    }

    /// Takes the value that goes by the name that is there.
    pub fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Result<T> {
        parse_choice(name, &self.string(name)?, choices)
    }

    /// Checks that nothing is left.
    pub fn finish(self) -> Result<()> {
        self.0.first().map_or(Ok(()), |(name, _)| Err(format!("an unknown field `{name}`")))
    }

    /// All fields, if each is there once and they are no more than `most`.
    pub fn into_fields(self, most: usize) -> Result<Vec<(String, Value)>> {
        let fields = self.0;
        if fields.len() > most {
            return Err(format!("{} fields, where {most} are allowed", fields.len()));
        }
        for (i, (name, _)) in fields.iter().enumerate() {
            if fields[..i].iter().any(|(other, _)| other == name) {
                return Err(format!("`{name}` is there twice"));
            }
        }
        Ok(fields)
    }

    fn take<T>(&mut self, name: &str, expected: &str, read: impl FnOnce(Value) -> Option<T>) -> Result<T> {
        read(self.remove(name)?).ok_or_else(|| format!("`{name}` is not {expected}"))
    }

    fn remove(&mut self, name: &str) -> Result<Value> {
        let mut places = (0..self.0.len()).filter(|place| self.0[*place].0 == name);
        match (places.next(), places.next()) {
            (Some(place), None) => Ok(self.0.swap_remove(place).1),
            (None, _) => Err(format!("no `{name}`")),
            _ => Err(format!("`{name}` is there twice")),
        }
    }
}

impl Value {
    /// The object that this is.
    pub fn object(self) -> Option<Object> {
        if let Value::Object(object) = self { Some(object) } else { None }
    }

    /// The string that this is.
    pub fn text(self) -> Option<String> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    fn size(self) -> Option<usize> {
        if let Value::Whole(number) = self { number.try_into().ok() } else { None }
    }

    fn offset(self) -> Option<isize> {
        let number = match self {
            Value::Whole(number) => i32::try_from(number).ok()?,
            // A number below 0 comes as this; one too large is cut by the conversion, and so not itself.
            Value::Number(number) => Some(number as i32).filter(|&whole| f64::from(whole) == number)?,
            _ => return None,
        };
        isize::try_from(number).ok()
    }

    fn sizes(self) -> Option<Vec<usize>> {
        if let Value::List(list) = self { list.into_iter().map(Value::size).collect() } else { None }
    }

    fn number(self) -> Option<f32> {
        let number = match self {
            Value::Whole(number) => number as f32,
            Value::Number(number) => number as f32,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> std::result::Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> std::result::Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Value, E> {
        Ok(Value::Whole(number))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> std::result::Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> std::result::Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> std::result::Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = access.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Object(Object(fields)))
    }
}
