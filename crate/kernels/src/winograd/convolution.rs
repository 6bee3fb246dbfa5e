//! A convolution by a minimal filtering algorithm: transforms around one matrix product for each pair of products.

use super::algorithm::Algorithm;
use super::map_tile::Padding;
use super::planes::Planes;
use super::transform::{TileGrid, add_planes_to_images, images_to_planes, planes_to_planes};
use crate::elementwise::{add_column_sums, repeat};
use crate::gemm::gemm;
use crate::matrix::Matrix;
use crate::shape::{ImageShape, assert_images, assert_len, value_count};
use std::marker::PhantomData;

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
    input: TileGrid,
    output: TileGrid,
    algorithm: PhantomData<A>,
}

impl<A: Algorithm<W, K, O>, const W: usize, const K: usize, const O: usize> Convolution<A, W, K, O> {
    /// From images cut into tiles of `W` pixels to images cut into as many tiles of `O`.
    pub fn new(input: TileGrid, output: TileGrid) -> Self {
        Self { input, output, algorithm: PhantomData }
    }

    /// y = x ∗ kernel + bias for any number of images; the kernel is `[3, 3, inputs, outputs]`.
    pub fn forward(&self, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
        let planes = self.planes(x.len());
        assert_images("y", y, planes.images(), self.output.shape());
        assert_len("kernel", kernel, &self.kernel_shape());
        let (inputs, outputs) = self.channels();
        assert_len("bias", bias, &[outputs]);
        let Scratch { v, m, u, padding, .. } = scratch;
        self.transform_input(x, &planes, v, padding);
        self.transform_kernel(kernel, u, padding);
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
        let planes = self.planes(x.len());
        assert_images("dy", dy, planes.images(), self.output.shape());
        assert_len("kernel", kernel, &self.kernel_shape());
        assert_len("dkernel", dkernel, &self.kernel_shape());
        let (inputs, outputs) = self.channels();
        assert_len("dbias", dbias, &[outputs]);
        if let Some(dx) = &dx {
            assert_images("dx", dx, planes.images(), self.input.shape());
        }
        let Scratch { v, m: dm, u, du, padding } = scratch;
        self.transform_input(x, &planes, v, padding);
        dm.resize(value_count(&[planes.rows(), outputs]), 0.0);
        images_to_planes::<A::OutputTransposed, O, K>(dy, &self.output, &planes, dm, padding);
        add_column_sums(dy, dbias);
        self.transform_kernel(kernel, u, padding);
        du.resize(u.len(), 0.0);
        let kernels = u.chunks_exact(self.kernel_stride()).zip(du.chunks_exact_mut(self.kernel_stride()));
        for (rows, (u, du)) in planes.ranges().zip(kernels) {
            let dm = Matrix::new(&dm[rows.start * outputs..rows.end * outputs], rows.len(), outputs);
            let v = &mut v[rows.start * inputs..rows.end * inputs];
            gemm(Matrix::new(v, rows.len(), inputs).t(), dm, &mut du[..inputs * outputs], false);
            if dx.is_some() {
                // v is not needed any more, and dv takes its place.
                gemm(dm, Matrix::new(u, inputs, outputs).t(), v, false);
            }
        }
        let (len, strides) = (inputs * outputs, (self.kernel_stride(), inputs * outputs));
        planes_to_planes::<A::KernelTransposed, K, 3, true>(du, dkernel, len, strides, padding);
        if let Some(dx) = dx {
            dx.fill(0.0);
            add_planes_to_images::<A::InputTransposed, K, W>(v, &planes, &self.input, dx, padding);
        }
    }

    /// v = input(x).
    fn transform_input(&self, x: &[f32], planes: &Planes<K>, v: &mut Vec<f32>, padding: &mut Padding) {
        v.resize(value_count(&[planes.rows(), self.input.channels()]), 0.0);
        images_to_planes::<A::Input, W, K>(x, &self.input, planes, v, padding);
    }

    /// u = kernel(w), `K`×`K` planes of inputs×outputs, `kernel_stride` apart.
    fn transform_kernel(&self, kernel: &[f32], u: &mut Vec<f32>, padding: &mut Padding) {
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
        let ImageShape { height, width, .. } = self.output.shape();
        Planes::new(self.input.count(values), |k| A::tiles(k, height), |k| A::tiles(k, width))
    }
}
