package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the layers of a {@link LinearNetwork} start.
 *
 * <p>A layer with m inputs and m′ outputs is an m × m′ matrix. Random starts take a seed; equal seeds give equal networks.
 */
public final class Initialisation {
    private static final double SMALL = 0.01;

    private final String name;
    private final BiFunction<Shape, Long, LinearNetwork> rule;

    private Initialisation(String name, BiFunction<Shape, Long, LinearNetwork> rule) {
        this.name = name;
        this.rule = rule;
    }

    /**
     * The shape of a network with one output.
     *
     * @param dimension d ≥ 1 inputs
     * @param width m ≥ 1 units in every hidden layer
     * @param depth L ≥ 1 layers
     */
    public record Shape(int dimension, int width, int depth) {
        /**
         * Refuses numbers below 1.
         *
         * @param dimension d ≥ 1 inputs
         * @param width m ≥ 1 units in every hidden layer
         * @param depth L ≥ 1 layers
         */
        public Shape {
            Check.atLeast("features", 1, dimension);
            Check.atLeast("width", 1, width);
            Check.atLeast("depth", 1, depth);
        }

        int rows(int layer) {
            return layer == 1 ? dimension : width;
        }

        int columns(int layer) {
            return layer == depth ? 1 : width;
        }
    }

    /** {@return first layer 0, all others 1: the start of Algorithm 1} */
    public static Initialisation zerosOnes() {
        return layered("zeros-ones", (size, random) -> constant(size, size.layer() == 1 ? 0 : 1));
    }

    /** {@return standard normal entries} */
    public static Initialisation normal() {
        return layered("normal", (size, random) -> gaussian(size, random, 1));
    }

    /**
     * {@return normal entries with variance 2/(m + m′) (Glorot and Bengio 2010); in one dimension Shamir's (2018)
     * "Xavier"}
     */
    public static Initialisation xavier() {
        return layered(
                "xavier", (size, random) -> gaussian(size, random, Math.sqrt(2.0 / (size.rows() + size.columns()))));
    }

    /** {@return uniform entries in ±√(6/(m + m′)) (Glorot and Bengio 2010)} */
    public static Initialisation xavierUniform() {
        return new Initialisation("xavier-uniform", (shape, seed) -> {
            SplittableRandom random = new SplittableRandom(seed);
            return network(shape, size -> {
                double bound = Math.sqrt(6.0 / (size.rows() + size.columns()));
                return Matrix.filled(size.rows(), size.columns(), () -> bound * (2 * random.nextDouble() - 1));
            });
        });
    }

    /** {@return normal entries with variance 2/m (He, Zhang, Ren and Sun 2015)} */
    public static Initialisation he() {
        return layered("he", (size, random) -> gaussian(size, random, Math.sqrt(2.0 / size.rows())));
    }

    /** {@return random orthonormal columns, or rows where these are fewer (Saxe, McClelland and Ganguli 2014)} */
    public static Initialisation orthogonal() {
        return layered("orthogonal", (size, random) -> {
            Matrix entries = gaussian(size, random, 1);
            return size.columns() <= size.rows()
                    ? entries.orthonormalColumns()
                    : entries.transposed().orthonormalColumns().transposed();
        });
    }

    /** {@return the identity in every layer: linear residual networks (Bartlett, Helmbold and Long 2018)} */
    public static Initialisation identity() {
        return layered("identity", (size, random) -> Matrix.identity(size.rows(), size.columns()));
    }

    /**
     * {@return the identity plus a normal part (Bartlett et al. 2018; Shamir 2018, "near-identity")}
     *
     * @param deviation standard deviation of the normal part
     */
    public static Initialisation nearIdentity(double deviation) {
        Check.positive("deviation", deviation);
        return layered("identity:" + deviation, (size, random) -> Matrix.identity(size.rows(), size.columns())
                .plus(gaussian(size, random, deviation)));
    }

    /**
     * {@return balanced layers, WₗᵀWₗ = W_{l+1}W_{l+1}ᵀ, of a small random product w (Arora, Cohen, Golowich and Hu
     * 2018, Procedure 1)}
     *
     * <p>With one output w has the one singular value ‖w‖, of which every layer takes the L-th root.
     *
     * @param deviation standard deviation of the entries of w
     */
    public static Initialisation balanced(double deviation) {
        Check.positive("deviation", deviation);
        return new Initialisation(
                deviation == SMALL ? "balanced" : "balanced:" + deviation,
                (shape, seed) -> balancedAt(
                        shape, new Gaussian(seed).vector(shape.dimension()).times(deviation)));
    }

