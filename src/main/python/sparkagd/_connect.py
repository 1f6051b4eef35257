"""Over Spark Connect, whose server runs ``transform`` of a model but few other methods of one that is not Spark's own.

So models tell the rest by ``transform``, too: they answer a frame whose last column is named as the question.
"""

from importlib import import_module
from typing import Any, Optional

from pyspark.ml.wrapper import JavaModel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import lit

from sparkagd import _java

_MARK = "spark-agd asks: "
_FRAMES = ("history", "predictions", "residuals")


def ask(model: JavaModel, question: str, data: Optional[DataFrame] = None) -> Any:
    """What the Java method of ``model`` gives, or that of its ``summary``, or of ``evaluate`` on ``data``."""
    frame = SparkSession.active().range(1) if data is None else data
    answer = model.transform(frame.withColumn(_MARK + question, lit(True)))
    return answer if question.split()[-1] in _FRAMES else answer.collect()[0][0]


def reader(python: type) -> Any:
    """PySpark's reader of ``python``; it finds the Java class, and the class to give, by module and name."""
    _java.require_jar()
    package, _, name = _java.class_name(python).rpartition(".")
    twin = type(python)(name, (python,), {"__module__": package})
    return import_module("pyspark.ml.connect.readwrite").RemoteMLReader(twin)
