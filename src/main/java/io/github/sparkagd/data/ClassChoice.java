package io.github.sparkagd.data;

import java.io.Serializable;

/**
 * The choice of two classes by their labels: the first becomes −1, the second +1, other rows are left out.
 *
 * @param negative label of the class −1
 * @param positive label of the class +1
 * @param names the classes as the user named them
 */
record ClassChoice(double negative, double positive, ClassPair names) implements Serializable {

    /** The labels behind the user's class names in {@code format}. */
    static ClassChoice of(ClassPair pair, Format format) {
        double negative = label(pair.negative(), format);
        double positive = label(pair.positive(), format);
        if (negative == positive) {
            throw new DataException("--classes names the same class twice, " + pair + ". Maybe name two that differ.");
        }
        return new ClassChoice(negative, positive, pair);
    }

    private static double label(String name, Format format) {
        if (format == Format.CIFAR10) {
            return Cifar10Rows.label(name)
                    .orElseThrow(
                            () -> new DataException("--classes: " + name + " is no class of CIFAR-10. Maybe one of "
                                    + String.join(", ", Cifar10Rows.CLASSES) + "."));
        }
        return Numbers.finite(name)
                .orElseThrow(() -> new DataException(
                        "--classes: " + name + " is not a label. Maybe name label values such " + "as 3,8."));
    }

    boolean keeps(RawRow row) {
        return row.label() == negative || row.label() == positive;
    }

    RawRow signed(RawRow row) {
        return row.withLabel(row.label() == negative ? -1 : 1);
    }
}
