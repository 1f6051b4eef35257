package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.settings.Phrase;
import io.github.sparkagd.settings.Refusal;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.SparseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of text become rows, or faults that can be read in one line. */
class ParsersTest {

    private static ReadResult.Row libsvm(String line) {
        return row(new LibsvmFormat.Parser(0).open(), line, 5);
    }

    private static ReadResult.Row row(RowParser.Lines lines, String line, long number) {
        return (ReadResult.Row) lines.parse(line, number);
    }

    private static String fault(RowParser.Lines lines, String line) {
        return ((ReadResult.Fault) lines.parse(line, 1)).message().said(Refusal.OPTIONS);
    }

    private static int[] indices(ReadResult.Row row) {
        return ((SparseVector) row.features()).indices();
    }

    private static double[] values(ReadResult.Row row) {
        return row.features() instanceof SparseVector sparse
                ? sparse.values()
                : row.features().toArray();
    }

    private static CsvParser csv(String first, int label, boolean header) {
        List<String> columns = new CsvParser.Columns(',').of(first);
        return new CsvParser(',', columns, Parsing.columns(columns.size(), label), header);
    }

    @Test
    void libsvmIndicesCountFromOne() {
        ReadResult.Row row = libsvm("-1 1:0.5 \t 7:1e-3");
        assertThat(row.line()).isEqualTo(5);
        assertThat(row.label()).isEqualTo(-1);
        assertThat(indices(row)).containsExactly(0, 6);
        assertThat(values(row)).containsExactly(0.5, 1e-3);
        assertThat(row.features().size()).isEqualTo(7);
        assertThat(row.width()).isZero();
    }

    @Test
    void libsvmTakesMoreEntriesThanAreExpected() {
        StringBuilder line = new StringBuilder("1");
        for (int i = 1; i <= 1_000; i++) {
            line.append(' ').append(i).append(':').append(i);
        }
        ReadResult.Row row = libsvm(line.toString());
        assertThat(values(row)).hasSize(1_000);
        assertThat(values(row)[999]).isEqualTo(1_000);
    }

    @Test
    void libsvmHasNoLimitOfItsOwn() {
        assertThat(libsvm("1 2147483647:1").features().size()).isEqualTo(Integer.MAX_VALUE);
        assertThat(fault(new LibsvmFormat.Parser(0).open(), "1 2147483648:1"))
                .contains("not a whole number up to 2147483647");
    }

    @Test
    void aLaterRowIsNotSpoiltByOneBefore() {
        RowParser.Lines lines = new LibsvmFormat.Parser(0).open();
        ReadResult.Row first = row(lines, "1 1:1 2:2 3:3", 1);
        ReadResult.Row second = row(lines, "2 2:9", 2);
        assertThat(values(first)).containsExactly(1, 2, 3);
        assertThat(indices(second)).containsExactly(1);
        assertThat(values(second)).containsExactly(9);
    }

    @Test
    void libsvmCommentsAreNoRowsAndQueryIdsAreCounted() {
        RowParser.Lines lines = new LibsvmFormat.Parser(0).open();
        assertThat(lines.content("  # 1 1:2")).isEmpty();
        ReadResult.Row row = row(lines, lines.content("3 qid:7 1:0.5 2:4 #docid = GX029"), 1);
        assertThat(row.label()).isEqualTo(3);
        assertThat(indices(row)).containsExactly(0, 1);
        assertThat(values(row)).containsExactly(0.5, 4);
        lines.parse("1 qid:8", 2);
        lines.parse("1 1:1", 3);
        assertThat(lines.ignored()).isEqualTo(2);
        assertThat(fault(lines, "1 1:1 qid:8")).contains("the index 'qid'");
    }

    @Test
    void whatWasIgnoredReachesTheSurvey() {
        Survey one = Parsing.survey(
                List.<ReadResult>of(libsvm("1 1:1"), new ReadResult.End(1, 2)).iterator(), null);
        Survey other = Parsing.survey(
                List.<ReadResult>of(libsvm("1 1:1"), new ReadResult.End(1, 3)).iterator(), null);
        assertThat(one.then(other).ignored()).isEqualTo(5);
    }

    @Test
    void tabsAtTheEndsOfALineAreEmptyFieldsUnlessAllLinesHaveThem() {
        RowParser.Lines lines = new CsvParser('\t', List.of("a", "b", "c"), Parsing.columns(3, 2), false).open();
        assertThat(fault(lines, lines.content("\t2\t3"))).contains("column 0 is missing");
        assertThat(fault(lines, lines.content("1\t2\t"))).contains("label (column 2) is missing");
        assertThat(values(row(lines, lines.content("\t1\t2\t3 \r"), 1))).containsExactly(1, 2);
        assertThat(row(lines, lines.content("1\t2\t3\t"), 1).label()).isEqualTo(3);
        assertThat(lines.content(" \t ")).isEmpty();
        assertThat(lines.content("\t\t")).isNotEmpty();
    }

