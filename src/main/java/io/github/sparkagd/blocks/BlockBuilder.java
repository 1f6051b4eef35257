package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.StoredValues;
import io.github.sparkagd.linalg.Vec;
import java.util.Arrays;

/**
 * Collects rows into one {@link RowBlock} after another, dense or sparse.
 *
 * <p>Its arrays are kept from block to block: new ones of some megabytes cost as much as what they are filled with.
 *
 * <p>A builder is full at about {@link #TARGET_BYTES} of values, or at {@link #MOST_ROWS} rows; blocks depend on the rows
 * alone, never on the machine.
 */
public final class BlockBuilder {
    /**
     * About the bytes of a full block, where nothing else is asked for: a little less than 4 MB, the size of a region of the G1
     * collector on a heap of 8 GB, so that a block's array takes no second one.
     */
    public static final long TARGET_BYTES = (4L << 20) - 4096;

    /** Arrays end at 2³¹ entries. */
    private static final long MOST_BYTES = 1L << 33;

    private static final int MOST_ROWS = 1 << 16;

    private final int columns;
    private final int part;
    private final boolean sparse;
    private final long bytes;
    private double[] labels = new double[16];
    private double[] weights;
    private double[] values = new double[256];
    private int[] indices = new int[0];
    private int[] starts = new int[17];
    private int rows;
    private int entries;

    /**
     * @param columns d
     * @param part the {@link Part} whose rows they are
     * @param sparse whether to store only entries that are not zero
     */
    public BlockBuilder(int columns, int part, boolean sparse) {
        this(columns, part, sparse, TARGET_BYTES);
    }

    /**
     * @param columns d
     * @param part of the rows, as {@link Part} names them
     * @param sparse whether to store only the entries that are set
     * @param bytes about the size of a full block; a block holds one row at least
     */
    public BlockBuilder(int columns, int part, boolean sparse, long bytes) {
        this.columns = columns;
        this.part = part;
        this.sparse = sparse;
        this.bytes = Math.min(bytes, MOST_BYTES);
    }

    /** {@return whether no row has been added} */
    public boolean isEmpty() {
        return rows == 0;
    }

    /** {@return whether the next row should go into another block} */
    public boolean isFull() {
        long bytesPerEntry = sparse ? 12 : 8;
        long next = entries + (sparse ? 0L : columns);
        return rows > 0 && (rows >= MOST_ROWS || bytesPerEntry * next > bytes);
    }

    /**
     * Begins a row of weight 1; its entries follow by {@link #set}.
     *
     * @param label y
     * @return this builder
     */
    public BlockBuilder row(double label) {
        return row(label, 1);
    }

    /**
     * Begins a row; its entries follow by {@link #set}.
     *
     * @param label y
     * @param weight how much the row counts in sums over rows; finite and not negative
     * @return this builder
     */
    public BlockBuilder row(double label, double weight) {
        begin(label, weight);
        if (!sparse) {
            Arrays.fill(values, entries - columns, entries, 0);
        }
        return this;
    }

    private void begin(double label, double weight) {
        if (rows == labels.length) {
            labels = Arrays.copyOf(labels, 2 * rows);
            starts = Arrays.copyOf(starts, 2 * rows + 1);
            weights = weights == null ? null : Arrays.copyOf(weights, 2 * rows);
        }
        if (weights == null && weight != 1) {
            weights = new double[labels.length];
            Arrays.fill(weights, 0, rows, 1);
        }
        if (weights != null) {
            weights[rows] = weight;
        }
        labels[rows++] = label;
        if (!sparse) {
            entries += columns;
            reserve(entries);
        }
        starts[rows] = entries;
    }

    /**
     * Adds a row with all its features, of length d.
     *
     * @param label y
     * @param weight how much the row counts in sums over rows; finite and not negative
     * @param features x, of length d. Not modified.
     */
    public void row(double label, double weight, double[] features) {
        begin(label, weight);
        if (sparse) {
            for (int j = 0; j < features.length; j++) {
                set(j, features[j]);
            }
        } else {
            System.arraycopy(features, 0, values, entries - columns, columns);
        }
    }

    /**
     * Adds a row with its features at some columns; the others are 0.
     *
     * @param label y
     * @param weight how much the row counts in sums over rows; finite and not negative
     * @param at the columns, rising
     * @param features the values there
     */
    public void row(double label, double weight, int[] at, double[] features) {
        row(label, weight);
        for (int k = 0; k < at.length; k++) {
            set(at[k], features[k]);
        }
    }

    /**
     * Sets a feature of the row begun last; columns rising.
     *
     * @param column 0 … d − 1, larger than the row's columns so far
     * @param value finite
     */
    public void set(int column, double value) {
        if (!sparse) {
            values[entries - columns + column] = value;
        } else if (value != 0) {
            reserve(entries + 1);
            indices[entries] = column;
            values[entries++] = value;
            starts[rows] = entries;
        }
    }

    private void reserve(int size) {
        if (size > values.length) {
            long full = bytes / Double.BYTES;
            // A row alone may take more than a full block.
            long room =
                    values.length < full ? Math.min(2L * values.length, full) : values.length + (values.length >> 1);
            values = Arrays.copyOf(values, (int) Math.max(size, room));
        }
        if (sparse && indices.length < values.length) {
            indices = Arrays.copyOf(indices, values.length);
        }
    }

    /** {@return the block of the rows so far; the next row begins another} */
    public RowBlock build() {
        return ended(
                sparse
                        ? new SparseBlock(
                                columns,
                                ownRows(),
                                Arrays.copyOf(starts, rows + 1),
                                Arrays.copyOf(indices, entries),
                                Arrays.copyOf(values, entries))
                        : DenseBlock.of(columns, ownRows(), values));
    }

    /**
     * {@return as {@link #build}, the block of the rows so far, with dense rows stored as doubles: smaller storage
     * keeps every value but not the sign of a zero}
     */
    public RowBlock buildOfDoubles() {
        return sparse ? build() : ended(new DenseBlock(columns, ownRows(), StoredValues.ofDoubles(values, entries)));
    }

    private RowBlock ended(RowBlock block) {
        rows = 0;
        entries = 0;
        weights = null;
        return block;
    }

    private RowBlock.Rows ownRows() {
        Vec ownWeights = weights == null ? null : Vec.ofRange(weights, 0, rows);
        return new RowBlock.Rows(part, Vec.ofRange(labels, 0, rows), ownWeights);
    }
}
