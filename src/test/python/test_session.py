"""How the jar gets into a session, and what is said where it does not."""

import zipfile
from importlib.metadata import version
from pathlib import Path

import pyspark
import pytest

import sparkagd
from sparkagd import session

LATER = """
from pyspark.ml.linalg import Vectors
from pyspark.sql import SparkSession
import sparkagd

try:
    sparkagd.DeepLinearRegression()
except RuntimeError as none:
    print(none)
plain = SparkSession.builder.master("local-cluster[1,1,1024]").config("spark.executor.memory", "1g")
plain = plain.config("spark.ui.enabled", "false").getOrCreate()
for attempt in (sparkagd.DeepLinearRegression, lambda: sparkagd.DeepLinearRegressionModel.load("none")):
    try:
        attempt()
    except RuntimeError as missing:
        print(missing)
spark = sparkagd.spark()
data = spark.createDataFrame([(float(x), Vectors.dense(float(x))) for x in range(9)], ["label", "features"])
model = sparkagd.DeepLinearRegression(tol=1e-9).fit(data)
print(spark is plain, round(model.predict(Vectors.dense(4.0)), 6), model.transform(data).count())
spark.stop()
"""

SUBMITTED = """
import sparkagd
spark = sparkagd.spark()
print(sparkagd.__file__.count("sparkagd.zip"), sparkagd.__version__, sparkagd.DeepLinearRegression().getDepth())
try:
    sparkagd.jar()
except RuntimeError as none:
    print(none)
spark.stop()
"""


def test_a_session_that_runs_already_gets_the_jar(run_apart):
    printed = run_apart(LATER).splitlines()
    assert printed[0] == "no Spark session is running. Maybe call sparkagd.spark() first."
    assert printed[1] == printed[2]
    assert printed[1].startswith("the jar of spark-agd is not on the class path") and "sparkagd.spark()" in printed[1]
    assert printed[3] == "True 4.0 9"


def test_a_submitted_program_takes_the_zip_and_the_jar(run_apart, project):
    home = Path(pyspark.__file__).parent
    submit = [home / "bin" / "spark-submit", "--master", "local[1]", "--jars", sparkagd.jar()]
    printed = run_apart(SUBMITTED, *submit, "--py-files", project / "target" / "python" / "sparkagd.zip").splitlines()
    assert printed[0] == f"1 {sparkagd.__version__} 4"
    assert printed[1].endswith("Maybe pip install the wheel, or give the jar with --jars.")


def test_jars_of_the_builder_are_kept(spark, monkeypatch):
    asked = {}

    class Builder:
        _options = {"spark.jars": "theirs.jar"}

        def config(self, key, value):
            asked[key] = value
            return self

        def getOrCreate(self):
            return spark

    monkeypatch.setattr(session, "_is_running", lambda: False)
    assert sparkagd.spark(Builder()) is spark
    assert asked == {"spark.jars": "theirs.jar," + sparkagd.jar()}


def test_a_spark_without_a_jar_is_named(monkeypatch):
    monkeypatch.setattr(pyspark, "__version__", "2.4.8")
    with pytest.raises(RuntimeError, match=r"is built for Spark .*4; this is 2\.4\.8\. Maybe pip install another version"):
        sparkagd.jar()


@pytest.fixture
def jars(monkeypatch, tmp_path):
    """Makes the wheel hold jars of these names."""
    monkeypatch.setattr(session, "_JARS", tmp_path)

    def make(*names):
        for name in names:
            (tmp_path / name).touch()

    return make


def test_a_wheel_without_the_jars_for_3_5_says_how_they_get_there(monkeypatch, jars):
    jars("spark-agd_2.13-1.0.jar")
    monkeypatch.setattr(pyspark, "__version__", "3.5.6")
    with pytest.raises(RuntimeError, match=r"is built for Spark 4; this is 3\.5\.6\. Maybe build .* submit/package\."):
        sparkagd.jar()


@pytest.mark.parametrize(
    "pysparks, scala, name",
    [
        ("3.5.6", "2.12", "spark-agd-spark3.5_2.12-1.0.jar"),
        ("3.5.9", "2.13", "spark-agd-spark3.5_2.13-1.0.jar"),
        ("4.0.1", "2.13", "spark-agd_2.13-1.0.jar"),
        ("4.3.0.dev1", "2.13", "spark-agd_2.13-1.0.jar"),
    ],
)
def test_the_jar_is_picked_by_the_versions_of_spark_and_scala(monkeypatch, jars, tmp_path, pysparks, scala, name):
    jars("spark-agd_2.13-1.0.jar", "spark-agd-spark3.5_2.12-1.0.jar", "spark-agd-spark3.5_2.13-1.0.jar")
    (tmp_path / "jars").mkdir()
    (tmp_path / "jars" / f"spark-core_{scala}-{pysparks}.jar").touch()
    monkeypatch.setenv("SPARK_HOME", str(tmp_path))
    monkeypatch.setattr(pyspark, "__version__", pysparks)
    assert Path(sparkagd.jar()).name == name


def test_the_version_is_that_of_the_wheel():
    assert sparkagd.__version__ == version("spark-agd")
    assert sparkagd.__version__ in Path(sparkagd.jar()).name
    assert zipfile.is_zipfile(sparkagd.jar())
