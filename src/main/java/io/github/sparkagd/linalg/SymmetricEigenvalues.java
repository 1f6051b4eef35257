package io.github.sparkagd.linalg;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import org.netlib.util.intW;

/** Eigenvalues of symmetric matrices by LAPACK in pure Java, so that the same matrix gives the same bits everywhere. */
public final class SymmetricEigenvalues {
    private static final LAPACK LAPACK_IN_JAVA = JavaLAPACK.getInstance();

    private SymmetricEigenvalues() {}

    /**
     * {@return all eigenvalues, rising} Takes about 4/3·d³ operations and d² doubles of memory.
     *
     * @param matrix d × d
     */
    public static Vec of(PackedSymmetric matrix) {
        int d = matrix.size();
        double[] values = new double[d];
        double[] query = new double[1];
        intW info = new intW(0);
        double[] full = matrix.toFull();
        LAPACK_IN_JAVA.dsyev("N", "L", d, full, d, values, query, -1, info);
        double[] work = new double[(int) query[0]];
        LAPACK_IN_JAVA.dsyev("N", "L", d, full, d, values, work, work.length, info);
        requireDone(info);
        return Vec.owning(values);
    }

    /**
     * A matrix as V·diag(λ)·Vᵀ.
     *
     * @param values λ, rising
     * @param vectors V, orthonormal columns in the order of the values
     */
    public record Decomposition(Vec values, Matrix vectors) {}

    /**
     * Finds eigenvalues and eigenvectors. Takes about 9·d³ operations and 2·d² doubles of memory.
     *
     * @param matrix d × d
     * @return all of them
     */
    public static Decomposition decompose(PackedSymmetric matrix) {
        int d = matrix.size();
        double[] values = new double[d];
        double[] query = new double[1];
        intW info = new intW(0);
        double[] full = matrix.toFull();
        LAPACK_IN_JAVA.dsyev("V", "L", d, full, d, values, query, -1, info);
        double[] work = new double[(int) query[0]];
        LAPACK_IN_JAVA.dsyev("V", "L", d, full, d, values, work, work.length, info);
        requireDone(info);
        // LAPACK stores column by column, which read row by row is the transpose.
        return new Decomposition(Vec.owning(values), Matrix.owning(d, d, full).transposed());
    }

    /**
     * Eigenvalues of a symmetric tridiagonal matrix, and the last entries of its eigenvectors.
     *
     * @param values the eigenvalues, rising
     * @param lastEntries the last entry of each normalised eigenvector
     */
    record Tridiagonal(Vec values, Vec lastEntries) {}

    /**
     * Solves a tridiagonal problem.
     *
     * @param diagonal m entries
     * @param offDiagonal at least m − 1 entries; further ones are not looked at
     */
    static Tridiagonal tridiagonal(double[] diagonal, double[] offDiagonal) {
        int m = diagonal.length;
        double[] values = diagonal.clone();
        double[] off = java.util.Arrays.copyOf(offDiagonal, Math.max(1, m - 1));
        double[] vectors = new double[m * m];
        intW info = new intW(0);
        LAPACK_IN_JAVA.dstev("V", m, values, off, vectors, m, new double[Math.max(1, 2 * m - 2)], info);
        requireDone(info);
        double[] last = new double[m];
        for (int k = 0; k < m; k++) {
            last[k] = vectors[k * m + m - 1];
        }
        return new Tridiagonal(Vec.owning(values), Vec.owning(last));
    }

    private static void requireDone(intW info) {
        if (info.val != 0) {
            throw new ArithmeticException("the eigenvalue iteration did not converge, LAPACK says " + info.val);
        }
    }
}
