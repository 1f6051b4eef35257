package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers read fast are those of {@link Double#parseDouble}, or none. */
class PlainNumbersTest {
    private final PlainNumbers numbers = new PlainNumbers();

    private void assertSame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        numbers.open(bytes, bytes.length);
        double read = numbers.number();
        boolean same = numbers.failed()
                ? Numbers.finite(text).isEmpty()
                : Double.doubleToRawLongBits(read) == Double.doubleToRawLongBits(Double.parseDouble(text));
        if (!same) {
            fail(text + " was read as " + (numbers.failed() ? "no number" : read));
        }
    }

    @Test
    void aMillionHardCasesHaveTheSameBits() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 250_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double usual = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 7));
            assertSame(Double.toString(Double.isNaN(any) ? 0 : any));
            assertSame(Double.toString(usual));
            // As many digits as there are, and more than a double holds.
            assertSame(random.nextLong() + "." + random.nextLong(Long.MAX_VALUE) + "e" + random.nextInt(-330, 310));
            // Half way between two doubles, and a little beside.
            assertSame(new java.math.BigDecimal(usual)
                            .add(new java.math.BigDecimal(Math.ulp(usual)).divide(java.math.BigDecimal.valueOf(2)))
                            .toPlainString()
                    + (i % 3 == 0 ? "" : i % 3 == 1 ? "1" : "0000000000000000000001"));
        }
    }

    @Test
    void oddTextsAreTheSameOrNone() {
        Stream.of(
                        "",
                        "-",
                        "+",
                        ".",
                        "e",
                        "1e",
                        "1e+",
                        "-.5",
                        "+.5e-3",
                        "5.",
                        "00012",
                        "-0",
                        "-0.0",
                        "1e-400",
                        "4.9e-324",
                        "2.4703282292062327e-324",
                        "1.7976931348623157e308",
                        "1e150",
                        "1.0000001e150",
                        "1e400",
                        "1-2",
                        "1.2.3",
                        "--1",
                        "1e5e5",
                        "1E+05",
                        "9007199254740993",
                        "123456789012345678901234567890")
                .forEach(this::assertSame);
    }

    @Test
    void aLineIsTakenApart() {
        byte[] line = " 1.5 ,abc, -2e3,7:8".getBytes(StandardCharsets.UTF_8);
        numbers.open(line, line.length);
        numbers.skipBlanks();
        assertThat(numbers.number()).isEqualTo(1.5);
        numbers.skipBlanks();
        numbers.skip(',');
        numbers.skipTo(',');
        numbers.skip(',');
        numbers.skipSpaces();
        assertThat(numbers.number()).isEqualTo(-2000);
        numbers.skip(',');
        assertThat(numbers.index()).isEqualTo(7);
        numbers.skip(':');
        assertThat(numbers.number()).isEqualTo(8);
        assertThat(numbers.atEnd()).isTrue();
        assertThat(numbers.failed()).isFalse();
        numbers.skip(',');
        assertThat(numbers.failed()).isTrue();
    }

    /** Lines that the fast way takes must mean the same in the careful way. */
    @Test
    void linesReadFastAreThoseReadCarefully() {
        SplittableRandom random = new SplittableRandom(11);
        String alphabet = "0123456789.-+eE, \t\"x:#;";
        for (char separator : new char[] {',', ';', ' ', '\t'}) {
            CsvParser csv = new CsvParser(separator, java.util.List.of("a", "b", "c"), Parsing.columns(3, 2), false);
            assertSameRows(csv.open(), () -> line(random, alphabet, separator));
        }
        for (int features : new int[] {0, 9}) {
            assertSameRows(new LibsvmFormat.Parser(features).open(), () -> libsvm(random, alphabet));
        }
    }

    private static void assertSameRows(RowParser.Lines parser, Supplier<String> lines) {
        int fast = 0;
        for (int i = 0; i < 40_000; i++) {
            String line = lines.get();
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            ReadResult.Row row = parser.plain(bytes, bytes.length, 5);
            if (row != null && !parser.parse(parser.content(line), 5).equals(row)) {
                fail("'" + line + "' was read as " + row);
            }
            fast += row == null ? 0 : 1;
        }
        assertThat(fast).as("lines read fast").isGreaterThan(4_000);
    }

    private static String line(SplittableRandom random, String alphabet, char separator) {
        StringBuilder line = new StringBuilder();
        DoubleStream.generate(random::nextDouble).limit(2 + random.nextInt(3)).forEach(value -> line.append(
                        random.nextInt(6) == 0 ? " " : "")
                .append(value)
                .append(random.nextInt(6) == 0 ? "\t" : "")
                .append(separator));
        line.setLength(Math.max(0, line.length() - 1));
        return spoilt(random, alphabet, line);
    }

    private static String libsvm(SplittableRandom random, String alphabet) {
        StringBuilder line = new StringBuilder("1");
        for (int index = 1; index < 12; index += 1 + random.nextInt(5)) {
            line.append(' ').append(index).append(':').append(random.nextDouble());
        }
        return spoilt(random, alphabet, line);
    }

    private static String spoilt(SplittableRandom random, String alphabet, StringBuilder line) {
        for (int k = random.nextInt(3); k > 0; k--) {
            line.setCharAt(random.nextInt(line.length()), alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return line.toString();
    }
}
