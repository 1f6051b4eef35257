package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.data.DataSet;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** The model that a command applies. */
final class ModelArgument {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "a saved model, OUT/models/RUN of a training, or any linear regression model of Spark")
    private String model;

    String uri() {
        return model;
    }

    SavedModel load(SparkSession session) {
        return SavedModel.load(session, model);
    }

    /** Refuses a model made for another number of features. */
    void requireFits(SavedModel loaded, DataSet data) {
        int d = data.dimension();
        int coefficients = loaded.coefficients().size();
        UsageException.require(
                coefficients == d,
                "--model " + model + " has " + coefficients + " coefficients, the data have " + d
                        + " features. Maybe another model"
                        + (coefficients > d ? ", or, with libsvm, --features " + coefficients : "") + ".");
    }
}
