package io.github.sparkagd.cluster;

import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.ExplicitLeastSquares;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Checkpoint;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.train.TrainingRequest;
import io.github.sparkagd.train.TrainingSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.regression.LabeledPoint;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;

/**
 * A data set made ready to train on: surveyed, cut into persisted blocks, measured, and put into coordinates.
 *
 * <p>Closing it leaves nothing persisted.
 */
public final class ClusterTrainingSet implements TrainingSet {
    private static final double SPARSE_BYTES = Integer.BYTES + Double.BYTES;

    private final Optional<DataSet> data;
    private final BlockedData blocks;
    private final double featureUnit;
    private final SparkLeastSquares rows;
    private SortedSet<String> libraries = Collections.emptySortedSet();

    private ClusterTrainingSet(Optional<DataSet> data, BlockedData prepared, Preparation preparation) {
        prepared.sendLineage();
        this.data = data;
        this.featureUnit = data.map(DataSet::featureUnit).orElse(1.0);
        this.rows = preparation.problem(prepared, featureUnit);
        this.blocks = rows.data();
    }

    /**
     * Fills the cache with MLlib's labelled points, and is ready to be handed to a
     * {@link io.github.sparkagd.train.Trainer}.
     *
     * @param points rows of weight 1; their partitions and order are kept
     * @param preprocessing what is done to the rows
     * @return the training set, its rows in the cache
     * @throws RowFault when a point cannot be trained on: a value missing, not finite or above 1e150, or another length
     */
    public static ClusterTrainingSet of(JavaRDD<LabeledPoint> points, Preprocessing preprocessing) {
        return RddRows.ofPoints(points).open(preprocessing);
    }

    /**
     * {@return what {@link #of(JavaRDD, Preprocessing)} does, for Scala}
     *
     * @param points rows of weight 1
     * @param preprocessing what is done to the rows
     */
    public static ClusterTrainingSet of(RDD<LabeledPoint> points, Preprocessing preprocessing) {
        return of(points.toJavaRDD(), preprocessing);
    }

    /**
     * As {@link #of(JavaRDD, Preprocessing)}, for rows with weights, some of which may be test rows, only watched.
     *
     * @param rows their numbers are of no account; those of weight 0 are left out
     * @param preprocessing what is done to the rows
     * @return the training set, its rows in the cache
     */
    public static ClusterTrainingSet ofRows(JavaRDD<LabelledRow> rows, Preprocessing preprocessing) {
        return RddRows.ofRows(rows).open(preprocessing);
    }

    /**
     * Fills the cache with rows that have been checked.
     *
     * @param rows training and test rows; their partitions and order are kept
     * @param layout how they become blocks; with the features' moments where preprocessing needs them
     * @param name what the blocks are called in Spark's pages
     * @param preparation how they are made ready
     * @return to be closed by the caller
     */
    public static ClusterTrainingSet of(
            JavaRDD<LabelledRow> rows, BlockLayout layout, String name, Preparation preparation) {
        BlockedData blocks = BlockedData.of(rows, layout, name);
        try {
            return new ClusterTrainingSet(Optional.empty(), blocks, preparation);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            blocks.close();
            throw failed;
        }
    }

    /**
     * Reads the data and fills the cache.
     *
     * @param session of the application
     * @param options which data, and how they are read
     * @param preprocessing what is done to the rows
     * @return to be closed by the caller
     * @throws io.github.sparkagd.data.DataException when the data are at fault
     */
    public static ClusterTrainingSet open(SparkSession session, DataOptions options, Preprocessing preprocessing) {
        return open(DataSet.open(session, options), data -> Preparation.ofAll(preprocessing));
    }

    /**
     * Fills the cache with the rows of {@code data}, which is closed with the set, and in any case after a failure.
     *
     * @param data read and checked
     * @param preparation how, which may depend on the data
     * @return to be closed by the caller
     */
    public static ClusterTrainingSet open(DataSet data, Function<DataSet, Preparation> preparation) {
        BlockedData blocks = null;
        try {
            Preparation asked = preparation.apply(data);
            boolean moments = asked.preprocessing().needsFeatureMoments();
            BlockLayout layout = new BlockLayout(data.dimension(), data.sparse(), moments);
            JavaSparkContext.fromSparkContext(data.rows().context())
                    .setJobDescription("prepare: row blocks of " + data.description());
            blocks = BlockedData.of(data.rows(), layout, "agd blocks of " + data.description());
            data.release();
            return new ClusterTrainingSet(Optional.of(data), blocks, asked);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            if (blocks != null) {
                blocks.close();
            }
            data.close();
            throw failed;
        }
    }

    @Override
    public OptionalDouble meanSquaredLabel() {
        return OptionalDouble.of(TrainingSet.meanSquaredLabel(blocks.moments(), coordinates()));
    }

    @Override
    public double penalty(double regularization) {
        return TrainingSet.penalty(regularization, blocks.moments(), coordinates());
    }

    /** {@return the data set that the rows were read from, for problems that were opened from one} */
    public DataSet data() {
        return data.orElseThrow();
    }

    @Override
    public Coordinates coordinates() {
        return rows.coordinates();
    }

