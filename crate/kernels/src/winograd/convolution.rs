//! A convolution by a minimal filtering algorithm: transforms around one matrix product for each pair of products.

use super::algorithm::Algorithm;
use super::map_tile::PaddingBuffers;
use super::planes::ProductPlanes;
use super::transform::{TileGrid, add_planes_to_images, add_planes_to_planes, images_to_planes, planes_to_planes};
use crate::elementwise::{add_column_sums, repeat_row};
use crate::gemm::gemm;
use crate::matrix::Matrix;
use crate::shape::{ImageShape, assert_images, assert_len, value_count};
use std::marker::PhantomData;

/// Working memory, reused from call to call; the names are those of the formulas in the [module](super).
#[derive(Default, Debug)]
pub struct Scratch {
    /// The transformed inputs, and, at the end of `backward`, their gradient.
    v: Vec<f32>,
    /// The products, or in `backward` their gradient.
    m: Vec<f32>,
    /// The transformed kernel.
    u: Vec<f32>,
    /// The gradient of the transformed kernel.
    du: Vec<f32>,
    padding: PaddingBuffers,
}

/// A convolution by the algorithm `A`, with tiles of `TILE_IN` inputs, `PRODUCTS` products and `TILE_OUT` outputs in each direction.
pub struct Convolution<A, const TILE_IN: usize, const PRODUCTS: usize, const TILE_OUT: usize> {
    input_grid: TileGrid,
    output_grid: TileGrid,
    algorithm: PhantomData<A>,
}

