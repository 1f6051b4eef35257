"""The notebook of the documents runs from its first cell to its last."""

import gzip
import re

import numpy as np
import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

DIGITS = 120


@pytest.fixture
def digits(tmp_path):
    """Files as those of MNIST, but of a few random images: light ones for a 3, dark ones for an 8."""
    random = np.random.default_rng(5)
    labels = np.array([3, 8, 1] * (DIGITS // 3), dtype=np.uint8)
    images = random.integers(0, 100, (DIGITS, 784), dtype=np.uint8) + 100 * (labels == 8)[:, None]
    for name, header, content in (("labels-idx1", 8, labels), ("images-idx3", 16, images)):
        with gzip.open(tmp_path / f"train-{name}-ubyte.gz", "wb") as file:
            file.write(bytes(header) + content.astype(np.uint8).tobytes())
    return tmp_path


def test_every_cell_runs(project, digits, monkeypatch):
    notebook = nbformat.read(project / "src/docs/mnist.ipynb", as_version=4)
    nbformat.validate(notebook)
    monkeypatch.setenv("MNIST", str(digits))
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(digits)}}).execute()
    said = "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))
    assert re.search(rf"\|\s*{DIGITS // 3}\|", said), said
    assert "depth 1: 200 iterations" in said, said
    pictures = [output for cell in notebook.cells for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]
    assert len(pictures) == 2
