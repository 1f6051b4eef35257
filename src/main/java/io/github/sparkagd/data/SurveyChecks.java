package io.github.sparkagd.data;

import io.github.sparkagd.blocks.ColumnList;
import io.github.sparkagd.settings.Phrase;
import java.util.List;

/** Finds the earliest fault in the surveys of a data set, and puts it into words. */
final class SurveyChecks {
    /** A vector of so many features takes 1 GB; more cannot be sent to executors in one run. */
    private static final int MOST_FEATURES = 1 << 27;
    /** Vectors of d numbers that are held at once, at the very least. */
    private static final int VECTORS = 8;
    /** The same where a training takes place in the features that occur: a model, and the next one. How many occur is not known yet. */
    private static final int VECTORS_OF_SPARSE = 2;

    private SurveyChecks() {}

    /** Classes are chosen by labels. */
    static void labels(RowSource.Sets sets, DataOptions options, String name) {
        if (!sets.columns().labelled() && options.classes().isPresent()) {
            throw new DataException(
                    "{classes=%s} needs labels, and %s has none. Maybe {label=COLUMN}, or drop {classes}.",
                    options.classes().get(), name);
        }
    }

    /** The training set as a whole, free of faults. */
    static Survey train(RowSource source, List<FileRuns.Surveyed> runs, String name) {
        Survey all = whole(source, runs, name);
        requireClasses(source, all, name);
        return all;
    }

    /** The test set as a whole, free of faults and of features that the training set does not have. */
    static Survey test(RowSource source, List<FileRuns.Surveyed> runs, int dimension, String name) {
        Survey all = whole(source, runs, name);
        boolean narrow = all.width() > 0 && all.width() < dimension;
        if (all.columns() > dimension || narrow) {
            throw new DataException(
                    "test set %s has %s features, the training set has %s. Maybe %s.",
                    name,
                    all.columns(),
                    dimension,
                    narrow ? "another test set" : Phrase.of("{features=%s}", all.columns()));
        }
        if (all.rows() == 0) {
            throw new DataException(
                    "test set %s holds no row of the classes %s. Maybe other {classes}.",
                    name, source.classes().names());
        }
        return all;
    }

    private static Survey whole(RowSource source, List<FileRuns.Surveyed> runs, String name) {
        Survey all = Survey.NOTHING;
        long linesBefore = 0;
        RowPosition last = null;
        for (FileRuns.Surveyed run : runs) {
            if (run.start().equals(last)) {
                throw new IllegalStateException(name + ": rows are read twice");
            }
            last = run.start();
            Split split = source.splits().get(run.start().split());
            linesBefore = split.start() == 0 ? 0 : linesBefore;
            Survey survey = run.survey();
            if (survey.fault() != null) {
                throw survey.fault().of(split.file().shown(), linesBefore);
            }
            requireWidth(split, run, all);
            linesBefore += survey.lines();
            all = all.then(survey);
        }
        if (all.rows() == 0 && source.classes() == null) {
            String shown = source.splits().get(0).file().shown();
            throw new DataException(
                    "%s holds no rows. Maybe another file was meant, or {header} without a header.",
                    source.splits().size() == 1 ? shown : name);
        }
        return all;
    }

    private static void requireWidth(Split split, FileRuns.Surveyed run, Survey before) {
        Survey survey = run.survey();
        long number = run.start().rowNumber();
        if (survey.width() > 0 && before.width() > 0 && survey.width() != before.width()) {
            throw new DataException(
                    "%s: %s has %s features, the rows before it have %s. Maybe it belongs to another data set.",
                    split.file().shown(), number == 0 ? "a row" : "row " + number, survey.width(), before.width());
        }
    }

    private static void requireClasses(RowSource source, Survey all, String name) {
        ClassChoice classes = source.classes();
        if (classes == null) {
            return;
        }
        String missing = all.negatives() == 0
                ? classes.names().negative()
                : all.positives() == 0 ? classes.names().positive() : null;
        if (missing != null) {
            throw new DataException("class %s does not occur in %s. Maybe other {classes}.", missing, name);
        }
    }

    /**
     * d: the number that the user gives, or the least that holds all rows.
     *
     * @param narrows whether work takes place in the features that occur, where those are few of many
     */
    static int dimension(Survey train, DataOptions options, String name, boolean narrows) {
        int shown = train.columns();
        int dimension = options.features().orElse(shown);
        if (dimension < shown || (train.width() > 0 && dimension != shown)) {
            throw new DataException(
                    "{features=%s}, but %s has %s features. Maybe {features=%s}.", dimension, name, shown, shown);
        }
        if (dimension == 0) {
            throw new DataException("%s has no features at all. Maybe another {format}, or {features=N}.", name);
        }
        boolean narrow = narrows && !train.dense() && ColumnList.pays(dimension);
        long vectors = narrow ? VECTORS_OF_SPARSE : VECTORS;
        long memory = Runtime.getRuntime().maxMemory();
        if (dimension > MOST_FEATURES || vectors * Double.BYTES * dimension > memory) {
            // A pass and what is around it hold about twice as much.
            String enough = MemorySetting.enough(2 * vectors * Double.BYTES * dimension);
            throw new DataException(
                    "%s %s, too much for a driver of %s MB. Maybe %s.",
                    options.features().isPresent()
                            ? Phrase.of("{features}")
                            : Phrase.of("%s: the largest index is", name),
                    dimension,
                    memory >> 20,
                    dimension > MOST_FEATURES ? "an index is mistyped" : Phrase.of("{spark.driver.memory=%s}", enough));
        }
        return dimension;
    }

    /** A split must leave rows on both sides. */
    static void split(DataOptions options, long test, long rows) {
        if (options.testFraction().isPresent() && (test == 0 || test == rows)) {
            throw new DataException(
                    "{test-fraction=%s} leaves %s of %s rows. Maybe another fraction or {seed}.",
                    options.testFraction().getAsDouble(), test == 0 ? "no test row" : "no training row", rows);
        }
    }
}