    @Test
    void csvLeavesTheLabelColumnOut() {
        assertThat(values(row(csv("1,2,3", 1, false).open(), "4, 5 ,\"6\"", 1))).containsExactly(4, 6);
        assertThat(row(csv("1,2,3", 1, false).open(), "4,5,6", 1).label()).isEqualTo(5);
    }

    @Test
    void csvHeadersMustAgree() {
        RowParser.Lines lines = csv("a,b", 1, true).open();
        assertThat(lines.headerFault("a, b")).isEmpty();
        assertThat(lines.headerFault("b,a")).isPresent();
        assertThat(lines.headerFault("a")).isPresent();
    }

    @Test
    void blanksSeparateAsOneBlankDoes() {
        assertThat(new CsvParser.Columns(' ').of("1   2 \t 3")).isEqualTo(List.of("1", "2", "3"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "+1,1", "-0.5e-3,-0.0005", ".5,0.5", "1.,1", "1E5,100000", "0x1p3,8"})
    void numbersAreJavas(String text, double value) {
        assertThat(Numbers.finite(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nan",
                "NaN",
                "-NaN",
                "inf",
                "+Infinity",
                "1e999",
                "1e151",
                "1d",
                "2f",
                "1 2",
                "1,5",
                "M",
                "٣x"
            })
    void otherTextIsRefusedInOneLine(String text) {
        assertThat(Numbers.finite(text)).isEmpty();
        assertThat(Numbers.fault("label", text, Phrase.of("write it as a number")))
                .asString()
                .startsWith("the label is")
                .contains(". Maybe ")
                .endsWith(".");
    }

    @Test
    void squaresOfTheLargestNumberCanBeSummed() {
        assertThat(Numbers.usable(-1e150)).isTrue();
        assertThat(Numbers.usable(1.1e150)).isFalse();
        assertThat(Numbers.usable(Double.NaN)).isFalse();
        assertThat(1e150 * 1e150 * 1e8).isFinite();
    }

    @Test
    void messagesShowNoControlCharactersAndNoLongTexts() {
        assertThat(Numbers.shown("a\u001b[31m\u2028b\u0000é ✓")).isEqualTo("a?[31m?b?é ?");
        assertThat(Numbers.shown("x".repeat(1_000))).hasSize(61).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({
        "rows.txt,libsvm",
        "a9a,libsvm",
        "rows.CSV,csv",
        "rows.tsv.gz,csv",
        "rows.dat,csv",
        "rows.data.bz2,csv",
        "part-0.snappy.parquet,parquet",
        "train-images-idx3-ubyte.gz,mnist",
        "t10k-labels.idx1-ubyte,mnist",
        "data_batch_3.bin,cifar10"
    })
    void formatsAreGuessedFromNames(String name, String format) {
        assertThat(Formats.guess(
                        "file:/in/" + name, List.of(new InputFile("file:/in/" + name, 1)), new Configuration()))
                .extracting(Format::label)
                .isEqualTo(format);
    }

    @Test
    void testRowsAreAShareThatDependsOnSeedAndNumberAlone() {
        TestSplit split = new TestSplit(3, 0.25);
        long test = java.util.stream.LongStream.range(0, 100_000)
                .filter(number -> split.part(number) == Part.TEST)
                .count();
        // Six standard deviations of a binomial.
        assertThat(test).isBetween(25_000L - 822, 25_000L + 822);
        assertThat(java.util.stream.LongStream.range(0, 1_000)
                        .allMatch(number -> new TestSplit(3, 0).part(number) == Part.TRAINING))
                .isTrue();
        assertThat(java.util.stream.LongStream.range(0, 1_000)
                        .allMatch(number -> new TestSplit(0, 1).part(number) == Part.TEST))
                .isTrue();
    }

    @Test
    void splitsCoverAFileOnce() {
        InputFile plain = new InputFile("file:/in/a.txt", 25);
        assertThat(Split.ofText(List.of(plain), 10).stream().map(s -> s.start() + "+" + s.length()))
                .containsExactly("0+10", "10+10", "20+5");
        assertThat(Split.ofText(List.of(new InputFile("file:/in/a.gz", 25)), 10))
                .hasSize(1);
        assertThat(Split.ofText(List.of(new InputFile("file:/in/empty", 0)), 10))
                .hasSize(1);
    }
}
