package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.theory.Spectrum;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that a training needs to go on after its driver is lost.
 *
 * @param options that decide what is computed, as the user gave them
 * @param data what tells the data from others: fingerprint, sizes, partitions
 * @param preparation what was found out before training
 * @param collected the basis of the space in which the training takes place, where it grows in the course of it
 * @param training the training itself
 */
public record Checkpoint(
        List<Setting> options,
        List<Setting> data,
        Preparation preparation,
        Optional<KrylovLeastSquares.State> collected,
        TrainingSnapshot training) {

    /** A name and its value, as text. */
    public record Setting(String name, String value) {}

    /**
     * What is decided before the first iteration and is not to be decided again.
     *
     * @param choice of the plan
     * @param rates η of each run that was asked for; NaN for one without a rate
     * @param momentum β of heavy ball, where it was asked for
     * @param spectrum of the data, where it was found
     * @param spectrumPasses passes over the data that took
     * @param searchPasses passes over the data for searching rates
     */
    public record Preparation(
            PlanChooser.Choice choice,
            Vec rates,
            OptionalDouble momentum,
            Optional<Spectrum> spectrum,
            long spectrumPasses,
            long searchPasses) {}

    /**
     * Refuses to go on with other settings than before, and says which differ.
     *
     * @param what the settings are, such as {@code options}
     * @param before in the checkpoint
     * @param now of this training
     */
    public static void requireSame(String what, List<Setting> before, List<Setting> now) {
        for (Setting setting : now) {
            String earlier = value(before, setting.name());
            if (!earlier.equals(setting.value())) {
                throw new CheckpointException(
                        "the checkpoint was made with other %s: %s was %s, now it is %s. "
                                + "Maybe resume with the same %s, or train anew without {resume}.",
                        what, setting.name(), earlier, setting.value(), what);
            }
        }
    }

    private static String value(List<Setting> settings, String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .map(Setting::value)
                .findFirst()
                .orElse("absent");
    }
}
