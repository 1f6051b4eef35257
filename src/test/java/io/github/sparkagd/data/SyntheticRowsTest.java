package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import java.util.Arrays;
import org.apache.spark.ml.linalg.SparseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated rows: what they are made of, and that the embedded set never changes. */
class SyntheticRowsTest {
    private static SyntheticRows rows(int columns, String spectrum, double density, boolean exact) {
        return new SyntheticRows(
                new SyntheticSpec(1000, 0, columns, 0.1, 7),
                new SyntheticShape(Variances.parse(spectrum), density, exact));
    }

    private static long hash(LabelledRow row) {
        return new ReadResult.Row(0, row.label(), row.features(), 1, true).hash();
    }

    private static int[] indices(LabelledRow row) {
        return row.features() instanceof SparseVector sparse ? sparse.indices() : null;
    }

    private static double[] values(LabelledRow row) {
        return row.features() instanceof SparseVector sparse
                ? sparse.values()
                : row.features().toArray();
    }

    @Test
    void theEmbeddedSetHasTheBitsItHadInTheFirstVersion() {
        SyntheticRows maker = new SyntheticRows(SyntheticSpec.EMBEDDED);
        long hash = 0;
        for (long i = 0; i < 12_000; i++) {
            hash = Mix.mix(hash ^ hash(maker.row(i)));
        }
        assertThat(Long.toHexString(hash)).isEqualTo("f7a859809d77f21");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "power:1|1,0.5,0.25",
                "power:2|1,0.25,0.0625",
                "power:0|1,1,1",
                "geometric:10000|1,0.01,0.0001",
                "geometric:1|1,1,1",
                "Flat|1,1,1",
                "4, 1e-3,0|4,0.001,0"
            })
    void aSpectrumIsWhatItsNameSays(String text, String expected) {
        double[] first =
                Variances.parse(text).of(text.contains("power") ? 4 : 3).toArray();
        // Powers of j = 1, 2 and 4, all exact in binary or one rounding away.
        double[] got = text.contains("power") ? new double[] {first[0], first[1], first[3]} : first;
        double[] wanted = Arrays.stream(expected.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int j = 0; j < 3; j++) {
            assertThat(got[j]).isEqualTo(wanted[j], within(1e-15 * wanted[j]));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "power", "power:-1", "power:x", "geometric:0.5", "flat:1", "1,,2", "1,2:3", "NaN", "steep"})
    void refusesWhatIsNoSpectrum(String text) {
        assertThatThrownBy(() -> Variances.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--spectrum")
                .hasMessageContaining("Maybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "-1,1,1", "0,0,0", "1e61,1,1"})
    void refusesVariancesThatDoNotFit(String text) {
        assertThatThrownBy(() -> Variances.parse(text).of(3)).hasMessageContaining("--spectrum");
    }

    @ParameterizedTest
    @CsvSource({"power:1,1", "geometric:1e12,1", "flat,0.2", "geometric:1e50,0.3"})
    void exactValuesAreThoseOfAFloatAndNearTheOthers(String spectrum, double density) {
        SyntheticRows exact = rows(40, spectrum, density, true);
        SyntheticRows plain = rows(40, spectrum, density, false);
        Vec variances = Variances.parse(spectrum).of(40);
        for (long i = 0; i < 200; i++) {
            double[] values = values(exact.row(i));
            double[] others = values(plain.row(i));
            int[] columns = indices(exact.row(i));
            for (int k = 0; k < values.length; k++) {
                double scale = Math.sqrt(variances.get(columns == null ? k : columns[k]) / density);
                assertThat((double) (float) values[k]).isEqualTo(values[k]);
                // Half a step, which is at most 2^-10 of the deviation.
                assertThat(values[k]).isEqualTo(others[k], within(scale / 2048));
            }
            assertThat(exact.row(i).label()).isNotEqualTo(plain.row(i).label());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.3, 0.9})
    void asManyValuesAreThereAsTheDensitySays(double density) {
        SyntheticRows maker = rows(2_000, "flat", density, false);
        long found = 0;
        int[] each = new int[2_000];
        for (long i = 0; i < 500; i++) {
            int[] columns = indices(maker.row(i));
            found += columns.length;
            for (int k = 0; k < columns.length; k++) {
                assertThat(columns[k]).isBetween(k == 0 ? 0 : columns[k - 1] + 1, 1_999);
                each[columns[k]]++;
            }
        }
        double tries = 500.0 * 2_000;
        // Five standard errors of a binomial count: of all values, and of the first and last columns' 100.
        double error = 5 * Math.sqrt(tries * density * (1 - density));
        assertThat((double) found).isEqualTo(tries * density, within(error));
        int ends = Arrays.stream(each, 0, 100).sum();
        int last = Arrays.stream(each, 1_900, 2_000).sum();
        double errorOfEnds = 5 * Math.sqrt(50_000 * density * (1 - density));
        assertThat((double) ends).isEqualTo(50_000 * density, within(errorOfEnds));
        assertThat((double) last).isEqualTo(50_000 * density, within(errorOfEnds));
    }

    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "0.4,false", "0.4,true"})
    void covarianceIsTheSpectrumAndLabelsHaveUnitPower(double density, boolean exact) {
        int n = 40_000;
        SyntheticRows maker = rows(4, "4,1,0.01,0", density, exact);
        double[] wanted = {4, 1, 0.01, 0};
        double[][] sums = new double[4][4];
        double power = 0;
        for (long i = 0; i < n; i++) {
            double[] row = maker.row(i).features().toArray();
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    sums[j][k] += row[j] * row[k] / n;
                }
            }
            power += maker.row(i).label() * maker.row(i).label() / n;
        }
        for (int j = 0; j < 4; j++) {
            for (int k = 0; k < 4; k++) {
                // Five standard errors; the fourth moment of a value is 3 λ²/q.
                double error = 5 * Math.sqrt((3 / density - 1) * wanted[j] * wanted[k] / n);
                assertThat(sums[j][k]).isEqualTo(j == k ? wanted[j] : 0, within(error + 1e-12));
            }
        }
        // y² has a standard deviation of at most √(3/q) here.
        assertThat(power).isEqualTo(1.01, within(5 * Math.sqrt(3 / density / n) + 0.01));
    }
}
