package io.github.sparkagd.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The numbers on the page about depth are those of the laws. */
class LawsPageTest {
    /** The rows of the table between marks of that name, as cells. */
    private static List<List<String>> table(String name) throws IOException {
        String text =
                Files.readString(Path.of(System.getProperty("agd.project", "."), "src", "docs", "when-depth-helps.md"));
        String[] around = text.split("<!-- /?" + name + " -->", -1);
        assertThat(around).as("one table between marks of " + name).hasSize(3);
        List<List<String>> rows = around[1]
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).hasSizeGreaterThan(5);
        return rows;
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.split(" ", -1)[0]);
    }

    private static String rounded(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** λ₂, E₁, quadrature, measured, limit, gradient descent. */
    @Test
    void theTimesOfTwoGroups() throws IOException {
        for (List<String> row : table("law 2")) {
            TwoGroups law = new TwoGroups(1, number(row.get(0)), number(row.get(1)));
            int run = MeasuredWays.run(law.measure(), MeasuredWays.FULL, 0.002, u -> u.get(0) >= 0.5);

            assertThat(rounded(law.time(0.5), 2)).isEqualTo(row.get(2));
            assertThat(rounded(run * 0.002, 2)).isEqualTo(row.get(3));
            if (!row.get(4).isEmpty()) {
                assertThat(rounded(law.limit(), 1)).isEqualTo(row.get(4));
            }
            assertThat(rounded(Math.log(2) / law.small(), 0)).isEqualTo(row.get(5));
        }
    }

    /** p and q, a, the law, the flow, full correction, L = 8, L = 2. */
    @Test
    void theFactorsOfPowerLaws() throws IOException {
        double time = 5000;
        for (List<String> row : table("law 3")) {
            String[] powers = row.get(0).split(", ", -1);
            PowerLaw law = PowerLaw.of(Double.parseDouble(powers[0]), Double.parseDouble(powers[1]));
            SpectralMeasure measure =
                    PowerLaw.measure(Double.parseDouble(powers[0]), Double.parseDouble(powers[1]), 1e-8);
            double flow = new CorrectionFlow(measure).excesses(Vec.of(time)).get(0);

            assertThat(law.exponent()).isCloseTo(Double.parseDouble(row.get(1).replace("−", "-")), within(1e-12));
            assertThat(rounded(law.speedUp(), 3)).isEqualTo(row.get(2));
            assertThat(rounded(measure.shallowTime(flow) / time, 3)).isEqualTo(row.get(3));
            int[] depths = {MeasuredWays.FULL, 8, 2};
            for (int k = 0; k < depths.length; k++) {
                double excess = measure.excess(MeasuredWays.after(measure, depths[k], 0.5, time));
                assertThat(rounded(measure.shallowTime(excess) / time, 3)).isEqualTo(row.get(4 + k));
            }
        }
    }
}
