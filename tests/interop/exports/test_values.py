"""Each format gives the codes and reconstructions that our own code gives."""

import numpy as np
import onnx
import onnxruntime
import torch


def assert_equal(actual, expected):
    """Within 1e-5; codes, which may be as large as 20, within 1e-5 of the largest."""
    actual = np.asarray(actual).reshape(expected.shape)
    np.testing.assert_allclose(actual, expected, rtol=0, atol=1e-5 * max(1, np.abs(expected).max()))


def assert_codes(exported, code, log_var=None):
    assert_equal(code, exported.values["code"])
    assert ("log_var" in exported.values) == (log_var is not None)
    if log_var is not None:
        assert_equal(log_var, exported.values["log_var"])


def run(path, values):
    """The outputs of an ONNX graph."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (entry,) = session.get_inputs()
    assert entry.shape[0] == "batch"
    return session.run(None, {entry.name: values})


def test_pytorch(exported):
    model, image = exported.load(), torch.from_numpy(exported.image)
    with torch.inference_mode():
        code = model.encode(image)
        assert_codes(exported, code, model.posterior(image)[1] if model.epsilon_dim else None)
        assert_equal(model.decode(code), exported.values["reconstruction"])
        assert_equal(model(image), exported.values["reconstruction"])


def test_keras(exported):
    encoder, decoder = exported.load_keras()
    codes = encoder.predict(exported.image, verbose=0)
    codes = codes if isinstance(codes, list) else [codes]
    assert_codes(exported, *codes)
    assert_equal(decoder.predict(codes[0], verbose=0), exported.values["reconstruction"])


def test_onnx_runtime(exported):
    codes = run(exported.path("encoder.onnx"), exported.image)
    assert_codes(exported, *codes)
    assert_equal(run(exported.path("decoder.onnx"), codes[0])[0], exported.values["reconstruction"])
    assert_equal(run(exported.path("onnx"), exported.image)[0], exported.values["reconstruction"])
    (first,) = run(exported.path("onnx"), exported.image[:1])
    assert_equal(first, exported.values["reconstruction"][:1])


def test_onnx_checker(exported):
    for suffix in ["encoder.onnx", "decoder.onnx", "onnx"]:
        model = onnx.load(exported.path(suffix))
        onnx.checker.check_model(model, full_check=True)
        assert [(opset.domain, opset.version) for opset in model.opset_import] == [("", 17)]
        metadata = {entry.key: entry.value for entry in model.metadata_props}
        assert metadata["config"] == exported.python.CONFIG
