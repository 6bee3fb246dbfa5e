//! The safetensors format: the same bytes as the safetensors crate writes, and an error for every way to break a header.

use autoencoders::Error;
use autoencoders::models::{Config, Convolutional, Model, Vanilla, Variational};
use autoencoders::weights::{Precision, from_bytes, to_bytes};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use safetensors::tensor::SafeTensors;

const HEADER: &str = concat!(
    r#"{"__metadata__":{"config":"{\"kind\":\"vanilla\",\"input\":6,\"encoder\":[3],\"decoder\":[]}"},"#,
    r#""dec.bias":{"dtype":"F32","shape":[6],"data_offsets":[0,24]},"#,
    r#""dec.kernel":{"dtype":"F32","shape":[3,6],"data_offsets":[24,96]},"#,
    r#""enc.bias":{"dtype":"F32","shape":[3],"data_offsets":[96,108]},"#,
    r#""enc.kernel":{"dtype":"F32","shape":[6,3],"data_offsets":[108,180]}}"#,
);

fn file(header: &[u8]) -> Vec<u8> {
    [&(header.len() as u64).to_le_bytes(), header, &[0; 180]].concat()
}

fn error(header: impl AsRef<[u8]>) -> Error {
    from_bytes(&file(header.as_ref())).map(|model| model.config().clone()).expect_err("a broken header")
}

/// The header with the first `from` in it replaced.
fn header_with(from: &str, to: &str) -> String {
    assert!(HEADER.contains(from), "{from}");
    HEADER.replacen(from, to, 1)
}

#[test]
fn files_have_the_bytes_that_the_safetensors_crate_writes() {
    for config in [
        Config::Vanilla(Vanilla::deep()),
        Config::Convolutional(Convolutional::small()),
        Config::Variational(Variational::mlp_vae(2)),
    ] {
        let model = Model::new(config.clone(), &mut ChaCha8Rng::seed_from_u64(5)).unwrap();
        for precision in [Precision::Single, Precision::Half] {
            let ours = to_bytes(&model, precision).unwrap();
            let (_, header) = SafeTensors::read_metadata(&ours).unwrap();
            let metadata = header.metadata().clone().unwrap();
            assert_eq!(metadata["config"], serde_json::to_string(&config).unwrap());
            let tensors = SafeTensors::deserialize(&ours).unwrap();
            let theirs = safetensors::serialize(tensors.iter(), Some(metadata)).unwrap();
            assert!(ours == theirs, "{config:?}");
        }
    }
}

#[test]
fn pretrained_files_are_written_as_they_were_read() {
    for name in ["vanilla", "convolutional", "variational-2", "variational-16"] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../pretrained");
        let bytes = std::fs::read(format!("{path}/{name}.safetensors")).unwrap();
        assert!(to_bytes(&from_bytes(&bytes).unwrap(), Precision::Half).unwrap() == bytes, "{name}");
    }
}

