//! 3×3 convolutions with fewer multiplications: Winograd's minimal filtering, in two dimensions and over many channels.
//!
//! A minimal filtering algorithm cuts a signal into tiles and computes several outputs of each at once. Its only products are
//! those of transformed inputs and transformed kernel, element by element; the transforms are fixed sums and differences:
//!
//! > v = input(x), u = kernel(w), m = v ⊙ u, y = output(m).
//!
//! In two dimensions every transform is applied to the columns and then to the rows. Over channels each product `m[a][b]` is
//! a matrix product, `[tiles, inputs]·[inputs, outputs]`, of the tiles of all images at once. The backward pass consists of the
//! transposed maps: dm = outputᵀ(dy), du = vᵀ·dm, dw = kernelᵀ(du), dv = dm·uᵀ, dx = inputᵀ(dv).
//!
//! S. Winograd, *Arithmetic Complexity of Computations*, SIAM 1980; for networks A. Lavin, S. Gray, *Fast Algorithms for
//! Convolutional Neural Networks*, CVPR 2016, who write Bᵀ, G and Aᵀ for the three transforms.

mod algorithm;
mod convolution;
pub mod f2x2_3x3;
mod map_remainder;
mod map_tile;
mod planes;
mod transform;
pub mod up_sampled;
mod vector_with_ops;

pub use convolution::Scratch;
