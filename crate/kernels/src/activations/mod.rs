//! Activation functions, element by element: y = f(x) next to dx = dy·f′(x), with f′ computed from the output y.
//!
//! Plain loops that the compiler vectorises.

pub(crate) mod exp;
pub mod relu;
pub mod sigmoid;
pub mod tanh;
