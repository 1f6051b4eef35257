"""Params are those of the Java estimators, and are given by name."""

import pytest
from pyspark.ml.linalg import Vectors

from sparkagd import DeepLinearClassifier, DeepLinearRegression, LockstepCrossValidator

ESTIMATORS = [DeepLinearRegression, DeepLinearClassifier]
VALUES = {
    "algorithm": "cg",
    "blas": "native",
    "checkpointDir": "there",
    "init": "identity",
    "initialCoefficients": Vectors.dense(1.0, 2.0),
    "labelScale": "none",
    "learningRate": "search",
    "plan": "gram",
    "fitIntercept": False,
    "standardization": False,
}


@pytest.mark.parametrize("kind", ESTIMATORS)
def test_names_texts_and_defaults_are_those_of_java(kind, spark):
    estimator = kind()
    java = estimator._java_obj
    assert [param.name for param in estimator.params] == [param.name() for param in java.params()]
    for param in estimator.params:
        theirs = java.getParam(param.name)
        assert param.doc == theirs.doc()
        assert estimator.hasDefault(param) == java.hasDefault(theirs)
        if estimator.hasDefault(param):
            assert estimator.getOrDefault(param) == java.getDefault(theirs).get(), param.name


def test_folds_are_those_of_sparks_cross_validator_in_java(spark):
    assert LockstepCrossValidator().getSeed() == spark._jvm.org.apache.spark.ml.tuning.CrossValidator().getSeed()


@pytest.mark.parametrize("kind", ESTIMATORS)
def test_every_param_has_a_keyword_a_setter_and_a_getter(kind, spark):
    for param in kind().params:
        name = param.name[0].upper() + param.name[1:]
        value = VALUES.get(param.name, "column" if param.name.endswith("Col") else 1)
        by_setter = getattr(kind(), f"set{name}")(value)
        assert isinstance(by_setter, kind)
        for estimator in (by_setter, kind(**{param.name: value}), kind().setParams(**{param.name: value})):
            assert getattr(estimator, f"get{name}")() == value


def test_arguments_are_by_keyword_alone(spark):
    with pytest.raises(TypeError, match="keyword"):
        DeepLinearRegression(4)
    with pytest.raises(TypeError, match="layers"):
        DeepLinearRegression(layers=4)


def test_none_means_not_given(spark, data):
    given = {param.name: None for param in DeepLinearRegression().params}
    estimator = DeepLinearRegression(**given).setParams(**given).setWeightCol(None)
    assert not any(estimator.isSet(param) for param in estimator.params)

    estimator.setMaxIter(3)
    same = estimator.fit(data, {estimator.maxIter: None, estimator.stepSize: None})
    assert same.summary.totalIterations == 3
    assert same.coefficients == estimator.fit(data).coefficients
    assert estimator.fit(data, [{estimator.maxIter: None}])[0].coefficients == same.coefficients


def test_words_may_be_numbers(spark):
    assert DeepLinearRegression(learningRate=0.25, labelScale=2).getLearningRate() == "0.25"
    with pytest.raises(TypeError, match="learningRate"):
        DeepLinearRegression(learningRate=[0.25])


def test_coefficients_to_start_from_may_be_a_list(spark, data):
    start = DeepLinearRegression(initialCoefficients=[2, -1.0], maxIter=0).fit(data)
    again = DeepLinearRegression(maxIter=0).setInitialModel(start).fit(data)
    # Two roundings each: they are divided by the scale of the labels, and multiplied again.
    for model in (start, again):
        assert model.coefficients.toArray() == pytest.approx([2.0, -1.0], rel=1e-15)


def test_a_value_out_of_bounds_is_named(spark, data):
    with pytest.raises(Exception, match="depth given invalid value 0"):
        DeepLinearRegression(depth=0).fit(data)


def test_a_class_of_ones_own_may_extend_an_estimator(spark, data):
    class Own(DeepLinearRegression):
        pass

    assert Own(maxIter=2).fit(data).coefficients == DeepLinearRegression(maxIter=2).fit(data).coefficients
    assert Own().getSeed() == DeepLinearRegression().getSeed()
