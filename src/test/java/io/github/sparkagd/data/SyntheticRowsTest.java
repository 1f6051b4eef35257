package io.github.sparkagd.data;

import static io.github.sparkagd.testing.Refusals.assertThatRefusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

    private static SyntheticRows popular(int columns, String popularity, double density) {
        return new SyntheticRows(
                new SyntheticSpec(1000, 0, columns, 0.1, 7), SyntheticShape.popular(popularity, density));
    }

    /** The chance of the first rank, of the tenth, and that all ranks add up to the draws. */
    @ParameterizedTest
    @CsvSource({"0.5", "1", "1.1", "2.5"})
    void ranksFallAsAPower(double exponent) {
        int ranks = 1000;
        int draws = 200_000;
        double all = IntStream.rangeClosed(1, ranks)
                .mapToDouble(k -> Math.pow(k, -exponent))
                .sum();
        int[] counts = new int[ranks + 1];
        Zipf zipf = new Zipf(ranks, exponent);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < draws; i++) {
            counts[zipf.next(random)]++;
        }
        for (int rank : new int[] {1, 2, 10, 100}) {
            double expected = draws * Math.pow(rank, -exponent) / all;
            // Five deviations of a count.
            assertThat((double) counts[rank]).isCloseTo(expected, within(5 * Math.sqrt(expected) + 1));
        }
        assertThat(counts[0]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000", "1024", "999983", "134217728"})
    void everyRankHasAColumnOfItsOwn(int columns) {
        PopularColumns made = new PopularColumns(
                new SyntheticSpec(1, 0, columns, 0, 3), SyntheticShape.popular("zipf:1.1", 0.5 / columns + 1e-8));
        int ranks = Math.min(columns, 100_000);
        assertThat(IntStream.rangeClosed(1, ranks).map(made::column).distinct().count())
                .isEqualTo(ranks);
        assertThat(IntStream.rangeClosed(1, ranks).map(made::column)).allMatch(j -> j >= 0 && j < columns);
    }

    @Test
    void popularRowsHaveAsManyValuesAsAskedAndLabelsOfMeanSquareOne() {
        SyntheticRows maker = popular(20_000_000, "zipf:1.1", 2e-6);
        Set<Integer> seen = new HashSet<>();
        double squares = 0;
        for (long i = 0; i < 2000; i++) {
            LabelledRow row = maker.row(i);
            assertThat(indices(row)).hasSize(40).isSorted();
            assertThat(row.label())
                    .isEqualTo(popular(20_000_000, "zipf:1.1", 2e-6).row(i).label());
            Arrays.stream(indices(row)).forEach(seen::add);
            squares += row.label() * row.label() / 2000;
        }
        // The labels of rows with the same first columns go together: a wide margin.
        assertThat(squares).isBetween(0.5, 2.0);
        assertThat(seen).hasSizeBetween(10_000, 70_000);
    }

    @Test
    void fewColumnsLeaveRowsShort() {
        assertThat(indices(popular(10, "zipf:10", 0.9).row(0)).length).isBetween(1, 9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "zipf", "zipf:", "zipf:0", "zipf:-1", "zipf:11", "zipf:x", "zipf:1:1", "power:1", "zipf:NaN"
            })
    void aWrongPopularityIsRefused(String wrong) {
        assertThatRefusalOf(() -> SyntheticShape.popular(wrong, 0.1))
                .isEqualTo("--popularity must be zipf:S with 0 < S <= 10, got '" + wrong + "'. Maybe zipf:1.1.");
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
        assertThatRefusalOf(() -> Variances.parse(text)).contains("--spectrum", "Maybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "-1,1,1", "0,0,0", "1e61,1,1"})
    void refusesVariancesThatDoNotFit(String text) {
        assertThatRefusalOf(() -> Variances.parse(text).of(3)).contains("--spectrum");
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
