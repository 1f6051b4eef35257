"""What works over Spark Connect; test_connect.py starts the server and runs this."""

import gc
import json
import os
import re

import pytest
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import OneVsRest
from pyspark.ml.evaluation import BinaryClassificationEvaluator, RegressionEvaluator
from pyspark.ml.feature import StandardScaler
from pyspark.ml.linalg import Vectors
from pyspark.ml.regression import LinearRegression
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel, ParamGridBuilder
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, lit
from pyspark.sql.utils import is_remote
from test_documents import blocks, within

import sparkagd
from sparkagd import _java
from sparkagd import (
    DeepLinearClassificationModel,
    DeepLinearClassifier,
    DeepLinearRegression,
    DeepLinearRegressionModel,
    LockstepCrossValidator,
)


@pytest.fixture(scope="session")
def spark():
    session = sparkagd.spark(SparkSession.builder.remote(os.environ["AGD_SERVER"]))
    assert is_remote()
    yield session
    session.stop()


@pytest.fixture(scope="session")
def data(spark):
    return spark.read.parquet(os.environ["AGD_ROWS"])


@pytest.fixture(scope="session")
def classic():
    with open(os.environ["AGD_CLASSIC"]) as told:
        return json.load(told)


@pytest.fixture
def model(data):
    return DeepLinearRegression(depth=3, maxIter=20, tol=0.0).fit(data)


def cached(spark):
    """The sizes of the models in the server's cache, by their ids."""
    told = (re.search(r"id\W+([\w-]+).*size\W+(\d+)", item) for item in spark.client._get_ml_cache_info())
    return {item[1]: int(item[2]) for item in told}


def evict(spark, model):
    """Lets the server go of the model in memory, as it does after a while."""
    (gone,) = spark.client._delete_ml_cache([model._java_obj.ref_id], evict_only=True)
    assert gone == model._java_obj.ref_id and gone not in cached(spark)


def again(instance, path):
    instance.write().overwrite().save(str(path))
    return type(instance).load(str(path))


def values(instance):
    return {param.name: value for param, value in instance.extractParamMap().items()}


def given(instance):
    """Params that were set: PySpark's server tells no others of a model that it loads."""
    return {param.name: value for param, value in instance._paramMap.items()}


@pytest.mark.parametrize("kind", [DeepLinearRegression, DeepLinearClassifier])
def test_params(spark, kind):
    estimator = kind(depth=3, weightCol=None, initialCoefficients=[1.0, 2.0])
    assert (estimator.getDepth(), estimator.getMaxIter(), estimator.isSet("weightCol")) == (3, 100, False)
    copy = estimator.copy({estimator.depth: 5})
    assert (copy.setTol(1e-9).getDepth(), copy.getTol(), estimator.getDepth()) == (5, 1e-9, 3)
    assert "number of layers" in estimator.explainParam("depth")


def test_every_param_reaches_the_server(data, tmp_path):
    every = dict(
        aggregationDepth=3, algorithm="heavy-ball", blas="java", checkpointDir=str(tmp_path / "kept"), checkpointInterval=7,
        depth=1, featuresCol="features", fitIntercept=False, init="normal", initialCoefficients=Vectors.dense(0.5, 0.25),
        labelCol="label", labelScale=2, learningRate=0.125, maxBlockSizeInMB=1.0, maxIter=3, maxTime=60.0, momentum=0.5,
        plan="fused", predictionCol="p", regParam=0.01, seed=5, standardization=False, stepSize=0.0625, tol=1e-9,
        validationIndicatorCol="held", validationTol=0.1, weightCol="weight", width=2,
    )  # fmt: skip
    estimator = DeepLinearRegression(**every)
    assert set(every) == {param.name for param in estimator.params}
    assert values(again(estimator, tmp_path / "estimator")) == values(estimator)


def test_a_model_has_the_bits_of_an_ordinary_session(data, classic, model):
    assert isinstance(model, DeepLinearRegressionModel) and model.getDepth() == 3
    assert list(model.coefficients) == classic["coefficients"]
    assert list(model.layerScales) == classic["layerScales"]
    assert (model.numLayers, model.numFeatures, model.firstLayer.size) == (3, 2, 2)
    assert "numLayers=3" in repr(model)
    first = model.transform(data).first()
    assert model.predict(first.features) == first.prediction
    assert model.setPredictionCol("told").transform(data).first().told == first.prediction


