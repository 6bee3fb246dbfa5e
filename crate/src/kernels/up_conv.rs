//! Nearest up-sampling by two and a 3×3 'same' convolution in one: 9 multiply-adds a pixel and channel pair instead of 36.
//!
//! In one dimension the up-sampled signal is x₀ x₀ x₁ x₁ …, so for a kernel w
//!
//! > y₂ᵢ = w₀·xᵢ₋₁ + (w₁ + w₂)·xᵢ  and  y₂ᵢ₊₁ = (w₀ + w₁)·xᵢ + w₂·xᵢ₊₁.
//!
//! With the differences v = (xᵢ₋₁ − xᵢ, xᵢ, xᵢ₊₁ − xᵢ) and the sums u = (w₀, w₀ + w₁ + w₂, w₂) that is
//!
//! > y₂ᵢ = u₀v₀ + u₁v₁  and  y₂ᵢ₊₁ = u₁v₁ + u₂v₂:
//!
//! three products for two outputs instead of six, exactly, with zeros beyond the border. In two dimensions, rows and then
//! columns, an input pixel's four outputs take the nine products `m[a][b] = v[a][b]·u[a][b]`, each a matrix product over the
//! channels. All maps but the products are sums of differences; the backward pass is their transposes.

use super::elementwise::add_column_sums;
use super::gemm::gemm;
use super::matrix::Matrix;

/// What the layer maps: height×width×`inputs` to 2·height×2·width×`outputs`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// Height of the input in pixels.
    pub height: usize,
    /// Width of the input in pixels.
    pub width: usize,
    /// Channels of the input.
    pub inputs: usize,
    /// Channels of the output.
    pub outputs: usize,
}

/// Working memory, kept from image to image: the nine planes of v and of m.
#[derive(Default, Debug)]
pub struct Scratch {
    v: Vec<f32>,
    m: Vec<f32>,
}

/// Which kernel rows (or columns) each sum takes.
const SPANS: [std::ops::Range<usize>; 3] = [0..1, 0..3, 2..3];

/// `u[a][b]` = Σ `kernel[ky][kx]` over the spans a of ky and b of kx; both are nine planes of inputs·outputs.
pub fn sums(kernel: &[f32], u: &mut [f32]) {
    u.fill(0.0);
    for_each_term(kernel.len() / 9, |tap, sum| add(&kernel[tap], &mut u[sum]));
}

/// `dkernel[ky][kx]` += Σ `du[a][b]` over the sums that it is in: the transpose of [`sums`].
pub fn add_sums_transposed(du: &[f32], dkernel: &mut [f32]) {
    for_each_term(du.len() / 9, |tap, sum| add(&du[sum], &mut dkernel[tap]));
}

fn for_each_term(plane: usize, mut term: impl FnMut(std::ops::Range<usize>, std::ops::Range<usize>)) {
    let at = |row: usize, column: usize| (3 * row + column) * plane..(3 * row + column + 1) * plane;
    for (a, rows) in SPANS.into_iter().enumerate() {
        for (b, columns) in SPANS.into_iter().enumerate() {
            for (ky, kx) in rows.clone().flat_map(|ky| columns.clone().map(move |kx| (ky, kx))) {
                term(at(ky, kx), at(a, b));
            }
        }
    }
}

impl Geometry {
    fn pixels(&self) -> usize {
        self.height * self.width
    }
}

/// y = up(x) ∗ kernel + bias for one image, with the kernel's [`sums`] u.
pub fn forward(g: Geometry, x: &[f32], u: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
    let Scratch { v, m } = scratch;
    let v = differences(g, x, v);
    m.resize(9 * g.pixels() * g.outputs, 0.0);
    let planes = m.chunks_exact_mut(g.pixels() * g.outputs);
    for ((v, u), m) in planes_of(v, g.pixels(), g.inputs).zip(planes_of(u, g.inputs, g.outputs)).zip(planes) {
        gemm(v, u, m, false);
    }
    spread(g, m, bias, y);
}

/// du += vᵀ·dm and dbias += Σ dy; where it is wanted, dx = the transpose of the differences of dm·uᵀ. One image.
pub fn backward(
    g: Geometry,
    x: &[f32],
    dy: &[f32],
    u: &[f32],
    (du, dbias): (&mut [f32], &mut [f32]),
    dx: Option<&mut [f32]>,
    scratch: &mut Scratch,
) {
    let Scratch { v, m } = scratch;
    m.resize(9 * g.pixels() * g.outputs, 0.0);
    gather(g, dy, m);
    add_column_sums(dy, dbias);
    let planes = du.chunks_exact_mut(g.inputs * g.outputs);
    for ((v, dm), du) in
        planes_of(differences(g, x, v), g.pixels(), g.inputs).zip(planes_of(m, g.pixels(), g.outputs)).zip(planes)
    {
        gemm(v.t(), dm, du, true);
    }
    if let Some(dx) = dx {
        let planes = v.chunks_exact_mut(g.pixels() * g.inputs);
        for ((dm, u), dv) in planes_of(m, g.pixels(), g.outputs).zip(planes_of(u, g.inputs, g.outputs)).zip(planes) {
            gemm(dm, u.t(), dv, false);
        }
        differences_transposed(g, v, dx);
    }
}

fn planes_of(planes: &[f32], rows: usize, cols: usize) -> impl Iterator<Item = Matrix<'_>> {
    planes.chunks_exact(rows * cols).map(move |plane| Matrix::new(plane, rows, cols))
}

