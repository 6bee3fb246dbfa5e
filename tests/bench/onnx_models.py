"""Writes the dense and the convolutional autoencoder, with random weights, as ONNX models.

    python onnx_models.py FOLDER
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SHAPE = ["batch", 784]
rng = np.random.default_rng(1)


class Graph:
    """A chain of nodes, each of which takes the last one's output."""

    def __init__(self):
        self.nodes, self.constants, self.last_output = [], [], "input"

    def constant(self, values):
        name = f"constant{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def add(self, kind, *constants, output=None, **attributes):
        inputs = [self.last_output] + [self.constant(values) if len(values) else "" for values in constants]
        self.last_output = output or f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [self.last_output], **attributes))

    def dense(self, width_in, width_out):
        self.add("Gemm", weights((width_in, width_out), width_in), np.zeros(width_out, np.float32))

    def conv(self, channels_in, channels_out):
        kernel = weights((channels_out, channels_in, 3, 3), 9 * channels_in)
        self.add("Conv", kernel, np.zeros(channels_out, np.float32), pads=[1, 1, 1, 1])

    def pool(self):
        self.add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])

    def up(self):
        scales = np.array([1, 1, 2, 2], np.float32)
        copies = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
        self.add("Resize", "", scales, mode="nearest", **copies)

    def reshape(self, *shape):
        self.add("Reshape", np.array(shape, np.int64))

    def save(self, path):
        self.add("Sigmoid", output="output")
        ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, SHAPE) for name in ("input", "output")]
        graph = helper.make_graph(self.nodes, path.stem, ends[:1], ends[1:], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model, full_check=True)
        onnx.save(model, path)


def weights(shape, fan_in):
    return (rng.standard_normal(shape) / np.sqrt(fan_in)).astype(np.float32)


def dense(path):
    graph = Graph()
    graph.dense(784, 128)
    graph.add("Relu")
    graph.dense(128, 784)
    graph.save(path)


def convolutional(path):
    graph = Graph()
    graph.reshape(-1, 1, 28, 28)
    for layer in [(1, 32), "pool", (32, 64), "pool", "up", (64, 64), "up", (64, 32)]:
        if isinstance(layer, tuple):
            graph.conv(*layer)
            graph.add("Relu")
        else:
            getattr(graph, layer)()
    graph.conv(32, 1)
    graph.reshape(-1, 784)
    graph.save(path)


dense(Path(sys.argv[1], "dense.onnx"))
convolutional(Path(sys.argv[1], "convolutional.onnx"))
