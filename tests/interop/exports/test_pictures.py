"""`read_picture` of an exported project makes of a picture what the page makes of it."""

import numpy as np
import pytest
from conftest import load_train
from PIL import Image


@pytest.fixture
def train(export):
    module = load_train(export("vanilla").project)
    module.FIT, module.BACKGROUND = "fit", "black"
    return module


# Sizes of a picture, and the first row and the number of rows that it covers among 28: `www/src/engine/pictures/resizePicture.ts`.
@pytest.mark.parametrize(("width", "height", "top", "rows"), [(28, 21, 3, 21), (56, 5, 12, 3), (280, 1, 13, 1)])
def test_margins(train, tmp_path, width, height, top, rows):
    Image.new("L", (width, height), 255).save(tmp_path / "white.png")
    covered = np.arange(28) - top
    expected = np.where((covered >= 0) & (covered < rows), 255, 0)
    np.testing.assert_array_equal(train.read_picture(tmp_path / "white.png")[:, 0, 0], expected)


def test_16_bits(train, tmp_path):
    values = np.arange(784, dtype=np.uint16).reshape(28, 28) * 83
    Image.fromarray(values).save(tmp_path / "grey.png")
    np.testing.assert_array_equal(train.read_picture(tmp_path / "grey.png")[..., 0], values >> 8)
