# Written from the params of the Java estimators: SettingsTest compares, and says where the right text is.
"""The params of deep linear models."""

from typing import Any

from pyspark.ml.base import _PredictorParams
from pyspark.ml.classification import _ClassifierParams
from pyspark.ml.linalg import Vector
from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.param.shared import (
    HasAggregationDepth,
    HasCheckpointInterval,
    HasFitIntercept,
    HasMaxBlockSizeInMB,
    HasMaxIter,
    HasRegParam,
    HasSeed,
    HasStandardization,
    HasStepSize,
    HasTol,
    HasValidationIndicatorCol,
    HasWeightCol,
)

from sparkagd import _java
from sparkagd.ml._converters import to_text


class DeepLinearParams(
    _PredictorParams,
    HasAggregationDepth,
    HasCheckpointInterval,
    HasFitIntercept,
    HasMaxBlockSizeInMB,
    HasMaxIter,
    HasRegParam,
    HasSeed,
    HasStandardization,
    HasStepSize,
    HasTol,
    HasValidationIndicatorCol,
    HasWeightCol,
):
    """The params that estimators and models share."""

    aggregationDepth: "Param[int]" = Param(
        Params._dummy(),
        "aggregationDepth",
        "suggested depth for treeAggregate (>= 2)",
        TypeConverters.toInt,
    )
    algorithm: "Param[str]" = Param(
        Params._dummy(),
        "algorithm",
        "training algorithm: agd, agd-full, gd, heavy-ball, nesterov, steepest, cg, deep-gd",
        TypeConverters.toString,
    )
    blas: "Param[str]" = Param(
        Params._dummy(),
        "blas",
        "who multiplies the rows in the gram plan: java (the same bits everywhere) or native (the "
        "machines' own library: faster, agreement to 1e-12)",
        TypeConverters.toString,
    )
    checkpointDir: "Param[str]" = Param(
        Params._dummy(),
        "checkpointDir",
        "folder in which a fit keeps its state every checkpointInterval iterations, on any Hadoop file "
        "system: the same fit then goes on after a crash, with the same bits; unset for none",
        TypeConverters.toString,
    )
    checkpointInterval: "Param[int]" = Param(
        Params._dummy(),
        "checkpointInterval",
        "iterations between two checkpoints in checkpointDir (>= 1), or -1 for none",
        TypeConverters.toInt,
    )
    depth: "Param[int]" = Param(
        Params._dummy(),
        "depth",
        "number of layers of the network of agd and deep-gd; agd-full always has 2, gd and its kin "
        "always 1",
        TypeConverters.toInt,
    )
    featuresCol: "Param[str]" = Param(
        Params._dummy(),
        "featuresCol",
        "features column name",
        TypeConverters.toString,
    )
    fitIntercept: "Param[bool]" = Param(
        Params._dummy(),
        "fitIntercept",
        "fit an intercept: centre features and labels",
        TypeConverters.toBoolean,
    )
    init: "Param[str]" = Param(
        Params._dummy(),
        "init",
        "start of deep-gd: zeros-ones, normal, xavier, xavier-uniform, he, orthogonal, identity, "
        "identity:V, balanced, balanced:V or constant:V; random ones by the seed",
        TypeConverters.toString,
    )
    initialCoefficients: "Param[Vector]" = Param(
        Params._dummy(),
        "initialCoefficients",
        "coefficients to start from, one per feature, such as those of an earlier model; unset starts "
        "from zero",
        TypeConverters.toVector,
    )
    labelCol: "Param[str]" = Param(
        Params._dummy(),
        "labelCol",
        "label column name",
        TypeConverters.toString,
    )
    labelScale: "Param[str]" = Param(
        Params._dummy(),
        "labelScale",
        "what labels are divided by while training: auto (their root mean square, about their mean with "
        "an intercept), none, or a positive number; the model is scaled back",
        to_text,
    )
    learningRate: "Param[str]" = Param(
        Params._dummy(),
        "learningRate",
        "a number, optimal (from the spectrum of the data), search (each run's best of a grid) or "
        "search:gd (gd's best for all)",
        to_text,
    )
    maxBlockSizeInMB: "Param[float]" = Param(
        Params._dummy(),
        "maxBlockSizeInMB",
        "Maximum memory in MB for stacking input data into blocks. Data is stacked within partitions. If "
        "more than remaining data size in a partition then it is adjusted to the data size. Default 0.0 "
        "represents choosing optimal value, depends on specific algorithm. Must be >= 0.",
        TypeConverters.toFloat,
    )
    maxIter: "Param[int]" = Param(
        Params._dummy(),
        "maxIter",
        "number of iterations, at most",
        TypeConverters.toInt,
    )
    maxTime: "Param[float]" = Param(
        Params._dummy(),
        "maxTime",
        "time after which training ends at the next iteration; unset for no limit",
        TypeConverters.toFloat,
    )
    momentum: "Param[float]" = Param(
        Params._dummy(),
        "momentum",
        "momentum of heavy-ball; unset for the value that follows from the spectrum",
        TypeConverters.toFloat,
    )
    plan: "Param[str]" = Param(
        Params._dummy(),
        "plan",
        "how the statistics of an iteration are got: fused (a pass over the rows an iteration), "
        "round-robin (a pass a layer, as the paper's listing), gram (one pass in all), krylov (a pass of "
        "one vector an iteration for all runs together) or auto (what should be fastest)",
        TypeConverters.toString,
    )
    predictionCol: "Param[str]" = Param(
        Params._dummy(),
        "predictionCol",
        "prediction column name",
        TypeConverters.toString,
    )
    regParam: "Param[float]" = Param(
        Params._dummy(),
        "regParam",
        "L2 penalty, relative to the labels' standard deviation, as regParam of Spark's linear regression",
        TypeConverters.toFloat,
    )
    seed: "Param[int]" = Param(
        Params._dummy(),
        "seed",
        "random seed",
        TypeConverters.toInt,
    )
    standardization: "Param[bool]" = Param(
        Params._dummy(),
        "standardization",
        "divide features by their standard deviations while training",
        TypeConverters.toBoolean,
    )
    stepSize: "Param[float]" = Param(
        Params._dummy(),
        "stepSize",
        "Step size to be used for each iteration of optimization (> 0)",
        TypeConverters.toFloat,
    )
    tol: "Param[float]" = Param(
        Params._dummy(),
        "tol",
        "a run ends when the norm of its gradient is at most X times that at zero weights; 0 for never",
        TypeConverters.toFloat,
    )
    validationIndicatorCol: "Param[str]" = Param(
        Params._dummy(),
        "validationIndicatorCol",
        "name of the column that indicates whether each row is for training or for validation. False "
        "indicates training; true indicates validation.",
        TypeConverters.toString,
    )
    validationTol: "Param[float]" = Param(
        Params._dummy(),
        "validationTol",
        "where validationIndicatorCol is set: training ends when the loss over the validation rows does "
        "not fall by more than this share of itself in an iteration (0 <= validationTol < 1)",
        TypeConverters.toFloat,
    )
    weightCol: "Param[str]" = Param(
        Params._dummy(),
        "weightCol",
        "weight column name. If this is not set or empty, we treat all instance weights as 1.0",
        TypeConverters.toString,
    )
    width: "Param[int]" = Param(
        Params._dummy(),
        "width",
        "units in every hidden layer of deep-gd",
        TypeConverters.toInt,
    )

    def __init__(self, *args: Any):
        super().__init__(*args)
        self._setDefault(
            aggregationDepth=2,
            algorithm="agd",
            blas="java",
            checkpointInterval=100,
            depth=4,
            featuresCol="features",
            fitIntercept=True,
            init="zeros-ones",
            labelCol="label",
            labelScale="auto",
            learningRate="optimal",
            maxBlockSizeInMB=0.0,
            maxIter=100,
            plan="auto",
            predictionCol="prediction",
            regParam=0.0,
            standardization=True,
            tol=1.0E-6,
            validationTol=0.0,
            width=1,
            # PySpark's is a hash that is another in every process.
            seed=_java.default_seed(type(self)),
        )

    def getAlgorithm(self) -> str:
        """The value of ``algorithm`` or its default."""
        return self.getOrDefault(self.algorithm)

    def getBlas(self) -> str:
        """The value of ``blas`` or its default."""
        return self.getOrDefault(self.blas)

    def getCheckpointDir(self) -> str:
        """The value of ``checkpointDir`` or its default."""
        return self.getOrDefault(self.checkpointDir)

    def getDepth(self) -> int:
        """The value of ``depth`` or its default."""
        return self.getOrDefault(self.depth)

    def getInit(self) -> str:
        """The value of ``init`` or its default."""
        return self.getOrDefault(self.init)

    def getInitialCoefficients(self) -> Vector:
        """The value of ``initialCoefficients`` or its default."""
        return self.getOrDefault(self.initialCoefficients)

    def getLabelScale(self) -> str:
        """The value of ``labelScale`` or its default."""
        return self.getOrDefault(self.labelScale)

    def getLearningRate(self) -> str:
        """The value of ``learningRate`` or its default."""
        return self.getOrDefault(self.learningRate)

    def getMaxTime(self) -> float:
        """The value of ``maxTime`` or its default."""
        return self.getOrDefault(self.maxTime)

    def getMomentum(self) -> float:
        """The value of ``momentum`` or its default."""
        return self.getOrDefault(self.momentum)

    def getPlan(self) -> str:
        """The value of ``plan`` or its default."""
        return self.getOrDefault(self.plan)

    def getValidationTol(self) -> float:
        """The value of ``validationTol`` or its default."""
        return self.getOrDefault(self.validationTol)

    def getWidth(self) -> int:
        """The value of ``width`` or its default."""
        return self.getOrDefault(self.width)


class ClassifierParams(DeepLinearParams, _ClassifierParams):
    """The params of classifiers and their models."""

    rawPredictionCol: "Param[str]" = Param(
        Params._dummy(),
        "rawPredictionCol",
        "raw prediction (a.k.a. confidence) column name",
        TypeConverters.toString,
    )