#[test]
fn order_and_white_space_do_not_matter() {
    for header in [
        HEADER.to_owned(),
        header_with(":{", " :\n\t{ "),
        format!("{HEADER}   \n"),
        header_with("F32", "\\u0046\\u00332"),
    ] {
        assert!(from_bytes(&file(header.as_bytes())).is_ok(), "{header}");
    }
    let (metadata, tensors) = HEADER[1..HEADER.len() - 1].split_at(HEADER.find("\"dec.bias").unwrap() - 1);
    assert!(from_bytes(&file(format!("{{{tensors},{}}}", metadata.trim_end_matches(',')).as_bytes())).is_ok());
    let (front, back) = tensors.split_at(tensors.find("\"enc.bias").unwrap());
    let reordered = format!("{{{metadata}{back},{}}}", front.trim_end_matches(','));
    assert!(from_bytes(&file(reordered.as_bytes())).is_ok());
    let more = header_with(r#""config":"#, r#""format":"pt","config":"#);
    assert!(from_bytes(&file(more.as_bytes())).is_ok());
}

#[test]
fn a_broken_header_is_an_invalid_file() {
    let deep = "[".repeat(200_000);
    let names = (0..600).map(|i| format!(r#""{i}":{{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}"#));
    let many = format!("{{{}}}", names.collect::<Vec<_>>().join(","));
    let headers = [
        // No JSON, or not the JSON of the format.
        ("".into(), "begins with no"),
        (" ".to_owned() + HEADER, "begins with no"),
        ("[]".into(), "begins with no"),
        ("{".into(), "EOF"),
        (HEADER[..HEADER.len() - 1].into(), "EOF"),
        (format!("{HEADER}}}"), "trailing"),
        (header_with("180]", "180,]"), "trailing comma"),
        (header_with("[6]", "06"), "invalid number"),
        (header_with("[6]", "1e999"), "out of range"),
        (header_with("F32", "\\ud800"), "escape"),
        (header_with("F32", "F\n"), "control character"),
        (format!(r#"{{"a":{deep}"#), "recursion limit"),
        (many, "more than 1024 values"),
        // Fields there twice, missing, unknown.
        (header_with("enc.bias", "dec.bias"), "`dec.bias` is there twice"),
        (header_with(r#""dec.bias""#, r#""__metadata__":{},"dec.bias""#), "`__metadata__` is there twice"),
        (header_with(r#""config":"#, r#""config":"","config":"#), "`config` is there twice"),
        (header_with(r#""shape":[6]"#, r#""shape":[6],"shape":[6]"#), "dec.bias: `shape` is there twice"),
        (header_with(r#","shape":[6]"#, ""), "dec.bias: no `shape`"),
        (header_with(r#""dtype":"F32","#, ""), "dec.bias: no `dtype`"),
        (header_with(r#","data_offsets":[0,24]"#, ""), "dec.bias: no `data_offsets`"),
        (header_with(r#""shape":[6]"#, r#""shape":[6],"stride":[1]"#), "dec.bias: an unknown field `stride`"),
        // Other types.
        (r#"{"__metadata__":[]}"#.into(), "`__metadata__` is not an object"),
        (r#"{"a":1}"#.into(), "`a` is not an object"),
        (header_with(r#""config":"#, r#""epochs":3,"config":"#), "`epochs` is not a text"),
        (r#"{"__metadata__":{"config":{}}}"#.into(), "`config` is not a text"),
        (header_with(r#""F32""#, "null"), "`dtype` is not a text"),
        (header_with("[6]", "6"), "`shape` is not a list of whole numbers"),
        (header_with("[6]", "[6.0]"), "`shape` is not a list of whole numbers"),
        (header_with("[6]", "[-6]"), "`shape` is not a list of whole numbers"),
        (header_with("[6]", "[[6]]"), "`shape` is not a list of whole numbers"),
        (header_with("[0,24]", "[0]"), "`data_offsets` is not 2 numbers"),
        (header_with("[0,24]", "[0,24,96]"), "`data_offsets` is not 2 numbers"),
        // Places that are reversed, beyond the end, with a hole, one on another.
        (header_with("[0,24]", "[24,0]"), "no bytes 24 to 0"),
        (header_with("[108,180]", "[108,181]"), "no bytes 108 to 181"),
        (header_with("[108,180]", "[108,18446744073709551615]"), "enc.kernel: no bytes"),
        (header_with("[24,96]", "[96,168]"), "byte 24 is in no tensor or in two"),
        (header_with("[24,96]", "[20,92]"), "byte 20 is in no tensor or in two"),
        (
            header_with(r#","enc.kernel":{"dtype":"F32","shape":[6,3],"data_offsets":[108,180]}"#, ""),
            "180 bytes, of which",
        ),
        // Shapes that disagree with the offsets, or overflow.
        (header_with("[6]", "[7]"), "24 bytes for F32 of shape [7]"),
        (header_with("[6]", "[]"), "24 bytes for F32 of shape []"),
        (header_with("F32", "F16"), "24 bytes for F16 of shape [6]"),
        (header_with("[6]", "[4611686018427387904,4]"), "24 bytes for F32"),
        (header_with("[6]", "[18446744073709551615,18446744073709551615]"), "24 bytes for F32"),
    ];
    for (header, reason) in headers {
        let shown = &header[..header.len().min(400)];
        match error(&header) {
            Error::InvalidFile { reason: actual } => assert!(actual.contains(reason), "{shown}: {actual}"),
            other => panic!("{shown}: {other}"),
        }
    }
    assert!(matches!(error(b"{\"\xff\":{}}"), Error::InvalidFile { .. }));
}

#[test]
fn no_changed_byte_and_no_truncation_of_a_header_panics() {
    let bytes = file(HEADER.as_bytes());
    for index in 0..8 + HEADER.len() {
        assert!(from_bytes(&bytes[..index]).is_err());
        let whole = HEADER.get(..index).map(|header| file(header.as_bytes()));
        assert!(whole.is_none_or(|bytes| from_bytes(&bytes).is_err() || index == HEADER.len()));
        for value in 0..=255 {
            let mut bytes = bytes.clone();
            bytes[index] = value;
            // A changed size or name is refused; another letter in an escape may leave all as it was.
            let _ = from_bytes(&bytes);
        }
    }
}

#[test]
fn a_header_of_any_claimed_length_is_refused() {
    for length in
        [0, 1, 7, HEADER.len() as u64 - 1, 1000, 1 << 19, (1 << 19) + 1, 1 << 32, 1 << 63, u64::MAX - 7, u64::MAX]
    {
        let mut bytes = file(HEADER.as_bytes());
        bytes[..8].copy_from_slice(&length.to_le_bytes());
        assert!(matches!(from_bytes(&bytes), Err(Error::InvalidFile { .. })), "{length}");
    }
}

#[test]
fn a_configuration_is_refused_with_the_fields_name() {
    let whole = r#"{\"kind\":\"vanilla\",\"input\":6,\"encoder\":[3],\"decoder\":[]}"#;
    for (config, reason) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        ("[]", "not an object"),
        (r#"{}"#, "no `kind`"),
        (r#"{\"kind\":7}"#, "`kind` is not a text"),
        (r#"{\"kind\":\"Vanilla\"}"#, "`kind` is an unknown `Vanilla`"),
        (r#"{\"kind\":\"vanilla\",\"kind\":\"vanilla\"}"#, "`kind` is there twice"),
        (r#"{\"kind\":\"vanilla\",\"input\":6,\"decoder\":[]}"#, "no `encoder`"),
        (r#"{\"kind\":\"vanilla\",\"input\":\"6\"}"#, "`input` is not a whole number"),
        (r#"{\"kind\":\"vanilla\",\"input\":6.5}"#, "`input` is not a whole number"),
        (r#"{\"kind\":\"vanilla\",\"input\":6,\"encoder\":[null]}"#, "`encoder` is not a list of whole numbers"),
        (
            r#"{\"kind\":\"vanilla\",\"input\":6,\"encoder\":[3],\"decoder\":[],\"latent\":2}"#,
            "an unknown field `latent`",
        ),
        (r#"{\"kind\":\"variational\",\"input\":6,\"encoder\":[],\"decoder\":[]}"#, "no `latent`"),
        (
            r#"{\"kind\":\"convolutional\",\"height\":4,\"width\":4,\"channels\":1,\"filters\":[1,2,3]}"#,
            "`filters` is not 4 numbers",
        ),
        (
            r#"{\"kind\":\"convolutional\",\"height\":4,\"width\":4,\"channels\":1,\"filters\":[1,2,3,4],\"padding\":\"full\"}"#,
            "`padding` is an unknown `full`",
        ),
    ] {
        match error(header_with(whole, config)) {
            Error::Metadata { expected: "a model's configuration", actual } => assert_eq!(actual, reason),
            other => panic!("{config}: {other}"),
        }
    }
}
