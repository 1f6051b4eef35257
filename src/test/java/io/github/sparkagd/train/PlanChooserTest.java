package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the cost model must say whatever its constants: the ends of its range, and its reasons. */
class PlanChooserTest {
    private static final long MEMORY = 1L << 30;
    private static final PlanChooser.Size WIDE = new PlanChooser.Size(400_000, 784, 784, PlanChooser.Storage.DENSE, 1);

    private static PlanChooser.Work work(PlanChooser.Size data, int iterations, int runs) {
        return new PlanChooser.Work(data, 2, 2, iterations, runs, false, false);
    }

    @Test
    void manyIterationsOnFewFeaturesTakeTheGramMatrix() {
        PlanChooser.Choice choice = new PlanChooser(MEMORY, "spark.driver.memory", 8).choose(work(WIDE, 1000, 4));
        assertThat(choice.plan()).isEqualTo(Plan.GRAM);
        assertThat(choice.reason()).contains("1001 passes").contains("expected seconds");
    }

    @Test
    void aFewIterationsOnManyFeaturesStayWithThePasses() {
        PlanChooser.Size data = new PlanChooser.Size(100_000, 8192, 8192, PlanChooser.Storage.DENSE, 1);
        assertThat(new PlanChooser(MEMORY, "spark.driver.memory", 8)
                        .choose(work(data, 5, 1))
                        .plan())
                .isEqualTo(Plan.FUSED);
    }

    @Test
    void sparseRowsOfVeryManyFeaturesStayWithThePassesAndSayWhichMemory() {
        PlanChooser.Size data = new PlanChooser.Size(400_000, 47_236, 75, PlanChooser.Storage.SPARSE, 1);
        PlanChooser.Choice choice = new PlanChooser(MEMORY, "spark.driver.memory", 8).choose(work(data, 1_000_000, 50));
        assertThat(choice.plan()).isEqualTo(Plan.FUSED);
        assertThat(choice.reason()).contains("1024 MB allowed by spark.driver.memory");
    }

    /** Products cost more than reading does where registers are short: fifty passes are then fewer than a Gram matrix. */
    @Test
    void theLoopsThatRunDecide() {
        PlanChooser.Work fifty = work(WIDE, 50, 1);
        for (int width : new int[] {8, 4}) {
            PlanChooser vectors = new PlanChooser(MEMORY, "spark.driver.memory", width);
            assertThat(vectors.choose(fifty).plan()).isEqualTo(Plan.GRAM);
        }
        PlanChooser plain = new PlanChooser(MEMORY, "spark.driver.memory", 1);
        assertThat(plain.choose(fifty).plan()).isEqualTo(Plan.FUSED);
        assertThat(plain.choose(work(WIDE, 1000, 1)).plan()).isEqualTo(Plan.GRAM);
    }

    /** Passes leave zeros out whatever the columns are taken about; a Gram matrix does so only where that is zero. */
    @Test
    void centresMakeTheGramMatrixOfSparseRowsDearButNotTheirPasses() {
        PlanChooser chooser = new PlanChooser(MEMORY, "spark.driver.memory", 4);
        PlanChooser.Work raw = work(new PlanChooser.Size(200_000, 4_000, 40, PlanChooser.Storage.SPARSE, 1), 400, 1);
        PlanChooser.Work centred =
                work(new PlanChooser.Size(200_000, 4_000, 40, PlanChooser.Storage.SPARSE_CENTRED, 1), 400, 1);
        assertThat(chooser.fusedSeconds(centred)).isEqualTo(chooser.fusedSeconds(raw));
        assertThat(chooser.gramSeconds(centred)).isGreaterThan(10 * chooser.gramSeconds(raw));
        assertThat(chooser.choose(raw).plan()).isEqualTo(Plan.GRAM);
        assertThat(chooser.choose(centred).plan()).isEqualTo(Plan.FUSED);
    }

    /** The Gram matrix is then paid for already. */
    @Test
    void ratesFromTheSpectrumOfFewFeaturesDecideForTheGramMatrix() {
        PlanChooser.Work asked = new PlanChooser.Work(WIDE, 2, 2, 3, 1, true, false);
        assertThat(new PlanChooser(MEMORY, "spark.driver.memory", 8)
                        .choose(asked)
                        .plan())
                .isEqualTo(Plan.GRAM);
        assertThat(new PlanChooser(MEMORY, "spark.driver.memory", 8)
                        .choose(work(WIDE, 3, 1))
                        .plan())
                .isEqualTo(Plan.FUSED);
    }

    @Test
    void costsGrowWithWhatIsAsked() {
        PlanChooser chooser = new PlanChooser(MEMORY, "spark.driver.memory", 8);
        assertThat(chooser.fusedSeconds(work(WIDE, 100, 8))).isGreaterThan(chooser.fusedSeconds(work(WIDE, 100, 1)));
        assertThat(chooser.gramSeconds(work(WIDE, 1000, 8))).isGreaterThan(chooser.gramSeconds(work(WIDE, 100, 8)));
        PlanChooser.Work moreCores = new PlanChooser.Work(WIDE, 8, 8, 100, 1, false, false);
        assertThat(chooser.fusedSeconds(moreCores)).isLessThan(chooser.fusedSeconds(work(WIDE, 100, 1)));
    }

    @Test
    void aGramMatrixIsNotCollectedFromTasksOfFewRows() {
        assertThat(PlanChooser.gramTasks(9_000, 8_192, 71))
                .as("about d/2 rows each")
                .isEqualTo(2);
        assertThat(PlanChooser.gramTasks(3_000, 600, 71)).as("d/2 rows each").isEqualTo(10);
        assertThat(PlanChooser.gramTasks(400_000, 784, 16)).as("rows enough").isEqualTo(16);
        assertThat(PlanChooser.gramTasks(100, 4_096, 3)).as("few rows in all").isEqualTo(1);
        assertThat(PlanChooser.gramTasks(100, 100, 50)).as("small sums").isEqualTo(50);
    }

    @Test
    void cuttingDataIntoManySmallPartitionsDoesNotMakeTheGramMatrixDearer() {
        PlanChooser.Size data = new PlanChooser.Size(9_000, 8_192, 8_192, PlanChooser.Storage.DENSE, 1);
        PlanChooser chooser = new PlanChooser(MEMORY, "spark.driver.memory", 8);
        double few = chooser.gramSeconds(new PlanChooser.Work(data, 2, 8, 1000, 1, false, false));
        double many = chooser.gramSeconds(new PlanChooser.Work(data, 2, 71, 1000, 1, false, false));
        assertThat(many).isLessThan(1.01 * few);
    }
}
