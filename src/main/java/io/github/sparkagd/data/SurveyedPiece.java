package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * What one piece of a partition holds.
 *
 * @param test whether it belongs to the test set
 * @param partition of its set
 * @param number in the partition, from 0
 * @param place of its first row
 * @param survey what was found
 */
record SurveyedPiece(boolean test, int partition, int number, long place, Survey survey) implements Serializable {

    /** In the order of the data set. */
    static final Comparator<SurveyedPiece> ORDER = Comparator.comparingLong(SurveyedPiece::place);

    /** Surveys all pieces of a partition. */
    static Iterator<SurveyedPiece> of(boolean test, int partition, Pieces pieces, ClassChoice classes) {
        List<SurveyedPiece> surveyed = new ArrayList<>();
        while (pieces.nextPiece()) {
            long place = pieces.place();
            Survey survey = Survey.of(pieces, classes);
            surveyed.add(new SurveyedPiece(test, partition, surveyed.size(), place, survey));
        }
        return surveyed.iterator();
    }
}
