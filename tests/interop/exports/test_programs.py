"""The programs that the page shows for a model give, as they stand there, what the exported Python project gives."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from conftest import DOWNLOADS, load_module, load_train
from PIL import ExifTags, Image

if DOWNLOADS is None:
    pytest.skip("nothing is downloaded", allow_module_level=True)

ROOT = Path(__file__).parents[3]
FOLDERS = sorted(path.parent for path in DOWNLOADS.glob("*/picture.png"))
# As `cargo add` would have it, with the crate of this repository.
MANIFEST = f"""
[package]
name = "programs"
edition = "2024"

[workspace]

[dependencies]
autoencoders = {{ path = "{ROOT / "crate"}" }}
image = {{ version = "0.25", default-features = false, features = ["png"] }}

[profile.dev]
debug = false
"""


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request):
    return request.param


@pytest.fixture(scope="session")
def binaries(tmp_path_factory):
    """The programs in Rust, compiled at once, by the names of their folders."""
    project = tmp_path_factory.mktemp("programs")
    (project / "Cargo.toml").write_text(MANIFEST)
    shutil.copy(ROOT / "Cargo.lock", project)
    names = {folder.name: re.sub(r"\W+", "_", folder.name).strip("_").lower() for folder in FOLDERS}
    for name, binary in names.items():
        path = project / f"src/bin/{binary}.rs"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOWNLOADS / name / "main.rs", path)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "programs"
    run(["cargo", "build", "--quiet", "--target-dir", target], project)
    return {name: target / "debug" / binary for name, binary in names.items()}


def run(command, folder):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def printed(output):
    code, error = re.fullmatch(r"code: (\[.*\])\nmean squared error: (\S+)\n", output).groups()
    return json.loads(code), float(error)


def expected(folder):
    """Code, error and bytes of the reconstruction in the picture's tones, by what the project reads and computes."""
    train = load_train(folder / "project")
    image = torch.from_numpy(train.read_picture(folder / "picture.png")[None] / np.float32(255))
    model = train.load(folder / "project/model.safetensors")
    with torch.inference_mode():
        code = model.encode(image)
        reconstruction = model.decode(code).reshape(image.shape)
    error = ((reconstruction - image) ** 2).mean()
    values = train.read_values(folder / "picture.png")
    return code.numpy().ravel(), float(error), own_tones(255 * reconstruction[0].numpy(), values, train)


def own_tones(reconstruction, values, train):
    """The way back of what the project does to a picture's values."""
    values = 255 - values if train.INVERT else values
    if train.NORMALISE:
        factor = 255 / 6 / values.std()
        reconstruction = values.mean() + (reconstruction - 255 / 2) / factor
    return (255 - reconstruction if train.INVERT else reconstruction).clip(0, 255)


def assert_equal(folder, code, error, reconstruction):
    expected_code, expected_error, expected_bytes = expected(folder)
    np.testing.assert_allclose(np.ravel(code), expected_code, rtol=0, atol=1e-5 * max(1, np.abs(expected_code).max()))
    assert error == pytest.approx(expected_error, abs=1e-6)
    np.testing.assert_allclose(reconstruction, expected_bytes.reshape(np.shape(reconstruction)), rtol=0, atol=0.51)


def saved(folder):
    return np.asarray(Image.open(folder / "reconstruction.png"), np.float32)


def test_python(folder):
    output = run([sys.executable, "program.py"], folder)
    assert_equal(folder, *printed(output), saved(folder))


def test_python_with_a_larger_picture_that_lies_on_its_side(folder, tmp_path):
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    picture = Image.open(folder / "picture.png")
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    larger = picture.resize((5 * picture.width // 2, 5 * picture.height // 2))
    larger.save(tmp_path / "picture.png", exif=exif)
    output = run([sys.executable, "program.py"], tmp_path)
    assert_equal(tmp_path, *printed(output), saved(tmp_path))


def test_python_with_a_grey_picture_of_16_bits_and_of_another_shape(folder, tmp_path):
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    picture = np.asarray(Image.open(folder / "picture.png").convert("L")).repeat(2, axis=1)
    Image.fromarray(picture.astype(np.uint16) * 257).save(tmp_path / "picture.png")
    output = run([sys.executable, "program.py"], tmp_path)
    assert_equal(tmp_path, *printed(output), saved(tmp_path))


def test_rust(folder, binaries):
    output = run([binaries[folder.name]], folder)
    assert_equal(folder, *printed(output), saved(folder))


def test_javascript(folder):
    result = json.loads((folder / "javascript.json").read_text())
    height, width, channels = load_module(folder / "project/model.py").IMAGE_SHAPE
    shown = np.float32(result["reconstruction"]).reshape(height, width, 4)
    assert (shown[..., 3] == 255).all()
    assert_equal(folder, result["code"], result["error"], shown[..., :channels])
