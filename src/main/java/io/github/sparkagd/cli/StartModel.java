package io.github.sparkagd.cli;

import io.github.sparkagd.data.ColumnNames;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.ml.LoadedModel;
import io.github.sparkagd.ml.ModelFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The model that a training starts from.
 *
 * @param coefficients in the order of the data's features
 * @param notes what the user should know, a line each
 */
record StartModel(Vec coefficients, List<String> notes) {
    private static final String OPTION = "--initial-model";

    /** Reads it, and puts its coefficients into the order of the features of {@code data}, by name where both have names. */
    static StartModel load(LazySession session, String named, DataSet data) {
        BestRun best = BestRun.of(OPTION, named, session.sparkContext().hadoopConfiguration());
        LoadedModel model = ModelFiles.load(session, best.uri());
        String shown = OPTION + " " + best.uri();
        UsageException.require(
                model.stages().isEmpty(),
                shown
                        + " is a pipeline whose stages make its features, where a training takes the columns as they are. "
                        + "Maybe a model without stages.");
        List<String> notes = new ArrayList<>(best.note().stream().toList());
        ColumnNames theirs = model.names();
        ColumnNames ours = data.names();
        if (theirs.named() && ours.named()) {
            return new StartModel(ordered(model, shown, ours.features()), notes);
        }
        Vec coefficients = model.linear().coefficients();
        UsageException.require(
                coefficients.size() == data.dimension(),
                shown + " has " + coefficients.size() + " coefficients, the data have " + data.dimension()
                        + " features. Maybe another model, or --features.");
        if (theirs.named() || ours.named()) {
            notes.add((ours.named() ? shown + " keeps" : data.description() + " has")
                    + " no names of columns: coefficients are taken by position.");
        }
        return new StartModel(coefficients, notes);
    }

    private static Vec ordered(LoadedModel model, String shown, List<String> wanted) {
        List<String> theirs = model.names().features();
        requireNone(shown + " knows no feature ", wanted, theirs, " of the data");
        requireNone("the data have no feature ", theirs, wanted, " of " + shown);
        Map<String, Integer> places = ColumnNames.places(theirs);
        double[] ordered = new double[wanted.size()];
        for (int j = 0; j < ordered.length; j++) {
            ordered[j] = model.linear().coefficients().get(places.get(wanted.get(j)));
        }
        return Vec.of(ordered);
    }

    private static void requireNone(String what, List<String> names, List<String> known, String whose) {
        List<String> missing = ColumnNames.missing(names, known);
        UsageException.require(
                missing.isEmpty(),
                what + ColumnNames.shown(missing) + whose + ". Maybe rename columns, or start from another model.");
    }
}
