package io.github.sparkagd.linalg;

import io.github.sparkagd.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * An orthonormal basis v₁ … v_r that grows with the vectors added to its span.
 *
 * <p>By Gram and Schmidt, twice, so that it is orthonormal to rounding however alike the vectors are.
 */
public final class OrthonormalBasis {
    private final int dimension;
    private final double independent;
    private final List<double[]> basis = new ArrayList<>();

    /**
     * An empty basis.
     *
     * @param dimension the length of the vectors
     * @param independent the share of its norm that a vector must have outside the span to enlarge it
     */
    public OrthonormalBasis(int dimension, double independent) {
        this.dimension = dimension;
        this.independent = independent;
    }

    /**
     * Takes a vector into the span.
     *
     * @param vector of the length of all others
     * @return whether the basis has grown
     */
    public boolean add(Vec vector) {
        Check.sameSize("vector", dimension, vector.size());
        double[] rest = vector.toArray();
        double before = vector.norm();
        for (int twice = 0; twice < 2; twice++) {
            for (double[] unit : basis) {
                Kernels.addMultiple(-Kernels.dot(rest, 0, unit), unit, 0, rest);
            }
        }
        Vec outside = Vec.owning(rest);
        double norm = outside.norm();
        if (!(norm > independent * before)) {
            return false;
        }
        basis.add(outside.times(1 / norm).array());
        return true;
    }

    /** {@return the dimension r of the span} */
    public int size() {
        return basis.size();
    }

    /** v_j, of the vectors' length. */
    Vec vector(int j) {
        return Vec.owning(basis.get(j));
    }

    /**
     * {@return the coordinates Vᵀ·x in this basis, of length r, of the part of {@code vector} in the span}
     *
     * @param vector of the length of all others
     */
    public Vec coordinates(Vec vector) {
        Check.sameSize("vector", dimension, vector.size());
        double[] along = new double[basis.size()];
        for (int j = 0; j < along.length; j++) {
            along[j] = Kernels.dot(basis.get(j), 0, vector.array());
        }
        return Vec.owning(along);
    }

    /**
     * {@return the vector V·c of the span with the {@code coordinates} c, of length r}
     *
     * @param coordinates c, of length r
     */
    public Vec combination(Vec coordinates) {
        Check.sameSize("coordinates", basis.size(), coordinates.size());
        double[] sum = new double[dimension];
        for (int j = 0; j < basis.size(); j++) {
            Kernels.addMultiple(coordinates.get(j), basis.get(j), 0, sum);
        }
        return Vec.owning(sum);
    }
}
