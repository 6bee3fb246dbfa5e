//! The middle of each class: the code that stands for a digit in sums such as 'A − B + C'.

use ndarray::{Array2, ArrayView2};

/// Labels run from 0 to 9.
const CLASSES: usize = 10;

/// The mean code of every class, `[10, dimensions]`, of codes `[n, dimensions]`, n ≥ 1, and their labels; for a class
/// without member the mean of all codes, so that none is far from where the model decodes to something.
///
/// # Panics
/// If there is not one label, 0 to 9, a code.
pub fn class_means(codes: ArrayView2<f32>, labels: &[u8]) -> Array2<f32> {
    assert_eq!(codes.nrows(), labels.len(), "one label a code");
    let mut sums = Array2::<f64>::zeros((CLASSES, codes.ncols()));
    let mut members = [0.0; CLASSES];
    for (code, label) in codes.rows().into_iter().zip(labels) {
        let class = usize::from(*label);
        members[class] += 1.0;
        sums.row_mut(class).iter_mut().zip(code).for_each(|(sum, x)| *sum += f64::from(*x));
    }
    Array2::from_shape_fn(sums.dim(), |(class, dimension)| {
        let mean = match members[class] {
            0.0 => sums.column(dimension).iter().sum::<f64>() / labels.len() as f64,
            members => sums[(class, dimension)] / members,
        };
        mean as f32
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    #[test]
    fn a_class_has_its_members_mean_and_one_without_members_that_of_all() {
        let means = class_means(array![[1.0, 10.0], [2.0, 20.0], [6.0, 0.0]].view(), &[9, 0, 9]);
        assert_eq!(means.row(9), array![3.5, 5.0]);
        assert_eq!(means.row(0), array![2.0, 20.0]);
        (1..9).for_each(|class| assert_eq!(means.row(class), array![3.0, 10.0]));
    }
}
