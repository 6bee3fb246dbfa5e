"""PyTorch on the processor, as a peer to measure: a request a line on standard input, its times a line on standard
output.

    {"task": "train", "kind": "dense", "batch": 128, "threads": 1, "isNew": true, "count": 10}
        ->  {"times": [...]}, in milliseconds

`task` is "train" or "reconstruct", `kind` is "dense", "variational" or "convolutional"; the last may have other
`filters`. A case goes on from request to request, until it `isNew`. The one argument is a file of pixels, 784 bytes per
image.

PyTorch gets the fastest of its documented settings: channels last, a fused optimiser, denormal numbers flushed to zero.
"""

import json
import sys
from time import perf_counter

import numpy as np
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, relu

PIXELS = 784


class Variational(nn.Module):
    def __init__(self, _filters):
        super().__init__()
        self.hidden = nn.Linear(PIXELS, 256)
        self.mean, self.log_var = nn.Linear(256, 2), nn.Linear(256, 2)
        self.decoder = nn.Sequential(nn.Linear(2, 256), nn.ReLU(), nn.Linear(256, PIXELS))

    def loss(self, x):
        hidden = relu(self.hidden(x))
        mean, log_var = self.mean(hidden), self.log_var(hidden)
        z = mean + torch.exp(0.5 * log_var) * torch.randn_like(mean)
        kl = 0.5 * torch.sum(mean**2 + log_var.exp() - log_var - 1)
        return (binary_cross_entropy_with_logits(self.decoder(z), x, reduction="sum") + kl) / len(x)


class Plain(nn.Sequential):
    def loss(self, x):
        return binary_cross_entropy_with_logits(self(x), x)


def dense(_filters):
    return Plain(nn.Linear(PIXELS, 128), nn.ReLU(), nn.Linear(128, PIXELS))


def convolutional(filters):
    a, b, c, d = filters

    def conv(channels_in, channels_out):
        return nn.Conv2d(channels_in, channels_out, 3, padding=1)

    return Plain(
        nn.Unflatten(1, (1, 28, 28)),
        *[conv(1, a), nn.ReLU(), nn.MaxPool2d(2), conv(a, b), nn.ReLU(), nn.MaxPool2d(2)],
        *[nn.Upsample(scale_factor=2), conv(b, c), nn.ReLU(), nn.Upsample(scale_factor=2), conv(c, d), nn.ReLU()],
        *[conv(d, 1), nn.Flatten()],
    ).to(memory_format=torch.channels_last)  # what PyTorch recommends for convolutions


def assert_channels_last(model, images):
    """The kernels' layout decides that of what the convolutions return; an image of one channel is in both at once."""
    for layer in model:
        images = layer(images)
        if images.dim() == 4 and images.shape[1] > 1:
            assert images.is_contiguous(memory_format=torch.channels_last), f"{layer} returns {images.stride()}"


MODELS = {"dense": dense, "variational": Variational, "convolutional": convolutional}


def build(kind, filters, digits):
    model = MODELS[kind](filters)
    if kind == "convolutional":
        assert_channels_last(model, digits[:2])
    return model


def training(kind, batch, filters, digits):
    model = build(kind, filters, digits)
    adam = torch.optim.Adam(model.parameters(), 1e-3, fused=True)

    def step():
        loss = model.loss(digits[torch.randint(len(digits), (batch,))])
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss.item()

    return step


def reconstruction(kind, _batch, filters, digits):
    model = build(kind, filters, digits).eval()

    @torch.inference_mode()
    def reconstruct():
        index = int(torch.randint(len(digits), ()))
        return torch.sigmoid(model(digits[index : index + 1])).numpy()

    return reconstruct


TASKS = {"train": training, "reconstruct": reconstruction}
DEFAULT_FILTERS = 32, 64, 64, 32


def milliseconds(work):
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1e3


def main(pixels):
    digits = torch.from_numpy(np.fromfile(pixels, np.uint8).reshape(-1, PIXELS).astype(np.float32) / 255)
    torch.set_flush_denormal(True)
    cases = {}
    print(json.dumps({"version": torch.__version__.partition("+")[0]}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        torch.set_num_threads(request["threads"])
        filters = tuple(request.get("filters", DEFAULT_FILTERS))
        case = request["task"], request["kind"], request["batch"], filters
        if request["isNew"]:
            cases[case] = TASKS[case[0]](*case[1:], digits)
        print(json.dumps({"times": [milliseconds(cases[case]) for _ in range(request["count"])]}), flush=True)


main(sys.argv[1])
