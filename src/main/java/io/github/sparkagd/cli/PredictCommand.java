package io.github.sparkagd.cli;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.cluster.Predictions;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.cluster.Scoring;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
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
            "  agd predict --model agd-train-1 --data new.parquet --parts --out predictions"
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

    @Mixin
    private PartsArgument form = new PartsArgument();

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
            Sessions.with(this, session -> {
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
            Scoring scoring = new Scoring(applied.model().linear(), set.featureUnit());
            try (Predictions predictions = scoring.predictions(set, testSet ? Part.TEST : Part.TRAINING)) {
                form.write(predictions, target);
            }
            return target;
        });
    }
}
