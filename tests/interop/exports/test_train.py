"""`train.py` lowers the loss, and gives the same weights in one process and in two, from IDX files and from pictures."""

import re
import shutil
import struct
import subprocess
import sys

import numpy as np
import pytest
import torch
from conftest import convert, load_train
from PIL import Image
from safetensors import safe_open
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


def run(exported, data, *settings, launcher=()):
    command = [sys.executable, *launcher, "train.py", data, *settings]
    return subprocess.run(command, cwd=exported.project, capture_output=True, text=True)


def train(exported, data, out, *launcher):
    """Trains; returns the losses of the epochs and the weights."""
    settings = ["--epochs", "3", "--batch", "64", "--noise", "0.1", "--out", out]
    result = run(exported, data, *settings, launcher=launcher)
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


def metadata(path):
    with safe_open(path, "np") as file:
        return file.metadata()


def test_a_denoiser_does_not_learn_without_noise_unless_told(export, mnist):
    exported = export("random-vanilla")
    assert run(exported, mnist, "--noise", "0.1", "--out", "denoiser.safetensors").returncode == 0
    assert metadata(exported.project / "denoiser.safetensors")["denoises"] == "true"
    going_on = ["--model", "denoiser.safetensors", "--out", "other.safetensors"]
    assert "give its noise" in run(exported, mnist, *going_on).stderr
    assert run(exported, mnist, *going_on, "--noise", "0").returncode == 0
    assert "denoises" not in metadata(exported.project / "other.safetensors")


def test_what_is_saved_says_what_our_own_exports_say(exported):
    path = exported.folder / "noted.safetensors"
    notes = metadata(exported.path("torch.safetensors"))
    exported.python.save(exported.load(), path)
    assert metadata(path) == notes
    exported.python.save_keras(*exported.load_keras(), path)
    assert metadata(path) == metadata(exported.path("keras.safetensors"))


def test_classes_are_left_out(export, mnist, pictures, images, tmp_path):
    module = load_train(export("random-vanilla").project)
    assert torch.equal(module.read_images(pictures, ["1", "2"]), torch.from_numpy(images[:100, ..., None]))
    with pytest.raises(SystemExit, match="no class 3"):
        module.read_images(pictures, ["3"])
    labels = np.arange(COUNT, dtype=np.uint8) % 3
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(struct.pack(">2I", 2049, COUNT) + labels.tobytes())
    shutil.copy(mnist / "train-images-idx3-ubyte", tmp_path)
    assert torch.equal(module.read_images(tmp_path, ["0"]), torch.from_numpy(images[labels > 0][..., None]))


@pytest.mark.parametrize("name", ["vanilla", "variational-2"])
def test_the_loss_is_as_chosen(export, name):
    exported = export(name)
    image = torch.from_numpy(exported.image)
    model = exported.load()
    with torch.inference_mode():
        epsilon = torch.zeros(len(image), model.epsilon_dim)
        squared = ((model(image) - image) ** 2).flatten(1)
        divergence = torch.zeros(len(image))
        if model.epsilon_dim:
            mean, log_var = model.posterior(image)
            divergence = 0.5 * (mean**2 + log_var.exp() - 1 - log_var).sum(1)
        expected = squared.sum(1) + 4 * divergence if model.epsilon_dim else squared.mean(1)
        torch.testing.assert_close(model.losses(image, image, epsilon, "squared_error", 4), expected)
