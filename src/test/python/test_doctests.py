"""The examples in docstrings."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import sparkagd

MODULES = ["sparkagd"] + [one.name for one in pkgutil.walk_packages(sparkagd.__path__, "sparkagd.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name, spark, tmp_path):
    module = importlib.import_module(name)
    assert doctest.testmod(module, extraglobs={"spark": spark, "temp_path": str(tmp_path)}).failed == 0


@pytest.mark.parametrize("name", [name for name in sparkagd.__all__ if inspect.isclass(getattr(sparkagd, name))])
def test_every_public_class_has_an_example(name):
    assert ">>>" in getattr(sparkagd, name).__doc__
