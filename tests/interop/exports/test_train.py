"""`train.py` lowers the loss, and gives the same weights in one process and in two, from IDX files and from pictures."""

import re
import struct
import subprocess
import sys

import numpy as np
import pytest
from conftest import convert
from PIL import Image
from safetensors.numpy import load_file

COUNT = 300  # no multiple of the batch


@pytest.fixture(scope="module")
def images():
    """Bars across, each at another place."""
    rows = np.arange(28)[None, :, None] + 0 * np.arange(28)
    bars = np.abs(rows - np.arange(COUNT)[:, None, None] % 24 - 2) < 2
    return (200 * bars + 20 * np.random.default_rng(1).random(bars.shape)).astype(np.uint8)


@pytest.fixture(scope="module")
def mnist(images, tmp_path_factory):
    """The images as MNIST's file."""
    folder = tmp_path_factory.mktemp("mnist")
    (folder / "train-images-idx3-ubyte").write_bytes(struct.pack(">4I", 2051, COUNT, 28, 28) + images.tobytes())
    return folder


@pytest.fixture(scope="module")
def pictures(images, tmp_path_factory):
    """The images as pictures in folders, in the same order."""
    folder = tmp_path_factory.mktemp("pictures")
    for i, image in enumerate(images):
        path = folder / f"{i // 100}/{i:03}.png"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(image).save(path)
    return folder


def train(exported, data, out, *launcher):
    """Trains; returns the losses of the epochs and the weights."""
    settings = ["--epochs", "3", "--batch", "64", "--noise", "0.1", "--out", out]
    command = [sys.executable, *launcher, "train.py", data, *settings]
    result = subprocess.run(command, cwd=exported.project, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    losses = [float(loss) for loss in re.findall(r"epoch \d+: loss (\S+)", result.stdout)]
    return losses, load_file(exported.project / out)


def assert_same_weights(actual, expected):
    assert actual.keys() == expected.keys()
    for name, values in expected.items():
        np.testing.assert_allclose(actual[name], values, rtol=0, atol=1e-4, err_msg=name)


@pytest.mark.parametrize("name", ["random-convolutional", "variational-2"])
def test_two_processes_give_the_weights_of_one(export, mnist, name):
    exported = export(name)
    losses, weights = train(exported, mnist, "one.safetensors")
    assert len(losses) == 3
    assert losses[2] < 0.95 * losses[0]
    # Standalone: on any free port, whatever else runs on this machine.
    torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    shared_losses, shared_weights = train(exported, mnist, "two.safetensors", *torchrun)
    np.testing.assert_allclose(shared_losses, losses, rtol=1e-4)
    assert_same_weights(shared_weights, weights)
    assert convert(exported.project / "two.safetensors", exported.folder / "back.safetensors") == ""


def test_pictures_are_the_images_of_the_file(export, mnist, pictures):
    exported = export("random-vanilla")
    losses, weights = train(exported, mnist, "file.safetensors")
    picture_losses, picture_weights = train(exported, pictures, "pictures.safetensors")
    assert picture_losses == losses
    assert_same_weights(picture_weights, weights)
