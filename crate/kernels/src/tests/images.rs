//! Max pooling, up-sampling, padding and cropping, the median filter and one-dimensional convolution.

use super::{Random, assert_near, for_random_cases, image_shape, to_f64};
use crate::conv1d::conv1d;
use crate::median::median;
use crate::shape::ImageShape;
use crate::{crop, max_pool, pad, up_sample};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test; // the same tests in the browser

/// The four indices of a 2×2 window's values in an image of this width and number of channels.
fn window_indices(i: usize, j: usize, c: usize, (width, channels): (usize, usize)) -> [usize; 4] {
    [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(di, dj)| ((2 * i + di) * width + 2 * j + dj) * channels + c)
}

fn random_size(random: &mut Random) -> (usize, usize, usize) {
    (random.size(0..=9), random.size(0..=9), random.size_favouring_small(20))
}

#[test]
fn max_pooling_gives_the_maximum_or_nan_and_its_gradient_to_the_first() {
    for_random_cases(300, |random| {
        let (height, width, channels) = random_size(random);
        // Few distinct values, so that many are equal, and now and then NaN.
        let values = (0..height * width * channels).map(|_| match random.size(0..=9) {
            0 => f32::NAN,
            i => (i % 4) as f32 - 1.5,
        });
        let values = values.collect();
        let (x, dy) = (random.guard(values), random.values((height / 2) * (width / 2) * channels));
        let (mut y, mut dx) = (random.values(dy.get().len()), random.values(x.get().len()));
        let mut expected = (vec![0.0; dy.get().len()], vec![0.0; x.get().len()]);
        for (out, y) in expected.0.iter_mut().enumerate() {
            let (i, j, c) = (out / channels / (width / 2), out / channels % (width / 2), out % channels);
            let window = window_indices(i, j, c, (width, channels));
            let exceeds = |a: f32, b: f32| !b.is_nan() && (a > b || a.is_nan());
            let first = window.into_iter().reduce(|m, k| if exceeds(x.get()[k], x.get()[m]) { k } else { m }).unwrap();
            *y = f64::from(x.get()[first]);
            expected.1[first] = f64::from(dy.get()[out]);
        }
        max_pool::forward(x.get(), image_shape(height, width, channels), y.get_mut());
        max_pool::backward(x.get(), image_shape(height, width, channels), dy.get(), dx.get_mut());
        let what = format!("{height}×{width}×{channels}");
        assert_near(y.expect_margins_intact(), &expected.0, 0.0, &what);
        assert_near(dx.expect_margins_intact(), &expected.1, 0.0, &what);
    });
}

#[test]
fn nan_anywhere_in_a_pooling_window_propagates_in_either_direction() {
    for nan in 0..4 {
        // 17 channels: whole vectors of any instruction set and a rest.
        let mut x = [1.0; 4 * 17];
        x[17 * nan..][..17].fill(f32::NAN);
        let (mut y, mut dx) = ([0.0; 17], [9.0; 4 * 17]);
        max_pool::forward(&x, image_shape(2, 2, 17), &mut y);
        max_pool::backward(&x, image_shape(2, 2, 17), &[5.0; 17], &mut dx);
        assert!(y.iter().all(|y| y.is_nan()), "NaN in pixel {nan}");
        assert!(
            dx.iter().enumerate().all(|(i, dx)| *dx == if i / 17 == nan { 5.0 } else { 0.0 }),
            "NaN in pixel {nan}"
        );
    }
}

#[test]
fn up_sampling_copies_every_pixel_to_four_and_sums_their_gradients() {
    for_random_cases(200, |random| {
        let (height, width, channels) = random_size(random);
        let (x, dy) = (random.values(height * width * channels), random.values(4 * height * width * channels));
        let (mut y, mut dx) = (random.values(dy.get().len()), random.values(x.get().len()));
        let mut expected = (vec![0.0; dy.get().len()], vec![0.0; x.get().len()]);
        for (from, dx) in expected.1.iter_mut().enumerate() {
            let (i, j, c) = (from / channels / width, from / channels % width, from % channels);
            for to in window_indices(i, j, c, (2 * width, channels)) {
                expected.0[to] = f64::from(x.get()[from]);
                *dx += f64::from(dy.get()[to]);
            }
        }
        up_sample::forward(x.get(), image_shape(height, width, channels), y.get_mut());
        up_sample::backward(image_shape(height, width, channels), dy.get(), dx.get_mut());
        let what = format!("{height}×{width}×{channels}");
        assert_near(y.expect_margins_intact(), &expected.0, 0.0, &what);
        assert_near(dx.expect_margins_intact(), &expected.1, 1e-6, &what);
    });
}

