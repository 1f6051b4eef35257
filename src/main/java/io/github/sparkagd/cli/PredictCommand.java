package io.github.sparkagd.cli;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.cluster.Scoring;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code predict}: what a saved model says of each row. */
@Command(
        name = "predict",
        description = "Writes the predictions of a saved model: a file with lines row,prediction, "
                + "or row,prediction,label where the data have labels.",
        footer = {
            "",
            "Examples:",
            "  agd predict --model agd-train-1 --data new.csv --header",
            "  agd predict --model agd-train-1 --data new.parquet --out predictions"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class PredictCommand extends BaseCommand {
    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(names = "--test-set", description = "predict the rows of the test set instead of the training set")
    private boolean testSet;

    @Mixin
    private OutArguments place = new OutArguments();

    @Override
    public Integer call() {
        DataOptions options = data().options();
        if (!testSet) {
            data().requireNoTest("its rows are predicted with --test-set only. Maybe add that, or drop --test.");
        }
        data().requireNoWeight("a prediction does not depend on it. Maybe drop it.");
        String file = place.place();
        try (RunDirectory target = place.reserve(file)) {
            data().requireApart(target);
            target.requireApart("--model", model.uri());
            if (checkOnly()) {
                return Main.DONE;
            }
            Sessions.with("predict", session -> {
                predict(session, options, target);
                return Main.DONE;
            });
            target.commit();
        }
        out().println("written to " + file);
        return Main.DONE;
    }

    private void predict(LazySession session, DataOptions options, RunDirectory target) {
        model.apply(session, new ModelArgument.Asked(options, false), this::tell, applied -> {
            DataSet set = applied.data();
            UsageException.require(
                    !testSet || set.testRows() > 0,
                    "--test-set: the data have no test rows. Maybe add --test or --test-fraction.");
            session.sparkContext().setJobDescription("predict: " + set.description());
            Iterator<Scoring.Prediction> predictions = new Scoring(
                            applied.model().linear(), set.featureUnit())
                    .predictions(set.rows(), testSet ? Part.TEST : Part.TRAINING);
            target.writeSingle(stream -> write(predictions, set.labelled(), stream));
            return target;
        });
    }

    private static void write(Iterator<Scoring.Prediction> predictions, boolean labelled, OutputStream stream)
            throws IOException {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
            writer.write(labelled ? "row,prediction,label\n" : "row,prediction\n");
            while (predictions.hasNext()) {
                Scoring.Prediction next = predictions.next();
                writer.write(next.row() + "," + next.value() + (labelled ? "," + next.label() : "") + "\n");
            }
        }
    }
}
