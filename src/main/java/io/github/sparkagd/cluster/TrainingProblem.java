package io.github.sparkagd.cluster;

import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.linalg.Blas;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.ColumnMoments;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.train.Workload;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/**
 * A data set made ready to train on: surveyed, cut into persisted blocks, measured, and put into coordinates.
 *
 * <p>Closing it leaves nothing persisted.
 */
public final class TrainingProblem implements AutoCloseable {
    private final Optional<DataSet> data;
    private final BlockedData blocks;
    private final double featureUnit;
    private final SparkLeastSquares rows;
    private SortedSet<String> libraries = Collections.emptySortedSet();

    private TrainingProblem(
            Optional<DataSet> data, BlockedData blocks, double featureUnit, Preprocessing preprocessing) {
        this.data = data;
        this.blocks = blocks;
        this.featureUnit = featureUnit;
        this.rows = new SparkLeastSquares(blocks, coordinates(blocks.moments(), featureUnit, preprocessing));
    }

    /**
     * Fills the cache with rows that the caller has.
     *
     * @param rows training and test rows; their partitions and order are kept
     * @param layout how they become blocks; with the features' moments where {@code preprocessing} needs them
     * @param name what the blocks are called in Spark's pages
     */
    public static TrainingProblem of(
            JavaRDD<LabelledRow> rows, BlockedData.Layout layout, String name, Preprocessing preprocessing) {
        BlockedData blocks = BlockedData.of(rows, layout, name);
        try {
            return new TrainingProblem(Optional.empty(), blocks, 1, preprocessing);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            blocks.close();
            throw failed;
        }
    }

    /**
     * Reads the data and fills the cache.
     *
     * @throws io.github.sparkagd.data.DataException when the data are at fault
     */
    public static TrainingProblem open(SparkSession session, DataOptions options, Preprocessing preprocessing) {
        DataSet data = DataSet.open(session, options);
        BlockedData blocks = null;
        try {
            BlockedData.Layout layout =
                    new BlockedData.Layout(data.dimension(), data.sparse(), preprocessing.needsFeatureMoments());
            session.sparkContext().setJobDescription("prepare: row blocks of " + data.description());
            blocks = BlockedData.of(data.rows(), layout, "agd blocks of " + data.description());
            return new TrainingProblem(Optional.of(data), blocks, data.featureUnit(), preprocessing);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            if (blocks != null) {
                blocks.close();
            }
            data.close();
            throw failed;
        }
    }

    /** The coordinates that {@code preprocessing} asks for, given the training rows' moments. */
    static Coordinates coordinates(ColumnMoments moments, double featureUnit, Preprocessing preprocessing) {
        int d = moments.columns();
        double weight = moments.weight();
        Check.that(
                () -> weight == 0 || weight >= Double.MIN_NORMAL,
                "the rows' weights must sum to at least " + Double.MIN_NORMAL + ", got " + weight
                        + ". Maybe rescale them.");
        Vec centers = preprocessing.intercept() ? moments.means() : Vec.zeros(d);
        Vec inverseScales = preprocessing.standardize()
                ? moments.deviations().map(deviation -> deviation == 0 ? 0 : 1 / deviation)
                : Vec.constant(d, 1 / featureUnit);
        double center = preprocessing.intercept() ? moments.labelMean() : 0;
        double spread = preprocessing.intercept() ? moments.labelDeviation() : moments.labelRootMeanSquare();
        double scale = preprocessing.labelScale().fixed().orElse(spread > 0 ? spread : 1);
        double square = spread / scale * (spread / scale);
        Check.that(
                () -> spread == 0 || (square >= Double.MIN_NORMAL && square <= Double.MAX_VALUE),
                "label scale " + scale + " leaves the mean of the squared labels at " + square + ". Maybe auto.");
        return new Coordinates(centers, inverseScales, center, scale);
    }

    /** The mean of the squared labels in the coordinates trained in; Theorem 1 asks for at most 1. */
    public double meanSquaredLabel() {
        ColumnMoments moments = blocks.moments();
        boolean centred = coordinates().labelCenter() != 0;
        double spread = centred ? moments.labelDeviation() : moments.labelRootMeanSquare();
        double scaled = spread / coordinates().labelScale();
        return scaled * scaled;
    }

    /** The data set that the rows were read from, for problems that were opened from one. */
    public DataSet data() {
        return data.orElseThrow();
    }

    public Coordinates coordinates() {
        return rows.coordinates();
    }