#[test]
fn padding_repeats_the_edge_and_sums_its_gradients_and_cropping_is_the_middle() {
    for_random_cases(200, |random| {
        let shape = image_shape(random.size(1..=9), random.size(1..=9), random.size_favouring_small(20));
        let [above, left] = [(); 2].map(|()| random.size(0..=3));
        // At most one row or column more below or to the right.
        let [below, right] = [above, left].map(|margin| margin + random.size(0..=1));
        let padded = image_shape(above + shape.height + below, left + shape.width + right, shape.channels);
        let (len, channels) = (ImageShape::len, shape.channels);
        let (small, large) = (random.values(len(shape)), random.values(len(padded)));
        let [mut y, mut dx] = [padded, shape].map(|shape| random.values(len(shape)));
        let [mut cropped, mut dlarge] = [shape, padded].map(|shape| random.values(len(shape)));
        let mut expected = [padded, shape, shape, padded].map(|shape| vec![0.0; len(shape)]);
        for index in 0..len(padded) {
            let (i, j, c) = (index / channels / padded.width, index / channels % padded.width, index % channels);
            let nearest = |position: usize, before, side: usize| position.clamp(before, before + side - 1) - before;
            let (row, column) = (nearest(i, above, shape.height), nearest(j, left, shape.width));
            let source = (row * shape.width + column) * channels + c;
            expected[0][index] = f64::from(small.get()[source]);
            expected[1][source] += f64::from(large.get()[index]);
            if (above + row, left + column) == (i, j) {
                expected[2][source] = f64::from(large.get()[index]);
                expected[3][index] = f64::from(small.get()[source]);
            }
        }
        pad::forward(small.get(), shape, y.get_mut(), padded);
        pad::backward(large.get(), padded, dx.get_mut(), shape);
        crop::forward(large.get(), padded, cropped.get_mut(), shape);
        crop::backward(small.get(), shape, dlarge.get_mut(), padded);
        let what = format!("{shape} in {padded}");
        let [expected_y, expected_dx, expected_cropped, expected_dlarge] = &expected;
        assert_near(y.expect_margins_intact(), expected_y, 0.0, &what);
        assert_near(dx.expect_margins_intact(), expected_dx, 1e-5, &what);
        assert_near(cropped.expect_margins_intact(), expected_cropped, 0.0, &what);
        assert_near(dlarge.expect_margins_intact(), expected_dlarge, 0.0, &what);
    });
}

#[test]
fn the_median_is_the_fifth_of_the_nine_sorted_pixels() {
    for_random_cases(100, |random| {
        let (height, width) = (random.size(0..=9), random.size(1..=9));
        let image = random.values(height * width);
        let clamped = |position: usize, by: usize, side: usize| (position + by).saturating_sub(1).min(side - 1);
        let expected = (0..height * width).map(|pixel| {
            let (i, j) = (pixel / width, pixel % width);
            let around = |k: usize| image.get()[clamped(i, k / 3, height) * width + clamped(j, k % 3, width)];
            let mut around: Vec<f32> = (0..9).map(around).collect();
            around.sort_by(f32::total_cmp);
            f64::from(around[4])
        });
        let expected: Vec<f64> = expected.collect();
        assert_near(&median(image.get(), width), &expected, 0.0, &format!("{height}×{width}"));
    });
}

#[test]
fn one_dimensional_convolution_adds_the_weighted_values_that_a_stride_apart() {
    for_random_cases(200, |random| {
        let (taps, stride, count) =
            (random.size_favouring_small(12), random.size_favouring_small(20), random.size_favouring_small(40));
        let needed = taps.saturating_sub(1) * stride + count;
        let extra = random.size_favouring_small(3);
        let [values, weights, before] = [needed + extra, taps, count].map(|len| to_f64(random.values(len).get()));
        let mut sums = before.clone();
        conv1d(&values, &weights, stride, &mut sums);
        for (i, sum) in sums.iter().enumerate() {
            let expected = before[i] + (0..taps).map(|k| weights[k] * values[i + k * stride]).sum::<f64>();
            assert!((sum - expected).abs() < 1e-12, "{taps} taps, stride {stride}: {sum} instead of {expected}");
        }
    });
}
