package io.github.sparkagd.cluster;

import io.github.sparkagd.data.LabelledRow;
import java.io.Serializable;

/**
 * A row and the fold of a cross-validation that it is in.
 *
 * @param fold 0-based
 * @param row the row
 */
public record FoldedRow(int fold, LabelledRow row) implements Serializable {}