/// `v[a][b]`: the differences of x along the rows (a), and of those along the columns (b); nine planes like x.
fn differences<'a>(g: Geometry, x: &[f32], v: &'a mut Vec<f32>) -> &'a [f32] {
    let line = g.width * g.inputs;
    v.resize(9 * x.len(), 0.0);
    let [top, middle, bottom] = thirds(v, 3 * x.len());
    // Down the image: into the middle plane of each triple.
    middle[x.len()..2 * x.len()].copy_from_slice(x);
    difference(x, line, &mut top[x.len()..2 * x.len()], &mut bottom[x.len()..2 * x.len()]);
    for triple in [top, middle, bottom] {
        let [left, centre, right] = thirds(triple, x.len());
        let lines = left.chunks_exact_mut(line).zip(right.chunks_exact_mut(line));
        for (centre, (left, right)) in centre.chunks_exact(line).zip(lines) {
            difference(centre, g.inputs, left, right);
        }
    }
    v
}

/// dx = the transpose of [`differences`] of dv, whose middle planes it overwrites.
fn differences_transposed(g: Geometry, dv: &mut [f32], dx: &mut [f32]) {
    let line = g.width * g.inputs;
    for triple in dv.chunks_exact_mut(3 * dx.len()) {
        let [left, centre, right] = thirds(triple, dx.len());
        let lines = left.chunks_exact(line).zip(right.chunks_exact(line));
        for (centre, (left, right)) in centre.chunks_exact_mut(line).zip(lines) {
            add_difference_transposed(left, right, g.inputs, centre);
        }
    }
    let [top, middle, bottom] = thirds(dv, 3 * dx.len());
    let plane = dx.len()..2 * dx.len();
    dx.copy_from_slice(&middle[plane.clone()]);
    add_difference_transposed(&top[plane.clone()], &bottom[plane], line, dx);
}

fn thirds(planes: &mut [f32], third: usize) -> [&mut [f32]; 3] {
    let (first, rest) = planes.split_at_mut(third);
    let (second, third) = rest.split_at_mut(third);
    [first, second, third]
}

/// before = x[k − step] − x[k] and after = x[k + step] − x[k], with zeros beyond both ends.
fn difference(x: &[f32], step: usize, before: &mut [f32], after: &mut [f32]) {
    let (n, inner) = (x.len(), x.len() - step);
    before[..step].iter_mut().zip(x).for_each(|(before, x)| *before = -x);
    after[inner..].iter_mut().zip(&x[inner..]).for_each(|(after, x)| *after = -x);
    for ((before, x), previous) in before[step..].iter_mut().zip(&x[step..]).zip(&x[..n]) {
        *before = previous - x;
    }
    for ((after, x), next) in after[..inner].iter_mut().zip(x).zip(&x[step..]) {
        *after = next - x;
    }
}

/// dx[k] += dbefore[k + step] − dbefore[k] + dafter[k − step] − dafter[k].
fn add_difference_transposed(dbefore: &[f32], dafter: &[f32], step: usize, dx: &mut [f32]) {
    for ((dx, before), after) in dx.iter_mut().zip(dbefore).zip(dafter) {
        *dx -= before + after;
    }
    add(&dbefore[step..], dx);
    add(dafter, &mut dx[step..]);
}

fn add(from: &[f32], to: &mut [f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

/// `y[2i + p][2j + q]` = bias + Σ `m[a][b]` over a in {p, p + 1} and b in {q, q + 1}.
fn spread(g: Geometry, m: &[f32], bias: &[f32], y: &mut [f32]) {
    let (n, plane) = (g.outputs, g.pixels() * g.outputs);
    let planes: [&[f32]; 9] = std::array::from_fn(|i| &m[i * plane..(i + 1) * plane]);
    let bias = &bias[..n];
    for (line, y) in y.chunks_exact_mut(2 * g.width * n).enumerate() {
        let (start, p) = (line / 2 * g.width * n, line % 2);
        for (j, y) in y.chunks_exact_mut(2 * n).enumerate() {
            let (left, right) = y.split_at_mut(n);
            let pixel = start + j * n..start + (j + 1) * n;
            let [u0, u1, u2, l0, l1, l2]: [&[f32]; 6] = std::array::from_fn(|i| &planes[3 * p + i][pixel.clone()]);
            for c in 0..n {
                let middle = bias[c] + u1[c] + l1[c];
                left[c] = middle + u0[c] + l0[c];
                right[c] = middle + u2[c] + l2[c];
            }
        }
    }
}

/// `dm[a][b]` = Σ `dy[2i + p][2j + q]` over p in {a − 1, a} and q in {b − 1, b} within 0 and 1: the transpose of [`spread`].
fn gather(g: Geometry, dy: &[f32], dm: &mut [f32]) {
    let (n, line) = (g.outputs, 2 * g.width * g.outputs);
    let mut planes = dm.chunks_exact_mut(g.pixels() * n);
    let mut planes: [&mut [f32]; 9] = std::array::from_fn(|_| planes.next().unwrap_or_default());
    for (row, lines) in dy.chunks_exact(2 * line).enumerate() {
        let (upper, lower) = lines.split_at(line);
        for j in 0..g.width {
            let (left, right) = (2 * j * n..(2 * j + 1) * n, (2 * j + 1) * n..(2 * j + 2) * n);
            let (a, b, c, d) = (&upper[left.clone()], &upper[right.clone()], &lower[left], &lower[right]);
            let pixel = (row * g.width + j) * n..(row * g.width + j + 1) * n;
            let [m00, m01, m02, m10, m11, m12, m20, m21, m22] =
                planes.each_mut().map(|plane| &mut plane[pixel.clone()]);
            for i in 0..n {
                (m00[i], m01[i], m02[i]) = (a[i], a[i] + b[i], b[i]);
                (m20[i], m21[i], m22[i]) = (c[i], c[i] + d[i], d[i]);
                (m10[i], m11[i], m12[i]) = (a[i] + c[i], a[i] + b[i] + c[i] + d[i], b[i] + d[i]);
            }
        }
    }
}