impl<A: Algorithm<TILE_IN, PRODUCTS, TILE_OUT>, const TILE_IN: usize, const PRODUCTS: usize, const TILE_OUT: usize>
    Convolution<A, TILE_IN, PRODUCTS, TILE_OUT>
{
    /// From images cut into tiles of `TILE_IN` pixels to images cut into as many tiles of `TILE_OUT`.
    pub fn new(input_grid: TileGrid, output_grid: TileGrid) -> Self {
        Self { input_grid, output_grid, algorithm: PhantomData }
    }

    /// y = x ∗ kernel + bias for any number of images; the kernel is `[3, 3, inputs, outputs]`.
    pub fn forward(&self, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
        let planes = self.planes_for(x.len());
        assert_images("y", y, planes.images(), self.output_grid.shape());
        assert_len("kernel", kernel, &self.kernel_shape());
        let (inputs, outputs) = self.channels();
        assert_len("bias", bias, &[outputs]);
        let Scratch { v, m, u, padding, .. } = scratch;
        self.transform_input(x, &planes, v, padding);
        self.transform_kernel(kernel, u, padding);
        m.resize(value_count(&[planes.rows(), outputs]), 0.0);
        for (rows, u) in planes.row_ranges().zip(u.chunks_exact(self.kernel_stride())) {
            let v = Matrix::new(&v[rows.start * inputs..rows.end * inputs], rows.len(), inputs);
            let m = &mut m[rows.start * outputs..rows.end * outputs];
            gemm(v, Matrix::new(u, inputs, outputs), m, false);
        }
        repeat_row(bias, y);
        add_planes_to_images::<A::OutputTransform, PRODUCTS, TILE_OUT>(m, &planes, &self.output_grid, y, padding);
    }

    /// Adds to dkernel and dbias; writes `dx` if it is `Some`.
    pub fn backward(
        &self,
        x: &[f32],
        dy: &[f32],
        kernel: &[f32],
        (dkernel, dbias): (&mut [f32], &mut [f32]),
        dx: Option<&mut [f32]>,
        scratch: &mut Scratch,
    ) {
        let planes = self.planes_for(x.len());
        assert_images("dy", dy, planes.images(), self.output_grid.shape());
        assert_len("kernel", kernel, &self.kernel_shape());
        assert_len("dkernel", dkernel, &self.kernel_shape());
        let (inputs, outputs) = self.channels();
        assert_len("dbias", dbias, &[outputs]);
        if let Some(dx) = &dx {
            assert_images("dx", dx, planes.images(), self.input_grid.shape());
        }
        let Scratch { v, m: dm, u, du, padding } = scratch;
        self.transform_input(x, &planes, v, padding);
        dm.resize(value_count(&[planes.rows(), outputs]), 0.0);
        images_to_planes::<A::TransposedOutputTransform, TILE_OUT, PRODUCTS>(
            dy,
            &self.output_grid,
            &planes,
            dm,
            padding,
        );
        add_column_sums(dy, dbias);
        self.transform_kernel(kernel, u, padding);
        du.resize(u.len(), 0.0);
        let kernels = u.chunks_exact(self.kernel_stride()).zip(du.chunks_exact_mut(self.kernel_stride()));
        for (rows, (u, du)) in planes.row_ranges().zip(kernels) {
            let dm = Matrix::new(&dm[rows.start * outputs..rows.end * outputs], rows.len(), outputs);
            let v = &mut v[rows.start * inputs..rows.end * inputs];
            gemm(Matrix::new(v, rows.len(), inputs).t(), dm, &mut du[..inputs * outputs], false);
            if dx.is_some() {
                // v is not needed any more, and dv takes its place.
                gemm(dm, Matrix::new(u, inputs, outputs).t(), v, false);
            }
        }
        let (len, strides) = (inputs * outputs, (self.kernel_stride(), inputs * outputs));
        add_planes_to_planes::<A::TransposedKernelTransform, PRODUCTS, 3>(du, dkernel, len, strides, padding);
        if let Some(dx) = dx {
            dx.fill(0.0);
            add_planes_to_images::<A::TransposedInputTransform, PRODUCTS, TILE_IN>(
                v,
                &planes,
                &self.input_grid,
                dx,
                padding,
            );
        }
    }

    /// v = input(x), the transformed inputs.
    fn transform_input(
        &self,
        x: &[f32],
        planes: &ProductPlanes<PRODUCTS>,
        v: &mut Vec<f32>,
        padding: &mut PaddingBuffers,
    ) {
        v.resize(value_count(&[planes.rows(), self.input_grid.channels()]), 0.0);
        images_to_planes::<A::InputTransform, TILE_IN, PRODUCTS>(x, &self.input_grid, planes, v, padding);
    }

    /// u = kernel(w), `PRODUCTS`×`PRODUCTS` planes of inputs×outputs, `kernel_stride` apart.
    fn transform_kernel(&self, kernel: &[f32], u: &mut Vec<f32>, padding: &mut PaddingBuffers) {
        u.resize(value_count(&[PRODUCTS, PRODUCTS, self.kernel_stride()]), 0.0);
        let (inputs, outputs) = self.channels();
        let (len, strides) = (inputs * outputs, (inputs * outputs, self.kernel_stride()));
        planes_to_planes::<A::KernelTransform, 3, PRODUCTS>(kernel, u, len, strides, padding);
    }

    /// Numbers of channels, of the input and of the output.
    fn channels(&self) -> (usize, usize) {
        (self.input_grid.channels(), self.output_grid.channels())
    }

    fn kernel_shape(&self) -> [usize; 4] {
        [3, 3, self.input_grid.channels(), self.output_grid.channels()]
    }

    /// From one plane of the transformed kernel to the next: a cache line more than its values, so that planes do not
    /// compete for the same sets of the cache.
    fn kernel_stride(&self) -> usize {
        self.input_grid.channels() * self.output_grid.channels() + 16
    }

    /// The layout of the products for images of `input_len` values in all; tiles at the border may need fewer of them.
    fn planes_for(&self, input_len: usize) -> ProductPlanes<PRODUCTS> {
        let ImageShape { height, width, .. } = self.output_grid.shape();
        ProductPlanes::new(
            self.input_grid.image_count(input_len),
            |product| A::tile_range_needing(product, height),
            |product| A::tile_range_needing(product, width),
        )
    }
}
