"""The package's annotations hold, and those who use it are given them."""

import subprocess
import sys
from pathlib import Path

import pytest

import sparkagd

USER = """
from sparkagd import DeepLinearRegression, spark

model = DeepLinearRegression(depth=4, weightCol=None).setMaxIter(3).fit(spark().read.parquet("rows"))
reveal_type(model)
reveal_type(model.summary.r2)
"""


def mypy(project, *arguments):
    pytest.importorskip("mypy")
    settings = project / "src/main/python/pyproject.toml"
    command = [sys.executable, "-m", "mypy", "--config-file", settings, "--cache-dir", project / "target/mypy"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True).stdout


def test_mypy_finds_nothing(project):
    assert mypy(project, project / "src/main/python/sparkagd").startswith("Success")


def test_a_program_sees_the_types(project, tmp_path):
    (tmp_path / "program.py").write_text(USER)
    said = mypy(project, tmp_path / "program.py")
    assert 'Revealed type is "sparkagd.ml.regression.DeepLinearRegressionModel"' in said
    assert 'Revealed type is "float"' in said or 'Revealed type is "builtins.float"' in said


def test_the_package_says_that_it_has_types():
    assert (Path(sparkagd.__file__).parent / "py.typed").exists()
