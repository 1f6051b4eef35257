"""The examples of the documents run as they are printed."""

import re
import subprocess
from pathlib import Path

import pyspark
import pytest
from pyspark.ml.linalg import Vectors

import sparkagd

PAGES = ["README.md", "src/docs/python.md"]


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def rows(spark, tmp_path_factory):
    """A folder with what ``submit/agd generate`` makes, but less of it."""
    folder = tmp_path_factory.mktemp("documents")
    made = [(float(x - y), Vectors.dense(float(x), float(y % 7))) for x in range(10) for y in range(20)]
    spark.createDataFrame(made, ["label", "features"]).write.parquet(str(folder / "rows"))
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_python(page, project, spark, rows):
    # What takes a server of Spark Connect is tested there.
    found = [block for block in blocks(project / page, "python") if ".remote(" not in block]
    assert found
    shared = {"spark": spark}
    for block in found:
        exec(compile(within(block, rows), page, "exec"), shared)
    assert shared["model"].numFeatures == 2


def within(block, folder):
    """The lines with their files in ``folder``; Spark takes plain names as of where its JVM was started."""
    return re.sub(r'\("(rows|model|plain-model|validator|pipeline|report\.html)"\)', rf'("{folder}/\1")', block)


def test_scala_of_the_readme_in_spark_shell(project, rows):
    (lines,) = blocks(project / "README.md", "scala")
    shell = Path(pyspark.__file__).parent / "bin" / "spark-shell"
    started = subprocess.run(
        [shell, "--master", "local[2]", "--conf", "spark.ui.enabled=false", "--jars", sparkagd.jar()],
        cwd=rows,
        input=lines + '\nprintln("depth " + model.numLayers)\n:quit\n',
        capture_output=True,
        text=True,
        timeout=300,
    )
    said = started.stdout + started.stderr
    assert started.returncode == 0 and "error:" not in said, said
    assert "depth 4" in said and "|prediction|" in said.replace(" ", ""), said
