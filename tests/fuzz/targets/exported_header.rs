#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| autoencoders_fuzz::exported_header(bytes));
