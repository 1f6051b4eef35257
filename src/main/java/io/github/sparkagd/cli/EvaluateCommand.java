package io.github.sparkagd.cli;

import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.cluster.BlockLayout;
import io.github.sparkagd.cluster.BlockedData;
import io.github.sparkagd.cluster.Scoring;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.report.NamedValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: how well a saved model fits data. */
@Command(
        name = "evaluate",
        description = "Prints loss, RMSE, R² and, for labels -1 and +1, accuracy of a saved model.",
        footer = {
            "",
            "Examples:",
            "  agd evaluate --model agd-train-1 --data rows.csv --header",
            "  agd evaluate --model agd-train-1/models/agd-L4-0.01 --data new.csv"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class EvaluateCommand extends BaseCommand {
    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        DataOptions options = data().options();
        if (checkOnly()) {
            return Main.DONE;
        }
        NamedValues values = Sessions.with(this, session -> evaluate(session, options));
        print(values, json);
        return Main.DONE;
    }

    private NamedValues evaluate(LazySession session, DataOptions options) {
        return model.apply(session, new ModelArgument.Asked(options, true), this::tell, applied -> {
            ModelArgument.otherClasses(applied).ifPresent(this::tell);
            return values(session, applied);
        });
    }

    private static NamedValues values(LazySession session, ModelArgument.Applied applied) {
        DataSet set = applied.data();
        session.sparkContext().setJobDescription("prepare: row blocks of " + set.description());
        BlockLayout layout = new BlockLayout(set.dimension(), set.sparse(), false);
        try (BlockedData blocks = BlockedData.of(set.rows(), layout, "agd blocks of " + set.description())) {
            set.release();
            session.sparkContext().setJobDescription("evaluate: " + set.description());
            ByPart<ResidualSums> fit = new Scoring(applied.model().linear(), set.featureUnit()).fit(blocks);
            NamedValues values = new NamedValues();
            put(values, "", fit.of(Part.TRAINING), set.binaryLabels());
            if (blocks.testRows() > 0) {
                put(values, "test_", fit.of(Part.TEST), set.binaryLabels());
            }
            return values;
        }
    }

    private static void put(NamedValues values, String prefix, ResidualSums fit, boolean binary) {
        values.put(prefix + "n", fit.rows());
        values.put(prefix + "loss", fit.loss(0));
        values.put(prefix + "rmse", fit.rootMeanSquaredError(0));
        values.put(prefix + "r2", fit.determination(0));
        if (binary) {
            values.put(prefix + "accuracy", fit.accuracy(0));
        }
    }
}
