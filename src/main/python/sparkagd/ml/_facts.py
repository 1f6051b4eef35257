"""How a training went; what the summaries of all models have in common."""

import html
from typing import Any, List

from pyspark.ml.wrapper import JavaModel, JavaWrapper
from pyspark.sql import DataFrame
from pyspark.sql.utils import is_remote

from sparkagd import _connect


class Summary(JavaWrapper):
    """A Java summary, or over Spark Connect what asks for one."""

    _remote_model_obj: Any

    def _call_java(self, name: str, *args: Any) -> Any:
        if not is_remote():
            return super()._call_java(name, *args)
        if isinstance(self._java_obj, tuple):
            model, data = self._java_obj
            return _connect.ask(model, f"evaluate {name}", data)
        # One that the server has dropped is made again for PySpark's own request.
        super()._call_java("totalIterations")
        self._remote_model_obj.add_ref()
        return _connect.ask(JavaModel(self._remote_model_obj), f"summary {name}")


class TrainingFacts(Summary):
    """The facts of a training."""

    @property
    def objectiveHistory(self) -> List[float]:
        """The loss Σ w(y − ŷ)² / 2Σ w plus the penalty at the end of each iteration, beginning before the first."""
        return list(self._call_java("objectiveHistory"))

    @property
    def alignmentHistory(self) -> List[float]:
        """⟨Ŷ, Y − Ŷ⟩ / n at the same iterations, in label units squared."""
        return list(self._call_java("alignmentHistory"))

    @property
    def validationHistory(self) -> List[float]:
        """The loss over the validation rows at the same iterations; empty where there were none."""
        return list(self._call_java("validationHistory"))

    @property
    def historyIterations(self) -> List[int]:
        """The iterations of the histories: 0, 1, 2, …, or every so many of them and the last."""
        return list(self._call_java("historyIterations"))

    @property
    def isHistoryThinned(self) -> bool:
        """Whether iterations were left out of the histories, as is done above 10,000."""
        return self._call_java("isHistoryThinned")

    @property
    def totalIterations(self) -> int:
        """The iterations done."""
        return self._call_java("totalIterations")

    @property
    def outcome(self) -> str:
        """How training ended, such as ``tolerance reached``."""
        return self._call_java("outcome")

    @property
    def reason(self) -> str:
        """Why it ended, in a sentence."""
        return self._call_java("reason")

    @property
    def diverged(self) -> bool:
        """Whether training diverged; the model is then the last whose loss was not above the first."""
        return self._call_java("diverged")

    @property
    def learningRate(self) -> float:
        """The step size used, in the coordinates trained in."""
        return self._call_java("learningRate")

    @property
    def largestEigenvalue(self) -> float:
        """The largest of (1/n) X Xᵀ in the coordinates trained in; NaN where the rate was given."""
        return self._call_java("largestEigenvalue")

    @property
    def smallestEigenvalue(self) -> float:
        """The smallest that is not zero; NaN where the rate was given."""
        return self._call_java("smallestEigenvalue")

    @property
    def plan(self) -> str:
        """How the statistics of an iteration were got."""
        return self._call_java("plan")

    @property
    def totalPasses(self) -> int:
        """Passes over the rows, for spectrum and training together."""
        return self._call_java("totalPasses")

    @property
    def totalJobs(self) -> int:
        """Spark jobs of the fit."""
        return self._call_java("totalJobs")

    @property
    def trainingSeconds(self) -> float:
        """Seconds spent in iterations."""
        return self._call_java("trainingSeconds")

    @property
    def history(self) -> DataFrame:
        """The histories with the columns ``iteration``, ``objective``, ``alignment`` and ``validation``."""
        return self._call_java("history")

    def writeReport(self, path: str) -> None:
        """Writes a page that stands alone to a file on any Hadoop file system: curves, outcome, settings."""
        if is_remote():
            raise NotImplementedError("writeReport is not to be had over Spark Connect. Maybe write reportHtml to a file.")
        self._call_java("writeReport", path)

    @property
    def reportHtml(self) -> str:
        """The same page, as HTML."""
        return self._call_java("reportHtml")

    def _repr_html_(self) -> str:
        """The same page in a frame, for a notebook."""
        page = html.escape(self.reportHtml)
        return f'<iframe title="training" srcdoc="{page}" style="width:100%;height:48em;border:0"></iframe>'
