//! Sizes of tensors, and the check of a slice's length that every kernel begins with.

/// Height, width and channels of an image or of the feature maps of a layer; the values lie in that order, channels last.
pub type FeatureShape = (usize, usize, usize);

/// Number of values in a tensor of these sizes.
///
/// Saturates instead of wrapping: no slice of numbers is `usize::MAX` long, so that a product which overflows equals no length.
pub fn value_count(sizes: &[usize]) -> usize {
    sizes.iter().fold(1, |count, size| count.saturating_mul(*size))
}

/// Checks that a slice holds a tensor of these sizes.
///
/// # Panics
/// If it holds more values or fewer.
#[track_caller]
pub fn assert_len(name: &str, values: &[f32], sizes: &[usize]) {
    let expected = value_count(sizes);
    assert!(values.len() == expected, "{name} of {sizes:?} needs {expected} values, got {}", values.len());
}

/// Checks that a slice holds `images` images of this shape.
///
/// # Panics
/// If it holds more values or fewer.
#[track_caller]
pub fn assert_images(name: &str, values: &[f32], images: usize, (height, width, channels): FeatureShape) {
    assert_len(name, values, &[images, height, width, channels]);
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

    #[test]
    fn counts_never_wrap_around() {
        assert_eq!(value_count(&[]), 1);
        assert_eq!(value_count(&[2, 3, 4]), 24);
        assert_eq!(value_count(&[usize::MAX, 0]), 0);
        assert_eq!(value_count(&[usize::MAX / 2 + 1, 2]), usize::MAX);
        assert_eq!(value_count(&[usize::MAX / 2 + 1, 2, 3]), usize::MAX);
    }

    #[test]
    #[should_panic(expected = "x of [2, 3] needs 6 values, got 5")]
    fn a_slice_of_another_length_is_refused_with_both_lengths() {
        assert_len("x", &[0.0; 5], &[2, 3]);
    }

    #[test]
    #[should_panic(expected = "got 0")]
    fn sizes_whose_product_overflows_fit_no_slice() {
        assert_len("x", &[], &[usize::MAX / 2 + 1, 2]);
    }
}
