"""A thin wrapper: params and training are those of the Java classes in ``io.github.sparkagd.ml``."""

from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.param.shared import (
    HasAggregationDepth,
    HasCheckpointInterval,
    HasFeaturesCol,
    HasFitIntercept,
    HasLabelCol,
    HasMaxBlockSizeInMB,
    HasMaxIter,
    HasPredictionCol,
    HasRawPredictionCol,
    HasRegParam,
    HasSeed,
    HasStandardization,
    HasStepSize,
    HasTol,
    HasValidationIndicatorCol,
    HasWeightCol,
)
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel

_PACKAGE = "io.github.sparkagd.ml."


class _DeepLinearParams(
    HasAggregationDepth,
    HasCheckpointInterval,
    HasFeaturesCol,
    HasFitIntercept,
    HasLabelCol,
    HasMaxBlockSizeInMB,
    HasMaxIter,
    HasPredictionCol,
    HasRegParam,
    HasSeed,
    HasStandardization,
    HasStepSize,
    HasTol,
    HasValidationIndicatorCol,
    HasWeightCol,
):
    depth = Param(Params._dummy(), "depth", "number of layers", TypeConverters.toInt)
    algorithm = Param(
        Params._dummy(),
        "algorithm",
        "training algorithm: agd, agd-full, gd, heavy-ball, nesterov, steepest, cg, deep-gd",
        TypeConverters.toString,
    )
    checkpointDir = Param(Params._dummy(), "checkpointDir", "folder for checkpoints", TypeConverters.toString)
    initialCoefficients = Param(
        Params._dummy(), "initialCoefficients", "coefficients to start from", TypeConverters.toVector
    )
    blas = Param(Params._dummy(), "blas", "java or native", TypeConverters.toString)
    init = Param(Params._dummy(), "init", "start of deep-gd", TypeConverters.toString)
    learningRate = Param(
        Params._dummy(), "learningRate", "a number, optimal, search or search:gd", TypeConverters.toString
    )
    momentum = Param(Params._dummy(), "momentum", "momentum of heavy-ball", TypeConverters.toFloat)
    width = Param(Params._dummy(), "width", "units in every hidden layer of deep-gd", TypeConverters.toInt)
    labelScale = Param(Params._dummy(), "labelScale", "auto, none or a number", TypeConverters.toString)
    maxTime = Param(Params._dummy(), "maxTime", "seconds after which training ends", TypeConverters.toFloat)
    plan = Param(Params._dummy(), "plan", "how statistics are got", TypeConverters.toString)
    validationTol = Param(Params._dummy(), "validationTol", "least fall of the validation loss", TypeConverters.toFloat)


class _Reader(JavaMLReader):
    """Reads by the Java class of the same name, which is in a package of its own."""

    @classmethod
    def _java_loader_class(cls, clazz):
        return _PACKAGE + clazz.__name__


class _Loadable:
    @classmethod
    def read(cls):
        return _Reader(cls)

    @classmethod
    def _from_java(cls, java_stage):
        instance = cls() if issubclass(cls, JavaEstimator) else cls(java_stage)
        instance._java_obj = java_stage
        instance._resetUid(java_stage.uid())
        instance._transfer_params_from_java()
        return instance


class _DeepLinearEstimator(_Loadable, JavaEstimator, _DeepLinearParams, JavaMLReadable, JavaMLWritable):
    def __init__(self, **params):
        super().__init__()
        self._java_obj = self._new_java_obj(_PACKAGE + type(self).__name__, self.uid)
        self._transfer_params_from_java()
        self.setParams(**params)

    def setParams(self, **params):
        """Sets params by name, such as ``setParams(depth=4, maxIter=200)``."""
        return self._set(**params)


class _DeepLinearModel(_Loadable, JavaModel, _DeepLinearParams, JavaMLReadable, JavaMLWritable):
    @property
    def coefficients(self):
        return self._call_java("coefficients")

    @property
    def intercept(self):
        return self._call_java("intercept")

    @property
    def layerScales(self):
        return self._call_java("layerScales")

    @property
    def numFeatures(self):
        return self._call_java("numFeatures")

    def predict(self, features):
        return self._call_java("predict", features)


class DeepLinearRegression(_DeepLinearEstimator):
    """Regression by a deep linear network; see the Java class of this name."""

    def _create_model(self, java_model):
        return DeepLinearRegressionModel(java_model)


class DeepLinearRegressionModel(_DeepLinearModel):
    """The model of ``DeepLinearRegression``."""

    @property
    def objectiveHistory(self):
        """The loss at the end of each iteration; only right after training."""
        return list(self._java_obj.summary().objectiveHistory())


class DeepLinearClassifier(_DeepLinearEstimator, HasRawPredictionCol):
    """Two classes by least squares; see the Java class of this name."""

    def _create_model(self, java_model):
        return DeepLinearClassificationModel(java_model)


class DeepLinearClassificationModel(_DeepLinearModel, HasRawPredictionCol):
    """The model of ``DeepLinearClassifier``."""
