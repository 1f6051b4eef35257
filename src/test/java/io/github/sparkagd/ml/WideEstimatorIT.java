package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.testing.WideRows;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimators on wide sparse data: models are of all features, and are kept by what is not zero. */
class WideEstimatorIT {
    private static final int COLUMNS = 100_000;
    private static final StructType SCHEMA = new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType())
            .add("watched", DataTypes.BooleanType);

    @TempDir
    private Path folder;

    private final List<LabelledRow> rows = new WideRows(COLUMNS, 300, 8).rows(200);

    private Dataset<Row> frame() {
        List<Row> all = rows.stream()
                .map(row -> RowFactory.create(row.label(), row.features(), row.part() == Part.TEST))
                .toList();
        return SharedSpark.session().createDataFrame(all, SCHEMA).repartition(1);
    }

    private static DeepLinearRegression estimator() {
        return new DeepLinearRegression()
                .setMaxIter(10)
                .setPlan("fused")
                .setStepSize(0.05)
                .setValidationIndicatorCol("watched");
    }

    @Test
    void modelsAreOfAllFeaturesAndAreSavedByWhatIsNotZero() throws Exception {
        DeepLinearRegressionModel model = estimator().fit(frame());
        assertThat(model.coefficients()).isInstanceOf(DenseVector.class);
        assertThat(model.coefficients().size()).isEqualTo(COLUMNS);
        int notZero = model.coefficients().numNonzeros();
        assertThat(notZero).isBetween(200, 300);
        for (LabelledRow row : rows) {
            if (row.part() == Part.TEST) {
                double sum = model.intercept();
                SparseVector features = (SparseVector) row.features();
                for (int k = 0; k < features.indices().length; k++) {
                    sum += features.values()[k] * model.coefficients().apply(features.indices()[k]);
                }
                assertThat(Math.abs(model.predict(row.features()) - sum)).isLessThan(1e-12);
            }
        }
        String place = folder.resolve("model").toString();
        model.write().save(place);
        Vector saved =
                SharedSpark.session().read().parquet(place + "/data").head().getAs("coefficients");
        assertThat(saved).isInstanceOf(SparseVector.class);
        assertThat(saved.numActives()).isEqualTo(notZero);
        DeepLinearRegressionModel loaded = DeepLinearRegressionModel.load(place);
        assertThat(loaded.coefficients()).isEqualTo(model.coefficients());
        assertThat(loaded.coefficients()).isInstanceOf(DenseVector.class);
    }

    @Test
    void aStartOfZerosGivesTheSameBitsAsNone() {
        DeepLinearRegressionModel plain = estimator().fit(frame());
        DeepLinearRegressionModel started =
                estimator().setInitialCoefficients(Vectors.zeros(COLUMNS)).fit(frame());
        assertThat(started.coefficients()).isEqualTo(plain.coefficients());
        assertThat(started.intercept()).isEqualTo(plain.intercept());
    }
}