def test_a_classifier(data, classic, tmp_path):
    classifier = DeepLinearClassifier(maxIter=20, labelCol="positive")
    model = classifier.fit(data)
    assert (model.numClasses, model.labels) == (2, Vectors.dense(0.0, 1.0))
    assert list(model.predictRaw(data.first().features)) == classic["margins"]
    assert model.summary.areaUnderROC == model.evaluate(data).areaUnderROC == classic["areaUnderROC"]
    assert model.summary.predictions.filter(col("prediction") == col("positive")).count() == round(
        model.summary.accuracy * model.summary.numInstances
    )
    loaded = again(model, tmp_path / "model")
    assert isinstance(loaded, DeepLinearClassificationModel) and loaded.coefficients == model.coefficients
    one = OneVsRest(classifier=classifier.copy({classifier.labelCol: "fold"}), labelCol="fold").fit(data)
    assert one.transform(data).count() == data.count()


def test_a_summary(data, classic, model):
    summary = model.summary
    assert model.hasSummary
    assert (summary.objectiveHistory, summary.r2) == (classic["objectiveHistory"], classic["r2"])
    assert (summary.totalIterations, summary.outcome) == (20, "iterations done")
    assert summary.reason and summary.learningRate > 0 and not summary.diverged
    assert [row.objective for row in summary.history.collect()] == classic["objectiveHistory"]
    assert summary.predictions.columns[-1] == summary.predictionCol == "prediction"
    assert summary.residuals.count() == summary.numInstances == data.count()
    assert "maxIter" in summary.reportHtml and "<iframe" in summary._repr_html_()
    with pytest.raises(NotImplementedError, match="Maybe write reportHtml"):
        summary.writeReport("report.html")
    with pytest.raises(AttributeError, match="LinearRegression with solver='normal'"):
        print(summary.tValues)


def test_a_summary_outlives_its_model(data, classic):
    summary = DeepLinearRegression(depth=3, maxIter=20, tol=0.0).fit(data).summary
    gc.collect()
    assert summary.r2 == classic["r2"]


def test_evaluate(data, classic, model):
    assert model.evaluate(data).r2 == classic["r2"]
    part = model.evaluate(data.filter("fold = 0"))
    assert part.numInstances == part.predictions.count() == data.filter("fold = 0").count()
    assert part.meanSquaredError > 0
    assert model.setPredictionCol("told").evaluate(data).predictionCol == "told"


def test_the_cache_lets_go_and_takes_back(spark, data, classic, model):
    prediction = model.predict(data.first().features)
    evict(spark, model)
    assert model.predict(data.first().features) == prediction
    evict(spark, model)
    assert list(model.coefficients) == classic["coefficients"] and list(model.layerScales) == classic["layerScales"]
    evict(spark, model)
    assert model.summary.totalIterations == 20
    evict(spark, model)
    assert model.summary.r2 == classic["r2"]
    assert model.summary.objectiveHistory == classic["objectiveHistory"]
    assert "maxIter" in model.summary.reportHtml


def test_a_model_that_nobody_has_leaves_the_server(spark, data):
    model = DeepLinearRegression(maxIter=2).fit(data)
    copy, summary, shown = model.copy(), model.summary, model.transform(data)
    reference = model._java_obj.ref_id
    del model, copy, summary
    gc.collect()
    assert shown.count() == data.count() and reference in cached(spark)
    del shown
    gc.collect()
    assert reference not in cached(spark)


def test_a_model_is_as_large_as_one_of_sparks(spark, data, model):
    plain = LinearRegression().fit(data)
    sizes = cached(spark)
    ours, theirs = sizes[model._java_obj.ref_id], sizes[plain._java_obj.ref_id]
    assert 0.2 * theirs < ours < 3 * theirs


@pytest.mark.parametrize("kind", [DeepLinearRegression, DeepLinearClassifier])
def test_save_and_load(data, kind, tmp_path):
    estimator = kind(depth=3, maxIter=7, labelCol="positive", initialCoefficients=[1.0, 2.0])
    loaded = again(estimator, tmp_path / "estimator")
    assert type(loaded) is kind and loaded.uid == estimator.uid and values(loaded) == values(estimator)
    model = estimator.fit(data)
    read = again(model, tmp_path / "model")
    assert read.uid == model.uid and given(read) == given(model)
    assert (read.coefficients, read.intercept) == (model.coefficients, model.intercept)
    assert sorted(os.listdir(tmp_path / "model")) == ["data", "metadata"]
    assert not read.hasSummary
    with pytest.raises(RuntimeError, match="Maybe it was loaded"):
        print(read.summary)
    with pytest.raises(Exception, match="already exists"):
        model.save(str(tmp_path / "model"))


