package io.github.sparkagd.ml;

import io.github.sparkagd.data.DataException;
import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.TableStages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.RFormulaModel;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The stages of a pipeline before its model. */
final class PipelineStages implements TableStages {
    private static final List<String> INPUTS = List.of("inputCol", "inputCols", "featuresCol");

    private final List<Stage> stages;
    private final String features;

    /**
     * A stage.
     *
     * @param name its class and uid, for messages
     */
    record Stage(String name, Transformer transformer) {}

    /** @param features the vector column that the model reads */
    PipelineStages(List<Stage> stages, String features) {
        this.stages = List.copyOf(stages);
        this.features = features;
    }

    List<Stage> stages() {
        return stages;
    }

    @Override
    public String features() {
        return features;
    }

    /** Refuses stages that leave out rows, too: the numbers of those after them would be wrong. */
    @Override
    public Dataset<Row> apply(Dataset<Row> table, String shown) {
        Dataset<Row> made = table;
        for (Stage stage : stages) {
            Dataset<Row> next = applied(stage, made, shown);
            if (!Arrays.asList(next.columns())
                    .containsAll(Arrays.asList(table.columns()).subList(0, 2))) {
                throw refused(stage, shown, "it does not keep all columns. Maybe apply it before, and name its result");
            }
            if (!keepsRows(stage) && next.count() != made.count()) {
                throw refused(stage, shown, "it leaves out or adds rows. Maybe drop those rows from the data before");
            }
            made = next;
        }
        return made;
    }

    private static Dataset<Row> applied(Stage stage, Dataset<Row> table, String shown) {
        try {
            return stage.transformer().transform(table);
        } catch (Exception failed) { // AnalysisException too, which is checked and not declared
            List<String> missing = inputs(stage.transformer()).stream()
                    .filter(name -> !Arrays.asList(table.columns()).contains(name))
                    .toList();
            throw missing.isEmpty()
                    ? refused(stage, shown, IoFault.firstLine(failed) + ". Maybe other data, or another model")
                    : refused(
                            stage,
                            shown,
                            "there is no column '" + String.join("', '", missing)
                                    + "'. Maybe rename columns, or name other data");
        }
    }

    private static DataException refused(Stage stage, String shown, String reason) {
        return new DataException("stage %s cannot be applied to %s: %s.", stage.name(), shown, reason);
    }

    /** Spark's own stages work row by row, unless they are told to skip what is invalid. */
    private static boolean keepsRows(Stage stage) {
        Transformer transformer = stage.transformer();
        boolean known = transformer.getClass().getName().startsWith("org.apache.spark.ml.feature.")
                && !(transformer instanceof SQLTransformer)
                && !(transformer instanceof RFormulaModel);
        boolean skips = transformer.hasParam("handleInvalid")
                && transformer.get(transformer.getParam("handleInvalid")).contains("skip");
        return known && !skips;
    }

    @Override
    public List<String> reads() {
        List<String> read = new ArrayList<>(List.of(features));
        for (Stage stage : stages) {
            List<String> inputs = inputs(stage.transformer());
            if (inputs.isEmpty()) {
                return List.of();
            }
            read.addAll(inputs);
        }
        return read;
    }

    private static List<String> inputs(Transformer transformer) {
        List<String> inputs = new ArrayList<>();
        for (String name : INPUTS) {
            if (transformer.hasParam(name) && transformer.isDefined(transformer.getParam(name))) {
                Object value = transformer.getOrDefault(transformer.getParam(name));
                inputs.addAll(value instanceof String[] several ? Arrays.asList(several) : List.of((String) value));
            }
        }
        return inputs;
    }
}
