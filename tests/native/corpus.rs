//! The properties of `tests/fuzz` for the inputs that fuzzing has found worth keeping, and for inputs made to use much memory.

use crate::fuzz::{TARGETS, config, model_file, model_header};
use std::fs;

fn folder(name: &str) -> String {
    format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: String) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    paths.map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

/// The text as a header of a model's file, and as a configuration.
fn check_header_and_config(text: &str) {
    model_header(text.as_bytes());
    config(text.as_bytes());
}

#[test]
fn every_input_of_the_corpus_keeps_the_properties() {
    for (name, property) in TARGETS {
        let files = files(folder(&format!("tests/fuzz/corpus/{name}")));
        assert!(!files.is_empty(), "{name}");
        for (path, bytes) in files {
            println!("{path}"); // shown if the property does not hold
            property(&bytes);
        }
    }
}

#[test]
fn pretrained_models_keep_the_properties_of_files() {
    let all = ["pretrained", "pretrained/fashion", "pretrained/digits8"].map(|name| files(folder(name))).concat();
    for (path, bytes) in all.iter().filter(|(path, _)| path.ends_with(".safetensors")) {
        println!("{path}");
        model_file(bytes);
        model_file(&bytes[..bytes.len() - 1]);
    }
}

/// In a tree, the four bytes of `[1],` take some 170.
#[test]
fn no_number_of_values_takes_much_memory() {
    for item in ["1", "[]", "{}", "\"\"", "[1]", "[[1]]", r#"{"":1}"#, r#"{"":{"":[1]}}"#] {
        for count in [1, 300, 340, 341, 500, 511, 512, 513, 1000, 1023, 1024, 1025, 100_000] {
            let list = vec![item; count].join(",");
            check_header_and_config(&format!(r#"{{"a":[{list}]}}"#));
            check_header_and_config(&format!(
                r#"{{"__metadata__":{{"config":"{{\"a\":[{}]}}"}}}}"#,
                list.replace('"', "\\\"")
            ));
            let fields = (0..count).map(|name| format!(r#""{name}":{item}"#)).collect::<Vec<_>>().join(",");
            check_header_and_config(&format!("{{{fields}}}"));
            check_header_and_config(&format!(r#"{{"__metadata__":{{{fields}}}}}"#));
        }
        // As deep as is allowed, many times.
        let deep = format!("{}{item}{}", r#"{"":"#.repeat(100), "}".repeat(100));
        for count in [1, 5, 9, 10, 11, 100] {
            check_header_and_config(&format!(r#"{{"a":[{}]}}"#, vec![deep.as_str(); count].join(",")));
        }
    }
}

#[test]
fn no_long_text_takes_much_memory() {
    const TENSOR: &str = r#"{"NAME":{"dtype":"DTYPE","shape":[0],"data_offsets":[0,0],"FIELD":0}}"#;
    const METADATA: &str = r#"{"__metadata__":{"config":"CONFIG","ENTRY":"TEXT"}}"#;
    const CONFIG: &str = r#"{\"kind\":\"KIND\",\"FIELD\":\"TEXT\"}"#;
    const NOISE: &str = r#"{"kind":"KIND","FIELD":1}"#;
    for letter in ["a", "é", "😀", "\\n", "\\u0061", "\\\\n"] {
        for count in [1 << 10, 1 << 15, (1 << 16) + 1, 150_000] {
            let long = letter.repeat(count);
            let read = |pattern: &str, place: &str| check_header_and_config(&pattern.replacen(place, &long, 1));
            ["NAME", "DTYPE", "FIELD"].iter().for_each(|place| read(TENSOR, place));
            read(&TENSOR.replace("DTYPE", "F32"), "NAME");
            read(&TENSOR.replace("DTYPE", "F32"), "FIELD");
            ["CONFIG", "ENTRY", "TEXT"].iter().for_each(|place| read(METADATA, place));
            ["KIND", "FIELD", "TEXT"].iter().for_each(|place| read(&METADATA.replace("CONFIG", CONFIG), place));
            read(&METADATA.replace("CONFIG", &CONFIG.replace("KIND", "vanilla")), "FIELD");
            ["KIND", "FIELD"].iter().for_each(|place| read(NOISE, place));
            read(&NOISE.replace("KIND", "mixed"), "FIELD");
            read(r#"{"NAME":0}"#, "NAME");
            read(r#"{"NAME":{},"NAME":{}}"#, "NAME");
        }
    }
}
