//! A convolution by a minimal filtering algorithm: transforms around one matrix product for each pair of products.

use super::algorithm::Algorithm;
use super::map_tile::Padding;
use super::planes::Planes;
use super::transform::{TiledImages, add_planes_to_images, images_to_planes, planes_to_planes};
use crate::elementwise::{add_column_sums, repeat};
use crate::gemm::gemm;
use crate::matrix::Matrix;
use crate::shape::{assert_images, assert_len, value_count};
use std::marker::PhantomData;

/// The most values that the planes of a group of images may have, 512 KiB: half of the second-level cache of most processors.
const MAX_GROUP_VALUES: usize = 1 << 17;

/// Working memory, reused from call to call; the names are those of the formulas.
#[derive(Default, Debug)]
pub struct Scratch {
    v: Vec<f32>,
    m: Vec<f32>,
    u: Vec<f32>,
    du: Vec<f32>,
    padding: Padding,
}

/// A convolution by the algorithm `A`, with tiles of `W` inputs, `K` products and `O` outputs in each direction.
pub struct Convolution<A, const W: usize, const K: usize, const O: usize> {
    input: TiledImages,
    output: TiledImages,
    algorithm: PhantomData<A>,
}

impl<A: Algorithm<W, K, O>, const W: usize, const K: usize, const O: usize> Convolution<A, W, K, O> {
    /// From images cut into tiles of `W` pixels to images cut into as many tiles of `O`.
    pub fn new(input: TiledImages, output: TiledImages) -> Self {
        Self { input, output, algorithm: PhantomData }
    }

    /// y = x ∗ kernel + bias for any number of images; the kernel is `[3, 3, inputs, outputs]`.
    pub fn forward(&self, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
        assert_images("y", y, self.input.count(x.len()), self.output.shape());
        assert_len("kernel", kernel, &self.kernel_shape());
        assert_len("bias", bias, &[self.output.channels()]);
        self.transform_kernel(kernel, scratch);
        let (inputs, outputs) = self.group_lens();
        for (x, y) in x.chunks(inputs).zip(y.chunks_mut(outputs)) {
            self.forward_group(x, bias, y, scratch);
        }
    }

    fn forward_group(&self, x: &[f32], bias: &[f32], y: &mut [f32], Scratch { v, m, u, padding, .. }: &mut Scratch) {
        let (inputs, outputs) = self.channels();
        let planes = self.planes(x.len());
        self.transform_input(x, &planes, v, padding);
        m.resize(value_count(&[planes.rows(), outputs]), 0.0);
        for (rows, u) in planes.ranges().zip(u.chunks_exact(self.kernel_stride())) {
            let v = Matrix::new(&v[rows.start * inputs..rows.end * inputs], rows.len(), inputs);
            let m = &mut m[rows.start * outputs..rows.end * outputs];
            gemm(v, Matrix::new(u, inputs, outputs), m, false);
        }
        repeat(bias, y);
        add_planes_to_images::<A::Output, K, O>(m, &planes, &self.output, y, padding);
    }

    /// Adds to dkernel and dbias; writes dx if there is one.
    pub fn backward(
        &self,
        x: &[f32],
        dy: &[f32],
        kernel: &[f32],
        (dkernel, dbias): (&mut [f32], &mut [f32]),
        dx: Option<&mut [f32]>,
        scratch: &mut Scratch,
    ) {
        let images = self.input.count(x.len());
        assert_images("dy", dy, images, self.output.shape());
        assert_len("kernel", kernel, &self.kernel_shape());
        assert_len("dkernel", dkernel, &self.kernel_shape());
        assert_len("dbias", dbias, &[self.output.channels()]);
        if let Some(dx) = &dx {
            assert_images("dx", dx, images, self.input.shape());
        }
        add_column_sums(dy, dbias);
        self.transform_kernel(kernel, scratch);
        scratch.du.clear();
        scratch.du.resize(scratch.u.len(), 0.0);
        let (inputs, outputs) = self.group_lens();
        let mut dx = dx.map(|dx| dx.chunks_mut(inputs));
        for (x, dy) in x.chunks(inputs).zip(dy.chunks(outputs)) {
            self.backward_group(x, dy, dx.as_mut().and_then(Iterator::next), scratch);
        }
        let len = self.input.channels() * self.output.channels();
        let strides = (self.kernel_stride(), len);
        let Scratch { du, padding, .. } = scratch;
        planes_to_planes::<A::KernelTransposed, K, 3, true>(du, dkernel, len, strides, padding);
    }

