"""Deep linear networks trained by aligned gradient descent, for PySpark.

>>> from sparkagd import DeepLinearRegression
>>> rows = spark.createDataFrame([(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)], ["label", "x"])
>>> from pyspark.ml.feature import VectorAssembler
>>> data = VectorAssembler(inputCols=["x"], outputCol="features").transform(rows)
>>> model = DeepLinearRegression(depth=4, maxIter=200).fit(data)
>>> round(model.predict(data.first().features), 1)
1.0
"""

from sparkagd.ml import (
    DeepLinearClassificationModel,
    DeepLinearClassificationSummary,
    DeepLinearClassificationTrainingSummary,
    DeepLinearClassifier,
    DeepLinearRegression,
    DeepLinearRegressionModel,
    DeepLinearRegressionSummary,
    DeepLinearRegressionTrainingSummary,
    LockstepCrossValidator,
)
from sparkagd.session import __version__, jar, spark

__all__ = [
    "DeepLinearClassificationModel",
    "DeepLinearClassificationSummary",
    "DeepLinearClassificationTrainingSummary",
    "DeepLinearClassifier",
    "DeepLinearRegression",
    "DeepLinearRegressionModel",
    "DeepLinearRegressionSummary",
    "DeepLinearRegressionTrainingSummary",
    "LockstepCrossValidator",
    "__version__",
    "jar",
    "spark",
]
