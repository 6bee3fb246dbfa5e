"""What a case holds, computed: outputs, the gradient of every parameter, and three Adam steps on the same batch.

Everything is computed in float64 and stored as float32.
"""

import numpy as np
import torch

ADAM = "lr 1e-3, beta 0.9/0.999, eps 1e-7, w -= lr*sqrt(1-b2^t)/(1-b1^t)*m/(sqrt(v)+eps)"


def model_case(forward, params, inputs, dtype=torch.float64):
    """All tensors of a model's case by name; without a loss only `out.*` join the inputs and the parameters."""
    given = {**inputs, **{f"param.{name}": value for name, value in params.items()}}
    params, inputs = tensors(params, dtype), tensors(inputs, dtype)
    outputs = forward(params, **inputs)
    found = {f"out.{name}": value for name, value in outputs.items()}
    if "loss" in outputs:
        found |= {f"grad.{name}": value for name, value in gradients(outputs["loss"], params).items()}
        found |= adam3(lambda params: forward(params, **inputs)["loss"], params)
    return given | arrays(found)


def gradients(loss, params):
    return dict(zip(params, torch.autograd.grad(loss, list(params.values()))))


def adam3(loss_of, params):
    """The parameters after three steps in Keras's form, with the loss before each step and after the last."""
    m = {name: torch.zeros_like(w) for name, w in params.items()}
    v = {name: torch.zeros_like(w) for name, w in params.items()}
    losses = []
    for t in (1, 2, 3):
        loss = loss_of(params)
        losses.append(loss)
        rate = 1e-3 * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)
        for name, g in gradients(loss, params).items():
            m[name] = 0.9 * m[name] + 0.1 * g
            v[name] = 0.999 * v[name] + 0.001 * g**2
            moved = params[name].detach() - rate * m[name] / (v[name].sqrt() + 1e-7)
            params = params | {name: moved.requires_grad_()}
    losses.append(loss_of(params))
    return {f"adam3.{name}": w for name, w in params.items()} | {"adam3_losses": torch.stack(losses)}


def layer_case(forward, given, dtype=torch.float64):
    """All tensors of a layer's case: its output, and the gradients of Σ y·dy by its input and parameters."""
    inputs = tensors(given, dtype)
    y = forward(*(value for name, value in inputs.items() if name != "dy"))
    dy = inputs.pop("dy")
    found = {"out.y": y}
    for name, gradient in gradients((y * dy).sum(), inputs).items():
        found[f"grad.{name.removeprefix('param.')}"] = gradient
    return given | arrays(found)


def tensors(arrays, dtype):
    return {name: torch.tensor(value, dtype=dtype, requires_grad=True) for name, value in arrays.items()}


def arrays(tensors):
    return {name: np.atleast_1d(value.detach().numpy()).astype(np.float32, order="C") for name, value in tensors.items()}
