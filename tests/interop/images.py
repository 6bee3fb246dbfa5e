"""Grey pictures like digits: strokes of a round, anti-aliased pen, so that most pixels are exactly 0 or 1."""

import numpy as np


def images(rng, count, height, width):
    """[count, height * width] float32, each value a byte / 255 as in MNIST's files."""
    return np.stack([image(rng, height, width).ravel() for _ in range(count)])


def image(rng, height, width):
    pixels = np.stack(np.meshgrid(np.arange(height), np.arange(width), indexing="ij"), axis=-1)
    corners = rng.uniform(0.15, 0.85, size=(4, 2)) * [height, width]
    nearest = np.min([distance(pixels, a, b) for a, b in zip(corners, corners[1:])], axis=0)
    pen = 0.1 * max(height, width)
    ink = np.clip(pen - nearest + 0.5, 0, 1)
    return (np.round(ink * 255) / 255).astype(np.float32)


def distance(points, a, b):
    """From each point to the segment from a to b."""
    along = np.clip((points - a) @ (b - a) / np.sum((b - a) ** 2), 0, 1)
    return np.linalg.norm(points - a - along[..., None] * (b - a), axis=-1)
