package io.github.sparkagd.lab;

import java.util.List;
import java.util.Optional;

/**
 * A real data set that figures look for.
 *
 * @param path in the folder of data sets
 * @param name for people
 * @param measured whether labels and features are measurements in units of their own: then an intercept is fitted and features
 *     are standardised, and else labels are ±1 and all values are taken as they are
 */
record RealSet(String path, String name, boolean measured) {
    /** Those that are shown by curves. */
    static final List<RealSet> SHOWN = List.of(
            of("mnist", "MNIST {3, 8}"),
            of("cifar10", "CIFAR-10 {bird, airplane}"),
            of("a9a/a9a", "a9a"),
            of("leukemia", "leukemia"));

    /** Those that are told of in numbers. */
    static final List<RealSet> FURTHER = List.of(
            of("w8a/w8a.gz", "w8a"),
            measured("abalone/abalone", "abalone"),
            measured("airfoil/airfoil.libsvm.gz", "airfoil"),
            measured("blogfeedback/blogData_train.libsvm.gz", "blogfeedback"),
            measured("cal_housing/cal_housing.libsvm.gz", "cal_housing"),
            measured("casp/CASP.libsvm.gz", "casp"),
            measured("cpusmall/cpusmall", "cpusmall"),
            measured("gasoline/gasoline.libsvm.gz", "gasoline"),
            measured("keggundirected/keggundirected.csv.gz", "keggundirected"),
            measured("riboflavin/riboflavin.libsvm.gz", "riboflavin"),
            measured("tecator/tecator_fat.libsvm.gz", "tecator"),
            measured("winequality/winequality-white.libsvm.gz", "winequality"));

    /** One whose smallest eigenvalue takes minutes to find, for figures that can do without. */
    static final RealSet FARM_ADS = of("farm-ads/farm-ads.libsvm.gz", "farm-ads");

    private static RealSet of(String path, String name) {
        return new RealSet(path, name, false);
    }

    private static RealSet measured(String path, String name) {
        return new RealSet(path, name, true);
    }

    /** The name without what two classes it has. */
    String shortName() {
        return name.replaceFirst(" \\{.*", "");
    }

    /** The set, where it is at hand. */
    Optional<Bench.Images> in(Laboratory laboratory) {
        return measured ? laboratory.measurements(path) : laboratory.images(path);
    }
}
