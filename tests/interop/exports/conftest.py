"""The models that `cargo run --example interop` has written, and what `cargo run --example convert` makes of them.

INTEROP_MODELS is the folder with the models, CONVERT the program.
"""

import importlib.util
import os
import subprocess
from pathlib import Path

import pytest
from safetensors.numpy import load_file

MODELS = Path(os.environ["INTEROP_MODELS"])
SUFFIXES = ["safetensors", "torch.safetensors", "keras.safetensors", "encoder.onnx", "decoder.onnx", "onnx"]


def convert(*arguments):
    """Runs `convert`; returns what it prints if it fails."""
    command = [os.environ["CONVERT"], *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True)
    return result.stderr if result.returncode else ""


class Exported:
    """A model in every format."""

    def __init__(self, name, folder):
        self.name, self.folder = name, folder
        self.values = load_file(MODELS / name / "values.safetensors")
        self.project = folder / "project"
        source = MODELS / name / "model.safetensors"
        for output in [f"{self.project}/", *(self.path(suffix) for suffix in SUFFIXES)]:
            assert convert(source, output) == ""
        self.python = load_module(self.project / "model.py")
        self.image = self.values["image"].reshape(-1, *self.python.IMAGE)

    def path(self, suffix):
        return self.folder / f"model.{suffix}"

    def load(self):
        return self.python.load(self.project / "model.safetensors")

    def load_keras(self):
        return self.python.load_keras(self.project / "model.safetensors")


def load_module(path):
    spec = importlib.util.spec_from_file_location(path.parent.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session", params=sorted(path.name for path in MODELS.iterdir()))
def exported(request, tmp_path_factory):
    return Exported(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="session")
def export(tmp_path_factory):
    """For tests of one model."""
    return lambda name: Exported(name, tmp_path_factory.mktemp(name))
