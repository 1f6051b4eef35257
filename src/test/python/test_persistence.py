"""What PySpark saves with our stages in it can be loaded again."""

import sys

import pytest
from pyspark.ml import Pipeline, Transformer
from pyspark.ml.classification import OneVsRest, OneVsRestModel
from pyspark.ml.evaluation import RegressionEvaluator
from pyspark.ml.feature import StandardScaler
from pyspark.ml.tuning import (
    CrossValidator,
    CrossValidatorModel,
    ParamGridBuilder,
    TrainValidationSplit,
    TrainValidationSplitModel,
)
from pyspark.ml.util import DefaultParamsReadable, DefaultParamsWritable

from sparkagd import (
    DeepLinearClassificationModel,
    DeepLinearClassifier,
    DeepLinearRegression,
    DeepLinearRegressionModel,
    LockstepCrossValidator,
)


class Unchanged(Transformer, DefaultParamsReadable, DefaultParamsWritable):
    """A stage that only Python has, with which a pipeline is saved in Python's own format."""

    def _transform(self, dataset):
        return dataset


def again(instance, path):
    instance.write().overwrite().save(str(path))
    return type(instance).load(str(path))


def predictions(model, data):
    return [row.prediction for row in model.transform(data).collect()]


def values(instance):
    return {param.name: value for param, value in instance.extractParamMap().items()}


@pytest.mark.parametrize("kind", [DeepLinearRegression, DeepLinearClassifier])
def test_estimators_and_models(kind, data, tmp_path):
    estimator = kind(depth=3, maxIter=7, weightCol=None, labelCol="positive", initialCoefficients=[1.0, 2.0])
    loaded = again(estimator, tmp_path / "estimator")
    assert loaded.uid == estimator.uid and values(loaded) == values(estimator)

    model = estimator.fit(data)
    read = again(model, tmp_path / "model")
    assert read.uid == model.uid and values(read) == values(model)
    assert (read.coefficients, read.intercept) == (model.coefficients, model.intercept)
    assert predictions(read, data) == predictions(model, data)


def test_pipelines(data, tmp_path):
    scaler = StandardScaler(inputCol="features", outputCol="scaled")
    regression = DeepLinearRegression(featuresCol="scaled", depth=2, maxIter=5)
    loaded = again(Pipeline(stages=[scaler, regression]), tmp_path / "pipeline")
    assert isinstance(loaded.getStages()[1], DeepLinearRegression) and loaded.getStages()[1].getDepth() == 2

    model = loaded.fit(data)
    read = again(model, tmp_path / "model")
    assert isinstance(read.stages[1], DeepLinearRegressionModel)
    assert predictions(read, data) == predictions(model, data)


def test_pipelines_with_a_stage_of_python(data, tmp_path):
    pipeline = again(Pipeline(stages=[Unchanged(), DeepLinearRegression(maxIter=5)]), tmp_path / "pipeline")
    assert "python" in (tmp_path / "pipeline").glob("metadata/part-*").__next__().read_text().lower()
    model = pipeline.fit(data)
    assert isinstance(again(model, tmp_path / "model").stages[1], DeepLinearRegressionModel)


@pytest.mark.parametrize("in_pipeline", [False, True])
def test_cross_validators(data, tmp_path, in_pipeline):
    regression = DeepLinearRegression(maxIter=5)
    validator = CrossValidator(
        estimator=Pipeline(stages=[regression]) if in_pipeline else regression,
        estimatorParamMaps=ParamGridBuilder().addGrid(regression.regParam, [0.0, 1.0]).build(),
        evaluator=RegressionEvaluator(),
        numFolds=2,
    )
    model = again(validator, tmp_path / "validator").fit(data)
    read = again(model, tmp_path / "model")
    assert isinstance(read, CrossValidatorModel)
    assert predictions(read, data) == predictions(model, data)
    assert list(read.avgMetrics) == list(model.avgMetrics)


def test_train_validation_split(data, tmp_path):
    regression = DeepLinearRegression(maxIter=5)
    split = TrainValidationSplit(
        estimator=regression,
        estimatorParamMaps=[{regression.regParam: 0.0}, {regression.regParam: 1.0}],
        evaluator=RegressionEvaluator(),
        seed=1,
    )
    model = again(split, tmp_path / "split").fit(data)
    read = again(model, tmp_path / "model")
    assert isinstance(read, TrainValidationSplitModel)
    assert predictions(read, data) == predictions(model, data)


def test_one_versus_rest(data, tmp_path):
    classes = OneVsRest(classifier=DeepLinearClassifier(maxIter=5), labelCol="fold")
    model = again(classes, tmp_path / "estimator").fit(data)
    read = again(model, tmp_path / "model")
    assert isinstance(read, OneVsRestModel) and isinstance(read.models[2], DeepLinearClassificationModel)
    assert predictions(read, data) == predictions(model, data)


def test_lockstep_cross_validator(data, tmp_path):
    regression = DeepLinearRegression(maxIter=5)
    validator = LockstepCrossValidator(
        estimator=regression,
        estimatorParamMaps=[{regression.regParam: 0.0}, {regression.regParam: 1.0}],
        evaluator=RegressionEvaluator(metricName="mae"),
        numFolds=2,
        seed=5,
    )
    loaded = again(validator, tmp_path / "validator")
    assert isinstance(loaded, LockstepCrossValidator)
    assert (loaded.uid, loaded.getNumFolds(), loaded.getSeed()) == (validator.uid, 2, 5)
    assert [list(params.values()) for params in loaded.getEstimatorParamMaps()] == [[0.0], [1.0]]
    model = loaded.fit(data)
    assert list(model.avgMetrics) == list(validator.fit(data).avgMetrics)
    assert predictions(again(model, tmp_path / "model"), data) == predictions(model, data)

    pipeline = again(Pipeline(stages=[validator]), tmp_path / "pipeline")
    assert isinstance(pipeline.getStages()[0], LockstepCrossValidator)
    assert predictions(pipeline.fit(data), data) == predictions(model, data)


def test_a_module_of_the_java_name_is_not_on_disk():
    assert sys.modules["io.github.sparkagd.ml"] is sys.modules["sparkagd.ml"]
