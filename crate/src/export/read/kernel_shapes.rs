//! The shapes of the kernels (weights without biases) in a file, by layer, as in our own layout.

use crate::export::Layout;
use crate::weights::safetensors::Tensor;

/// The shape of a layer's kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KernelShape {
    /// The layer's name.
    pub layer: String,
    /// `[in, out]` or `[height, width, in, out]`.
    pub shape: Vec<usize>,
}

impl KernelShape {
    /// Numbers of input and output channels, if this is the kernel of a 3×3 convolution.
    pub fn channels(&self) -> Option<[usize; 2]> {
        if let &[3, 3, inputs, outputs] = &self.shape[..] { Some([inputs, outputs]) } else { None }
    }
}

/// The kernel shapes of all layers of a file.
pub struct KernelShapes(pub Vec<KernelShape>);

impl KernelShapes {
    /// The shapes of the kernels among the tensors of a file in this layout.
    pub fn new(tensors: &[Tensor], layout: Layout) -> Self {
        let kernel = |tensor: &Tensor| {
            let shape = match (layout, &tensor.shape[..]) {
                (Layout::PyTorch, &[outputs, inputs]) => vec![inputs, outputs],
                (Layout::PyTorch, &[outputs, inputs, height, width]) => vec![height, width, inputs, outputs],
                (_, shape) => shape.to_vec(),
            };
            let layer = tensor.name.strip_suffix(&layout.tensor_name("", "kernel"))?;
            Some(KernelShape { layer: layer.to_owned(), shape })
        };
        Self(tensors.iter().filter_map(kernel).collect())
    }

    /// The same, but each dense kernel and each convolution's channels the other way round.
    pub fn transposed(&self) -> Self {
        let transpose = |KernelShape { layer, shape }: &KernelShape| {
            let mut shape = shape.clone();
            let rank = shape.len();
            if rank >= 2 {
                shape.swap(rank - 2, rank - 1);
            }
            KernelShape { layer: layer.clone(), shape }
        };
        Self(self.0.iter().map(transpose).collect())
    }

    /// Numbers of inputs and outputs of the dense layer of this name.
    pub fn dense(&self, layer: &str) -> Option<[usize; 2]> {
        self.find(layer)?.shape[..].try_into().ok()
    }

    /// Numbers of input and output channels of the 3×3 convolution of this name.
    pub fn conv(&self, layer: &str) -> Option<[usize; 2]> {
        self.find(layer)?.channels()
    }

    fn find(&self, layer: &str) -> Option<&KernelShape> {
        self.0.iter().find(|kernel| kernel.layer == layer)
    }
}
