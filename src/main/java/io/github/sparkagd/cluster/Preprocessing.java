package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.settings.Bound;
import io.github.sparkagd.settings.Kind;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.settings.Setting;
import io.github.sparkagd.settings.SettingValues;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is done to the data before training, as algebra on the weights.
 *
 * @param intercept whether an intercept is fitted (features and labels are centred)
 * @param standardize whether features are divided by their standard deviations
 * @param labelScale what labels are divided by
 */
public record Preprocessing(boolean intercept, boolean standardize, LabelScale labelScale) {

    /** Whether an intercept is fitted. */
    public static final Setting<Boolean> INTERCEPT = Setting.of(
                    "intercept", Kind.flag(), "fit an intercept: centre features and labels")
            .param("fitIntercept")
            .byDefault(false);

    /** Whether features are standardised. */
    public static final Setting<Boolean> STANDARDIZE = Setting.of(
                    "standardize", Kind.flag(), "divide features by their standard deviations while training")
            .param("standardization")
            .byDefault(false);

    /** See {@link LabelScale}. */
    public static final Setting<String> LABEL_SCALE = Setting.of(
                    "label-scale",
                    Kind.text("SCALE"),
                    "what labels are divided by while training: auto (their root mean square, about their mean with an "
                            + "intercept), none, or a positive number; the model is scaled back")
            .byDefault("auto")
            .within(Bound.readBy(LabelScale::parse));

    /** All of them, in the order of help. */
    public static final List<Setting<?>> SETTINGS = List.of(INTERCEPT, STANDARDIZE, LABEL_SCALE);

    /**
     * {@return the preprocessing that is asked for}
     *
     * @param values of the settings
     */
    public static Preprocessing of(SettingValues values) {
        return new Preprocessing(
                values.get(INTERCEPT), values.get(STANDARDIZE), LabelScale.parse(values.get(LABEL_SCALE)));
    }

    /** {@return nothing but the automatic label scale} */
    public static Preprocessing none() {
        return new Preprocessing(false, false, LabelScale.AUTO);
    }

    /**
     * {@return intercept, standardised features and the automatic label scale: what an estimator does unless told
     * otherwise}
     */
    public static Preprocessing standard() {
        return new Preprocessing(true, true, LabelScale.AUTO);
    }

    /** {@return whether the features' means and deviations must be known} */
    public boolean needsFeatureMoments() {
        return intercept || standardize;
    }

    /**
     * The coordinates trained in.
     *
     * @param moments of the training rows
     * @param featureUnit by what a stored value is to be divided for the user's feature
     */
    Coordinates coordinates(ColumnMoments moments, double featureUnit) {
        double weight = moments.weight();
        Check.that(
                () -> weight >= Double.MIN_NORMAL,
                "the rows' weights must sum to at least " + Double.MIN_NORMAL + ", got " + weight
                        + ". Maybe rescale them.");
        int d = moments.columns();
        Vec centers = intercept ? moments.means() : Vec.zeros(d);
        Vec inverseScales = standardize
                ? moments.deviations().map(deviation -> deviation == 0 ? 0 : 1 / deviation)
                : Vec.constant(d, 1 / featureUnit);
        double center = intercept ? moments.labelMean() : 0;
        double spread = intercept ? moments.labelDeviation() : moments.labelRootMeanSquare();
        double scale = labelScale.fixed().orElse(spread > 0 ? spread : 1);
        double square = spread / scale * (spread / scale);
        Refusal.unless(
                spread == 0 || (square >= Double.MIN_NORMAL && square <= Double.MAX_VALUE),
                "{label-scale=" + scale + "} leaves the mean of the squared labels at " + square
                        + ". Maybe {label-scale=auto}.");
        return new Coordinates(centers, inverseScales, center, scale);
    }

    /**
     * The choice of the label scale c.
     *
     * @param fixed the divisor; empty for the labels' root mean square (about their mean with an intercept)
     */
    public record LabelScale(OptionalDouble fixed) {
        /** Root mean square, so that mean y² = 1. */
        public static final LabelScale AUTO = new LabelScale(OptionalDouble.empty());
        /** Labels as they are. */
        public static final LabelScale NONE = new LabelScale(OptionalDouble.of(1));

        /**
         * Reads {@code auto}, {@code none} or a positive number.
         *
         * @throws IllegalArgumentException for any other text; its message goes after the name of what was set
         */
        static LabelScale parse(String text) {
            return switch (text) {
                case "auto" -> AUTO;
                case "none" -> NONE;
                default -> new LabelScale(OptionalDouble.of(positive(text)));
            };
        }

        private static double positive(String text) {
            try {
                return Check.positive("label scale", Double.parseDouble(text));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("must be auto, none or a positive number, got " + text, wrong);
            }
        }

        @Override
        public String toString() {
            if (fixed.isEmpty()) {
                return "auto";
            }
            return fixed.getAsDouble() == 1 ? "none" : Double.toString(fixed.getAsDouble());
        }
    }
}
