package io.github.sparkagd.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.train.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scaling study says, from measurements written by hand. */
class ScaleResultTest {
    private static final ScaleStudy.Settings SETTINGS =
            new ScaleStudy.Settings(1_000_000, 10, List.of(Plan.FUSED, Plan.GRAM, Plan.AUTO), List.of(1, 2), 9);

    private static ScaleCase of(Plan plan, int cores, double before, double iteration) {
        return new ScaleCase(
                ScaleCase.Kind.STRONG, plan, cores, cores, 1_000_000, new ScaleCase.Seconds(before, iteration));
    }

    private static ScaleResult result(double fusedOnTwo) {
        return new ScaleResult(
                SETTINGS,
                List.of(
                        of(Plan.FUSED, 1, 0, 0.1),
                        of(Plan.GRAM, 1, 0.4, 0.01),
                        of(Plan.FUSED, 2, 0, fusedOnTwo),
                        of(Plan.GRAM, 2, 0.2, 0.01)),
                List.of(new ScaleResult.Auto(1, 1_000_000, Plan.FUSED)),
                "local[2]");
    }

    @Test
    void foretellsABillionRowsFromTheFit() {
        assertThat(result(0.05).forecast())
                .anyMatch(
                        line -> line.startsWith("fused, 10^9 rows x 10 on 10 cores: 10.0 s an iteration, 100 s for 9"))
                .anyMatch(line ->
                        line.startsWith("gram, 10^9 rows x 10 on 100 cores: 4.00 s for the Gram matrix, 4.10 s"))
                .anyMatch(line -> line.startsWith("assumed: all 80 GB"));
    }

    @Test
    void saysNothingOfABillionRowsWhereTimesDoNotGrow() {
        assertThat(result(0.2).forecast())
                .anyMatch(line -> line.startsWith("fused: no forecast"))
                .noneMatch(line -> line.startsWith("fused, 10^9"));
    }

    @Test
    void comparesAutoWithTheBestPlan() {
        assertThat(result(0.05).comparisons())
                .containsExactly(
                        "auto, 1000000 rows, 1 executors, 9 iterations: fused, 2.00 times the best plan's time");
    }

    @Test
    void theTableTellsTheEfficiencyOfMoreCores() {
        List<String> lines = ScaleFiles.csv(result(0.05)).lines().toList();
        assertThat(lines).hasSize(1 + 4);
        assertThat(lines.get(3))
                .startsWith("strong,fused,2,2,1000000,10,0.0,0.05,0.5,")
                .endsWith(",1.0");
    }
}
