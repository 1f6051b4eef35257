"""Models are used like those of pyspark.ml."""

import pytest
from pyspark.ml.classification import ClassificationModel, Classifier
from pyspark.ml.linalg import Vectors
from pyspark.ml.regression import (
    LinearRegression,
    LinearRegressionModel,
    LinearRegressionSummary,
    RegressionModel,
    Regressor,
)
from pyspark.ml.util import HasTrainingSummary

import sparkagd
from sparkagd import (
    DeepLinearClassificationModel,
    DeepLinearClassifier,
    DeepLinearRegression,
    DeepLinearRegressionModel,
)


@pytest.fixture(scope="module")
def regression(data):
    return DeepLinearRegression(depth=3, tol=1e-10, maxIter=1000).fit(data)


@pytest.fixture(scope="module")
def classifier(data):
    return DeepLinearClassifier(labelCol="positive", depth=2, maxIter=20).fit(data)


def test_they_are_what_pyspark_has_names_for(regression, classifier):
    assert isinstance(DeepLinearRegression(), Regressor) and isinstance(regression, RegressionModel)
    assert isinstance(DeepLinearClassifier(), Classifier) and isinstance(classifier, ClassificationModel)
    assert isinstance(regression.summary, LinearRegressionSummary)
    assert isinstance(regression, HasTrainingSummary) and isinstance(classifier, HasTrainingSummary)


def test_a_regression_finds_what_pysparks_finds(data, regression):
    plain = LinearRegression(solver="normal").fit(data)
    assert regression.coefficients.toArray() == pytest.approx(plain.coefficients.toArray(), abs=1e-6)
    assert regression.intercept == pytest.approx(plain.intercept, abs=1e-6)
    point = Vectors.dense(1.0, 1.0)
    assert regression.predict(point) == pytest.approx(plain.predict(point), abs=1e-6)
    ours, theirs = regression.evaluate(data), plain.evaluate(data)
    for name in ("r2", "r2adj", "explainedVariance", "meanAbsoluteError", "rootMeanSquaredError", "degreesOfFreedom"):
        assert getattr(ours, name) == pytest.approx(getattr(theirs, name), abs=1e-6), name
    assert (regression.numFeatures, regression.numLayers, regression.layerScales.size) == (2, 3, 2)
    scale = regression.layerScales[0] * regression.layerScales[1]
    assert regression.firstLayer[0] * scale == pytest.approx(regression.coefficients[0], rel=1e-12)


def test_every_fact_of_a_summary_can_be_asked(data, regression):
    summary = regression.summary
    facts = {
        name: getattr(summary, name)
        for name in dir(type(summary))
        if isinstance(getattr(type(summary), name), property)
        and name not in ("devianceResiduals", "coefficientStandardErrors", "tValues", "pValues")
    }
    assert 0.9 < facts["r2"] < 1.0 and facts["degreesOfFreedom"] == data.count() - 3
    assert facts["objectiveHistory"] == regression.objectiveHistory
    assert len(facts["objectiveHistory"]) == len(facts["alignmentHistory"]) == facts["totalIterations"] + 1
    assert facts["validationHistory"] == [] and facts["historyIterations"][:3] == [0, 1, 2]
    assert facts["residuals"].columns == ["residuals"]
    assert facts["diverged"] is False and facts["isHistoryThinned"] is False


def test_what_only_the_normal_equations_give_is_named(regression):
    assert not hasattr(regression.summary, "pValues")
    with pytest.raises(AttributeError, match="solver='normal'"):
        regression.summary.coefficientStandardErrors


def test_evaluate_follows_the_params_of_the_model(data, regression):
    summary = regression.copy().setPredictionCol("guess").evaluate(data)
    assert "guess" in summary.predictions.columns and summary.predictionCol == "guess"


@pytest.mark.parametrize(
    "model, kind", [("regression", DeepLinearRegressionModel), ("classifier", DeepLinearClassificationModel)]
)
def test_a_loaded_model_has_no_summary_and_says_so(request, model, kind, tmp_path):
    trained = request.getfixturevalue(model)
    trained.save(str(tmp_path / "model"))
    loaded = kind.load(str(tmp_path / "model"))
    assert trained.hasSummary and not loaded.hasSummary
    with pytest.raises(RuntimeError, match="No training summary available.*Maybe it was loaded"):
        loaded.summary
    if model == "regression":
        with pytest.raises(RuntimeError, match="No training summary available"):
            loaded.objectiveHistory


def test_a_plain_model_predicts_the_same_and_is_written_as_pmml(data, regression, tmp_path):
    plain = regression.copy().setPredictionCol("guess").toLinearRegressionModel()
    assert isinstance(plain, LinearRegressionModel)
    assert plain.coefficients == regression.coefficients and plain.getPredictionCol() == "guess"
    plain.write().format("pmml").save(str(tmp_path / "pmml"))
    assert "<PMML" in next((tmp_path / "pmml").glob("part-*")).read_text()


def test_a_classifier_has_margins_and_classes(data, classifier):
    assert (classifier.numClasses, classifier.numFeatures, classifier.numLayers) == (2, 2, 2)
    assert list(classifier.labels) == [0.0, 1.0]
    raw = classifier.predictRaw(Vectors.dense(4.0, 0.0))
    assert raw[1] == -raw[0] > 0 and classifier.predict(Vectors.dense(4.0, 0.0)) == 1.0
    summary = classifier.evaluate(data)
    assert summary.accuracy > 0.8 and summary.areaUnderROC > 0.9 and summary.numInstances == data.count()
    assert classifier.setRawPredictionCol("margin").transform(data).columns[-2:] == ["margin", "prediction"]


def test_every_public_name_is_there():
    assert all(hasattr(sparkagd, name) for name in sparkagd.__all__)


def test_a_page_is_written_and_shown_in_a_notebook(regression, classifier, tmp_path):
    regression.summary.writeReport(str(tmp_path / "report.html"))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and "agd L=3" in page and "setMaxIter" not in page
    frame = classifier.summary._repr_html_()
    assert frame.startswith("<iframe") and "<script" not in frame and "&lt;script" in frame


def test_the_history_is_a_dataframe(regression):
    history = regression.summary.history
    assert history.columns == ["iteration", "objective", "alignment", "validation"]
    assert [row.objective for row in history.collect()] == regression.objectiveHistory
