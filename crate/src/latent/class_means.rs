//! The mean code of each class, which represents the class in vector arithmetic such as a − b + c.

use super::into_rows;
use super::vector::column_means;
use crate::layers::expect_contiguous;
use ndarray::{Array2, ArrayView2};

/// The mean code of every class, `[classes, dimensions]`, of codes `[n, dimensions]`, n ≥ 1, and their labels; for a class
/// without members the mean of all codes, which is in the region that the decoder was trained on.
///
/// # Panics
/// If there is not one label per code, or there are no codes, they have no dimensions or are not in standard layout.
pub fn class_means(codes: ArrayView2<f32>, labels: &[u8], classes: usize) -> Array2<f32> {
    assert_eq!(codes.nrows(), labels.len(), "one label per code");
    let width = codes.ncols();
    let codes = expect_contiguous(codes.to_slice());
    let mut class_means = Vec::with_capacity(classes * width);
    for class in 0..classes {
        let mut members = Vec::new();
        for (code, _) in codes.chunks_exact(width).zip(labels).filter(|(_, label)| usize::from(**label) == class) {
            members.extend_from_slice(code);
        }
        class_means.append(&mut column_means(if members.is_empty() { codes } else { &members }, width));
    }
    into_rows(class_means, width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    #[test]
    fn a_class_has_the_mean_of_its_members_and_an_empty_one_that_of_all() {
        let means = class_means(array![[1.0, 10.0], [2.0, 20.0], [6.0, 0.0]].view(), &[9, 0, 9], 10);
        assert_eq!(means.row(9), array![3.5, 5.0]);
        assert_eq!(means.row(0), array![2.0, 20.0]);
        (1..9).for_each(|class| assert_eq!(means.row(class), array![3.0, 10.0]));
    }
}
