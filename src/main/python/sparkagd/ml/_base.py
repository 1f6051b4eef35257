"""What all wrappers of Java estimators and models share."""

import threading
from concurrent.futures import Future
from typing import Any, Callable, Dict, Generic, Iterator, List, Optional, Sequence, Tuple, Type, TypeVar

from pyspark.ml.linalg import Vector
from pyspark.ml.param import Param, Params
from pyspark.ml.util import HasTrainingSummary, JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel
from pyspark.sql import DataFrame
from pyspark.sql.utils import is_remote

from sparkagd import _connect, _java

P = TypeVar("P", bound="Wrapper")
M = TypeVar("M", bound="DeepLinearModel[Any]")
T = TypeVar("T")
R = TypeVar("R", bound="JavaMLReadable[Any]")
ParamMap = Dict[Param[Any], Any]


class Reader(JavaMLReader[R]):
    """Reads by the Java class of the same name, whose package has another."""

    def __init__(self, clazz: Type[Any]) -> None:
        _java.require_jar()
        super().__init__(clazz)

    @classmethod
    def _java_loader_class(cls, clazz: Type[Any]) -> str:
        return _java.class_name(clazz)


class Readable(JavaMLReadable[R]):
    """Can be read again."""

    @classmethod
    def read(cls) -> Any:
        """A reader of what ``write`` wrote."""
        return _connect.reader(cls) if is_remote() else Reader(cls)


class Wrapper(Params):
    """Params whose value ``None`` means that none was given."""

    def _set(self: P, **kwargs: Any) -> P:
        return super()._set(**{name: value for name, value in kwargs.items() if value is not None})

    def copy(self: P, extra: Optional[ParamMap] = None) -> P:
        """A copy with the same uid and the values of ``extra`` in place of its own."""
        return super().copy(given(extra or {}))


def given(params: ParamMap) -> ParamMap:
    """Without those that are ``None``."""
    if not isinstance(params, dict):
        return params  # for PySpark to refuse
    return {param: value for param, value in params.items() if value is not None}


class DeepLinearEstimator(Wrapper, JavaEstimator[M], JavaMLWritable, Generic[M]):
    """An estimator, which trains several settings in lock-step."""

    def setInitialModel(self: P, model: M) -> P:
        """Starts from the coefficients of ``model``, in a network whose scalar layers are 1."""
        return self._set(initialCoefficients=model.coefficients)

    def fitMultiple(self, dataset: DataFrame, paramMaps: Sequence[ParamMap]) -> Iterator[Tuple[int, M]]:
        """Models by their index in ``paramMaps``, trained in lock-step when the first is asked for."""
        if is_remote():
            return super().fitMultiple(dataset, paramMaps)
        estimator = self.copy()
        settings = [self.copy(params) for params in paramMaps]
        return _Lockstep(lambda: estimator._fit_together(dataset, settings), len(settings))

    def _fit_together(self, dataset: DataFrame, settings: Sequence["DeepLinearEstimator[M]"]) -> List[M]:
        from pyspark import SparkContext

        java: Any = self._java_obj
        gateway: Any = SparkContext._gateway
        maps = gateway.new_array(gateway.jvm.org.apache.spark.ml.param.ParamMap, len(settings))
        for index, setting in enumerate(settings):
            maps[index] = setting._transfer_param_map_to_java(setting._paramMap)
        models = java.fit(dataset._jdf, maps)
        return [
            setting._copyValues(self._create_model(model)) for setting, model in zip(settings, list(models))
        ]


class _Lockstep(Iterator[Tuple[int, M]]):
    """Hands out models that are trained together; threads may share it, as those of ``CrossValidator`` do."""

    def __init__(self, train: Callable[[], List[M]], count: int) -> None:
        self._train = train
        self._left = iter(range(count))
        self._models: "Future[List[M]]" = Future()
        self._lock = threading.Lock()

    def __next__(self) -> Tuple[int, M]:
        with self._lock:
            index = next(self._left)
            if not self._models.done():
                self._settle()
        return index, self._models.result()[index]

    def _settle(self) -> None:
        """Trains once: a failure is for all who ask."""
        try:
            self._models.set_result(self._train())
        except BaseException as failure:
            self._models.set_exception(failure)


class DeepLinearModel(Wrapper, JavaModel, JavaMLWritable, HasTrainingSummary[T], Generic[T]):
    """A trained network of width 1."""

    def __init__(self, java_model: Optional[Any] = None) -> None:
        super().__init__(java_model)
        # That of the estimator, which comes with the rest of its params.
        self._defaultParamMap.pop(self.getParam("seed"), None)

    def _call_java(self, name: str, *args: Any) -> Any:
        # What takes arguments, ``predict`` and its kin, PySpark's server calls for any model.
        return _connect.ask(self, name) if is_remote() and not args else super()._call_java(name, *args)

    @property
    def coefficients(self) -> Vector:
        """The end-to-end weights on raw features, one a feature."""
        return self._call_java("coefficients")

    @property
    def intercept(self) -> float:
        """Added to the product of coefficients and features."""
        return self._call_java("intercept")

    @property
    def layerScales(self) -> Vector:
        """The scalar layers a₂ … a_L."""
        return self._call_java("layerScales")

    @property
    def numLayers(self) -> int:
        """The number L of layers."""
        return self._call_java("numLayers")

    @property
    def _summaryCls(self) -> type:
        """What wraps the Java summary; PySpark 4.0 has no name for it."""
        raise NotImplementedError

    @property
    def summary(self) -> T:
        """How training went; a model that was loaded has none."""
        if not self.hasSummary:
            raise RuntimeError(
                f"No training summary available for this {type(self).__name__}. "
                "Maybe it was loaded; a summary is not saved."
            )
        # PySpark 4.0 gives the Java object itself.
        return super().summary if is_remote() else self._summaryCls(self._call_java("summary"))

    def _summary_dataset(self, train_dataset: DataFrame) -> DataFrame:
        return train_dataset

    def _evaluated(self, dataset: DataFrame) -> Any:
        """The Java summary of ``dataset``, with the params as they are here; over Spark Connect what it is made of."""
        if is_remote():
            return self.copy(), dataset
        self._transfer_params_to_java()
        return self._call_java("evaluate", dataset)