    /// Adds to du.
    fn backward_group(&self, x: &[f32], dy: &[f32], dx: Option<&mut [f32]>, scratch: &mut Scratch) {
        let Scratch { v, m: dm, u, du, padding } = scratch;
        let (inputs, outputs) = self.channels();
        let planes = self.planes(x.len());
        self.transform_input(x, &planes, v, padding);
        dm.resize(value_count(&[planes.rows(), outputs]), 0.0);
        images_to_planes::<A::OutputTransposed, O, K>(dy, &self.output, &planes, dm, padding);
        let kernels = u.chunks_exact(self.kernel_stride()).zip(du.chunks_exact_mut(self.kernel_stride()));
        for (rows, (u, du)) in planes.ranges().zip(kernels) {
            let dm = Matrix::new(&dm[rows.start * outputs..rows.end * outputs], rows.len(), outputs);
            let v = &mut v[rows.start * inputs..rows.end * inputs];
            gemm(Matrix::new(v, rows.len(), inputs).t(), dm, &mut du[..inputs * outputs], true);
            if dx.is_some() {
                // v is not needed any more, and dv takes its place.
                gemm(dm, Matrix::new(u, inputs, outputs).t(), v, false);
            }
        }
        if let Some(dx) = dx {
            dx.fill(0.0);
            add_planes_to_images::<A::InputTransposed, K, W>(v, &planes, &self.input, dx, padding);
        }
    }

    /// The values of the inputs and of the outputs of as many images as are computed at once: at least one, and so many that the
    /// planes of their products stay in the cache between the transforms and the matrix products.
    fn group_lens(&self) -> (usize, usize) {
        let (inputs, outputs) = self.channels();
        let values = self.planes(self.input.len()).rows().saturating_mul(inputs + outputs);
        let images = (MAX_GROUP_VALUES / values).max(1);
        (images.saturating_mul(self.input.len()), images.saturating_mul(self.output.len()))
    }

    /// v = input(x).
    fn transform_input(&self, x: &[f32], planes: &Planes<K>, v: &mut Vec<f32>, padding: &mut Padding) {
        v.resize(value_count(&[planes.rows(), self.input.channels()]), 0.0);
        images_to_planes::<A::Input, W, K>(x, &self.input, planes, v, padding);
    }

    /// u = kernel(w), `K`×`K` planes of inputs×outputs, `kernel_stride` apart.
    fn transform_kernel(&self, kernel: &[f32], Scratch { u, padding, .. }: &mut Scratch) {
        u.resize(value_count(&[K, K, self.kernel_stride()]), 0.0);
        let (inputs, outputs) = self.channels();
        let (len, strides) = (inputs * outputs, (inputs * outputs, self.kernel_stride()));
        planes_to_planes::<A::Kernel, 3, K, false>(kernel, u, len, strides, padding);
    }

    fn channels(&self) -> (usize, usize) {
        (self.input.channels(), self.output.channels())
    }

    fn kernel_shape(&self) -> [usize; 4] {
        [3, 3, self.input.channels(), self.output.channels()]
    }

    /// From one plane of the transformed kernel to the next: a cache line more than its values, for the reason that [`Planes`]
    /// has gaps.
    fn kernel_stride(&self) -> usize {
        self.input.channels() * self.output.channels() + 16
    }

    fn planes(&self, values: usize) -> Planes<K> {
        let (height, width, _) = self.output.shape();
        Planes::new(self.input.count(values), |k| A::tiles(k, height), |k| A::tiles(k, width))
    }
}
