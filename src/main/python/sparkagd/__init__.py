"""Deep linear models for PySpark; the spark-agd jar must be on Spark's class path (``--jars``)."""

from sparkagd.ml import (
    DeepLinearClassificationModel,
    DeepLinearClassifier,
    DeepLinearRegression,
    DeepLinearRegressionModel,
)

__all__ = [
    "DeepLinearClassificationModel",
    "DeepLinearClassifier",
    "DeepLinearRegression",
    "DeepLinearRegressionModel",
]
