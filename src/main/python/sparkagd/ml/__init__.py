"""The classes of the Java package ``io.github.sparkagd.ml``."""

import sys

from sparkagd.ml.classification import (
    DeepLinearClassificationModel,
    DeepLinearClassificationSummary,
    DeepLinearClassificationTrainingSummary,
    DeepLinearClassifier,
)
from sparkagd.ml.regression import (
    DeepLinearRegression,
    DeepLinearRegressionModel,
    DeepLinearRegressionSummary,
    DeepLinearRegressionTrainingSummary,
)
from sparkagd.ml.tuning import LockstepCrossValidator

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
]

# When PySpark loads a pipeline, it looks for the Python class of a stage in a module named as the Java package.
sys.modules["io.github.sparkagd.ml"] = sys.modules[__name__]
