//! A convolution by a minimal filter: the maps around one matrix product for each pair of products.

use super::filter::Filter;
use super::planes::Planes;
use super::transform::{Images, Store, add_to_images, from_images, planes_to_planes};
use crate::conv2d::Geometry;
use crate::elementwise::add_column_sums;
use crate::gemm::gemm;
use crate::matrix::Matrix;
use std::marker::PhantomData;

/// Working memory, kept from call to call.
#[derive(Default, Debug)]
pub struct Scratch {
    v: Vec<f32>,
    m: Vec<f32>,
    u: Vec<f32>,
    du: Vec<f32>,
    padding: Vec<f32>,
}

/// A convolution by the filter `F` with windows of `W`, `K` products and `O` outputs a tile.
pub struct Convolution<F, const W: usize, const K: usize, const O: usize> {
    geometry: Geometry,
    filter: PhantomData<F>,
}

impl<F: Filter<W, K, O>, const W: usize, const K: usize, const O: usize> Convolution<F, W, K, O> {
    /// Of images like this.
    pub fn new(geometry: Geometry) -> Self {
        Self { geometry, filter: PhantomData }
    }

    /// Height and width of the output.
    pub fn out_shape(&self) -> (usize, usize) {
        (F::out_len(self.geometry.height, self.geometry.pad), F::out_len(self.geometry.width, self.geometry.pad))
    }

    /// y = x ∗ kernel + bias for any number of images; the kernel is 3×3×inputs×outputs.
    pub fn forward(&self, x: &[f32], kernel: &[f32], bias: &[f32], y: &mut [f32], scratch: &mut Scratch) {
        let Geometry { inputs, outputs, .. } = self.geometry;
        let Scratch { v, m, u, padding, .. } = scratch;
        let planes = self.planes(x.len());
        self.transform_input(x, &planes, v, padding);
        let u = self.transform_kernel(kernel, u, padding);
        m.resize(planes.rows() * outputs, 0.0);
        for (k, rows) in planes.each().enumerate() {
            let v = Matrix::new(&v[rows.start * inputs..rows.end * inputs], rows.len(), inputs);
            gemm(
                v,
                Matrix::new(&u[k * self.stride()..], inputs, outputs),
                &mut m[rows.start * outputs..rows.end * outputs],
                false,
            );
        }
        for y in y.chunks_exact_mut(outputs) {
            y.copy_from_slice(bias);
        }
        add_to_images::<F::Output, K, O>(m, &planes, &self.images_out(), y, padding);
    }

    /// Adds to dkernel and dbias; where it is wanted, writes dx.
    pub fn backward(
        &self,
        x: &[f32],
        dy: &[f32],
        kernel: &[f32],
        (dkernel, dbias): (&mut [f32], &mut [f32]),
        dx: Option<&mut [f32]>,
        scratch: &mut Scratch,
    ) {
        let Geometry { inputs, outputs, .. } = self.geometry;
        let Scratch { v, m: dm, u, du, padding } = scratch;
        let planes = self.planes(x.len());
        self.transform_input(x, &planes, v, padding);
        dm.resize(planes.rows() * outputs, 0.0);
        from_images::<F::OutputTransposed, O, K>(dy, &self.images_out(), &planes, dm, padding);
        add_column_sums(dy, dbias);
        let u = self.transform_kernel(kernel, u, padding);
        du.resize(K * K * self.stride(), 0.0);
        for (k, rows) in planes.each().enumerate() {
            let dm = Matrix::new(&dm[rows.start * outputs..rows.end * outputs], rows.len(), outputs);
            let v = &mut v[rows.start * inputs..rows.end * inputs];
            let du = &mut du[k * self.stride()..][..inputs * outputs];
            gemm(Matrix::new(v, rows.len(), inputs).t(), dm, du, false);
            if dx.is_some() {
                gemm(dm, Matrix::new(&u[k * self.stride()..], inputs, outputs).t(), v, false);
            }
        }
        let (len, strides) = (inputs * outputs, (self.stride(), inputs * outputs));
        planes_to_planes::<F::KernelTransposed, K, 3>(du, dkernel, len, strides, Store::Add, padding);
        if let Some(dx) = dx {
            dx.fill(0.0);
            add_to_images::<F::DataTransposed, K, W>(v, &planes, &self.images_in(), dx, padding);
        }
    }

    /// The kernel's part in the products, `K`×`K` planes of inputs×outputs.
    fn transform_kernel<'a>(&self, kernel: &[f32], u: &'a mut Vec<f32>, padding: &mut Vec<f32>) -> &'a [f32] {
        u.resize(K * K * self.stride(), 0.0);
        let len = self.geometry.inputs * self.geometry.outputs;
        planes_to_planes::<F::Kernel, 3, K>(kernel, u, len, (len, self.stride()), Store::Overwrite, padding);
        u
    }

    /// From one of those planes to the next: a cache line more than needed, for the reason that [`Planes`] has a gap.
    fn stride(&self) -> usize {
        self.geometry.inputs * self.geometry.outputs + 16
    }

    fn transform_input(&self, x: &[f32], planes: &Planes<K>, v: &mut Vec<f32>, padding: &mut Vec<f32>) {
        v.resize(planes.rows() * self.geometry.inputs, 0.0);
        from_images::<F::Data, W, K>(x, &self.images_in(), planes, v, padding);
    }

    fn planes(&self, values: usize) -> Planes<K> {
        let Geometry { height, width, inputs, .. } = self.geometry;
        let (rows, columns) = self.out_shape();
        Planes::new(values / (height * width * inputs), |k| F::tiles(k, rows), |k| F::tiles(k, columns))
    }

    fn images_in(&self) -> Images {
        let Geometry { height, width, inputs, pad, .. } = self.geometry;
        Images { height, width, channels: inputs, step: 2, before: pad }
    }

    fn images_out(&self) -> Images {
        let (height, width) = self.out_shape();
        Images { height, width, channels: self.geometry.outputs, step: F::OUT_STEP, before: F::BEFORE }
    }
}
