package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of text become rows, or faults that can be read in one line. */
class ParsersTest {

    private static RawRow libsvm(String line) {
        return new LibsvmParser(0).open().parse(line, 5);
    }

    private static CsvParser csv(String first, int label, boolean header) {
        List<String> columns = new CsvParser.Columns(',').of(first);
        return new CsvParser(',', columns, ColumnPlaces.all(columns.size(), label), header);
    }

    @Test
    void libsvmIndicesCountFromOne() {
        RawRow row = libsvm("-1 1:0.5 \t 7:1e-3");
        assertThat(row.kind()).isEqualTo(RawRow.Kind.ROW);
        assertThat(row.line()).isEqualTo(5);
        assertThat(row.label()).isEqualTo(-1);
        assertThat(row.indices()).containsExactly(0, 6);
        assertThat(row.values()).containsExactly(0.5, 1e-3);
        assertThat(row.columns()).isEqualTo(7);
        assertThat(row.width()).isZero();
    }

    @Test
    void libsvmTakesMoreEntriesThanAreExpected() {
        StringBuilder line = new StringBuilder("1");
        for (int i = 1; i <= 1_000; i++) {
            line.append(' ').append(i).append(':').append(i);
        }
        RawRow row = libsvm(line.toString());
        assertThat(row.values()).hasSize(1_000);
        assertThat(row.values()[999]).isEqualTo(1_000);
    }

    @Test
    void libsvmHasNoLimitOfItsOwn() {
        assertThat(libsvm("1 2147483647:1").columns()).isEqualTo(Integer.MAX_VALUE);
        assertThat(libsvm("1 2147483648:1").fault()).contains("not a whole number up to 2147483647");
    }

    @Test
    void aLaterRowIsNotSpoiltByOneBefore() {
        RowParser.Lines lines = new LibsvmParser(0).open();
        RawRow first = lines.parse("1 1:1 2:2 3:3", 1);
        RawRow second = lines.parse("2 2:9", 2);
        assertThat(first.values()).containsExactly(1, 2, 3);
        assertThat(second.indices()).containsExactly(1);
        assertThat(second.values()).containsExactly(9);
    }

    @Test
    void libsvmCommentsAreNoRowsAndQueryIdsAreCounted() {
        RowParser.Lines lines = new LibsvmParser(0).open();
        assertThat(lines.content("  # 1 1:2")).isEmpty();
        RawRow row = lines.parse(lines.content("3 qid:7 1:0.5 2:4 #docid = GX029"), 1);
        assertThat(row.label()).isEqualTo(3);
        assertThat(row.indices()).containsExactly(0, 1);
        assertThat(row.values()).containsExactly(0.5, 4);
        lines.parse("1 qid:8", 2);
        lines.parse("1 1:1", 3);
        assertThat(lines.ignored()).isEqualTo(2);
        assertThat(lines.parse("1 1:1 qid:8", 4).fault()).contains("the index 'qid'");
    }

    @Test
    void whatWasIgnoredReachesTheSurvey() {
        Survey one = Survey.of(List.of(libsvm("1 1:1"), RawRow.end(1, 2)).iterator(), null);
        Survey other = Survey.of(List.of(libsvm("1 1:1"), RawRow.end(1, 3)).iterator(), null);
        assertThat(one.then(other).ignored()).isEqualTo(5);
    }

    @Test
    void tabsAtTheEndsOfALineAreEmptyFieldsUnlessAllLinesHaveThem() {
        RowParser.Lines lines = new CsvParser('\t', List.of("a", "b", "c"), ColumnPlaces.all(3, 2), false).open();
        assertThat(lines.parse(lines.content("\t2\t3"), 1).fault()).contains("column 0 is missing");
        assertThat(lines.parse(lines.content("1\t2\t"), 1).fault()).contains("label (column 2) is missing");
        assertThat(lines.parse(lines.content("\t1\t2\t3 \r"), 1).values()).containsExactly(1, 2);
        assertThat(lines.parse(lines.content("1\t2\t3\t"), 1).label()).isEqualTo(3);
        assertThat(lines.content(" \t ")).isEmpty();
        assertThat(lines.content("\t\t")).isNotEmpty();
    }

    @Test
    void csvLeavesTheLabelColumnOut() {
        assertThat(csv("1,2,3", 1, false).open().parse("4, 5 ,\"6\"", 1).values())
                .containsExactly(4, 6);
        assertThat(csv("1,2,3", 1, false).open().parse("4,5,6", 1).label()).isEqualTo(5);
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
        assertThat(Numbers.fault("label", text, "write it as a number"))
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
        "rows.txt,LIBSVM",
        "a9a,LIBSVM",
        "rows.CSV,CSV",
        "rows.tsv.gz,CSV",
        "rows.dat,CSV",
        "rows.data.bz2,CSV",
        "part-0.snappy.parquet,PARQUET",
        "train-images-idx3-ubyte.gz,MNIST",
        "t10k-labels.idx1-ubyte,MNIST",
        "data_batch_3.bin,CIFAR10"
    })
    void formatsAreGuessedFromNames(String name, Format format) {
        assertThat(Format.guess("file:/in/" + name, List.of(new InputFile("file:/in/" + name, 1)), new Configuration()))
                .isEqualTo(format);
    }

    @Test
    void testRowsAreAShareThatDependsOnSeedAndNumberAlone() {
        TestSplit split = new TestSplit(3, 0.25);
        long test = java.util.stream.LongStream.range(0, 100_000)
                .filter(split::test)
                .count();
        // Six standard deviations of a binomial.
        assertThat(test).isBetween(25_000L - 822, 25_000L + 822);
        assertThat(java.util.stream.LongStream.range(0, 1_000).noneMatch(new TestSplit(3, 0)::test))
                .isTrue();
        assertThat(java.util.stream.LongStream.range(0, 1_000).allMatch(TestSplit.ALL::test))
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
