//! Vectors as values that a transform can be applied to.

use crate::simd::Vector;
use std::ops::{Add, Mul, Sub};

/// A SIMD vector with the operators +, − and · of Rust, so that a transform applies to it as to a number.
#[derive(Clone, Copy)]
pub struct VectorWithOps<V>(V);

impl<V: Vector> VectorWithOps<V> {
    /// # Safety
    /// The processor must have `V`'s instruction set: the operators, which are safe, rely on it.
    #[inline(always)]
    pub unsafe fn new(vector: V) -> Self {
        Self(vector)
    }

    /// The vector.
    #[inline(always)]
    pub fn vector(self) -> V {
        self.0
    }
}

impl<V: Vector> Add for VectorWithOps<V> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        // SAFETY: the caller of `new` guaranteed the instruction set.
        Self(unsafe { self.0.add(other.0) })
    }
}

impl<V: Vector> Sub for VectorWithOps<V> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        // SAFETY: as above.
        Self(unsafe { self.0.sub(other.0) })
    }
}

impl<V: Vector> Mul<f32> for VectorWithOps<V> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, factor: f32) -> Self {
        // SAFETY: as above.
        Self(unsafe { self.0.mul(V::splat(factor)) })
    }
}