    /** {@return balanced layers whose product w has entries of deviation 0.01} */
    public static Initialisation balanced() {
        return balanced(SMALL);
    }

    /**
     * {@return balanced layers whose product is {@code w}, which must not be zero}
     *
     * @param shape features, width and depth of the network
     * @param w the end-to-end weights, of length d
     */
    public static LinearNetwork balancedAt(Shape shape, Vec w) {
        double norm = w.norm();
        Check.positive("norm of the product", norm);
        double root = Math.pow(norm, 1.0 / shape.depth());
        Vec direction = w.times(1 / norm);
        return network(shape, size -> {
            Vec left = size.layer() == 1 ? direction : unit(size.rows());
            return Matrix.outer(left, unit(size.columns())).times(root);
        });
    }

    /**
     * {@return {@code value} in every entry (Saxe et al. 2014, §3.2: the sigmoidal start ε)}
     *
     * @param value any finite number
     */
    public static Initialisation constant(double value) {
        Check.finite("constant", value);
        return layered("constant:" + value, (size, random) -> constant(size, value));
    }

    /**
     * {@return the network on one feature with the scalar layers θ, a₂ … a_L, such as Shamir's (1, −1)}
     *
     * @param layers L of them, the first layer first
     */
    public static LinearNetwork scalars(double... layers) {
        List<Matrix> each = new ArrayList<>();
        for (double layer : layers) {
            each.add(Matrix.column(Vec.of(layer)));
        }
        return new LinearNetwork(each);
    }

    /**
     * Reads a name as users type it.
     *
     * @param text such as {@code normal} or {@code constant:0.1}
     * @return the rule of that name
     * @throws IllegalArgumentException for any other text; its message goes after the name of what was set
     */
    public static Initialisation parse(String text) {
        String[] parts = text.split(":", 2);
        Initialisation found =
                switch (parts[0]) {
                    case "zeros-ones" -> zerosOnes();
                    case "normal" -> normal();
                    case "xavier" -> xavier();
                    case "xavier-uniform" -> xavierUniform();
                    case "he" -> he();
                    case "orthogonal" -> orthogonal();
                    case "identity" -> parts.length == 1 ? identity() : nearIdentity(number(text, parts));
                    case "balanced" -> parts.length == 1 ? balanced() : balanced(number(text, parts));
                    case "constant" -> constant(number(text, parts));
                    default -> throw refused(text);
                };
        if (parts.length == 2 && !found.takesNumber()) {
            throw refused(text);
        }
        return found;
    }

    private boolean takesNumber() {
        return name.startsWith("identity:") || name.startsWith("constant:") || name.startsWith("balanced");
    }

    private static double number(String text, String[] parts) {
        try {
            return Double.parseDouble(parts[1]);
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException wrong) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("must be one of zeros-ones, normal, xavier, xavier-uniform, he, "
                + "orthogonal, identity, identity:V, balanced, balanced:V, constant:V, got " + text
                + ". Maybe constant:0.1.");
    }

    /**
     * {@return the starting network of {@code shape}}
     *
     * @param shape features, width and depth of the network
     * @param seed of a random start
     */
    public LinearNetwork network(Shape shape, long seed) {
        return rule.apply(shape, seed);
    }

    /** Which layer, and how large it is. */
    private record Size(int layer, int rows, int columns) {}

    private static Initialisation layered(String name, BiFunction<Size, Gaussian, Matrix> layer) {
        return new Initialisation(name, (shape, seed) -> {
            Gaussian random = new Gaussian(seed);
            return network(shape, size -> layer.apply(size, random));
        });
    }

    private static LinearNetwork network(Shape shape, Function<Size, Matrix> layer) {
        List<Matrix> layers = new ArrayList<>();
        for (int l = 1; l <= shape.depth(); l++) {
            layers.add(layer.apply(new Size(l, shape.rows(l), shape.columns(l))));
        }
        return new LinearNetwork(layers);
    }

    private static Matrix gaussian(Size size, Gaussian random, double deviation) {
        return Matrix.filled(size.rows(), size.columns(), () -> deviation * random.next());
    }

    private static Matrix constant(Size size, double value) {
        return Matrix.filled(size.rows(), size.columns(), () -> value);
    }

    private static Vec unit(int size) {
        double[] first = new double[size];
        first[0] = 1;
        return Vec.of(first);
    }

    @Override
    public String toString() {
        return name;
    }
}
