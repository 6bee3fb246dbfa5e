"""The models that `cargo run --example interop` has written, and what `cargo run --example convert` makes of them.

INTEROP_MODELS is the folder with the models, CONVERT the program. With DOWNLOADS, the models are those that a browser has
downloaded from the page into the folders there, in every format.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors.numpy import load_file

MODELS = Path(os.environ["INTEROP_MODELS"])
DOWNLOADS = Path(os.environ["DOWNLOADS"]).resolve() if "DOWNLOADS" in os.environ else None
SUFFIXES = ["safetensors", "torch.safetensors", "keras.safetensors", "encoder.onnx", "decoder.onnx", "onnx"]


def convert(*arguments):
    """Runs `convert`; returns what it prints if it fails."""
    command = [os.environ["CONVERT"], *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True)
    return result.stderr if result.returncode else ""


class Exported:
    """A model in every format."""

    def __init__(self, folder, name, values):
        self.folder, self.name = folder, name
        self.project = folder / "project"
        self.values = load_file(values)
        self.python = load_module(self.project / "model.py")
        self.image = self.values["image"].reshape(-1, *self.python.IMAGE_SHAPE)

    def path(self, suffix):
        return self.folder / f"{self.name}.{suffix}"

    def load(self):
        return self.python.load(self.project / "model.safetensors")

    def load_keras(self):
        return self.python.load_keras(self.project / "model.safetensors")


def export_model(name, folder):
    for output in [f"{folder / 'project'}/", *(folder / f"{name}.{suffix}" for suffix in SUFFIXES)]:
        assert convert(MODELS / name / "model.safetensors", output) == ""
    return Exported(folder, name, MODELS / name / "values.safetensors")


def load_module(path):
    spec = importlib.util.spec_from_file_location(path.parent.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_train(project):
    """`train.py`, with the `model.py` beside it."""
    sys.path.insert(0, str(project))
    try:
        sys.modules.pop("model", None)
        return load_module(project / "train.py")
    finally:
        sys.path.pop(0)


def names():
    """Of what is downloaded the models; there are programs for others, too."""
    folders = MODELS.iterdir() if DOWNLOADS is None else (path.parent for path in DOWNLOADS.glob("*/values.safetensors"))
    return sorted(folder.name for folder in folders)


@pytest.fixture(scope="session", params=names())
def exported(request, tmp_path_factory):
    name = request.param
    if DOWNLOADS is not None:
        return Exported(DOWNLOADS / name, name, DOWNLOADS / name / "values.safetensors")
    return export_model(name, tmp_path_factory.mktemp(name))


@pytest.fixture(scope="session")
def export(tmp_path_factory):
    """For tests of one model."""
    return lambda name: export_model(name, tmp_path_factory.mktemp(name))
