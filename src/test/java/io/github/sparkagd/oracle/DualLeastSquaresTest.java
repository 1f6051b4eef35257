package io.github.sparkagd.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.testing.Rows;
import io.github.sparkagd.testing.Runs;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.theory.SpectrumSolver;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.TrainedRun;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DualLeastSquaresTest {
    private static final int FEATURES = 40;
    private static final double ROUNDING = 1e-12;

    private final Rows rows = Rows.random(12, 5, FEATURES, 7);
    private final Coordinates coordinates = rows.coordinates();
    private final List<RowBlock> blocks = rows.blocks(false);
    private final LocalLeastSquares primal = new LocalLeastSquares(coordinates, blocks);

    private static List<TrainedRun> train(LeastSquares problem, double rate, Vec start) {
        Runs factory = Runs.from(problem.project(start), 200);
        List<Run> runs = IntStream.of(1, 4)
                .mapToObj(depth -> factory.run(Algorithms.aligned(depth), rate))
                .toList();
        return Runs.train(problem, runs);
    }

    private void assertSameTraining(DualLeastSquares dual, Vec start) {
        double rate = SpectrumSolver.exact(dual).optimalRate();
        List<TrainedRun> expected = train(primal, rate, start);
        List<TrainedRun> trained = train(dual, rate, start);
        for (int k = 0; k < expected.size(); k++) {
            for (int t = 0; t <= 200; t++) {
                var row = trained.get(k).trace().get(t);
                var reference = expected.get(k).trace().get(t);
                assertThat(Math.sqrt(row.trainLoss())).isCloseTo(Math.sqrt(reference.trainLoss()), within(ROUNDING));
                assertThat(row.testLoss().getAsDouble())
                        .isCloseTo(reference.testLoss().getAsDouble(), within(ROUNDING * 100));
                assertThat(row.gradientNorm()).isCloseTo(reference.gradientNorm(), within(ROUNDING * 100));
            }
            Vec weights = dual.embed(trained.get(k).weights());
            Vec apart = weights.minus(expected.get(k).weights());
            assertThat(apart.norm()).isLessThan(ROUNDING * (1 + weights.norm()));
        }
    }

    @Test
    void trainingFromZeroIsThatOnAllFeatures() {
        DualLeastSquares dual = new DualLeastSquares(coordinates, blocks, List.of());

        assertThat(dual.dimension()).isEqualTo(9); // 12 rows, three of them a second time
        assertSameTraining(dual, Vec.zeros(FEATURES));
    }

    @Test
    void aStartOutsideTheRowsIsKept() {
        Vec start = new Gaussian(3).vector(FEATURES).times(0.1);
        DualLeastSquares dual = new DualLeastSquares(coordinates, blocks, List.of(start));

        assertThat(dual.dimension()).isEqualTo(10);
        assertThat(dual.embed(dual.project(start)).minus(start).norm()).isLessThan(ROUNDING);
        assertSameTraining(dual, start);
    }

    @Test
    void theSpectrumIsThatOfAllFeatures() {
        Spectrum dual = SpectrumSolver.exact(new DualLeastSquares(coordinates, blocks, List.of()));
        Spectrum lanczos = new SpectrumSolver(1, 1 << 20).resolve(primal);

        assertThat(dual.dimension()).isEqualTo(FEATURES);
        assertThat(dual.rank()).hasValue(9);
        assertThat(dual.largest()).isCloseTo(lanczos.largest(), within(1e-12 * dual.largest()));
        assertThat(dual.smallest()).isCloseTo(lanczos.smallest(), within(1e-2 * dual.smallest()));
    }

    @Test
    void rowsOfZerosHaveNothingToLearn() {
        BlockBuilder zeros = new BlockBuilder(3, Part.TRAINING, true);
        zeros.row(1);
        zeros.row(-1);
        DualLeastSquares dual = new DualLeastSquares(Coordinates.identity(3), List.of(zeros.build()), List.of());

        assertThat(SpectrumSolver.exact(dual).largest()).isZero();
        assertThat(train(dual, 1, Vec.zeros(3)).get(1).last().trainLoss()).isEqualTo(0.5);
    }
}