    /** {@return the problem answered by passes over the rows} */
    public SparkLeastSquares rows() {
        return rows;
    }

    @Override
    public PlanChooser.Choice choose(Plan asked, TrainingRequest request) {
        PlanChooser.Choice choice = chosen(asked, request);
        if (choice.plan() == Plan.KRYLOV) {
            KrylovForm.require(blocks, request);
        } else if (choice.plan() != Plan.GRAM) {
            MemoryCheck.of(blocks).require(MemoryCheck.Need.pass(blocks.columns(), blocks.widest(), request.runs()));
        }
        return choice;
    }

    private PlanChooser.Choice chosen(Plan asked, TrainingRequest request) {
        if (hasDual(request.starts()) && (asked == Plan.AUTO || asked == Plan.GRAM)) {
            return new PlanChooser.Choice(
                    Plan.GRAM,
                    "dual form: all runs stay in the space of the "
                            + blocks.moments().rows() + " training rows");
        }
        String noDual = request.starts()
                .flatMap(starts -> DualForm.obstacle(blocks))
                .map(why -> "; " + why)
                .orElse("");
        if (asked != Plan.AUTO) {
            return new PlanChooser.Choice(asked, "asked for" + (asked == Plan.GRAM ? noDual : ""));
        }
        boolean gramAnyway = request.spectrum() && blocks.columns() <= MOST_EIGENVALUES;
        PlanChooser.Choice choice = GramMemory.chooser(blocks.context(), blocks.registerWidth())
                .choose(new PlanChooser.Work(
                        size(),
                        Math.max(1, blocks.context().defaultParallelism()),
                        blocks.partitions(),
                        request.iterations(),
                        request.runs(),
                        gramAnyway,
                        KrylovForm.serves(blocks, request)));
        return new PlanChooser.Choice(choice.plan(), choice.reason() + noDual);
    }

    /** The size of the data, as the passes see them. */
    private PlanChooser.Size size() {
        int d = blocks.columns();
        boolean dense = !blocks.storage().equals("sparse");
        double entries = dense ? d : blocks.bytesPerValue() * blocks.features() / SPARSE_BYTES;
        PlanChooser.Storage sparse =
                coordinates().centers().isZero() ? PlanChooser.Storage.SPARSE : PlanChooser.Storage.SPARSE_CENTRED;
        PlanChooser.Storage storage = dense ? PlanChooser.Storage.DENSE : sparse;
        return new PlanChooser.Size(blocks.rows(), d, entries, storage, blocks.testRows() > 0 ? 2 : 1);
    }

    private boolean hasDual(Optional<List<Vec>> starts) {
        return starts.isPresent() && DualForm.fits(blocks);
    }

    @Override
    public LeastSquares oracle(Plan plan, TrainingRequest request) {
        return switch (plan) {
            case FUSED -> rows;
            case ROUND_ROBIN -> rows.literally();
            case KRYLOV -> new KrylovLeastSquares(rows, request.iterations());
            case GRAM -> {
                if (hasDual(request.starts())) {
                    blocks.context().setJobDescription("train: rows for the dual form");
                    yield DualForm.collect(
                            blocks, coordinates(), request.starts().orElseThrow());
                }
                blocks.context().setJobDescription("train: Gram matrix");
                GramPass.Result result = GramPass.run(blocks, coordinates(), true, request.blas());
                libraries = result.libraries();
                yield result.problem();
            }
            case AUTO -> throw new IllegalArgumentException("plan must be chosen, got auto");
        };
    }

    @Override
    public Optional<ExplicitLeastSquares> explicit() {
        if (blocks.columns() <= MOST_EIGENVALUES) {
            return Optional.of(GramPass.run(blocks, coordinates(), false));
        }
        return DualForm.fits(blocks)
                ? Optional.of(DualForm.collect(blocks, coordinates(), List.of()))
                : Optional.empty();
    }

    /** As many as {@code spark.agd.spectrum.memory} holds, by default 256m. */
    @Override
    public long eigenvectorNumbers() {
        return blocks.context().getConf().getSizeAsBytes("spark.agd.spectrum.memory", "256m") / Double.BYTES;
    }

    /** What tells the rows from others: of a data set its fingerprint, of a Dataset or an RDD its moments to the last bit. */
    @Override
    public List<Checkpoint.Setting> identity() {
        return data.map(DataIdentity::of).orElseGet(() -> DataIdentity.of(blocks));
    }

    /** {@return the native BLAS used, as {@code host: file} of each executor; empty where none was} */
    public SortedSet<String> libraries() {
        return libraries;
    }

    /** {@return the persisted blocks} */
    public BlockedData blocks() {
        return blocks;
    }

    @Override
    public Vec coefficients(Vec trained) {
        Vec own = coordinates().rawWeights(trained).times(featureUnit);
        return blocks.occurring()
                .map(columns -> columns.spread(own, blocks.features()))
                .orElse(own);
    }

    @Override
    public Vec trained(Vec coefficients) {
        Vec own = blocks.occurring().map(columns -> columns.of(coefficients)).orElse(coefficients);
        return coordinates().trainedWeights(own.times(1 / featureUnit));
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
