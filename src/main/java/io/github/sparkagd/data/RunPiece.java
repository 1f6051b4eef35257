package io.github.sparkagd.data;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.SparseBlock;
import java.io.Serializable;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Some consecutive rows of a {@link FileRuns run}, as they are kept between being read and being numbered: in the smallest
 * storage that keeps every value.
 *
 * @param run number of the run in its partition
 * @param first place in the run of the first of the rows, from 0
 * @param rows null for none
 * @param surveyed what the run holds, in its last piece; null in others
 */
record RunPiece(int run, long first, RowBlock rows, FileRuns.Surveyed surveyed) implements Serializable {

    int size() {
        return rows == null ? 0 : rows.rows();
    }

    /** Row {@code i}, of {@code dimension} features, under a number and in a part of its data set. */
    LabelledRow row(int i, long number, int part, int dimension) {
        return new LabelledRow(number, part, rows.label(i), features(i, dimension), rows.weight(i));
    }

    private Vector features(int i, int dimension) {
        if (rows instanceof SparseBlock sparse) {
            return Vectors.sparse(dimension, sparse.indices(i), sparse.entries(i));
        }
        double[] values = new double[dimension];
        rows.copyRow(i, values);
        return Vectors.dense(values);
    }

    /** Reads the runs of one partition: the rows that are kept, in pieces, and with the last piece of a run its survey. */
    static final class Reader extends Lookahead<RunPiece> {
        private final boolean test;
        private final int partition;
        private final FileRuns runs;
        private final ClassChoice classes;
        private int run = -1;
        private RowPosition start;
        private Survey.Count count;
        private Building building;
        private long first;

        /**
         * @param test whether the runs belong to the test set
         * @param partition number, for {@link FileRuns.Surveyed}
         * @param classes the two classes to keep, null for all labels
         */
        Reader(boolean test, int partition, FileRuns runs, ClassChoice classes) {
            this.test = test;
            this.partition = partition;
            this.runs = runs;
            this.classes = classes;
        }

        /** Rows of one kind: stored in full and of one width, or not. */
        private static final class Building {
            private final boolean sparse;
            private final int columns;
            private final BlockBuilder builder;
            private boolean signedZeros;

            Building(Vector features) {
                sparse = features instanceof SparseVector;
                // How many columns sparse rows have is known once all have been read.
                columns = sparse ? Integer.MAX_VALUE : features.size();
                builder = new BlockBuilder(columns, Part.TRAINING, sparse);
            }

            boolean isOf(Vector features) {
                return sparse == features instanceof SparseVector && (sparse || columns == features.size());
            }

            boolean takes(Vector features) {
                return isOf(features) && !builder.isFull();
            }

            boolean isEmpty() {
                return builder.isEmpty();
            }

            void add(ReadResult.Row row) {
                LabelledRow.add(row.label(), row.weight(), row.features(), builder);
                signedZeros = signedZeros || hasSignedZero(row.features());
            }

            private static boolean hasSignedZero(Vector features) {
                if (features instanceof DenseVector dense) {
                    for (double value : dense.values()) {
                        if (Double.doubleToRawLongBits(value) == Long.MIN_VALUE) {
                            return true;
                        }
                    }
                }
                return false;
            }

            /** The rows since the last piece; null for none. */
            RowBlock rows() {
                if (builder.isEmpty()) {
                    return null;
                }
                RowBlock rows = signedZeros ? builder.buildOfDoubles() : builder.build();
                signedZeros = false;
                return rows;
            }
        }

        @Override
        RunPiece advance() {
            if (count == null && !begin()) {
                return null;
            }
            while (runs.hasNext() && !count.over()) {
                ReadResult.Row kept = count.take(runs.next());
                RunPiece full = kept == null ? null : add(kept);
                if (full != null) {
                    return full;
                }
            }
            Survey survey = count.survey();
            count = null;
            return piece(new FileRuns.Surveyed(test, partition, run, start, survey));
        }

        private boolean begin() {
            if (!runs.nextRun()) {
                return false;
            }
            run++;
            start = runs.position();
            count = new Survey.Count(classes);
            first = 0;
            return true;
        }

        /** Adds a row; returns the piece before it if that had to end. */
        private RunPiece add(ReadResult.Row row) {
            boolean goesOn = building == null || building.isEmpty() || building.takes(row.features());
            RunPiece full = goesOn ? null : piece(null);
            if (building == null || !building.isOf(row.features())) {
                building = new Building(row.features());
            }
            building.add(row);
            return full;
        }

        private RunPiece piece(FileRuns.Surveyed surveyed) {
            RowBlock rows = building == null ? null : building.rows();
            RunPiece piece = new RunPiece(run, first, rows, surveyed);
            first += piece.size();
            return piece;
        }
    }
}
