package io.github.sparkagd.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Products of a symmetric matrix with several vectors at once, by the kernels for dense rows.
 *
 * <p>M = L + Lᵀ, L being the lower triangle with half the diagonal, laid out once for all products: eight rows after the other,
 * each up to the diagonal of the last. Their inner products with the vectors are their part of L·v, and their multiples their
 * part of Lᵀ·v, so that half of the matrix is read, once. Large matrices are cut into parts of about as many entries, which
 * several processors take; how many depends on d alone. Each product has the same bits whatever the others are, with any kernel
 * and any number of processors.
 */
final class SymmetricProduct {
    /** Rows of L taken at once: beside the vectors they stay in a second cache for d up to some thousands. */
    private static final int ROWS = 8;
    /** Below, a product takes no longer than sharing it would. */
    private static final int LEAST_SHARED = 512;

    private static final int MOST_PARTS = 16;
    /** So that a matrix of {@link #LEAST_SHARED} has four parts. */
    private static final int COLUMNS_OF_A_PART = 128;

    private final int size;
    private final RowKernels kernels;
    private final int strips;
    /** Columns of the first strips, longer than they need: see {@link Kernels#SHORTEST}. */
    private final int leastWidth;

    private final Segment[] parts;

    /**
     * @param size d
     * @param upper the upper triangle by rows, d(d+1)/2 entries. Not modified, and not kept.
     * @param kernels do the sums
     */
    SymmetricProduct(int size, double[] upper, RowKernels kernels) {
        this.size = size;
        this.kernels = kernels;
        this.strips = (size + ROWS - 1) / ROWS;
        this.leastWidth = Math.min(Kernels.SHORTEST, strips * ROWS);
        this.parts = new Segment[partsOf(size)];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = kernels.segment(place(first(part), first(part + 1)));
            fill(part, upper);
        }
    }

    private static int partsOf(int size) {
        return size < LEAST_SHARED ? 1 : Math.min(MOST_PARTS, Integer.highestOneBit(size / COLUMNS_OF_A_PART));
    }

    /** The first strip of a part: as the s-th strip has about s · {@link #ROWS}² entries, parts end at square roots. */
    private int first(int part) {
        return (int) Math.round(strips * Math.sqrt((double) part / parts.length));
    }

    /** Columns of a strip. */
    private int width(int strip) {
        return Math.max(leastWidth, (strip + 1) * ROWS);
    }

    /** Where {@code strip} begins in a part that begins with the strip {@code first}. */
    private int place(int first, int strip) {
        long entries = 0;
        for (int s = first; s < strip; s++) {
            entries += (long) ROWS * width(s);
        }
        return Math.toIntExact(entries);
    }

    private void fill(int part, double[] upper) {
        double[] into = parts[part].array();
        int at = parts[part].first();
        for (int strip = first(part); strip < first(part + 1); strip++) {
            int row = strip * ROWS;
            int width = width(strip);
            for (int j = 0; j < Math.min(size, row + ROWS); j++) {
                int column = PackedSymmetric.rowStart(size, j) - j;
                for (int i = Math.max(row, j); i < Math.min(size, row + ROWS); i++) {
                    double entry = upper[column + i];
                    into[at + (i - row) * width + j] = i == j ? entry / 2 : entry;
                }
            }
            at += ROWS * width;
        }
    }

    /** M·v of each of K vectors, of length d. */
    List<Vec> times(List<Vec> vectors) {
        int count = vectors.size();
        Vectors weights = kernels.weights(count, width(strips - 1));
        Vectors factors = kernels.perRow(count, strips * ROWS);
        for (int k = 0; k < count; k++) {
            weights.set(k, vectors.get(k).array());
            factors.set(k, vectors.get(k).array());
        }
        // L·v, of which every part fills its own rows.
        Vectors inner = kernels.perRow(count, strips * ROWS);
        List<Vectors> ofParts = IntStream.range(0, parts.length)
                .parallel()
                .mapToObj(part -> products(part, weights, factors, inner))
                .toList();
        // The last part's are the longest.
        Vectors sums = ofParts.get(parts.length - 1);
        ofParts.subList(0, parts.length - 1).forEach(sums::add);
        List<Vec> images = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] image = new double[size];
            inner.copyTo(k, image);
            sums.addTo(k, image);
            images.add(Vec.owning(image));
        }
        return images;
    }

    /**
     * What one part of L adds to Lᵀ·v.
     *
     * @param inner Modified: the part's rows of L·v
     */
    private Vectors products(int part, Vectors weights, Vectors factors, Vectors inner) {
        int end = first(part + 1);
        Vectors sums = kernels.sums(weights.count(), width(end - 1));
        Segment rows = parts[part];
        Strip strip = new Strip(rows, width(first(part)));
        for (int s = first(part); s < end; s++) {
            strip = strip.over(rows, width(s)).move(0, ROWS);
            kernels.predict(strip, weights, inner.from(s * ROWS));
            kernels.accumulate(strip, factors.from(s * ROWS), sums);
            rows = rows.from(ROWS * width(s));
        }
        return sums;
    }
}
