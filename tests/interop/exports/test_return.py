"""What PyTorch and Keras write comes back, to the bit; of what does not fit we say how it would."""

import pytest
from conftest import convert
from safetensors.torch import load_file, save_file, save_model

# Those whose activation and padding are what is assumed where a file does not tell.
USUAL = ["convolutional", "random-convolutional-colour", "variational-2", "vanilla"]


def assert_comes_back(exported, path, *shape):
    back = exported.folder / "back.safetensors"
    assert convert(path, back, *shape) == ""
    assert back.read_bytes() == exported.path("safetensors").read_bytes()


def shape_of(exported):
    return "x".join(map(str, exported.python.IMAGE_SHAPE))


def test_our_own_exports(exported):
    assert_comes_back(exported, exported.path("torch.safetensors"))
    assert_comes_back(exported, exported.path("keras.safetensors"))


def test_pytorch(exported):
    path = exported.folder / "saved.safetensors"
    exported.python.save(exported.load(), path)
    assert_comes_back(exported, path)


def test_keras(exported):
    path = exported.folder / "saved.safetensors"
    exported.python.save_keras(*exported.load_keras(), path)
    assert_comes_back(exported, path)


@pytest.mark.parametrize("name", USUAL)
def test_pytorch_without_metadata(export, name):
    exported = export(name)
    path = exported.folder / "model.safetensors"  # from which the name is taken
    save_model(exported.load(), path)
    assert_comes_back(exported, path, shape_of(exported))


def test_other_names(export):
    exported = export("vanilla")
    path = exported.folder / "parallel.safetensors"
    tensors = load_file(exported.path("torch.safetensors"))
    save_file({f"module.{name}": tensor for name, tensor in tensors.items()}, path)
    assert "rename `module.enc.weight` to `enc.weight`" in convert(path, exported.folder / "back.safetensors")


def test_other_layout(export):
    exported = export("vanilla")
    path = exported.folder / "turned.safetensors"
    tensors = load_file(exported.path("torch.safetensors"))
    save_file({name: tensor.permute(*reversed(range(tensor.ndim))).contiguous() for name, tensor in tensors.items()}, path)
    message = convert(path, exported.folder / "back.safetensors", shape_of(exported))
    assert "transpose `enc.weight` from [784, 128] to [128, 784]" in message
