"""A Spark session with the jar of this library."""

import os
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Dict, Optional

import pyspark
from pyspark.find_spark_home import _find_spark_home
from pyspark.sql import SparkSession
from pyspark.sql.utils import is_remote

from sparkagd import _java
from sparkagd.ml import DeepLinearRegression

try:
    __version__ = version("spark-agd")
except PackageNotFoundError:  # a folder of sources
    __version__ = "unknown"

_JARS = Path(__file__).parent / "jars"
_NAME = re.compile(r"spark-agd(?:-spark(?P<line>\d\.\d+))?_(?P<scala>2\.\d+)-.*\.jar")


def jar() -> str:
    """The path of the jar that fits the PySpark at hand.

    Raises ``RuntimeError`` when there is none: the wheel has jars, the zip for ``--py-files`` and the sources have not.
    """
    built = _built()
    if not built:
        raise RuntimeError(f"there are no jars in {_JARS}. Maybe pip install the wheel, or give the jar with --jars.")
    line = ".".join(pyspark.__version__.split(".")[:2])
    fitting = built.get(line.split(".")[0]) or built.get(f"{line} for Scala {_scala()}")
    if fitting is None:
        remedy = "build the wheel with submit/package" if line == "3.5" else "pip install another version of pyspark"
        raise RuntimeError(
            f"this wheel of spark-agd {__version__} is built for Spark {', '.join(sorted(built))}; "
            f"this is {pyspark.__version__}. Maybe {remedy}."
        )
    return str(fitting)


def _built() -> Dict[str, Path]:
    """The jars by the line of Spark that they are for: ``4``, or one such as ``3.5 for Scala 2.12``."""
    built = {}
    for path in sorted(_JARS.glob("*.jar")):
        named = _NAME.fullmatch(path.name)
        if named:
            built[f"{named['line']} for Scala {named['scala']}" if named["line"] else "4"] = path
    return built


def _scala() -> str:
    """The version of Scala of the Spark that PySpark starts: the package of PyPI has one inside, SPARK_HOME may be another."""
    found = Path(_find_spark_home()).glob("jars/spark-core_*.jar")
    return next((path.name[len("spark-core_") :].split("-")[0] for path in found), "2.12")


def spark(builder: "Optional[SparkSession.Builder]" = None) -> SparkSession:
    """A session that finds this library, by ``builder`` or by PySpark's own.

    A session that runs already is given the jar; a server of Spark Connect must have been started with it.
    ``spark.jars`` of the builder is kept.

    >>> import sparkagd
    >>> sparkagd.spark() is spark
    True
    """
    builder = builder or SparkSession.builder
    if not _is_running() and not builder._options.get("spark.remote", "").startswith("sc:"):
        given = builder._options.get("spark.jars")
        builder = builder.config("spark.jars", f"{given},{jar()}" if given else jar())
    session = builder.getOrCreate()
    if is_remote():
        _require_served()
    elif not _java.is_reachable():
        _add(session, jar())
    return session


def _is_running() -> bool:
    """Whether there is a JVM already, whose class path was fixed when it was started, or a remote server."""
    if is_remote() or "PYSPARK_GATEWAY_PORT" in os.environ:
        return True
    from pyspark import SparkContext

    return SparkContext._gateway is not None


def _require_served() -> None:
    """Refuses a server of Spark Connect without the jar, which looks for the class before it looks for what to read.

    It cannot be sent: Spark reads tasks' results by the class loader of the server, which has no artifacts of sessions.
    """
    try:
        DeepLinearRegression.load("none")
    except Exception as failed:
        if "Unsupported read" in str(failed):
            raise RuntimeError(
                "the server of Spark Connect does not have the jar of spark-agd. Maybe start it with --jars."
            ) from None


def _add(session: SparkSession, path: str) -> None:
    """Adds a jar to the driver's class loader, and sends it to the executors."""
    jvm: Any = session._jvm
    jvm.java.lang.Thread.currentThread().getContextClassLoader().addURL(jvm.java.io.File(path).toURI().toURL())
    session.sparkContext._jsc.addJar(path)
