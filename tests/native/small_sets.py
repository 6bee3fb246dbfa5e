"""Fetches two small data sets for the native tests, which packages of PyPI hold, into target/data.

faces.npy:  scikit-image, skimage/data/lfw_subset.npy: 100 faces and 100 pictures without, 25×25, from Labeled Faces in the Wild
            (G. Huang et al., 2007). Real people, and no terms are stated: for these tests only.
digits.csv: scikit-learn, sklearn/datasets/data/digits.csv.gz: 1,797 digits of 8×8 (E. Alpaydin and C. Kaynak, UCI, 1998).
"""

import gzip
import pathlib
import subprocess
import sys
import tempfile
import zipfile

PACKAGES = ["scikit-image==0.26.0", "scikit-learn==1.9.1"]
# All wheels of a version hold the same data, so one is named that exists, whatever runs this.
WHEEL = ["--only-binary", ":all:", "--python-version", "3.12", "--platform", "manylinux_2_28_x86_64"]
FILES = {"skimage/data/lfw_subset.npy": "faces.npy", "sklearn/datasets/data/digits.csv.gz": "digits.csv"}


def main():
    target = pathlib.Path(__file__).parents[2] / "target/data"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *WHEEL, "--dest", folder]
        subprocess.run(download + PACKAGES, check=True)
        for wheel in map(zipfile.ZipFile, pathlib.Path(folder).glob("*.whl")):
            for name in set(FILES).intersection(wheel.namelist()):
                content = wheel.read(name)
                unpacked = gzip.decompress(content) if name.endswith(".gz") else content
                (target / FILES[name]).write_bytes(unpacked)


if __name__ == "__main__":
    main()
