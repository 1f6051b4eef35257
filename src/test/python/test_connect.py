"""Over Spark Connect: over_connect.py is run by a client in a process of its own, for a process has one kind of session."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pyspark
import pytest
from pyspark.ml.evaluation import RegressionEvaluator
from pyspark.ml.tuning import ParamGridBuilder

import sparkagd
from sparkagd import DeepLinearClassifier, DeepLinearRegression, LockstepCrossValidator

OLD = """
import os
os.environ["SPARK_CONNECT_MODE_ENABLED"] = "1"
import sparkagd
for attempt in (sparkagd.DeepLinearRegression, lambda: sparkagd.DeepLinearRegressionModel.load("model").coefficients):
    try:
        attempt()
    except RuntimeError as old:
        print(old)
"""
is_old = pyspark.__version__ < "4.1"


@pytest.mark.skipif(not is_old, reason="this PySpark takes estimators of others over Spark Connect")
def test_an_old_pyspark_is_named(run_apart):
    first, second = run_apart(OLD).splitlines()
    assert first == second
    assert first.startswith(f"training over Spark Connect needs PySpark 4.1 or newer, this is {pyspark.__version__}. Maybe")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a server with the jar."""
    if is_old:
        pytest.skip("Spark Connect takes estimators of others from PySpark 4.1 on")
    pytest.importorskip("grpc", reason='the client of Spark Connect is not installed: pip install "pyspark[connect]"')
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    settings = {
        "spark.connect.grpc.binding.port": port,
        "spark.connect.session.connectML.mlCache.memoryControl.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": tmp_path_factory.mktemp("server"),
    }
    command = [Path(pyspark.__file__).parent / "bin" / "spark-submit", "--master", "local[2]", "--jars", sparkagd.jar()]
    for name, value in settings.items():
        command += ["--conf", f"{name}={value}"]
    command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "spark-internal"]
    log = tmp_path_factory.mktemp("log") / "server"
    with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT) as process:
        try:
            for _ in range(600):
                assert process.poll() is None, log.read_text()
                with suppress(OSError), socket.create_connection(("localhost", port), timeout=1):
                    break
                time.sleep(0.2)
            yield f"sc://localhost:{port}"
        finally:
            process.terminate()


def test_all_that_over_connect_promises(server, project, data, tmp_path):
    rows = tmp_path / "rows"
    data.coalesce(1).write.parquet(str(rows))
    told = tmp_path / "classic.json"
    told.write_text(json.dumps(classic(data.sparkSession.read.parquet(str(rows)))))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", Path(__file__).parent / "over_connect.py"]
    environment = {**os.environ, "AGD_SERVER": server, "AGD_ROWS": str(rows), "AGD_CLASSIC": str(told)}
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=540)
    assert run.returncode == 0, run.stdout + run.stderr


def classic(data):
    """What an ordinary session gives, to be the same over Spark Connect to the last bit."""
    model = DeepLinearRegression(depth=3, maxIter=20, tol=0.0).fit(data)
    classes = DeepLinearClassifier(maxIter=20, labelCol="positive").fit(data)
    estimator = DeepLinearRegression(maxIter=20)
    grid = ParamGridBuilder().addGrid(estimator.regParam, [0.0, 0.5]).addGrid(estimator.depth, [1, 3]).build()
    validator = LockstepCrossValidator(estimator=estimator, estimatorParamMaps=grid, evaluator=RegressionEvaluator())
    return {
        "coefficients": list(model.coefficients),
        "layerScales": list(model.layerScales),
        "objectiveHistory": model.summary.objectiveHistory,
        "r2": model.summary.r2,
        "margins": list(classes.predictRaw(data.first().features)),
        "areaUnderROC": classes.summary.areaUnderROC,
        "avgMetrics": list(validator.fit(data).avgMetrics),
    }
