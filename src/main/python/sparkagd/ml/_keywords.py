# Written from the params of the Java estimators: SettingsTest compares, and says where the right text is.
"""Constructors and setters of the estimators."""

from typing import Any, Dict, Optional, Sequence, TypeVar, Union

from pyspark import keyword_only
from pyspark.ml.linalg import Vector

from sparkagd import _java
from sparkagd.ml._params import DeepLinearParams

S = TypeVar("S", bound="_Setters")


class _Setters(DeepLinearParams):
    _input_kwargs: Dict[str, Any]
    _java_obj: Any

    def setAggregationDepth(self: S, value: Optional[int]) -> S:
        """Sets ``aggregationDepth``; ``None`` leaves it as it is."""
        return self._set(aggregationDepth=value)

    def setAlgorithm(self: S, value: Optional[str]) -> S:
        """Sets ``algorithm``; ``None`` leaves it as it is."""
        return self._set(algorithm=value)

    def setBlas(self: S, value: Optional[str]) -> S:
        """Sets ``blas``; ``None`` leaves it as it is."""
        return self._set(blas=value)

    def setCheckpointDir(self: S, value: Optional[str]) -> S:
        """Sets ``checkpointDir``; ``None`` leaves it as it is."""
        return self._set(checkpointDir=value)

    def setCheckpointInterval(self: S, value: Optional[int]) -> S:
        """Sets ``checkpointInterval``; ``None`` leaves it as it is."""
        return self._set(checkpointInterval=value)

    def setDepth(self: S, value: Optional[int]) -> S:
        """Sets ``depth``; ``None`` leaves it as it is."""
        return self._set(depth=value)

    def setFitIntercept(self: S, value: Optional[bool]) -> S:
        """Sets ``fitIntercept``; ``None`` leaves it as it is."""
        return self._set(fitIntercept=value)

    def setInit(self: S, value: Optional[str]) -> S:
        """Sets ``init``; ``None`` leaves it as it is."""
        return self._set(init=value)

    def setInitialCoefficients(self: S, value: Optional[Union[Vector, Sequence[float]]]) -> S:
        """Sets ``initialCoefficients``; ``None`` leaves it as it is."""
        return self._set(initialCoefficients=value)

    def setLabelScale(self: S, value: Optional[Union[str, float]]) -> S:
        """Sets ``labelScale``; ``None`` leaves it as it is."""
        return self._set(labelScale=value)

    def setLearningRate(self: S, value: Optional[Union[str, float]]) -> S:
        """Sets ``learningRate``; ``None`` leaves it as it is."""
        return self._set(learningRate=value)

    def setMaxBlockSizeInMB(self: S, value: Optional[float]) -> S:
        """Sets ``maxBlockSizeInMB``; ``None`` leaves it as it is."""
        return self._set(maxBlockSizeInMB=value)

    def setMaxIter(self: S, value: Optional[int]) -> S:
        """Sets ``maxIter``; ``None`` leaves it as it is."""
        return self._set(maxIter=value)

    def setMaxTime(self: S, value: Optional[float]) -> S:
        """Sets ``maxTime``; ``None`` leaves it as it is."""
        return self._set(maxTime=value)

    def setMomentum(self: S, value: Optional[float]) -> S:
        """Sets ``momentum``; ``None`` leaves it as it is."""
        return self._set(momentum=value)

    def setPlan(self: S, value: Optional[str]) -> S:
        """Sets ``plan``; ``None`` leaves it as it is."""
        return self._set(plan=value)

    def setRegParam(self: S, value: Optional[float]) -> S:
        """Sets ``regParam``; ``None`` leaves it as it is."""
        return self._set(regParam=value)

    def setSeed(self: S, value: Optional[int]) -> S:
        """Sets ``seed``; ``None`` leaves it as it is."""
        return self._set(seed=value)

    def setStandardization(self: S, value: Optional[bool]) -> S:
        """Sets ``standardization``; ``None`` leaves it as it is."""
        return self._set(standardization=value)

    def setStepSize(self: S, value: Optional[float]) -> S:
        """Sets ``stepSize``; ``None`` leaves it as it is."""
        return self._set(stepSize=value)

    def setTol(self: S, value: Optional[float]) -> S:
        """Sets ``tol``; ``None`` leaves it as it is."""
        return self._set(tol=value)

    def setValidationIndicatorCol(self: S, value: Optional[str]) -> S:
        """Sets ``validationIndicatorCol``; ``None`` leaves it as it is."""
        return self._set(validationIndicatorCol=value)

    def setValidationTol(self: S, value: Optional[float]) -> S:
        """Sets ``validationTol``; ``None`` leaves it as it is."""
        return self._set(validationTol=value)

    def setWeightCol(self: S, value: Optional[str]) -> S:
        """Sets ``weightCol``; ``None`` leaves it as it is."""
        return self._set(weightCol=value)

    def setWidth(self: S, value: Optional[int]) -> S:
        """Sets ``width``; ``None`` leaves it as it is."""
        return self._set(width=value)


