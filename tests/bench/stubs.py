"""Lets PyTorch's Linux wheel be imported without the gigabytes of CUDA libraries that it is linked to.

The only wheel on PyPI is the one for CUDA; its CPU code is complete in itself. So each CUDA library is replaced by a stub of
the same name, whose functions all return cudaErrorNoDevice: PyTorch sees a machine without a GPU.

    python stubs.py SITE_PACKAGES/torch/lib
"""

import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

NO_DEVICE = 100
CUDA = re.compile(r"lib(cu|nv|nccl)")
UNVERSIONED = "libnccl.so.2"  # carries the symbols that name no version
LIBRARY_OF_VERSION = {"NVSHMEM": "libnvshmem_host.so.3"}  # other versions are named like their library


def output_lines(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def needed_cuda_libraries(library):
    found = re.findall(r"\(NEEDED\).*\[(.*)\]", "\n".join(output_lines("readelf", "-d", library)))
    return {name for name in found if CUDA.match(name)}


def undefined_cuda_symbols(library):
    """Pairs of symbol and version, as in `U cudaMalloc@libcudart.so.13`."""
    for line in output_lines("nm", "-D", "--undefined-only", library):
        symbol, _, version = line.split()[-1].partition("@")
        if CUDA.match(version) or version in LIBRARY_OF_VERSION:
            yield symbol, version
        elif not version and re.match(r"_*(cu|nccl|nv)[A-Za-z]", symbol):
            yield symbol, ""


def build_stub(target, symbols_of_version):
    with tempfile.TemporaryDirectory() as folder:
        source, script = Path(folder, "stub.c"), Path(folder, "versions.map")
        symbols = sorted(set().union(*symbols_of_version.values()))
        source.write_text("".join(f"int {symbol}(void) {{ return {NO_DEVICE}; }}\n" for symbol in symbols))
        versions = {version: names for version, names in symbols_of_version.items() if version}
        nodes = [f"{version} {{ {'; '.join(sorted(names))}; }};\n" for version, names in versions.items()]
        script.write_text("".join(nodes))
        with_versions = [f"-Wl,--version-script={script}"] if versions else []
        shared = ["cc", "-w", "-fno-builtin", "-shared", f"-Wl,-soname,{target.name}", *with_versions]
        subprocess.run([*shared, "-o", target, source], check=True)


def main(folder):
    linked = [library for library in sorted(folder.glob("*.so")) if not CUDA.match(library.name)]
    libraries = {name: defaultdict(set) for library in linked for name in needed_cuda_libraries(library)}
    for library in linked:
        for symbol, version in undefined_cuda_symbols(library):
            name = LIBRARY_OF_VERSION.get(version, version) or UNVERSIONED
            libraries[name][version].add(symbol)
    for name, symbols_of_version in libraries.items():
        build_stub(folder / name, symbols_of_version)


main(Path(sys.argv[1]))
