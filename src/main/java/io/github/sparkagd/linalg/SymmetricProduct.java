package io.github.sparkagd.linalg;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.LowerRows;
import io.github.sparkagd.kernels.RowKernels;
import io.github.sparkagd.kernels.RowProducts;
import io.github.sparkagd.kernels.Segment;
import io.github.sparkagd.kernels.SymmetricOperands;
import io.github.sparkagd.kernels.VectorPack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Products of a symmetric matrix with several vectors at once.
 *
 * <p>M = L + Lᵀ, L being the lower triangle with half the diagonal, laid out once for all products: eight rows after the other,
 * each up to the diagonal of the last. Their inner products with the vectors are their part of L·v, and their multiples their
 * part of Lᵀ·v, so that half of the matrix is read, once. Large matrices are cut into parts of about as many entries, which
 * several processors take; how many depends on d alone. Each product has the same bits whatever the others are, with any kernel
 * and any number of processors.
 */
final class SymmetricProduct {
    private static final int ROWS = LowerRows.COUNT;
    private static final int PANEL = VectorPack.PANEL;
    /** Below, a product with a panel takes about a tenth of a millisecond, and sharing it half of that. */
    private static final int LEAST_SHARED = 1024;

    private static final int MOST_PARTS = 16;
    private static final int COLUMNS_OF_A_PART = 128;
    /** VectorPack that share a reading of a matrix too large for the caches: they and their products stay in a second cache. */
    private static final int MOST_TOGETHER = 16;

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
                int column = RowProducts.rowStart(size, j) - j;
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
        // A matrix in several parts is read from memory, for many vectors at a time; a small one by a processor for
        // each panel.
        int together = parts.length > 1 ? MOST_TOGETHER : PANEL;
        int groups = (vectors.size() + together - 1) / together;
        return IntStream.range(0, groups)
                .parallel()
                .mapToObj(g -> vectors.subList(g * together, Math.min(vectors.size(), (g + 1) * together)))
                .map(this::timesTogether)
                .flatMap(List::stream)
                .toList();
    }

    private List<Vec> timesTogether(List<Vec> vectors) {
        int count = vectors.size();
        VectorPack operands = zeros(count, strips - 1);
        for (int k = 0; k < count; k++) {
            operands.set(k, vectors.get(k).array());
        }
        // L·v, of which every part fills its own rows.
        VectorPack products = zeros(count, strips - 1);
        List<VectorPack> ofParts = IntStream.range(0, parts.length)
                .parallel()
                .mapToObj(part -> multiply(part, operands, products))
                .toList();
        // The last part's are the longest.
        VectorPack sums = ofParts.get(parts.length - 1);
        ofParts.subList(0, parts.length - 1).forEach(sums::add);
        List<Vec> images = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] image = new double[size];
            products.copyTo(k, image);
            sums.addTo(k, image);
            images.add(Vec.owning(image));
        }
        return images;
    }

    /** {@code count} vectors of zeros, as long as a strip is wide. */
    private VectorPack zeros(int count, int strip) {
        return count == 1
                ? VectorPack.apart(1, width(strip), kernels)
                : VectorPack.inPanels(count, width(strip), kernels);
    }

    /**
     * What one part of L adds to Lᵀ·v.
     *
     * @param products Modified: the part's rows of L·v
     */
    private VectorPack multiply(int part, VectorPack vectors, VectorPack products) {
        int end = first(part + 1);
        VectorPack sums = zeros(vectors.count(), end - 1);
        int count = vectors.count() == 1 ? 1 : PANEL;
        Segment lanes = kernels.segment(ROWS * count * RowKernels.LANES);
        List<SymmetricOperands> panels = IntStream.range(0, sums.parts().length)
                .mapToObj(p ->
                        new SymmetricOperands(count, vectors.parts()[p], products.parts()[p], sums.parts()[p], lanes))
                .toList();
        Segment entries = parts[part];
        for (int s = first(part); s < end; s++) {
            LowerRows rows = new LowerRows(entries, s * ROWS, width(s));
            for (SymmetricOperands panel : panels) {
                kernels.multiply(rows, panel);
                panel.finish(rows.first());
            }
            entries = entries.from(ROWS * rows.width());
        }
        return sums;
    }
}
