"""Cross-validation that trains all settings together."""

import json
from typing import Any, Dict, Optional, Type

from pyspark import keyword_only
from pyspark.ml import Estimator
from pyspark.ml.evaluation import Evaluator, JavaEvaluator, RegressionEvaluator
from pyspark.ml.linalg import Vector
from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel
from pyspark.ml.util import JavaMLWriter, MLReader
from pyspark.ml.wrapper import JavaEstimator, JavaTransformer
from pyspark.sql import DataFrame
from pyspark.sql.types import LongType
from pyspark.sql.utils import is_remote

from sparkagd import _java
from sparkagd.ml._base import ParamMap, Reader, Wrapper, given
from sparkagd.ml.regression import DeepLinearRegression


class LockstepCrossValidator(Wrapper, CrossValidator):
    """Cross-validation of ``DeepLinearRegression`` with the folds and metrics of Spark's in Java and Scala.

    All settings of a fold train in lock-step, and with few features one pass serves all folds. The evaluator must
    be one of PySpark's own. ``fit`` gives PySpark's ``CrossValidatorModel``.

    >>> from pyspark.ml.evaluation import RegressionEvaluator
    >>> from pyspark.ml.linalg import Vectors
    >>> from pyspark.ml.tuning import ParamGridBuilder
    >>> from sparkagd import DeepLinearRegression
    >>> data = spark.createDataFrame([(1.0 + 2.0 * x, Vectors.dense(float(x))) for x in range(30)], ["label", "features"])
    >>> regression = DeepLinearRegression(depth=2)
    >>> grid = ParamGridBuilder().addGrid(regression.regParam, [0.0, 1.0]).build()
    >>> validator = LockstepCrossValidator(
    ...     estimator=regression, estimatorParamMaps=grid, evaluator=RegressionEvaluator())
    >>> model = validator.fit(data)
    >>> model.bestModel.getRegParam(), len(model.avgMetrics)
    (0.0, 2)
    """

    @keyword_only
    def __init__(
        self,
        *,
        estimator: Optional[Estimator[Any]] = None,
        estimatorParamMaps: "Optional[list[ParamMap]]" = None,
        evaluator: Optional[Evaluator] = None,
        numFolds: Optional[int] = 3,
        seed: Optional[int] = None,
        parallelism: Optional[int] = 1,
        collectSubModels: Optional[bool] = False,
        foldCol: Optional[str] = "",
    ) -> None:
        given = self._input_kwargs  # which the constructor of PySpark's class replaces
        super().__init__()
        # That of Spark's own class, as in Java; PySpark's is a hash that is another in every process.
        self._setDefault(seed=_java.hash_code("org.apache.spark.ml.tuning.CrossValidator"))
        self._set(**given)

    def _fit(self, dataset: DataFrame) -> CrossValidatorModel:
        fold = self.getFoldCol()
        if fold and isinstance(dataset.schema[fold].dataType, LongType):
            # Whole numbers of Python; Spark's own check takes shorter ones alone.
            dataset = dataset.withColumn(fold, dataset[fold].cast("int"))
        if is_remote():
            return self._fit_remotely(dataset)
        model = CrossValidatorModel._from_java(self._to_java().fit(dataset._jdf))
        return self._copyValues(model)

    def _fit_remotely(self, dataset: DataFrame) -> CrossValidatorModel:
        """As a transformer of the server measures the settings, and the best is trained by an ordinary fit."""
        estimator, evaluator = self.getEstimator(), self.getEvaluator()
        for name, value, kind in (("estimator", estimator, DeepLinearRegression), ("evaluator", evaluator, RegressionEvaluator)):
            if not isinstance(value, kind):
                raise TypeError(f"{name} must be a {kind.__name__} over Spark Connect, got {value}. Maybe use CrossValidator.")
        if self.getCollectSubModels():
            raise ValueError("collectSubModels must be False over Spark Connect. Maybe use CrossValidator.")
        settings = [given(setting) for setting in self.getEstimatorParamMaps()]
        names = ("numFolds", "foldCol", "seed", "parallelism")
        validation = json.dumps(
            {
                "validator": {name: self.getOrDefault(name) for name in names},
                "estimator": _told(estimator._paramMap),
                "evaluator": _told(evaluator._paramMap),
                "settings": [_told(setting) for setting in settings],
            }
        )
        metrics = _Metrics(validation).transform(dataset).collect()
        best = next(setting for setting, row in zip(settings, metrics) if row.best)
        model = CrossValidatorModel(estimator.fit(dataset, best), [row.average for row in metrics])
        return self._copyValues(model)

    def _to_java(self) -> Any:
        estimator, evaluator = self.getEstimator(), self.getEvaluator()
        if not isinstance(estimator, JavaEstimator):
            raise TypeError(f"estimator must be a DeepLinearRegression, got {estimator}. Maybe use CrossValidator.")
        if not isinstance(evaluator, JavaEvaluator):
            raise TypeError(f"evaluator must be one of PySpark's own, got {evaluator}. Maybe use CrossValidator.")
        validator = _java.new_object(type(self), self.uid)
        java_estimator, maps, java_evaluator = self._to_java_impl()
        validator.setEstimator(java_estimator).setEvaluator(java_evaluator).setEstimatorParamMaps(maps)
        validator.setNumFolds(self.getNumFolds()).setFoldCol(self.getFoldCol()).setSeed(self.getSeed())
        validator.setParallelism(self.getParallelism()).setCollectSubModels(self.getCollectSubModels())
        return validator

    def write(self) -> Any:
        """A writer; Java reads what it writes. Over Spark Connect it writes a ``CrossValidator`` of PySpark's."""
        if is_remote():
            return self._copyValues(CrossValidator())._resetUid(self.uid).write()
        return JavaMLWriter(self)  # type: ignore[arg-type]

    @classmethod
    def read(cls) -> Any:
        """A reader of what ``write`` wrote, here or in Java."""
        return _RemoteReader(cls) if is_remote() else Reader(cls)


class _RemoteReader(MLReader["LockstepCrossValidator"]):
    """Reads what was written as a ``CrossValidator`` of PySpark's."""

    def __init__(self, clazz: Type[LockstepCrossValidator]) -> None:
        super().__init__()
        self._clazz = clazz

    def load(self, path: str) -> LockstepCrossValidator:
        loaded = CrossValidator.load(path)
        return loaded._copyValues(self._clazz())._resetUid(loaded.uid)


class _Metrics(JavaTransformer):
    """The transformer that tells the average metric of each setting, and which is the best."""

    validation: "Param[str]" = Param(Params._dummy(), "validation", "what to measure, as JSON", TypeConverters.toString)

    def __init__(self, validation: str) -> None:
        super().__init__(f"{_java.PACKAGE}.LockstepMetrics")
        self._set(validation=validation)


def _told(values: ParamMap) -> Dict[str, Any]:
    """Params by name, with their values as Java reads them from JSON."""
    told = {param.name: param.typeConverter(value) for param, value in values.items()}
    return {
        name: {"type": 1, "values": value.toArray().tolist()} if isinstance(value, Vector) else value
        for name, value in told.items()
    }
