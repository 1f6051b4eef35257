package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.testing.Runs;
import io.github.sparkagd.train.TrainedRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large means cost no digits, and sparse data stay sparse. */
class AccuracyIT {
    private static final Preprocessing WITH_INTERCEPT = new Preprocessing(true, false, Preprocessing.LabelScale.AUTO);

    @TempDir
    Path folder;

    private static TrainedRun train(LeastSquares oracle, double rate, int iterations) {
        Runs runs = Runs.fromZero(oracle.dimension(), iterations);
        return Runs.train(oracle, List.of(runs.run(Algorithms.aligned(4), rate)))
                .get(0);
    }

    /** Values with few digits, so that adding 10⁶ does not itself round them. */
    private Path csv(String name, double shift) {
        Gaussian random = new Gaussian(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            double label = 0;
            for (int j = 1; j <= 5; j++) {
                double value = Math.rint(random.next() * 1024) / 1024;
                label += value * j;
                text.append(String.format(Locale.ROOT, "%.10f,", value + shift));
            }
            text.append(label + 0.1 * random.next()).append('\n');
        }
        return GeneratedFiles.write(folder.resolve(name), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "gram {0}, standardised {1}")
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void addingAMillionToEveryFeatureChangesNoCoefficient(boolean gram, boolean standardize) {
        Preprocessing preprocessing = new Preprocessing(true, standardize, Preprocessing.LabelScale.AUTO);
        Vec plain = coefficients(csv("plain.csv", 0), preprocessing, gram);
        Vec shifted = coefficients(csv("shifted.csv", 1e6), preprocessing, gram);

        for (int j = 0; j < plain.size(); j++) {
            assertThat(Math.abs(plain.get(j) - shifted.get(j))).isLessThan(1e-8);
        }
        assertThat(plain.get(4)).as("learnt something").isGreaterThan(4);
    }

    private static Vec coefficients(Path csv, Preprocessing preprocessing, boolean gram) {
        DataOptions options = DataOptions.of(csv.toString()).withPartitions(3);
        try (ClusterTrainingSet problem = ClusterTrainingSet.open(SharedSpark.session(), options, preprocessing)) {
            LeastSquares oracle = gram ? GramPass.run(problem.blocks(), problem.coordinates(), true) : problem.rows();
            return problem.coefficients(train(oracle, 0.5, 60).weights());
        }
    }

    @Test
    void farmAdsStaysSparseWithAnIntercept() {
        DataOptions options = DataOptions.of(RealData.path("farm-ads/farm-ads.libsvm.gz"));
        try (ClusterTrainingSet problem = ClusterTrainingSet.open(SharedSpark.session(), options, WITH_INTERCEPT)) {
            assertThat(problem.blocks().storage()).isEqualTo("sparse");
            assertThat(problem.blocks().moments().bytes()).isLessThan(12L * 817_141 + 8 * 4_143 + 100_000);

            TrainedRun run = train(problem.rows(), 0.05, 20);

            assertThat(run.outcome().diverged()).isFalse();
            assertThat(run.last().trainLoss())
                    .isLessThan(0.8 * run.trace().get(0).trainLoss());
            // Centred labels of mean square 1 before scaling back: the intercept brings the mean of ±1 labels back.
            double mean = (2210.0 - 1933.0) / 4143;
            assertThat(problem.blocks().moments().labelMean()).isCloseTo(mean, within(1e-15));
        }
    }
}
