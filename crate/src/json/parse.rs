//! The grammar of JSON, RFC 8259, read into a tree.
//!
//! By hand: a reader that any type can be derived for, with its messages and its table of powers, took a twentieth of the
//! wasm file.

use super::{Object, Result, Value};

/// Levels within one another, so that no text exhausts the stack.
const DEEPEST: usize = 128;

/// The value that a text holds, and nothing else but white space.
pub fn parse(text: &str) -> Result<Value> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    match parser.next() {
        None => Ok(value),
        Some(_) => Err(parser.wrong("more behind the end")),
    }
}

/// A text and the byte up to which it is read.
struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn wrong(&self, what: &str) -> String {
        let what = if self.at < self.text.len() { what } else { "breaks off" };
        format!("{what} at byte {}", self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// Whether this byte comes next; then it is read.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.next() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<()> {
        if self.takes(byte) { Ok(()) } else { Err(self.wrong(what)) }
    }

    fn value(&mut self, depth: usize) -> Result<Value> {
        if depth > DEEPEST {
            return Err(self.wrong("too deep"));
        }
        match self.next() {
            Some(b'{') => {
                let mut fields = Vec::new();
                self.items(b'}', &mut |parser| {
                    let name = parser.string()?;
                    parser.expect(b':', "no `:`")?;
                    fields.push((name, parser.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Value::Object(Object(fields)))
            }
            Some(b'[') => {
                let mut list = Vec::new();
                self.items(b']', &mut |parser| {
                    list.push(parser.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Value::List(list))
            }
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    /// What stands between two brackets, parted by commas.
    fn items(&mut self, end: u8, item: &mut dyn FnMut(&mut Self) -> Result<()>) -> Result<()> {
        self.at += 1;
        if self.takes(end) {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.takes(end) {
                return Ok(());
            }
            self.expect(b',', "no `,`")?;
        }
    }

    fn word(&mut self) -> Result<Value> {
        for (word, value) in [("null", Value::Null), ("true", Value::Other), ("false", Value::Other)] {
            if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.wrong("no value"))
    }

    fn string(&mut self) -> Result<String> {
        self.expect(b'"', "no `\"`")?;
        let mut string = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            // All three are whole characters, so the text may be cut before them.
            string.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => string.push(self.escape()?),
                _ => return Err(self.wrong("a control character")),
            }
        }
        self.at += 1;
        Ok(string)
    }

    fn escape(&mut self) -> Result<char> {
        self.at += 2;
        let character = match self.text.as_bytes().get(self.at - 1) {
            Some(b'u') => return self.unicode(),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(same @ (b'"' | b'\\' | b'/')) => char::from(*same),
            _ => return Err(self.wrong("an unknown escape")),
        };
        Ok(character)
    }

    /// One UTF-16 unit, or two that make a character.
    fn unicode(&mut self) -> Result<char> {
        let high = self.unit()?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high).ok_or_else(|| self.wrong("half an escape"));
        }
        let has_low = self.text.as_bytes()[self.at..].starts_with(b"\\u");
        self.at += 2 * usize::from(has_low);
        match if has_low { self.unit()? } else { 0 } {
            low @ 0xDC00..0xE000 => {
                Ok(char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).unwrap_or_default())
            }
            _ => Err(self.wrong("half an escape")),
        }
    }

    fn unit(&mut self) -> Result<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit = 16 * unit + digit.ok_or_else(|| self.wrong("a broken escape"))?;
            self.at += 1;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Result<Value> {
        let is_negative = self.takes(b'-');
        let (start, mut decimal) = (self.at, Decimal::default());
        self.digits(&mut decimal)?;
        if self.text.as_bytes()[start] == b'0' && self.at > start + 1 {
            return Err(self.wrong("an invalid number"));
        }
        let mut is_whole = !is_negative && decimal.exponent == 0;
        if self.peek() == Some(b'.') {
            (self.at, is_whole) = (self.at + 1, false);
            let places = self.digits(&mut decimal)?;
            decimal.exponent -= places;
        }
        if let Some(b'e' | b'E') = self.peek() {
            (self.at, is_whole) = (self.at + 1, false);
            decimal.exponent += self.exponent()?;
        }
        if is_whole {
            return Ok(Value::Whole(decimal.mantissa));
        }
        match decimal.value() {
            number if number.is_finite() => Ok(Value::Number(if is_negative { -number } else { number })),
            _ => Err(self.wrong("a number out of range")),
        }
    }

    /// Reads digits, at least one, behind those of the number; returns how many.
    fn digits(&mut self, decimal: &mut Decimal) -> Result<i32> {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            decimal.push(digit - b'0');
            self.at += 1;
        }
        if self.at == start { Err(self.wrong("an invalid number")) } else { Ok((self.at - start) as i32) }
    }

    /// The power of ten, cut to what makes any number 0 or infinite.
    fn exponent(&mut self) -> Result<i32> {
        let (is_negative, mut power) = (self.peek() == Some(b'-'), Decimal::default());
        self.at += usize::from(matches!(self.peek(), Some(b'-' | b'+')));
        self.digits(&mut power)?;
        let power = if power.exponent > 0 { 1_000_000 } else { power.mantissa.min(1_000_000) as i32 };
        Ok(if is_negative { -power } else { power })
    }
}

/// mantissa · 10^exponent.
#[derive(Default)]
struct Decimal {
    mantissa: u64,
    exponent: i32,
    is_full: bool,
}

impl Decimal {
    /// Appends a digit; those beyond 64 bits only count.
    fn push(&mut self, digit: u8) {
        let longer = self.mantissa.checked_mul(10).and_then(|mantissa| mantissa.checked_add(digit.into()));
        match longer.filter(|_| !self.is_full) {
            Some(mantissa) => self.mantissa = mantissa,
            None => (self.is_full, self.exponent) = (true, self.exponent + 1),
        }
    }

    /// Rounded once where the power is exact, up to 10²²: further than any setting of ours needs.
    fn value(&self) -> f64 {
        let power = (0..self.exponent.unsigned_abs().min(400)).fold(1.0, |power, _| power * 10.0);
        let mantissa = self.mantissa as f64;
        if self.exponent < 0 {
            mantissa / power
        } else if self.mantissa == 0 {
            0.0
        } else {
            mantissa * power
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    /// The value in a form of its own, to be compared.
    fn told(value: &Value) -> String {
        match value {
            Value::Null => "null".into(),
            Value::Other => "other".into(),
            Value::Whole(number) => format!("{number}"),
            Value::Number(number) => format!("{number:?}f"),
            Value::Text(text) => format!("{text:?}"),
            Value::List(list) => format!("{:?}", list.iter().map(told).collect::<Vec<_>>()),
            Value::Object(object) => {
                format!("{{{:?}}}", object.0.iter().map(|(name, value)| (name, told(value))).collect::<Vec<_>>())
            }
        }
    }

    #[test]
    fn every_kind_of_value_is_read() {
        for (text, expected) in [
            (" null\n", "null"),
            ("true", "other"),
            ("\tfalse", "other"),
            ("0", "0"),
            ("18446744073709551615", "18446744073709551615"),
            ("18446744073709551616", "1.8446744073709552e19f"),
            ("1844674407370955161600", "1.8446744073709552e21f"),
            ("-7", "-7.0f"),
            ("-0", "-0.0f"),
            ("0.001", "0.001f"),
            ("6.0", "6.0f"),
            ("12.5E+3", "12500.0f"),
            ("1e-400", "0.0f"),
            ("0e999999999999999999999", "0.0f"),
            ("0.30000000000000004", "0.30000000000000004f"),
            (r#""a\"\\\/\n\té\u00e9\ud83d\ude00""#, r#""a\"\\/\n\téé😀""#),
            ("[]", "[]"),
            ("[1 , [2]]", r#"["1", "[\"2\"]"]"#),
            ("{ }", "{[]}"),
            (r#"{"a":1,"a":{"b":null}}"#, r#"{[("a", "1"), ("a", "{[(\"b\", \"null\")]}")]}"#),
        ] {
            assert_eq!(parse(text).as_ref().map(told), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_and_where_is_told() {
        for (text, reason) in [
            ("", "breaks off at byte 0"),
            ("[1,", "breaks off at byte 3"),
            ("[1,]", "no value at byte 3"),
            ("[1 2]", "no `,` at byte 3"),
            (r#"{"a" 1}"#, "no `:` at byte 5"),
            ("{a:1}", "no `\"` at byte 1"),
            ("nul", "no value at byte 0"),
            ("1 1", "more behind the end at byte 2"),
            ("01", "breaks off at byte 2"),
            ("01 ", "an invalid number at byte 2"),
            ("-]", "an invalid number at byte 1"),
            ("1.]", "an invalid number at byte 2"),
            ("1e+]", "an invalid number at byte 3"),
            ("[1e999]", "a number out of range at byte 6"),
            ("\"a\n\"", "a control character at byte 2"),
            (r#""\x""#, "an unknown escape at byte 3"),
            (r#""\u00g0""#, "a broken escape at byte 5"),
            (r#""\ud83d-""#, "half an escape at byte 7"),
            (r#""\ud83d\u0041""#, "half an escape at byte 13"),
            (r#""\ude00""#, "half an escape at byte 7"),
        ] {
            assert_eq!(parse(text).err().as_deref(), Some(reason), "{text}");
        }
    }

    #[test]
    fn levels_are_counted() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(parse(&nested(DEEPEST)).is_ok());
        assert_eq!(parse(&nested(200_000)).err().unwrap(), "too deep at byte 129");
    }

    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn numbers_come_back_as_they_were_written() {
        let mut state = 1_u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = f64::from_bits(state);
            if number.is_finite() && (1e-290..1e290).contains(&number.abs()) {
                let expected = number;
                let Ok(Value::Number(actual)) = parse(&format!("{number:e}")) else { panic!("{number:e}") };
                assert!((actual - expected).abs() <= 1e-13 * expected.abs(), "{number:e}: {actual:e}");
            }
            let setting = (state >> 40) as f32 / 1e7;
            let Ok(Value::Number(actual)) = parse(&format!("{setting:?}")) else { panic!("{setting}") };
            assert_eq!(actual as f32, setting);
        }
    }
}
