package io.github.sparkagd.cluster;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.LinearRegressionModel;

/**
 * Writes a linear model as a row of Parquet, its coefficients one after the other: nothing is held for each of millions.
 *
 * <p>Coefficients of which many are zero are written as a sparse vector, where that is smaller.
 */
@SuppressWarnings(
        "deprecation") // Parquet asks for its abstract methods with Hadoop's Configuration, and deprecates them
final class ModelRow extends WriteSupport<LinearRegressionModel> {
    static final int SPARSE = 0;
    static final int DENSE = 1;

    private final MessageType columns;
    private final Map<String, String> facts;
    private RecordConsumer consumer;

    /**
     * @param columns intercept, coefficients and scale, as Spark has them
     * @param facts what else the file keeps, by name
     */
    private ModelRow(MessageType columns, Map<String, String> facts) {
        this.columns = columns;
        this.facts = facts;
    }

    /** A builder of writers of such rows. */
    static final class Builder extends ParquetWriter.Builder<LinearRegressionModel, Builder> {
        private final MessageType columns;
        private final Map<String, String> facts;

        Builder(OutputFile file, MessageType columns, Map<String, String> facts) {
            super(file);
            this.columns = columns;
            this.facts = facts;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<LinearRegressionModel> getWriteSupport(Configuration configuration) {
            return new ModelRow(columns, facts);
        }
    }

    @Override
    public WriteContext init(Configuration configuration) {
        return new WriteContext(columns, facts);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(LinearRegressionModel model) {
        consumer.startMessage();
        field("intercept", 0, () -> consumer.addDouble(model.intercept()));
        field("coefficients", 1, () -> group(() -> vector(SavedModel.smallest(model.coefficients()))));
        field("scale", 2, () -> consumer.addDouble(model.scale()));
        consumer.endMessage();
    }

    private void vector(Vector vector) {
        if (vector instanceof SparseVector sparse) {
            field("type", 0, () -> consumer.addInteger(SPARSE));
            field("size", 1, () -> consumer.addInteger(sparse.size()));
            int[] indices = sparse.indices();
            field("indices", 2, () -> list(indices.length, i -> consumer.addInteger(indices[i])));
            values(sparse.values());
        } else {
            field("type", 0, () -> consumer.addInteger(DENSE));
            values(((DenseVector) vector).values());
        }
    }

    private void values(double[] values) {
        field("values", 3, () -> list(values.length, i -> consumer.addDouble(values[i])));
    }

    /** What is written for an element of a list. */
    private interface Element {
        void write(int place);
    }

    private void list(int size, Element element) {
        group(() -> {
            if (size == 0) {
                return;
            }
            field("list", 0, () -> {
                for (int i = 0; i < size; i++) {
                    int place = i;
                    group(() -> field("element", 0, () -> element.write(place)));
                }
            });
        });
    }

    private void field(String name, int place, Runnable content) {
        consumer.startField(name, place);
        content.run();
        consumer.endField(name, place);
    }

    private void group(Runnable content) {
        consumer.startGroup();
        content.run();
        consumer.endGroup();
    }
}
