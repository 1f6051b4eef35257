"""Run with ``AGD_JAR=target/spark-agd_2.13-0.2.0.jar PYTHONPATH=src/main/python python -m unittest src/test/python/test_ml.py``."""

import os
import tempfile
import unittest

try:
    from pyspark.ml.linalg import Vectors
    from pyspark.sql import SparkSession
except ImportError:
    raise unittest.SkipTest("skipped: no pyspark in this Python")


class DeepLinearRegressionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = (
            SparkSession.builder.master("local[2]").config("spark.jars", os.environ["AGD_JAR"]).getOrCreate()
        )
        rows = [(1.0 + 2.0 * i, Vectors.dense(float(i))) for i in range(20)]
        cls.data = cls.spark.createDataFrame(rows, ["label", "features"])

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def test_fits_saves_and_loads(self):
        from sparkagd import DeepLinearRegression, DeepLinearRegressionModel

        model = DeepLinearRegression(depth=3, maxIter=50).fit(self.data)
        self.assertAlmostEqual(model.coefficients[0], 2.0, places=6)
        self.assertAlmostEqual(model.intercept, 1.0, places=5)
        self.assertEqual(model.transform(self.data).count(), 20)
        with tempfile.TemporaryDirectory() as folder:
            model.write().overwrite().save(folder)
            self.assertEqual(DeepLinearRegressionModel.load(folder).coefficients, model.coefficients)


if __name__ == "__main__":
    unittest.main()
