package io.github.sparkagd.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects sparse blocks that stand side by side, and makes their indices places in one list of the columns that occur in them,
 * where those are clearly fewer than d.
 *
 * <p>It holds some blocks at a time, so that a partition need not fit in memory.
 */
public final class ColumnStretch {
    private static final long MOST_BYTES = 64L << 20;

    private final int columns;
    private final List<RowBlock> blocks = new ArrayList<>();
    private long bytes;

    /** @param columns d */
    public ColumnStretch(int columns) {
        this.columns = columns;
    }

    /**
     * Takes in a block, of sparse rows.
     *
     * @param block the next one
     */
    public void add(RowBlock block) {
        blocks.add(block);
        bytes += block.bytes();
    }

    /**
     * True when the next block should go into another stretch.
     *
     * @return whether it is
     */
    public boolean isFull() {
        return bytes > MOST_BYTES;
    }

    /**
     * The blocks, as they are kept; nothing is held any more.
     *
     * @return the blocks, in their order
     */
    public List<RowBlock> end() {
        List<SparseBlock> ended = blocks.stream().map(SparseBlock.class::cast).toList();
        long entries = ended.stream().mapToLong(block -> block.indices().length).sum();
        blocks.clear();
        bytes = 0;
        // The numbering takes 12 bytes for 64 columns: no more than the entries where there is one for 64.
        Numbering numbering = columns / 64 <= entries ? new Bitmap(ended, columns) : new Sorted(ended, entries);
        ColumnList own = numbering.columns();
        if (!ColumnList.pays(own.size(), columns)) {
            return List.copyOf(ended);
        }
        List<RowBlock> numbered = new ArrayList<>();
        for (SparseBlock block : ended) {
            numbered.add(block.counting(own, numbering.places(block.indices())));
        }
        return numbered;
    }

    /** Numbers the columns that occur, from 0 on. */
    private interface Numbering {
        /** Those columns. */
        ColumnList columns();

        /** Their numbers. */
        int[] places(int[] indices);
    }

    /** By a bit for each of the d columns. */
    private static final class Bitmap implements Numbering {
        private final long[] bits;
        /** How many columns there are before each word. */
        private final int[] before;

        private final int count;

        Bitmap(List<SparseBlock> blocks, int columns) {
            bits = new long[columns / 64 + 1];
            for (SparseBlock block : blocks) {
                for (int column : block.indices()) {
                    bits[column >> 6] |= 1L << column;
                }
            }
            before = new int[bits.length];
            int sum = 0;
            for (int word = 0; word < bits.length; word++) {
                before[word] = sum;
                sum += Long.bitCount(bits[word]);
            }
            count = sum;
        }

        @Override
        public ColumnList columns() {
            int[] all = new int[count];
            int at = 0;
            for (int word = 0; word < bits.length; word++) {
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    all[at++] = (word << 6) + Long.numberOfTrailingZeros(rest);
                }
            }
            return ColumnList.owning(all);
        }

        @Override
        public int[] places(int[] indices) {
            int[] places = new int[indices.length];
            for (int i = 0; i < places.length; i++) {
                int word = indices[i] >> 6;
                places[i] = before[word] + Long.bitCount(bits[word] & ((1L << indices[i]) - 1));
            }
            return places;
        }
    }

    /** By sorting, where columns are so many that even a bit for each is too much. */
    private static final class Sorted implements Numbering {
        private final int[] distinct;

        Sorted(List<SparseBlock> blocks, long entries) {
            int[] all = new int[Math.toIntExact(entries)];
            int at = 0;
            for (SparseBlock block : blocks) {
                System.arraycopy(block.indices(), 0, all, at, block.indices().length);
                at += block.indices().length;
            }
            Arrays.sort(all);
            int count = 0;
            for (int i = 0; i < all.length; i++) {
                if (i == 0 || all[i] != all[i - 1]) {
                    all[count++] = all[i];
                }
            }
            distinct = Arrays.copyOf(all, count);
        }

        @Override
        public ColumnList columns() {
            return ColumnList.owning(distinct);
        }

        @Override
        public int[] places(int[] indices) {
            int[] places = new int[indices.length];
            Arrays.setAll(places, i -> Arrays.binarySearch(distinct, indices[i]));
            return places;
        }
    }
}