def test_a_pipeline(data, tmp_path):
    scaler = StandardScaler(inputCol="features", outputCol="scaled")
    pipeline = again(Pipeline(stages=[scaler, DeepLinearRegression(featuresCol="scaled", maxIter=5)]), tmp_path / "pipeline")
    model = pipeline.fit(data)
    loaded = again(model, tmp_path / "model")
    assert isinstance(loaded, PipelineModel)
    assert loaded.stages[1].coefficients == model.stages[1].coefficients
    assert loaded.transform(data).first().prediction == model.transform(data).first().prediction


def test_several_settings(data):
    estimator = DeepLinearRegression(maxIter=20, tol=0.0)
    models = estimator.fit(data, [{estimator.regParam: 0.0}, {estimator.regParam: 0.5, estimator.stepSize: None}])
    assert [model.getRegParam() for model in models] == [0.0, 0.5]
    assert models[0].coefficients == estimator.fit(data).coefficients
    more = DeepLinearRegression(maxIter=0).setInitialModel(models[1]).fit(data)
    assert list(more.coefficients) == pytest.approx(list(models[1].coefficients))


def test_cross_validation_in_lockstep(data, classic, tmp_path):
    estimator = DeepLinearRegression(maxIter=20)
    grid = ParamGridBuilder().addGrid(estimator.regParam, [0.0, 0.5]).addGrid(estimator.depth, [1, 3]).build()
    validator = LockstepCrossValidator(estimator=estimator, estimatorParamMaps=grid, evaluator=RegressionEvaluator())
    chosen = again(validator, tmp_path / "validator").fit(data)
    assert isinstance(chosen, CrossValidatorModel) and isinstance(chosen.bestModel, DeepLinearRegressionModel)
    assert chosen.avgMetrics == classic["avgMetrics"]
    assert chosen.bestModel.getRegParam() == grid[chosen.avgMetrics.index(min(chosen.avgMetrics))][estimator.regParam]
    assert chosen.transform(data).count() == data.count()
    loaded = again(chosen, tmp_path / "chosen")
    assert loaded.bestModel.coefficients == chosen.bestModel.coefficients


def test_cross_validators_agree_where_the_folds_are_given(data):
    estimator = DeepLinearRegression(maxIter=20, tol=0.0, initialCoefficients=[0.5, 1.0])
    grid = ParamGridBuilder().addGrid(estimator.regParam, [0.0, 0.5]).build()
    given = dict(estimator=estimator, estimatorParamMaps=grid, evaluator=RegressionEvaluator(metricName="mae"), foldCol="fold")
    theirs = CrossValidator(**given).fit(data)
    assert LockstepCrossValidator(**given).fit(data).avgMetrics == pytest.approx(theirs.avgMetrics, rel=1e-6)


def test_cross_validation_refuses_what_the_server_cannot_do(data):
    given = dict(estimator=DeepLinearRegression(), estimatorParamMaps=[{}], evaluator=RegressionEvaluator())
    for wrong in (
        dict(evaluator=BinaryClassificationEvaluator()),
        dict(estimator=DeepLinearClassifier()),
        dict(collectSubModels=True),
    ):
        with pytest.raises((TypeError, ValueError), match="over Spark Connect.* Maybe use CrossValidator"):
            LockstepCrossValidator(**{**given, **wrong}).fit(data)


def test_refusals_are_told(data, model):
    with pytest.raises(Exception, match="absent"):
        DeepLinearRegression(labelCol="absent").fit(data)
    with pytest.raises(Exception, match="learningRate given invalid value much"):
        DeepLinearRegression(learningRate="much").fit(data)
    with pytest.raises(NotImplementedError, match="Maybe save the model"):
        model.toLinearRegressionModel()
    for question in ("nothing", "write", "parent", "wait", "summary record"):
        with pytest.raises(Exception, match="has no fact"):
            model.transform(data.withColumn(f"spark-agd asks: {question}", lit(True))).collect()


def test_a_server_without_the_jar_is_told_of(spark, monkeypatch):
    monkeypatch.setattr(_java, "PACKAGE", "com.example")
    with pytest.raises(RuntimeError, match="Maybe start it with --jars"):
        sparkagd.spark(SparkSession.builder.remote(os.environ["AGD_SERVER"]))


def test_the_document(spark, project):
    rows = os.path.dirname(os.environ["AGD_ROWS"])
    (block,) = [block for block in blocks(project / "src/docs/python.md", "python") if ".remote(" in block]
    shared = {}
    exec(within(block.replace("sc://localhost", os.environ["AGD_SERVER"]), rows), shared)
    assert shared["model"].numFeatures == 2
