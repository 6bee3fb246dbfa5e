"""Writes the files that the Rust tests are compared with: ../golden/*.safetensors, described in ../golden/README.md.

    python -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/python make_golden.py

The same versions write the same files. Sizes are odd where they can be, so that nothing fills whole SIMD lanes.
"""

from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save
from torch.nn import functional as F

import models
from golden import ADAM, arrays, layer_case, model_case
from images import images

FOLDER = Path(__file__).resolve().parent.parent / "golden"
VALID = partial(models.convolutional, padding="valid")
PADDED = partial(models.convolutional, size=(10, 13))


def main():
    torch.set_num_threads(1)
    FOLDER.mkdir(exist_ok=True)
    for name, tensors in {**model_cases(), **layer_cases(), "bce_edges": bce_edges()}.items():
        made_with = f"torch {torch.__version__.split('+')[0]} in float64"
        if "adam3_losses" in tensors:
            made_with += f"; Adam: {ADAM}"
        # One entry only: the library writes several in random order.
        (FOLDER / f"{name}.safetensors").write_bytes(save(tensors, {"made_with": made_with}))


def model_cases():
    rng = np.random.default_rng(1)

    def case(forward, params, x, **inputs):
        return model_case(forward, params, {"x": images(rng, *x), **inputs})

    def dense(**sizes):
        return {name: array for layer, size in sizes.items() for name, array in weights(rng, layer, size)}

    def conv(a, b):
        sizes = {"conv1": (1, a), "conv2": (a, b), "conv3": (b, b), "conv4": (b, a), "conv5": (a, 1)}
        return dense(**{layer: (3, 3, *size) for layer, size in sizes.items()})

    deep = dense(enc1=(143, 11), enc2=(11, 5), dec1=(5, 11), dec=(11, 143))
    linear = dense(z_mean=(143, 3), z_log_var=(143, 3), dec=(3, 143))
    mlp = dense(enc=(143, 9), z_mean=(9, 2), z_log_var=(9, 2), dec1=(2, 9), dec=(9, 143))
    return {
        "dense_ae": case(models.vanilla, dense(enc=(143, 5), dec=(5, 143)), (5, 11, 13)),
        "dense_deep": case(models.vanilla, deep, (3, 11, 13)),
        "conv_ae_same": case(models.convolutional, conv(3, 5), (3, 12, 12)),
        "conv_ae_same_28": case(models.convolutional, conv(2, 3), (1, 28, 28)),
        "conv_ae_valid": case(VALID, conv(3, 4), (2, 28, 28)),
        "vae_linear": case(models.variational, linear, (3, 11, 13), eps=normal(rng, 3, 3)),
        "vae_mlp": case(models.variational, mlp, (5, 11, 13), eps=normal(rng, 5, 2)),
        "conv_ae_padded": case(PADDED, conv(3, 5), (3, 10, 13)),
    }


def layer_cases():
    rng = np.random.default_rng(2)

    def case(forward, x, y, kernel=None):
        params = {f"param.{name.removeprefix('.')}": array for name, array in weights(rng, "", kernel)} if kernel else {}
        return layer_case(forward, {"x": x, **params, "dy": normal(rng, *y)})

    thirds = rng.integers(0, 3, size=(2, 5, 7, 3)).astype(np.float32) / 2  # few values, so that many windows tie
    same, valid = (partial(models.conv2d, padding=padding) for padding in ("same", "valid"))
    return {
        "layer_dense": case(models.dense, normal(rng, 5, 7), (5, 3), kernel=(7, 3)),
        "layer_conv_same": case(same, normal(rng, 2, 5, 7, 3), (2, 5, 7, 5), kernel=(3, 3, 3, 5)),
        "layer_conv_valid": case(valid, normal(rng, 2, 5, 7, 3), (2, 3, 5, 5), kernel=(3, 3, 3, 5)),
        "layer_max_pool_odd": case(models.max_pool, thirds, (2, 2, 3, 3)),
        "layer_up_sample": case(models.up_sample, normal(rng, 2, 3, 5, 3), (2, 6, 10, 3)),
        "layer_tanh": case(torch.tanh, 3 * normal(rng, 5, 7), (5, 7)),
        "layer_sigmoid": case(torch.sigmoid, 3 * normal(rng, 5, 7), (5, 7)),
        "layer_pad": case(partial(models.pad, height=8, width=8), normal(rng, 2, 5, 6, 3), (2, 8, 8, 3)),
        "layer_crop": case(partial(models.crop, height=5, width=6), normal(rng, 2, 8, 8, 3), (2, 5, 6, 3)),
    }


def bce_edges():
    """Binary cross-entropy and its derivative where a sigmoid followed by a logarithm breaks down."""
    edges = [-200, -90, -40, -20, -17, -5, -1, -1e-4, 0, 1e-4, 1, 5, 17, 20, 40, 90, 200]  # f32 saturates at 17
    given = {"logit": np.repeat(np.float32(edges), 4), "target": np.tile(np.float32([0, 0.25, 0.5, 1]), len(edges))}
    logit, target = (torch.tensor(array, dtype=torch.float64) for array in given.values())
    logit.requires_grad_()
    bce = F.binary_cross_entropy_with_logits(logit, target, reduction="none")
    (slope,) = torch.autograd.grad(bce.sum(), logit)
    return given | arrays({"bce": bce, "dbce_dlogit": slope, "sigmoid": torch.sigmoid(logit)})


def weights(rng, layer, shape):
    """A Glorot-uniform kernel, and a bias that is not zero, so that it is tested too."""
    reach = np.prod(shape[:-2])
    limit = (6 / (reach * (shape[-2] + shape[-1]))) ** 0.5
    yield f"{layer}.kernel", rng.uniform(-limit, limit, size=shape).astype(np.float32)
    yield f"{layer}.bias", rng.uniform(-0.1, 0.1, size=shape[-1:]).astype(np.float32)


def normal(rng, *shape):
    return rng.standard_normal(shape).astype(np.float32)


if __name__ == "__main__":
    main()
