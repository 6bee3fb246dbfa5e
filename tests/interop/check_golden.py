"""Computes golden files again from their inputs and parameters, and prints how much the files differ.

    python check_golden.py FILE.safetensors...

For files from elsewhere: made with Keras, say. A ratio is the largest error over the tensor's largest absolute value.
"""

import sys
from functools import partial

import numpy as np
from safetensors.numpy import load_file

import models
from golden import model_case


def main(paths):
    worst = max(check(path) for path in paths)
    print(f"largest ratio of all: {worst:.1e}")
    sys.exit(worst > 1e-5)


def check(path):
    file = load_file(path)
    params = {name.removeprefix("param."): array for name, array in file.items() if name.startswith("param.")}
    inputs = {name: file[name] for name in ("x", "eps") if name in file}
    computed = model_case(model_of(file, params), params, inputs)
    assert computed.keys() == file.keys(), sorted(computed.keys() ^ file.keys())
    ratios = {name: ratio(file[name], array) for name, array in computed.items()}
    name = max(ratios, key=ratios.get)
    print(f"{path}: {len(ratios)} tensors, largest ratio {ratios[name]:.1e} in {name}")
    return ratios[name]


def model_of(file, params):
    if "conv1.kernel" in params:
        return partial(models.convolutional, size=file["out.logits"].shape[1:3])
    return models.variational if "z_mean.kernel" in params else models.vanilla


def ratio(file, computed):
    assert file.shape == computed.shape, (file.shape, computed.shape)
    return float(np.max(np.abs(file - computed)) / max(np.max(np.abs(computed)), 1e-30))


if __name__ == "__main__":
    main(sys.argv[1:])
