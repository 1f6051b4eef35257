package io.github.sparkagd.data;

import static io.github.sparkagd.testing.Refusals.assertThatRefusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.settings.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages about data name settings in the words of whoever asked, and say what stands in the data as it stands there. */
class MessagesTest {
    /** Would be a setting, if it stood in a message as it is. */
    private static final String BRACES = "{features=3}";

    @TempDir
    Path folder;

    private static Header header(String... columns) {
        return new Header("rows.csv", List.of(columns), true, OptionalInt.of(columns.length - 1));
    }

    @Test
    void inPlainWordsSettingsAreNamedWithoutDashes() {
        assertThatThrownBy(() -> SourceOptions.of(List.of("multiLine")))
                .isInstanceOf(DataException.class)
                .hasMessage("data option must be KEY=VALUE, got a text without '='. Maybe data option multiLine=true.");
        assertThatRefusalOf(() -> SourceOptions.of(List.of("multiLine")))
                .isEqualTo("--data-option must be KEY=VALUE, got a text without '='. "
                        + "Maybe --data-option multiLine=true.");
        assertThatThrownBy(() -> header("a", "b").label("c"))
                .hasMessage("label c is no column of rows.csv, which has 2 columns: a, b. Maybe one of those.");
    }

    @Test
    void namesOfColumnsAreSaidAsTheyAre() {
        assertThatRefusalOf(() -> header("a", BRACES, "{header}").label("{label=y}"))
                .isEqualTo(
                        "--label {label=y} is no column of rows.csv, which has 3 columns: a, {features=3}, {header}. "
                                + "Maybe one of those.");
        ColumnNames named = new ColumnNames(List.of(BRACES), Optional.of("{y}"), OptionalInt.empty());
        ColumnRequest request = new ColumnRequest("--model {m}", 1, named, "features", true, Optional.empty());
        assertThatRefusalOf(() -> ColumnMatch.of(header("{}", "{y}"), OptionalInt.empty(), request))
                .isEqualTo("rows.csv has no column '{features=3}', which --model {m} was trained on; it has {}, {y}. "
                        + "Maybe rename it, or name other data.");
    }

    @Test
    void valuesOfRowsAreSaidAsTheyAre() {
        CsvParser parser = new CsvParser(',', List.of("1", "2"), Parsing.columns(2, 1), false);
        ReadResult.Fault csv = (ReadResult.Fault) parser.open().parse(BRACES + ",2", 7);
        assertThat(csv.of("{header}.csv", 10).said(Refusal.OPTIONS))
                .startsWith(
                        "{header}.csv, line 17: the value of column 0 is '{features=3}', which is not a number. Maybe ");
        ReadResult.Fault libsvm =
                (ReadResult.Fault) new LibsvmFormat.Parser(2).open().parse("1 1:" + BRACES, 1);
        assertThat(libsvm.message().said(Refusal.OPTIONS)).startsWith("the value of feature 1 is '{features=3}', ");
    }

    @Test
    void namesOfFilesAndReasonsOfOthersAreSaidAsTheyAre() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("{data}"));
        assertThatRefusalOf(() -> InputFile.list(empty.toString(), new Configuration()))
                .isEqualTo(empty + " is a folder without files. Maybe check the path.");
        IoFault fault = SparkWords.reading("", new IllegalStateException("no {header} in {data}"), "another {format}");
        assertThat(fault.text().said(Refusal.OPTIONS)).isEqualTo("no {header} in {data}. Maybe another --format.");
    }

    @Test
    void whatIsSecretIsHiddenWhateverCharactersItHas() {
        IoFault fault = new IoFault(
                IoCause.OTHER,
                "no user {pw} at host",
                IoFault.writing("x", new Exception()).remedy());
        assertThat(fault.hiding(List.of("{pw}")).text()).hasToString("no user *** at host. Maybe name another folder.");
    }
}
