//! How software names and arranges the tensors of a layer.
//!
//! | layout | dense kernel | convolution kernel | bias |
//! | --- | --- | --- | --- |
//! | ours | `enc.kernel` `[in, out]` | `conv1.kernel` `[3, 3, in, out]` | `enc.bias` |
//! | Keras | `enc/kernel` `[in, out]` | `conv1/kernel` `[3, 3, in, out]` | `enc/bias` |
//! | PyTorch | `enc.weight` `[out, in]` | `conv1.weight` `[out, in, 3, 3]` | `enc.bias` |
//!
//! No model has a dense layer behind a convolution, whose rows would depend on where the channels are: the dense models take
//! the values of an image in our order, which the exported models keep by flattening it with channels last.

use ndarray::{ArrayBase, IxDyn, RawData};

/// A convention for the names of tensors and the order of their axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Layout {
    /// That of this crate's own files: `enc.kernel` with the axes `[in, out]`, as in Keras.
    Native,
    /// That of PyTorch's `state_dict`: `enc.weight` with the axes `[out, in]`.
    PyTorch,
    /// That of a Keras layer's variables, by their paths: `enc/kernel` with the axes `[in, out]`.
    Keras,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Layout; 3] = [Layout::Native, Layout::PyTorch, Layout::Keras];

    /// The value of a file's metadata entry `layout`, which our own files do not have.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Layout::Native => None,
            Layout::PyTorch => Some("pytorch"),
            Layout::Keras => Some("keras"),
        }
    }

    /// The name of the tensor that holds a layer's parameter, `kernel` or `bias`.
    pub fn tensor_name(self, layer: &str, parameter: &str) -> String {
        match (self, parameter) {
            (Layout::PyTorch, "kernel") => format!("{layer}.weight"),
            (Layout::Native | Layout::PyTorch, _) => format!("{layer}.{parameter}"),
            (Layout::Keras, _) => format!("{layer}/{parameter}"),
        }
    }

    /// The layout that these names of tensors follow; `Native` if they follow none.
    pub fn of_names<'a>(mut names: impl Iterator<Item = &'a str>) -> Self {
        let is_kernel = |name: &str, layout: Layout| name.ends_with(&layout.tensor_name("", "kernel"));
        let layout_of_first_kernel =
            names.find_map(|name| Layout::ALL.into_iter().find(|layout| is_kernel(name, *layout)));
        layout_of_first_kernel.unwrap_or(Layout::Native)
    }

    /// Permutes the axes of a parameter from `Native` to this layout, without moving its values.
    pub fn permute_from_native<S: RawData>(self, values: ArrayBase<S, IxDyn>) -> ArrayBase<S, IxDyn> {
        match (self, values.ndim()) {
            (Layout::PyTorch, 2) => values.permuted_axes(IxDyn(&[1, 0])),
            (Layout::PyTorch, 4) => values.permuted_axes(IxDyn(&[3, 2, 0, 1])),
            _ => values,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Array4};

    #[test]
    fn a_dense_kernel_is_transposed_for_pytorch() {
        let kernel = Array2::from_shape_fn((3, 2), |(i, o)| (10 * i + o) as f32);
        let arranged = Layout::PyTorch.permute_from_native(kernel.view().into_dyn());
        assert_eq!((arranged.shape(), arranged[[1, 2]]), (&[2, 3][..], 21.0));
        assert_eq!(Layout::Keras.permute_from_native(kernel.view().into_dyn()), kernel.view().into_dyn());
    }

    #[test]
    fn a_convolution_kernel_has_its_channels_first_for_pytorch() {
        let kernel = Array4::from_shape_fn((3, 3, 5, 7), |(y, x, i, o)| (1000 * y + 100 * x + 10 * i + o) as f32);
        let arranged = Layout::PyTorch.permute_from_native(kernel.view().into_dyn());
        assert_eq!((arranged.shape(), arranged[[6, 4, 2, 1]]), (&[7, 5, 3, 3][..], 2146.0));
    }
}
