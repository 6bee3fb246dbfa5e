//! Small data sets, models and training configurations, for native and browser tests.

/// A file of images of 8×8 pixels, each with a grey bar at another position, with the labels 0 to 9 in turn.
pub fn digits(count: u8) -> Vec<u8> {
    let pixel = |digit: u8, index: u8| {
        if index % 8 == digit % 8 { 200 - index } else { (index + digit) % 3 * 40 + digit }
    };
    let pixels: Vec<u8> = (0..count).flat_map(|digit| (0..64).map(move |index| pixel(digit, index))).collect();
    let labels: Vec<u8> = (0..count).map(|digit| digit % 10).collect();
    let (images, classes) = ([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 8, 0, 0, 0, 8], [0, 0, 8, 1, 0, 0, 0, count]);
    [&images[..], &pixels, &classes, &labels].concat()
}

/// A model of each kind for such images.
pub const MODELS: [&str; 3] = [
    r#"{"kind":"vanilla","input":64,"encoder":[9,5],"decoder":[9]}"#,
    r#"{"kind":"convolutional","height":8,"width":8,"channels":1,"filters":[3,4,4,3],"padding":"same"}"#,
    r#"{"kind":"variational","input":64,"encoder":[9],"latent":3,"decoder":[9]}"#,
];

/// A training configuration for 25 of the images in three batches an epoch, noisy → clean, with a warm-up of β over two epochs.
pub fn config_json(model: &str) -> String {
    format!(
        r#"{{"model":{model},"objective":{{"reconstruction":"binary_cross_entropy","beta":0.5}},"warmUp":2,
        "learningRate":0.01,"batch":10,"noise":{{"kind":"mixed"}},"examples":30,"excludedClasses":[3,8],"seed":7}}"#
    )
}
