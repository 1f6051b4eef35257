"""Several settings are trained together, as in Java."""

import pytest
from pyspark.ml.evaluation import BinaryClassificationEvaluator, Evaluator, RegressionEvaluator
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel, ParamGridBuilder

from sparkagd import DeepLinearClassifier, DeepLinearRegression, LockstepCrossValidator


def jobs_of(spark, work):
    """The number of Spark's jobs that ``work`` starts, and its result."""
    scheduler = spark.sparkContext._jsc.sc().dagScheduler()
    before = scheduler.numTotalJobs()
    result = work()
    return scheduler.numTotalJobs() - before, result


@pytest.mark.parametrize("kind, label", [(DeepLinearRegression, "label"), (DeepLinearClassifier, "positive")])
def test_a_list_of_settings_costs_little_more_than_one(spark, data, kind, label):
    estimator = kind(depth=2, maxIter=20, tol=0.0, plan="fused", labelCol=label)
    settings = [{estimator.regParam: share} for share in (0.0, 0.1, 0.5, 1.0)]
    one, _ = jobs_of(spark, lambda: estimator.fit(data))
    all_four, models = jobs_of(spark, lambda: estimator.fit(data, settings))

    assert one > 20
    assert all_four < 1.5 * one
    assert [model.getRegParam() for model in models] == [0.0, 0.1, 0.5, 1.0]
    for model, params in zip(models, settings):
        alone = estimator.fit(data, params)
        assert model.coefficients == alone.coefficients and model.intercept == alone.intercept
        assert model.summary.totalIterations == 20


def test_fit_multiple_counts_the_settings(spark, data):
    estimator = DeepLinearRegression(maxIter=5)
    found = dict(estimator.fitMultiple(data, [{estimator.depth: depth} for depth in (1, 2, 3)]))
    assert [found[index].numLayers for index in range(3)] == [1, 2, 3]
    assert list(estimator.fitMultiple(data, [])) == []


def test_a_training_that_fails_is_not_tried_again(spark, data):
    estimator = DeepLinearRegression(labelCol="absent")
    models = estimator.fitMultiple(data, [{}, {}])
    failures = []
    for _ in range(2):
        with pytest.raises(Exception, match="absent") as failure:
            next(models)
        failures.append(failure.value)
    assert failures[0] is failures[1]
    with pytest.raises(StopIteration):
        next(models)


def test_settings_are_those_of_the_call(spark, data):
    estimator = DeepLinearRegression(maxIter=5, tol=0.0)
    models = estimator.fitMultiple(data, [{estimator.depth: 1}])
    estimator.setMaxIter(9).setRegParam(2.0)
    _, model = next(models)
    assert model.coefficients == DeepLinearRegression(maxIter=5, tol=0.0, depth=1).fit(data).coefficients


def test_what_is_no_param_map_is_refused(spark, data):
    with pytest.raises(TypeError, match="dict"):
        DeepLinearRegression().fit(data, [3])


def test_cross_validator_of_pyspark_trains_a_fold_together(spark, data):
    estimator = DeepLinearRegression(maxIter=20, tol=0.0, plan="fused")
    grid = ParamGridBuilder().addGrid(estimator.regParam, [0.0, 0.1, 0.5, 1.0]).build()
    validator = CrossValidator(
        estimator=estimator, estimatorParamMaps=grid, evaluator=RegressionEvaluator(), parallelism=2, foldCol="fold"
    )
    one, _ = jobs_of(spark, lambda: estimator.fit(data))
    jobs, model = jobs_of(spark, lambda: validator.fit(data))
    # Three folds and the best setting on all rows, and what the evaluations of twelve models take.
    assert jobs < 4 * 1.5 * one + 12 * 4
    assert model.bestModel.getRegParam() == 0.0


def test_lockstep_cross_validator_agrees_with_pysparks(spark, data):
    estimator = DeepLinearRegression(maxIter=20)
    grid = ParamGridBuilder().addGrid(estimator.regParam, [0.0, 0.5]).build()
    given = dict(estimator=estimator, estimatorParamMaps=grid, evaluator=RegressionEvaluator(), foldCol="fold")
    theirs = CrossValidator(**given).fit(data)
    ours = LockstepCrossValidator(collectSubModels=True, **given).fit(data)

    assert isinstance(ours, CrossValidatorModel)
    assert ours.avgMetrics == pytest.approx(theirs.avgMetrics, rel=1e-6, abs=1e-9)
    assert ours.bestModel.coefficients.toArray() == pytest.approx(theirs.bestModel.coefficients.toArray(), rel=1e-9)
    assert [len(fold) for fold in ours.subModels] == [2, 2, 2]
    assert ours.transform(data).count() == data.count()


def test_lockstep_cross_validator_refuses_what_java_has_not(spark, data):
    class Own(Evaluator):
        def _evaluate(self, dataset):
            return 0.0

    estimator = DeepLinearRegression()
    with pytest.raises(TypeError, match="evaluator must be one of PySpark's own"):
        LockstepCrossValidator(estimator=estimator, estimatorParamMaps=[{}], evaluator=Own()).fit(data)
    with pytest.raises(Exception, match="estimator must be a DeepLinearRegression"):
        LockstepCrossValidator(
            estimator=DeepLinearClassifier(), estimatorParamMaps=[{}], evaluator=BinaryClassificationEvaluator()
        ).fit(data)
