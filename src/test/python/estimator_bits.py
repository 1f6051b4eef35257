"""What ``submit/compat`` compares of the estimator; it prints a digest of bits for each step.

    estimator_bits.py train ROWS MODEL     trains, saves, and loads what it saved
    estimator_bits.py read ROWS MODEL …    loads models that others have saved
"""

import hashlib
import struct
import sys

from pyspark.sql import SparkSession

from sparkagd import DeepLinearRegression, DeepLinearRegressionModel, spark


def digest(numbers):
    return hashlib.sha256(b"".join(struct.pack(">d", number) for number in numbers)).hexdigest()[:12]


def bits(model, data):
    predictions = model.transform(data).orderBy("prediction").select("prediction").collect()
    return digest([*model.coefficients, model.intercept, *(row.prediction for row in predictions)])


def main(action, rows, *models):
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = spark(builder.config("spark.ui.showConsoleProgress", "false"))
    session.sparkContext.setLogLevel("ERROR")
    data = session.read.parquet(rows).coalesce(1)
    if action == "train":
        model = DeepLinearRegression(depth=3, learningRate=0.05, maxIter=30, tol=0.0).fit(data)
        model.save(models[0])
        print(digest(model.summary.objectiveHistory))
        assert bits(model, data) == bits(DeepLinearRegressionModel.load(models[0]), data)
    for path in models:
        print(bits(DeepLinearRegressionModel.load(path), data))
    session.stop()


main(*sys.argv[1:])
