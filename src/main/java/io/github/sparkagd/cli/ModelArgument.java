package io.github.sparkagd.cli;

import io.github.sparkagd.data.ColumnRequest;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.ml.LoadedModel;
import io.github.sparkagd.ml.ModelFiles;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The model that a command applies. */
@Section.Holds(Section.DATA)
final class ModelArgument {
    private static final String OPTION = "--model";

    @Option(
            names = OPTION,
            required = true,
            paramLabel = "DIR",
            description =
                    "a saved model: OUT/models/RUN of a training, OUT for its best run, a linear regression model of "
                            + "this library or of Spark, or a pipeline model that ends in one")
    private String model;

    String uri() {
        return model;
    }

    /**
     * A model on the data that it is applied to.
     *
     * @param model the model
     * @param data with the columns that the model takes, in its order
     */
    record Applied(LoadedModel model, DataSet data) {}

    /** What is to be done with a model and data. */
    interface Work<T> {
        T on(Applied applied);
    }

    /**
     * Reads the model, finds its columns in the data, and does the work.
     *
     * @param tell takes what the user should know
     */
    <T> T apply(LazySession session, Asked asked, Consumer<String> tell, Work<T> work) {
        BestRun best = BestRun.of(OPTION, model, session.sparkContext().hadoopConfiguration());
        LoadedModel loaded = ModelFiles.load(session, best.uri());
        ColumnRequest request = loaded.request(OPTION + " " + best.uri(), asked.needsLabel());
        try (DataSet set = DataSet.open(session, asked.options(), request)) {
            requireFits(request, set);
            best.note().ifPresent(tell);
            set.notes().forEach(tell);
            return work.on(new Applied(loaded, set));
        }
    }

    /**
     * The data to apply the model to.
     *
     * @param needsLabel whether rows without a label are of no use
     */
    record Asked(DataOptions options, boolean needsLabel) {}

    /** Refuses a model made for another number of features. */
    private static void requireFits(ColumnRequest request, DataSet data) {
        int d = data.dimension();
        int coefficients = request.dimension();
        UsageException.require(
                coefficients == d,
                request.model() + " has " + coefficients + " coefficients, the data have " + d
                        + " features. Maybe another model"
                        + (coefficients > d ? ", or, with libsvm, --features " + coefficients : "") + ".");
    }

    /** What to say where labels of other classes are compared with those that the model was trained on; empty for nothing. */
    static Optional<String> otherClasses(Applied applied) {
        String here = applied.data()
                .classes()
                .map(pair -> "those of --classes " + pair)
                .orElse("as they stand");
        return applied.model()
                .classes()
                .filter(trained -> !applied.data().classes().equals(Optional.of(trained)))
                .map(trained ->
                        "the model was trained on labels of --classes " + trained + ", these are " + here + ".");
    }
}
