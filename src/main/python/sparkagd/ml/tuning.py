"""Cross-validation that trains all settings together."""

from typing import Any, Optional

from pyspark import keyword_only
from pyspark.ml import Estimator
from pyspark.ml.evaluation import Evaluator, JavaEvaluator
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel
from pyspark.ml.util import JavaMLWriter
from pyspark.ml.wrapper import JavaEstimator
from pyspark.sql import DataFrame
from pyspark.sql.types import LongType

from sparkagd import _java
from sparkagd.ml._base import ParamMap, Reader, Wrapper


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
        model = CrossValidatorModel._from_java(self._to_java().fit(dataset._jdf))
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

    def write(self) -> JavaMLWriter:
        """A writer; Java reads what it writes."""
        return JavaMLWriter(self)  # type: ignore[arg-type]

    @classmethod
    def read(cls) -> Any:
        """A reader of what ``write`` wrote, here or in Java."""
        return Reader(cls)
