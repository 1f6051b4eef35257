package io.github.sparkagd.linalg;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/** A small dense matrix, immutable; row by row. */
public final class Matrix {
    /** Of an array. */
    private static final long MOST_ENTRIES = Integer.MAX_VALUE - 8L;

    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] owned) {
        Check.atLeast("rows", 1, rows);
        Check.atLeast("columns", 1, columns);
        Check.sameSize("matrix", Math.multiplyExact(rows, columns), owned.length);
        this.rows = rows;
        this.columns = columns;
        this.values = owned;
    }

    private static int entries(int rows, int columns) {
        Check.that(
                () -> (long) rows * columns <= MOST_ENTRIES,
                "a matrix of " + rows + " x " + columns + " has more entries than an array can hold");
        return rows * columns;
    }

    /**
     * {@return the matrix whose entries {@code next} gives row by row}
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param next gives an entry at each call
     */
    public static Matrix filled(int rows, int columns, DoubleSupplier next) {
        double[] values = new double[entries(rows, columns)];
        for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsDouble();
        }
        return new Matrix(rows, columns, values);
    }

    /**
     * {@return the matrix with ones on its diagonal and zeros elsewhere, not necessarily square}
     *
     * @param rows at least 1
     * @param columns at least 1
     */
    public static Matrix identity(int rows, int columns) {
        double[] values = new double[entries(rows, columns)];
        for (int i = 0; i < Math.min(rows, columns); i++) {
            values[i * columns + i] = 1;
        }
        return new Matrix(rows, columns, values);
    }

    /**
     * {@return the matrix of one column}
     *
     * @param entries of the column, from the first row on
     */
    public static Matrix column(Vec entries) {
        return new Matrix(entries.size(), 1, entries.toArray());
    }

    /**
     * {@return the outer product p·qᵀ, of p.size() rows and q.size() columns}
     *
     * @param p one entry per row
     * @param q one entry per column
     */
    public static Matrix outer(Vec p, Vec q) {
        return new Matrix(p.size(), q.size(), new double[Math.multiplyExact(p.size(), q.size())]).plusOuter(1, p, q);
    }

    /** Of {@code entries}, rows·columns of them, row by row; not copied, and not to be written to any more. */
    static Matrix owning(int rows, int columns, double[] entries) {
        return new Matrix(rows, columns, entries);
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /**
     * {@return the entry at {@code row} and {@code column}}
     *
     * @param row 0-based
     * @param column 0-based
     */
    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /**
     * {@return column {@code j}, one entry per row}
     *
     * @param j 0-based
     */
    public Vec column(int j) {
        double[] column = new double[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = values[i * columns + j];
        }
        return Vec.owning(column);
    }

    /**
     * {@return the product M·v, one entry per row}
     *
     * @param v one entry per column
     */
    public Vec times(Vec v) {
        Check.sameSize("vector", columns, v.size());
        double[] x = v.array();
        double[] product = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum = Math.fma(values[i * columns + j], x[j], sum);
            }
            product[i] = sum;
        }
        return Vec.owning(product);
    }

    /**
     * {@return the product Mᵀ·v, one entry per column}
     *
     * @param v one entry per row
     */
    public Vec transposedTimes(Vec v) {
        Check.sameSize("vector", rows, v.size());
        double[] x = v.array();
        double[] product = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                product[j] = Math.fma(values[i * columns + j], x[i], product[j]);
            }
        }
        return Vec.owning(product);
    }

    /**
     * {@return the sum M + factor·p·qᵀ}
     *
     * @param factor on the outer product
     * @param p one entry per row
     * @param q one entry per column
     */
    public Matrix plusOuter(double factor, Vec p, Vec q) {
        Check.sameSize("left vector", rows, p.size());
        Check.sameSize("right vector", columns, q.size());
        double[] sum = values.clone();
        double[] left = p.array();
        double[] right = q.times(factor).array();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                sum[i * columns + j] = Math.fma(left[i], right[j], sum[i * columns + j]);
            }
        }
        return new Matrix(rows, columns, sum);
    }

    /** The matrix of {@code function} of each entry. */
    Matrix map(DoubleUnaryOperator function) {
        return new Matrix(rows, columns, Arrays.stream(values).map(function).toArray());
    }

    /**
     * {@return the multiple factor·M}
     *
     * @param factor on every entry
     */
    public Matrix times(double factor) {
        return map(value -> value * factor);
    }

    /**
     * {@return the sum of both matrices}
     *
     * @param that of the same shape
     */
    public Matrix plus(Matrix that) {
        Check.sameSize("matrix", values.length, that.values.length);
        double[] sum = values.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += that.values[i];
        }
        return new Matrix(rows, columns, sum);
    }

    /** {@return the transposed matrix Mᵀ} */
    public Matrix transposed() {
        double[] turned = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = values[i * columns + j];
            }
        }
        return new Matrix(columns, rows, turned);
    }

    /**
     * {@return the columns made orthonormal one after the other (Gram and Schmidt, twice, so that they are so to
     * rounding)}
     *
     * @throws IllegalArgumentException when there are more columns than rows or the columns are dependent
     */
    public Matrix orthonormalColumns() {
        Check.that(() -> columns <= rows, "columns must be at most the rows, " + rows + ", got " + columns);
        OrthonormalBasis basis = new OrthonormalBasis(rows, 1e-10);
        double[] all = new double[values.length];
        for (int j = 0; j < columns; j++) {
            boolean grown = basis.add(column(j));
            Check.that(() -> grown, "columns must be independent, got one that is not");
            Vec next = basis.vector(j);
            for (int i = 0; i < rows; i++) {
                all[i * columns + j] = next.get(i);
            }
        }
        return new Matrix(rows, columns, all);
    }

    /** {@return the square root of the sum of the squared entries} */
    public double norm() {
        return Vec.of(values).norm();
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Matrix matrix && columns == matrix.columns && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + columns;
    }

    @Override
    public String toString() {
        return "Matrix(" + rows + " × " + columns + ")";
    }
}
