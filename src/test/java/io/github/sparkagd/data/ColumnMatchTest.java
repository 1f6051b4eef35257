package io.github.sparkagd.data;

import static io.github.sparkagd.testing.Refusals.assertThatRefusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Columns go to a model's features by name where both have names, and by position otherwise. */
class ColumnMatchTest {
    private static final ColumnNames ABCY = names("y", 3, "a", "b", "c");
    private static final OptionalInt NOT_NAMED = OptionalInt.empty();

    private static ColumnNames names(String label, int place, String... features) {
        return new ColumnNames(List.of(features), Optional.of(label), OptionalInt.of(place));
    }

    private static Header header(String... columns) {
        return new Header("rows.csv", List.of(columns), true, OptionalInt.of(columns.length - 1));
    }

    private static Header headless(int columns) {
        List<String> first = java.util.Collections.nCopies(columns, "1.5");
        return new Header("rows.csv", first, false, OptionalInt.of(columns - 1));
    }

    private static ColumnRequest evaluate(ColumnNames names) {
        return new ColumnRequest("--model m", 3, names, "features", true, Optional.empty());
    }

    private static ColumnRequest predict(ColumnNames names) {
        return new ColumnRequest("--model m", 3, names, "features", false, Optional.empty());
    }

    @Test
    void anyOrderOfColumnsIsFoundByName() {
        ColumnMatch match = ColumnMatch.of(header("y", "c", "a", "b"), NOT_NAMED, evaluate(ABCY));
        assertThat(match.features()).containsExactly(2, 3, 1);
        assertThat(match.label()).hasValue(0);
        assertThat(match.notes()).isEmpty();
    }

    @Test
    void columnsThatTheModelDoesNotUseAreIgnoredAndNamed() {
        ColumnMatch match = ColumnMatch.of(header("id", "a", "b", "c", "town", "y"), NOT_NAMED, evaluate(ABCY));
        assertThat(match.features()).containsExactly(1, 2, 3);
        assertThat(match.label()).hasValue(5);
        assertThat(match.notes()).containsExactly("rows.csv: columns id, town are not used by --model m.");
    }

    @Test
    void predictionNeedsNoLabelAndTakesNoOtherForIt() {
        assertThat(ColumnMatch.of(header("b", "c", "a"), NOT_NAMED, predict(ABCY))
                        .label())
                .isEmpty();
        ColumnMatch other = ColumnMatch.of(header("b", "c", "a", "z"), NOT_NAMED, predict(ABCY));
        assertThat(other.label()).isEmpty();
        assertThat(other.notes()).containsExactly("rows.csv: column z is not used by --model m.");
    }

    @Test
    void theLabelThatTheUserNamesComesBeforeThatOfTheModel() {
        ColumnMatch match = ColumnMatch.of(header("a", "b", "c", "y", "price"), OptionalInt.of(4), evaluate(ABCY));
        assertThat(match.label()).hasValue(4);
        assertThat(match.notes()).containsExactly("rows.csv: column y is not used by --model m.");
        assertThatRefusalOf(() -> ColumnMatch.of(header("a", "b", "c", "y"), OptionalInt.of(1), evaluate(ABCY)))
                .contains("--label b is a feature of --model m");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> ColumnMatch.of(header("a", "y"), NOT_NAMED, predict(ABCY)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no columns 'b', 'c', which --model m was trained on; it has a, y. Maybe ");
        assertThatRefusalOf(() -> ColumnMatch.of(header("a", "b", "c"), NOT_NAMED, evaluate(ABCY)))
                .contains("no label column 'y'", "Maybe --label COLUMN");
    }

    @Test
    void aNameThatStandsForTwoColumnsIsRefusedWhereItIsNeeded() {
        assertThatThrownBy(() -> ColumnMatch.of(header("a", "b", "a", "c", "y"), NOT_NAMED, predict(ABCY)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("several columns 'a'");
        assertThatThrownBy(() -> ColumnMatch.of(header("y", "a", "b", "c", "y"), NOT_NAMED, predict(ABCY)))
                .hasMessageContaining("several columns 'y'");
        assertThat(ColumnMatch.of(header("a", "z", "b", "z", "c", "y"), NOT_NAMED, predict(ABCY))
                        .features())
                .containsExactly(0, 2, 4);
    }

    @Test
    void withoutNamesOnOneSideThePositionCountsAndTheUserIsTold() {
        ColumnMatch headless = ColumnMatch.of(headless(4), NOT_NAMED, evaluate(ABCY));
        assertThat(headless.features()).containsExactly(0, 1, 2);
        assertThat(headless.notes())
                .singleElement()
                .asString()
                .contains("by position, as a, b, c, column 3 as the label");
        ColumnMatch old = ColumnMatch.of(header("c", "b", "a", "y"), NOT_NAMED, evaluate(ColumnNames.NONE));
        assertThat(old.features()).containsExactly(0, 1, 2);
        assertThat(old.notes())
                .singleElement()
                .asString()
                .contains("keeps no names")
                .contains("'y' as the label");
    }

    @Test
    void byPositionTheLabelIsWhereItWasInTraining() {
        ColumnNames first = new ColumnNames(List.of(), Optional.empty(), OptionalInt.of(0));
        ColumnMatch match = ColumnMatch.of(headless(4), NOT_NAMED, evaluate(first));
        assertThat(match.label()).hasValue(0);
        assertThat(match.notes()).singleElement().asString().contains("column 0 as the label");
        ColumnNames named = new ColumnNames(List.of(), Optional.of("y"), OptionalInt.empty());
        assertThat(ColumnMatch.of(header("y", "a", "b", "c"), NOT_NAMED, evaluate(named))
                        .label())
                .hasValue(0);
        assertThat(ColumnMatch.of(headless(4), NOT_NAMED, evaluate(ColumnNames.NONE))
                        .notes())
                .isEmpty();
    }

    @Test
    void asManyColumnsAsFeaturesHaveNoLabel() {
        assertThat(ColumnMatch.of(headless(3), NOT_NAMED, predict(ColumnNames.NONE))
                        .label())
                .isEmpty();
        assertThatRefusalOf(() -> ColumnMatch.of(headless(3), NOT_NAMED, evaluate(ColumnNames.NONE)))
                .contains("Maybe --label COLUMN, or predict");
    }

    @Test
    void aModelKeepsNoNamesThatStandForTwoColumns() {
        Header twice = header("a", "b", "a", "y");
        ColumnMatch match = ColumnMatch.toTrain(twice, 3);
        assertThat(match.features()).containsExactly(0, 1, 2);
        assertThat(match.names(twice).named()).isFalse();
        assertThat(match.names(twice).label()).hasValue("y");
        assertThat(match.notes()).singleElement().asString().contains("several columns 'a'");

        Header asLabel = header("y", "a", "b", "y");
        ColumnMatch trained = ColumnMatch.toTrain(asLabel, 3);
        assertThat(trained.names(asLabel).named()).isFalse();
        assertThat(trained.notes()).singleElement().asString().contains("several columns 'y'");
        assertThat(ColumnMatch.of(asLabel, NOT_NAMED, evaluate(trained.names(asLabel)))
                        .label())
                .hasValue(3);
    }
}
