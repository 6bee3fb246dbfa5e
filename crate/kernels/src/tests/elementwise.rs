//! Vectors and columns: updates, sums, norms and distances.

use super::{assert_near, for_random_cases, to_f64};
use crate::distance::{norm, squared_distance, squared_norm};
use crate::elementwise::{adam, add_assign, add_column_sums, bytes_to_unit_range};
use crate::f64_ops;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

#[test]
fn adam_moves_weights_and_moments_by_its_formulas() {
    for_random_cases(100, |random| {
        let n = random.size_favouring_small(70);
        let (g, mut w, mut m) = (random.values(n), random.values(n), random.values(n));
        let squares = (0..n).map(|_| random.value().powi(2)).collect();
        let mut v = random.guard(squares);
        let (rate, [beta1, beta2], epsilon) = (0.01_f32, [0.9_f32, 0.999], 1e-3_f32);
        let [mut expected_w, mut expected_m, mut expected_v] = [&w, &m, &v].map(|values| to_f64(values.get()));
        for i in 0..n {
            let g = f64::from(g.get()[i]);
            expected_m[i] += (1.0 - f64::from(beta1)) * (g - expected_m[i]);
            expected_v[i] += (1.0 - f64::from(beta2)) * (g * g - expected_v[i]);
            expected_w[i] -= f64::from(rate) * expected_m[i] / (expected_v[i].sqrt() + f64::from(epsilon));
        }
        adam([w.get_mut(), m.get_mut(), v.get_mut()], g.get(), rate, [beta1, beta2], epsilon);
        for (values, expected) in [(w, expected_w), (m, expected_m), (v, expected_v)] {
            assert_near(values.expect_margins_intact(), &expected, 1e-6, &format!("{n} weights"));
        }
    });
}

#[test]
fn column_sums_are_added_for_any_number_of_rows_and_columns() {
    for_random_cases(200, |random| {
        let (rows, columns) = (random.size_favouring_small(30), random.size_favouring_small(40));
        let (values, mut sums) = (random.values(rows * columns), random.values(columns));
        let mut expected = to_f64(sums.get());
        (0..rows * columns).for_each(|i| expected[i % columns] += f64::from(values.get()[i]));
        add_column_sums(values.get(), sums.get_mut());
        assert_near(sums.expect_margins_intact(), &expected, 1e-5, &format!("{rows}×{columns}"));
    });
}

#[test]
fn sums_norms_and_distances_are_those_of_their_formulas() {
    for_random_cases(100, |random| {
        let n = random.size_favouring_small(70);
        let (x, y, mut sum) = (random.values(n), random.values(n), random.values(n));
        let (x64, y64) = (to_f64(x.get()), to_f64(y.get()));
        let expected: Vec<f64> = sum.get().iter().zip(&x64).map(|(sum, x)| f64::from(*sum) + x).collect();
        add_assign(sum.get_mut(), x.get());
        assert_near(sum.expect_margins_intact(), &expected, 1e-6, "x + y");
        let squares: f64 = x64.iter().map(|x| x * x).sum();
        assert_near(&[squared_norm(x.get()), norm(x.get()) as f32], &[squares, squares.sqrt()], 1e-5, "|x|², |x|");
        let distance: f64 = x64.iter().zip(&y64).map(|(x, y)| (x - y) * (x - y)).sum();
        assert_near(&[squared_distance(x.get(), y.get()) as f32], &[distance], 1e-5, "|x − y|²");
    });
}

#[test]
fn products_in_double_precision_are_those_of_their_formulas() {
    for_random_cases(100, |random| {
        let n = random.size_favouring_small(30);
        let [mut x, mut y] = [(); 2].map(|()| to_f64(random.values(n).get()));
        let near = |a: f64, b: f64| (a - b).abs() < 1e-13;
        assert!(near(f64_ops::dot(&x, &y), (0..n).map(|i| x[i] * y[i]).sum()));
        let (x0, y0) = (x.clone(), y.clone());
        f64_ops::add_scaled(&mut y, 0.5, &x);
        assert!((0..n).all(|i| near(y[i], y0[i] + 0.5 * x[i])));
        let y1 = y.clone();
        f64_ops::givens_rotate(&mut x, &mut y, 0.6, 0.8);
        assert!((0..n).all(|i| near(x[i], 0.6 * x0[i] - 0.8 * y1[i]) && near(y[i], 0.8 * x0[i] + 0.6 * y1[i])));
    });
}

#[test]
fn bytes_become_values_from_0_to_1() {
    let bytes: Vec<u8> = (0..=255).collect();
    let mut values = [9.0; 256];
    bytes_to_unit_range(&bytes, &mut values);
    assert!((0..256).all(|i| values[i] == i as f32 / 255.0));
}
