"""Linear regression by deep linear networks."""

from typing import Any, List

from pyspark.ml.linalg import Vector
from pyspark.ml.param import Params
from pyspark.ml.regression import (
    LinearRegressionModel,
    LinearRegressionSummary,
    _JavaRegressionModel,
    _JavaRegressor,
)
from pyspark.ml.wrapper import JavaParams
from pyspark.sql import DataFrame
from pyspark.sql.utils import is_remote

from sparkagd.ml._base import DeepLinearEstimator, DeepLinearModel, Readable
from sparkagd.ml._facts import Summary, TrainingFacts
from sparkagd.ml._keywords import RegressionKeywords
from sparkagd.ml._params import DeepLinearParams


class DeepLinearRegression(
    RegressionKeywords,
    DeepLinearEstimator["DeepLinearRegressionModel"],
    _JavaRegressor["DeepLinearRegressionModel"],
    Readable["DeepLinearRegression"],
):
    """Linear regression by a deep linear network of width 1, trained with aligned gradient descent.

    It is used like PySpark's ``LinearRegression``. The step size follows from the data. Several settings given
    to ``fit`` are trained in lock-step, one pass over the data an iteration for all of them.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(1.0 + 2.0 * x, Vectors.dense(float(x))) for x in range(20)], ["label", "features"])
    >>> regression = DeepLinearRegression(depth=3, maxIter=50)
    >>> regression.setTol(1e-9).getTol()
    1e-09
    >>> model = regression.fit(data)
    >>> round(model.intercept, 6), round(model.predict(Vectors.dense(3.0)), 6)
    (1.0, 7.0)
    >>> plain, ridge = regression.fit(data, [{regression.regParam: 0.0}, {regression.regParam: 0.5}])
    >>> bool(plain.coefficients[0] > ridge.coefficients[0])
    True
    >>> regression.save(temp_path + "/regression")
    >>> DeepLinearRegression.load(temp_path + "/regression").getDepth()
    3
    """

    def _create_model(self, java_model: Any) -> "DeepLinearRegressionModel":
        return DeepLinearRegressionModel(java_model)


class DeepLinearRegressionModel(
    DeepLinearModel["DeepLinearRegressionTrainingSummary"],
    _JavaRegressionModel[Vector],
    DeepLinearParams,
    Readable["DeepLinearRegressionModel"],
):
    """A trained deep linear network of width 1, which predicts ŷ = w·x + intercept.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(1.0 + 2.0 * x, Vectors.dense(float(x))) for x in range(20)], ["label", "features"])
    >>> model = DeepLinearRegression(depth=3).fit(data)
    >>> model.numFeatures, model.numLayers, model.layerScales.size
    (1, 3, 2)
    >>> round(model.evaluate(data).r2, 6)
    1.0
    >>> model.save(temp_path + "/model")
    >>> loaded = DeepLinearRegressionModel.load(temp_path + "/model")
    >>> loaded.coefficients == model.coefficients, loaded.hasSummary
    (True, False)
    >>> model.toLinearRegressionModel().write().format("pmml").save(temp_path + "/pmml")
    """

    @property
    def firstLayer(self) -> Vector:
        """The vector layer θ = w / (a₂·…·a_L), for raw features and labels."""
        return self._call_java("firstLayer")

    @property
    def objectiveHistory(self) -> List[float]:
        """That of the summary."""
        return self.summary.objectiveHistory

    @property
    def _summaryCls(self) -> type:
        return DeepLinearRegressionTrainingSummary

    def evaluate(self, dataset: DataFrame) -> "DeepLinearRegressionSummary":
        """How well the model fits ``dataset``."""
        return DeepLinearRegressionSummary(self._evaluated(dataset))

    def toLinearRegressionModel(self) -> LinearRegressionModel:
        """PySpark's own model with the same predictions, to be served or written as PMML without this library."""
        if is_remote():
            raise NotImplementedError(
                "toLinearRegressionModel is not to be had over Spark Connect. "
                "Maybe save the model and load it in a session without Spark Connect."
            )
        plain: Params = JavaParams._from_java(self._to_java().toLinearRegressionModel())
        assert isinstance(plain, LinearRegressionModel)
        return plain


class DeepLinearRegressionSummary(Summary, LinearRegressionSummary):
    """How well a model fits a DataFrame, with the weights of its rows.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(2.0 * x, Vectors.dense(float(x))) for x in range(10)], ["label", "features"])
    >>> summary = DeepLinearRegression(maxIter=0).fit(data).evaluate(data)
    >>> summary.numInstances, summary.meanSquaredError, summary.predictions.columns
    (10, 33.0, ['label', 'features', 'prediction'])
    """

    @property
    def predictions(self) -> DataFrame:
        """The data with a column of predictions."""
        return self._call_java("predictions")

    @property
    def residuals(self) -> DataFrame:
        """y − ŷ, in the column ``residuals``."""
        return self._call_java("residuals")

    @property
    def explainedVariance(self) -> float:
        """The variance that the predictions explain."""
        return self._call_java("explainedVariance")

    @property
    def meanAbsoluteError(self) -> float:
        """Σ w|y − ŷ| / Σ w."""
        return self._call_java("meanAbsoluteError")

    @property
    def meanSquaredError(self) -> float:
        """Σ w(y − ŷ)² / Σ w."""
        return self._call_java("meanSquaredError")

    @property
    def rootMeanSquaredError(self) -> float:
        """The root of ``meanSquaredError``."""
        return self._call_java("rootMeanSquaredError")

    @property
    def r2(self) -> float:
        """1 − Σ w(y − ŷ)² / Σ w(y − ȳ)²; about zero in place of ȳ when no intercept was fitted."""
        return self._call_java("r2")

    @property
    def r2adj(self) -> float:
        """``r2`` with the number of features taken into account."""
        return self._call_java("r2adj")

    @property
    def devianceResiduals(self) -> List[float]:
        """Not given here."""
        raise _only_normal("devianceResiduals")

    @property
    def coefficientStandardErrors(self) -> List[float]:
        """Not given here."""
        raise _only_normal("coefficientStandardErrors")

    @property
    def tValues(self) -> List[float]:
        """Not given here."""
        raise _only_normal("tValues")

    @property
    def pValues(self) -> List[float]:
        """Not given here."""
        raise _only_normal("pValues")


def _only_normal(name: str) -> AttributeError:
    return AttributeError(
        f"a deep linear regression has no {name}. Maybe use PySpark's LinearRegression with solver='normal'."
    )


class DeepLinearRegressionTrainingSummary(TrainingFacts, DeepLinearRegressionSummary):
    """How training went, and how well the model fits the data that it was given.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(2.0 * x, Vectors.dense(float(x))) for x in range(10)], ["label", "features"])
    >>> summary = DeepLinearRegression(depth=2, tol=1e-6).fit(data).summary
    >>> summary.outcome, len(summary.objectiveHistory) == summary.totalIterations + 1
    ('tolerance reached', True)
    """
