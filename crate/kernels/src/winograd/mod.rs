//! 3×3 convolutions with fewer multiplications: minimal filtering, in two dimensions and over many channels.
//!
//! A filter cuts a signal into tiles and takes each to several outputs at once. All its maps but the products in the
//! middle are fixed sums and differences:
//!
//! > v = data(x), u = kernel(w), m = v ⊙ u, y = output(m).
//!
//! In two dimensions every map runs along the columns and then along the rows; over channels each product `m[a][b]` is a
//! matrix product, `[tiles × inputs]·[inputs × outputs]`, of many tiles and images at once. The backward pass is made of the
//! transposed maps: dm = outputᵀ(dy), du = vᵀ·dm, dw = kernelᵀ(du), dv = dm·uᵀ, dx = dataᵀ(dv).
//!
//! S. Winograd, *Arithmetic Complexity of Computations*, SIAM 1980; for networks: A. Lavin, S. Gray, *Fast Algorithms for
//! Convolutional Neural Networks*, CVPR 2016.

mod convolution;
pub mod f2x2_3x3;
mod filter;
mod planes;
mod transform;
pub mod up_sampled;

pub use convolution::Scratch;

#[cfg(test)]
mod tests {
    use super::convolution::Convolution;
    use super::f2x2_3x3::Winograd;
    use super::filter::Filter;
    use super::up_sampled::UpSampled;
    use super::*;
    use crate::conv2d::Geometry;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // the same table in the browser

    /// y, dx, dkernel and dbias.
    type Results = [Vec<f32>; 4];

    fn values(n: usize, seed: u32) -> Vec<f32> {
        (0..n as u32).map(|i| ((i.wrapping_mul(2_654_435_761) ^ seed) % 2003) as f32 / 1001.0 - 1.0).collect()
    }

    /// The textbook's loops, in double precision, over an image that is `scale` times as large.
    fn oracle(g: Geometry, scale: usize, images: usize, inputs: &Inputs) -> Results {
        let (height, width) = (g.height * scale, g.width * scale);
        let (rows, columns) = (height + 2 * g.pad - 2, width + 2 * g.pad - 2);
        let mut y = vec![0.0_f64; images * rows * columns * g.outputs];
        let mut dx = vec![0.0_f64; inputs.x.len()];
        let mut dkernel = vec![0.0_f64; inputs.kernel.len()];
        let mut dbias = vec![0.0_f64; g.outputs];
        let taps = (0..3).flat_map(|ky| (0..3).map(move |kx| (ky, kx)));
        let pixels = (0..images).flat_map(|n| (0..rows).flat_map(move |i| (0..columns).map(move |j| (n, i, j))));
        for (n, i, j) in pixels {
            for (o, dbias) in dbias.iter_mut().enumerate() {
                let to = ((n * rows + i) * columns + j) * g.outputs + o;
                let dy = f64::from(inputs.dy[to]);
                y[to] += f64::from(inputs.bias[o]);
                *dbias += dy;
                for (ky, kx) in taps.clone() {
                    let (Some(row), Some(column)) = ((i + ky).checked_sub(g.pad), (j + kx).checked_sub(g.pad)) else {
                        continue;
                    };
                    if row >= height || column >= width {
                        continue;
                    }
                    for c in 0..g.inputs {
                        let from = ((n * g.height + row / scale) * g.width + column / scale) * g.inputs + c;
                        let tap = ((ky * 3 + kx) * g.inputs + c) * g.outputs + o;
                        let (x, w) = (f64::from(inputs.x[from]), f64::from(inputs.kernel[tap]));
                        y[to] += x * w;
                        dx[from] += dy * w;
                        dkernel[tap] += dy * x;
                    }
                }
            }
        }
        [y, dx, dkernel, dbias].map(|values| values.into_iter().map(|value| value as f32).collect())
    }

    struct Inputs {
        x: Vec<f32>,
        dy: Vec<f32>,
        kernel: Vec<f32>,
        bias: Vec<f32>,
    }

    fn check<F: Filter<W, K, O>, const W: usize, const K: usize, const O: usize>(scale: usize, paddings: &[usize]) {
        // One scratch for all, so that what one size leaves there must not disturb the next.
        let mut scratch = Scratch::default();
        for &pad in paddings {
            for (height, width, inputs, outputs) in
                [(1, 1, 1, 1), (2, 3, 1, 5), (5, 4, 3, 2), (7, 7, 16, 9), (3, 11, 17, 4)]
            {
                for images in [1, 2, 3] {
                    let g = Geometry { height: height + 2 - 2 * pad, width: width + 2 - 2 * pad, inputs, outputs, pad };
                    let convolution = Convolution::<F, W, K, O>::new(g);
                    let (rows, columns) = convolution.out_shape();
                    let inputs = Inputs {
                        x: values(images * g.height * g.width * g.inputs, 1),
                        dy: values(images * rows * columns * outputs, 2),
                        kernel: values(9 * g.inputs * outputs, 3),
                        bias: values(outputs, 4),
                    };
                    let expected = oracle(g, scale, images, &inputs);
                    let actual = run(&convolution, &inputs, &mut scratch);
                    for (what, (e, a)) in ["y", "dx", "dkernel", "dbias"].iter().zip(expected.iter().zip(&actual)) {
                        let largest = e.iter().fold(1.0_f32, |largest, e| largest.max(e.abs()));
                        assert_eq!(e.len(), a.len());
                        let error = e.iter().zip(a).map(|(e, a)| (e - a).abs()).fold(0.0, f32::max);
                        assert!(error <= 1e-5 * largest, "{what} of {images} × {g:?}: {error}");
                    }
                }
            }
        }
    }

    fn run<F: Filter<W, K, O>, const W: usize, const K: usize, const O: usize>(
        convolution: &Convolution<F, W, K, O>,
        Inputs { x, dy, kernel, bias }: &Inputs,
        scratch: &mut Scratch,
    ) -> Results {
        let (mut y, mut dx) = (vec![9.0; dy.len()], vec![9.0; x.len()]);
        let (mut dkernel, mut dbias) = (vec![0.0; kernel.len()], vec![0.0; bias.len()]);
        convolution.forward(x, kernel, bias, &mut y, scratch);
        convolution.backward(x, dy, kernel, (&mut dkernel, &mut dbias), Some(&mut dx), scratch);
        [y, dx, dkernel, dbias]
    }

    #[test]
    fn winograds_filter_agrees_with_the_textbook_for_any_size_and_padding() {
        check::<Winograd, 4, 4, 2>(1, &[0, 1]);
    }

    #[test]
    fn up_sampling_and_convolving_agree_with_the_textbook_for_any_size() {
        check::<UpSampled, 3, 5, 4>(2, &[1]);
    }
}
