//! Digits and drawings: how they are read, cut into batches, spoiled with noise and brought to one form.

pub mod batches;
pub mod digits;
pub mod drawing;
pub mod idx;
pub mod median;
pub mod noise;

pub use batches::Batches;
pub use digits::Digits;
pub use median::median;
pub use noise::Noise;
