"""One session for all tests, made as a user makes it, from the wheel that is installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyspark.ml.linalg import Vectors
from pyspark.sql import SparkSession

import sparkagd


@pytest.fixture(scope="session")
def project():
    return Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    builder = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
    )
    session = sparkagd.spark(builder)
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def data(spark):
    """Labels that are nearly linear in correlated features, two classes, and three folds, in two partitions."""
    points = [(float(x), float(y)) for x in range(-4, 5) for y in range(-3, 3)]
    rows = [
        (1.0 + 2.0 * x - y + 0.1 * x * y, float(2.0 * x > y), Vectors.dense(x, 0.5 * x + y), i % 3)
        for i, (x, y) in enumerate(points)
    ]
    frame = spark.createDataFrame(rows, ["label", "positive", "features", "fold"])
    return frame.repartition(2).cache()


@pytest.fixture
def run_apart(tmp_path):
    """Runs lines in a Python, and so a JVM, of their own."""

    def run(lines, *command):
        program = tmp_path / "program.py"
        program.write_text(lines)
        started = subprocess.run(
            [*(command or [sys.executable]), program],
            cwd=tmp_path,
            env={**os.environ, "PYSPARK_PYTHON": sys.executable},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert started.returncode == 0, started.stdout + started.stderr
        return started.stdout

    return run