class RegressionKeywords(_Setters):
    @keyword_only
    def __init__(
        self,
        *,
        aggregationDepth: Optional[int] = 2,
        algorithm: Optional[str] = "agd",
        blas: Optional[str] = "java",
        checkpointDir: Optional[str] = None,
        checkpointInterval: Optional[int] = 100,
        depth: Optional[int] = 4,
        featuresCol: Optional[str] = "features",
        fitIntercept: Optional[bool] = True,
        init: Optional[str] = "zeros-ones",
        initialCoefficients: Optional[Union[Vector, Sequence[float]]] = None,
        labelCol: Optional[str] = "label",
        labelScale: Optional[Union[str, float]] = "auto",
        learningRate: Optional[Union[str, float]] = "optimal",
        maxBlockSizeInMB: Optional[float] = 0.0,
        maxIter: Optional[int] = 100,
        maxTime: Optional[float] = None,
        momentum: Optional[float] = None,
        plan: Optional[str] = "auto",
        predictionCol: Optional[str] = "prediction",
        regParam: Optional[float] = 0.0,
        seed: Optional[int] = None,
        standardization: Optional[bool] = True,
        stepSize: Optional[float] = None,
        tol: Optional[float] = 1.0E-6,
        validationIndicatorCol: Optional[str] = None,
        validationTol: Optional[float] = 0.0,
        weightCol: Optional[str] = None,
        width: Optional[int] = 1,
    ) -> None:
        super().__init__()
        self._java_obj = _java.new_object(type(self), self.uid)
        self._set(**self._input_kwargs)

    @keyword_only
    def setParams(
        self: S,
        *,
        aggregationDepth: Optional[int] = 2,
        algorithm: Optional[str] = "agd",
        blas: Optional[str] = "java",
        checkpointDir: Optional[str] = None,
        checkpointInterval: Optional[int] = 100,
        depth: Optional[int] = 4,
        featuresCol: Optional[str] = "features",
        fitIntercept: Optional[bool] = True,
        init: Optional[str] = "zeros-ones",
        initialCoefficients: Optional[Union[Vector, Sequence[float]]] = None,
        labelCol: Optional[str] = "label",
        labelScale: Optional[Union[str, float]] = "auto",
        learningRate: Optional[Union[str, float]] = "optimal",
        maxBlockSizeInMB: Optional[float] = 0.0,
        maxIter: Optional[int] = 100,
        maxTime: Optional[float] = None,
        momentum: Optional[float] = None,
        plan: Optional[str] = "auto",
        predictionCol: Optional[str] = "prediction",
        regParam: Optional[float] = 0.0,
        seed: Optional[int] = None,
        standardization: Optional[bool] = True,
        stepSize: Optional[float] = None,
        tol: Optional[float] = 1.0E-6,
        validationIndicatorCol: Optional[str] = None,
        validationTol: Optional[float] = 0.0,
        weightCol: Optional[str] = None,
        width: Optional[int] = 1,
    ) -> S:
        """Sets params by name; those that are ``None`` stay as they are."""
        return self._set(**self._input_kwargs)


class ClassifierKeywords(_Setters):
    @keyword_only
    def __init__(
        self,
        *,
        aggregationDepth: Optional[int] = 2,
        algorithm: Optional[str] = "agd",
        blas: Optional[str] = "java",
        checkpointDir: Optional[str] = None,
        checkpointInterval: Optional[int] = 100,
        depth: Optional[int] = 4,
        featuresCol: Optional[str] = "features",
        fitIntercept: Optional[bool] = True,
        init: Optional[str] = "zeros-ones",
        initialCoefficients: Optional[Union[Vector, Sequence[float]]] = None,
        labelCol: Optional[str] = "label",
        labelScale: Optional[Union[str, float]] = "auto",
        learningRate: Optional[Union[str, float]] = "optimal",
        maxBlockSizeInMB: Optional[float] = 0.0,
        maxIter: Optional[int] = 100,
        maxTime: Optional[float] = None,
        momentum: Optional[float] = None,
        plan: Optional[str] = "auto",
        predictionCol: Optional[str] = "prediction",
        rawPredictionCol: Optional[str] = "rawPrediction",
        regParam: Optional[float] = 0.0,
        seed: Optional[int] = None,
        standardization: Optional[bool] = True,
        stepSize: Optional[float] = None,
        tol: Optional[float] = 1.0E-6,
        validationIndicatorCol: Optional[str] = None,
        validationTol: Optional[float] = 0.0,
        weightCol: Optional[str] = None,
        width: Optional[int] = 1,
    ) -> None:
        super().__init__()
        self._java_obj = _java.new_object(type(self), self.uid)
        self._set(**self._input_kwargs)

    @keyword_only
    def setParams(
        self: S,
        *,
        aggregationDepth: Optional[int] = 2,
        algorithm: Optional[str] = "agd",
        blas: Optional[str] = "java",
        checkpointDir: Optional[str] = None,
        checkpointInterval: Optional[int] = 100,
        depth: Optional[int] = 4,
        featuresCol: Optional[str] = "features",
        fitIntercept: Optional[bool] = True,
        init: Optional[str] = "zeros-ones",
        initialCoefficients: Optional[Union[Vector, Sequence[float]]] = None,
        labelCol: Optional[str] = "label",
        labelScale: Optional[Union[str, float]] = "auto",
        learningRate: Optional[Union[str, float]] = "optimal",
        maxBlockSizeInMB: Optional[float] = 0.0,
        maxIter: Optional[int] = 100,
        maxTime: Optional[float] = None,
        momentum: Optional[float] = None,
        plan: Optional[str] = "auto",
        predictionCol: Optional[str] = "prediction",
        rawPredictionCol: Optional[str] = "rawPrediction",
        regParam: Optional[float] = 0.0,
        seed: Optional[int] = None,
        standardization: Optional[bool] = True,
        stepSize: Optional[float] = None,
        tol: Optional[float] = 1.0E-6,
        validationIndicatorCol: Optional[str] = None,
        validationTol: Optional[float] = 0.0,
        weightCol: Optional[str] = None,
        width: Optional[int] = 1,
    ) -> S:
        """Sets params by name; those that are ``None`` stay as they are."""
        return self._set(**self._input_kwargs)
