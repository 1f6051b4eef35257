"""Classification into two classes by deep linear networks."""

from typing import Any

from pyspark.ml.classification import _JavaClassificationModel, _JavaClassifier
from pyspark.ml.linalg import Vector
from pyspark.sql import DataFrame

from sparkagd.ml._base import DeepLinearEstimator, DeepLinearModel, Readable
from sparkagd.ml._facts import Summary, TrainingFacts
from sparkagd.ml._keywords import ClassifierKeywords
from sparkagd.ml._params import ClassifierParams


class DeepLinearClassifier(
    ClassifierKeywords,
    DeepLinearEstimator["DeepLinearClassificationModel"],
    _JavaClassifier["DeepLinearClassificationModel"],
    ClassifierParams,
    Readable["DeepLinearClassifier"],
):
    """Two classes by least squares on the labels −1 and +1, with a deep linear network of width 1.

    Labels are 0 and 1, or −1 and 1; predictions come in the same values.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(float(x > 4), Vectors.dense(float(x))) for x in range(10)], ["label", "features"])
    >>> model = DeepLinearClassifier(depth=2, maxIter=20).fit(data)
    >>> [model.predict(Vectors.dense(x)) for x in (0.0, 9.0)]
    [0.0, 1.0]
    """

    def _create_model(self, java_model: Any) -> "DeepLinearClassificationModel":
        return DeepLinearClassificationModel(java_model)


class DeepLinearClassificationModel(
    DeepLinearModel["DeepLinearClassificationTrainingSummary"],
    _JavaClassificationModel[Vector],
    ClassifierParams,
    Readable["DeepLinearClassificationModel"],
):
    """Tells two classes apart by the sign of m = w·x + intercept.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(float(x > 4), Vectors.dense(float(x))) for x in range(10)], ["label", "features"])
    >>> model = DeepLinearClassifier().fit(data)
    >>> model.numClasses, model.labels
    (2, DenseVector([0.0, 1.0]))
    >>> raw = model.predictRaw(Vectors.dense(9.0))
    >>> bool(raw[1] > 0), bool(raw[0] == -raw[1])
    (True, True)
    >>> model.save(temp_path + "/classifier")
    >>> DeepLinearClassificationModel.load(temp_path + "/classifier").intercept == model.intercept
    True
    """

    @property
    def labels(self) -> Vector:
        """The labels of the two classes: (0, 1) or (−1, 1)."""
        return self._call_java("labels")

    @property
    def _summaryCls(self) -> type:
        return DeepLinearClassificationTrainingSummary

    def evaluate(self, dataset: DataFrame) -> "DeepLinearClassificationSummary":
        """How well the model tells the classes of ``dataset``."""
        return DeepLinearClassificationSummary(self._evaluated(dataset))


class DeepLinearClassificationSummary(Summary):
    """How well a model tells the two classes of a DataFrame, with the weights of its rows.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(float(x > 4), Vectors.dense(float(x))) for x in range(10)], ["label", "features"])
    >>> summary = DeepLinearClassifier().fit(data).evaluate(data)
    >>> summary.accuracy, summary.areaUnderROC, summary.numInstances
    (1.0, 1.0, 10)
    """

    @property
    def predictions(self) -> DataFrame:
        """The data with columns of predictions."""
        return self._call_java("predictions")

    @property
    def predictionCol(self) -> str:
        """The column of predicted labels in ``predictions``."""
        return self._call_java("predictionCol")

    @property
    def rawPredictionCol(self) -> str:
        """The column of margins (−m, m) in ``predictions``."""
        return self._call_java("rawPredictionCol")

    @property
    def labelCol(self) -> str:
        """The column of labels in ``predictions``."""
        return self._call_java("labelCol")

    @property
    def featuresCol(self) -> str:
        """The column of features in ``predictions``."""
        return self._call_java("featuresCol")

    @property
    def accuracy(self) -> float:
        """The share of rows, by weight, whose class is predicted."""
        return self._call_java("accuracy")

    @property
    def areaUnderROC(self) -> float:
        """The area under the receiver operating characteristic of the margins."""
        return self._call_java("areaUnderROC")

    @property
    def numInstances(self) -> int:
        """The number of rows."""
        return self._call_java("numInstances")


class DeepLinearClassificationTrainingSummary(TrainingFacts, DeepLinearClassificationSummary):
    """How training went, and how well the model tells the classes of the data that it was given.

    >>> from pyspark.ml.linalg import Vectors
    >>> data = spark.createDataFrame([(float(x > 4), Vectors.dense(float(x))) for x in range(10)], ["label", "features"])
    >>> summary = DeepLinearClassifier(maxIter=3, tol=0).fit(data).summary
    >>> summary.totalIterations, summary.historyIterations, summary.accuracy
    (3, [0, 1, 2, 3], 1.0)
    """
