"""The Java side: whether it is there, and plain errors where it is not."""

from typing import Any

import pyspark
from pyspark.ml.wrapper import JavaWrapper
from pyspark.sql.utils import is_remote

PACKAGE = "io.github.sparkagd.ml"


def class_name(python: type) -> str:
    """The Java class that ``python``, or what it extends, is the twin of."""
    return next(f"{PACKAGE}.{one.__name__}" for one in python.__mro__ if one.__module__.startswith("sparkagd."))


def new_object(python: type, uid: str) -> Any:
    """The Java object that an instance of ``python`` stands for."""
    require_jar()
    return JavaWrapper._new_java_obj(class_name(python), uid)


def hash_code(text: str) -> int:
    """That of Java's ``String``, for characters of two bytes.

    >>> hash_code("spark"), hash_code("sparkagd")
    (109638365, 2061483265)
    """
    value = 0
    for letter in text:
        value = (31 * value + ord(letter)) & 0xFFFFFFFF
    return value - (value >> 31 << 32)


def default_seed(python: type) -> int:
    """The seed where none is given: the hash of the Java class's name, as Spark makes it."""
    return hash_code(class_name(python))


def is_reachable() -> bool:
    """Whether the running JVM finds the classes of the jar."""
    from py4j.java_gateway import JavaClass
    from pyspark import SparkContext  # which the package of the Connect client alone has not

    found: Any = SparkContext._jvm
    for name in f"{PACKAGE}.DeepLinearRegression".split("."):
        found = getattr(found, name)
    return isinstance(found, JavaClass)


def require_jar() -> None:
    """Raises an error that names the remedy, where the JVM cannot find the jar's classes."""
    if is_remote():
        if tuple(map(int, pyspark.__version__.split(".")[:2])) < (4, 1):
            raise RuntimeError(
                f"training over Spark Connect needs PySpark 4.1 or newer, this is {pyspark.__version__}. "
                "Maybe use a session without Spark Connect."
            )
        return
    from pyspark import SparkContext

    if SparkContext._active_spark_context is None:
        raise RuntimeError("no Spark session is running. Maybe call sparkagd.spark() first.")
    if not is_reachable():
        raise RuntimeError(
            "the jar of spark-agd is not on the class path of the running Spark session. "
            "Maybe call sparkagd.spark(), which adds it, or start Spark with --jars."
        )