    /** The problem answered by passes over the rows. */
    public SparkLeastSquares rows() {
        return rows;
    }

    /**
     * What is to be trained.
     *
     * @param iterations T, of the longest run
     * @param runs runs in lock-step
     * @param spectrum whether the eigenvalues are needed too
     * @param blas who multiplies the rows of a Gram matrix
     * @param starts weights in the coordinates trained in from which runs begin, other than zero; empty when a run may begin
     *     anywhere, as a random network does
     */
    public record Demand(int iterations, int runs, boolean spectrum, Blas blas, Optional<List<Vec>> starts) {}

    /**
     * The plan of a training: the one asked for, or of {@link Plan#AUTO} the one that should be faster.
     *
     * @param asked as the user said
     * @param demand what is to be trained
     * @throws IllegalArgumentException when its passes cannot fit into memory
     */
    public PlanChooser.Choice choose(Plan asked, Demand demand) {
        PlanChooser.Choice choice = chosen(asked, demand);
        if (choice.plan() != Plan.GRAM) {
            MemoryCheck.of(blocks).require(MemoryCheck.Need.pass(blocks.columns(), demand.runs()));
        }
        return choice;
    }

    private PlanChooser.Choice chosen(Plan asked, Demand demand) {
        if (hasDual(demand.starts()) && (asked == Plan.AUTO || asked == Plan.GRAM)) {
            return new PlanChooser.Choice(
                    Plan.GRAM,
                    "dual form: all runs stay in the space of the "
                            + blocks.moments().rows() + " training rows");
        }
        String noDual = demand.starts()
                .flatMap(starts -> DualForm.obstacle(blocks))
                .map(why -> "; " + why)
                .orElse("");
        if (asked != Plan.AUTO) {
            return new PlanChooser.Choice(asked, "asked for" + (asked == Plan.GRAM ? noDual : ""));
        }
        boolean gramAnyway = demand.spectrum() && blocks.columns() <= SpectrumFinder.EXACT_COLUMNS;
        Workloads data = new Workloads(blocks);
        PlanChooser.Choice choice = data.chooser()
                .choose(new Workload(
                        data.size(coordinates()),
                        data.cores(),
                        data.partitions(),
                        demand.iterations(),
                        demand.runs(),
                        gramAnyway));
        return new PlanChooser.Choice(choice.plan(), choice.reason() + noDual);
    }

    private boolean hasDual(Optional<List<Vec>> starts) {
        return starts.isPresent() && DualForm.fits(blocks);
    }

    /**
     * The statistics as {@code plan} gets them; collects the Gram matrix, or for its dual form the rows, in one job, when the
     * plan is that.
     *
     * @param demand what is to be trained
     */
    public LeastSquares oracle(Plan plan, Demand demand) {
        return switch (plan) {
            case FUSED -> rows;
            case ROUND_ROBIN -> rows.literally();
            case GRAM -> {
                if (hasDual(demand.starts())) {
                    blocks.context().setJobDescription("train: rows for the dual form");
                    yield DualForm.collect(
                            blocks, coordinates(), demand.starts().orElseThrow());
                }
                blocks.context().setJobDescription("train: Gram matrix");
                GramPass.Result result = GramPass.run(blocks, coordinates(), true, demand.blas());
                libraries = result.libraries();
                yield result.problem();
            }
            case AUTO -> throw new IllegalArgumentException("plan must be chosen, got auto");
        };
    }

    /** The native BLAS that multiplied the rows, as {@code host: file} of each executor; empty where none was used. */
    public SortedSet<String> libraries() {
        return libraries;
    }

    /** The persisted blocks. */
    public BlockedData blocks() {
        return blocks;
    }

    /** Coefficients for the user's features and labels, of length d, from weights in the coordinates trained in. */
    public Vec coefficients(Vec trained) {
        return coordinates().rawWeights(trained).times(featureUnit);
    }

    /** The intercept that goes with weights in the coordinates trained in; 0 unless one is fitted. */
    public double intercept(Vec trained) {
        return coordinates().intercept(coordinates().rawWeights(trained));
    }

    /** Weights in the coordinates trained in, from coefficients for the user's features and labels. */
    public Vec trained(Vec coefficients) {
        return coordinates().trainedWeights(coefficients.times(1 / featureUnit));
    }

    @Override
    public void close() {
        try {
            blocks.close();
        } finally {
            data.ifPresent(DataSet::close);
        }
    }
}
