"""The layers and models in PyTorch, from weights as Keras lays them out.

Dense kernels are [in, out], convolution kernels [kh, kw, in, out], images [n, h, w, c]. A model takes the parameters by
name and the input, x [n, pixels], and returns its outputs by name; `loss` is what training minimises.
"""

import torch
from torch.nn import functional as F


def dense(x, kernel, bias):
    return F.linear(x, kernel.T, bias)


def conv2d(x, kernel, bias, padding):
    return channels_last(F.conv2d(channels_first(x), kernel.permute(3, 2, 0, 1).contiguous(), bias, padding=padding))


def max_pool(x):
    """2×2; an odd last row or column is left out."""
    return channels_last(F.max_pool2d(channels_first(x), 2))


def up_sample(x):
    return channels_last(F.interpolate(channels_first(x), scale_factor=2, mode="nearest"))


def margins(size, padded):
    """Rows or columns before and after an image of that size in the middle of a padded one; the second is the larger half."""
    return (padded - size) // 2, (padded - size + 1) // 2


def pad(x, height, width):
    """The pixels of the edge are repeated."""
    sides = margins(x.shape[2], width) + margins(x.shape[1], height)
    return channels_last(F.pad(channels_first(x), sides, mode="replicate"))


def crop(x, height, width):
    (top, _), (left, _) = margins(height, x.shape[1]), margins(width, x.shape[2])
    return x[:, top : top + height, left : left + width]


def channels_first(x):
    return x.permute(0, 3, 1, 2).contiguous()


def channels_last(x):
    return x.permute(0, 2, 3, 1)


def vanilla(params, x):
    """ReLU after every layer but the last: enc → dec, or enc1 → enc2 → dec1 → dec. `hidden` is the code."""
    encoder, decoder = (["enc1", "enc2"], ["dec1", "dec"]) if "enc1.kernel" in params else (["enc"], ["dec"])
    hidden = x
    for name in encoder:
        hidden = torch.relu(dense(hidden, *layer(params, name)))
    h = hidden
    for name in decoder[:-1]:
        h = torch.relu(dense(h, *layer(params, name)))
    logits = dense(h, *layer(params, decoder[-1]))
    return {"hidden": hidden, **reconstruction(logits), "loss": mean_bce(logits, x)}


def convolutional(params, x, padding="same", size=None):
    """conv1, pool, conv2, pool = code; up, conv3, up, conv4, conv5; ReLU after every convolution but the last.

    Images are square if no size (height, width) is given. With 'same' padding those whose sides are not divisible by four are
    padded at first and cropped at last.
    """
    height, width = size or (round(x.shape[1] ** 0.5),) * 2
    images = x.reshape(-1, height, width, 1)
    if padding == "same":
        images = pad(images, -(-height // 4) * 4, -(-width // 4) * 4)

    def conv(name, h):
        return conv2d(h, *layer(params, name), padding)

    pool1 = max_pool(torch.relu(conv("conv1", images)))
    code = max_pool(torch.relu(conv("conv2", pool1)))
    h = torch.relu(conv("conv3", up_sample(code)))
    h = torch.relu(conv("conv4", up_sample(h)))
    logits = conv("conv5", h)
    if padding == "same":
        logits = crop(logits, height, width)
    outputs = {"pool1": pool1, "code": code, **reconstruction(logits)}
    if padding == "same":
        outputs["loss"] = mean_bce(logits.reshape(x.shape), x)
    return outputs


def variational(params, x, eps):
    """z = z_mean + exp(z_log_var / 2)·eps; with enc and dec1 (ReLU) around it where the parameters have them.

    loss = mean over the batch of (rec = Σ over pixels of BCE) + (kl = −½ Σ (1 + z_log_var − z_mean² − exp z_log_var))
    """
    h = torch.relu(dense(x, *layer(params, "enc"))) if "enc.kernel" in params else x
    mean, log_var = dense(h, *layer(params, "z_mean")), dense(h, *layer(params, "z_log_var"))
    z = mean + torch.exp(log_var / 2) * eps
    h = torch.relu(dense(z, *layer(params, "dec1"))) if "dec1.kernel" in params else z
    logits = dense(h, *layer(params, "dec"))
    rec = F.binary_cross_entropy_with_logits(logits, x, reduction="none").sum(dim=1)
    kl = -0.5 * (1 + log_var - mean**2 - torch.exp(log_var)).sum(dim=1)
    latent = {"z_mean": mean, "z_log_var": log_var, "z": z}
    return {**latent, **reconstruction(logits), "rec": rec, "kl": kl, "loss": (rec + kl).mean()}


def layer(params, name):
    return params[f"{name}.kernel"], params[f"{name}.bias"]


def reconstruction(logits):
    return {"logits": logits, "y": torch.sigmoid(logits)}


def mean_bce(logits, x):
    return F.binary_cross_entropy_with_logits(logits, x)
