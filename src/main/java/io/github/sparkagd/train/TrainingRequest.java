package io.github.sparkagd.train;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.theory.LearningRates;
import java.util.List;
import java.util.Optional;

/**
 * What a training asks of its data.
 *
 * @param iterations T, of the longest run
 * @param runs runs in lock-step, candidates of a search among them
 * @param spectrum whether the eigenvalues are needed too
 * @param blas who multiplies the rows of a Gram matrix
 * @param checkpoints whether what is collected goes into checkpoints
 * @param starts weights in the coordinates trained in from which runs begin, other than zero; empty when a run may begin
 *     anywhere, as a random network does
 */
public record TrainingRequest(
        int iterations, int runs, boolean spectrum, Blas blas, boolean checkpoints, Optional<List<Vec>> starts) {

    /**
     * Of runs from zero whose rates are given.
     *
     * @param iterations T
     * @param runs in lock-step
     * @param blas who multiplies the rows of a Gram matrix
     * @return the request
     */
    public static TrainingRequest of(int iterations, int runs, Blas blas) {
        return new TrainingRequest(iterations, runs, false, blas, false, Optional.of(List.of()));
    }

    static TrainingRequest of(List<RunSpec> specs, TrainingSet set, Blas blas, boolean checkpoints) {
        int iterations =
                specs.stream().mapToInt(spec -> spec.rules().iterations()).max().orElse(0);
        return new TrainingRequest(
                iterations,
                largestLockStep(specs),
                specs.stream().anyMatch(RunSpec::needsSpectrum),
                blas,
                checkpoints,
                RunSpec.starts(specs)
                        .map(starts -> starts.stream().map(set::trained).toList()));
    }

    /**
     * Whether all runs stay in the Krylov space of the data, so that one basis serves them.
     *
     * @return whether they do
     */
    public boolean staysInKrylovSpace() {
        return starts.map(known -> known.stream().allMatch(Vec::isZero)).orElse(false);
    }

    private static int largestLockStep(List<RunSpec> specs) {
        int candidates = LearningRates.searched(1).size();
        int own = candidates
                * (int) specs.stream()
                        .filter(spec -> spec.rate().kind() == Rate.Kind.SEARCH)
                        .count();
        boolean shallow = specs.stream().anyMatch(spec -> spec.rate().kind() == Rate.Kind.SEARCH_GD);
        return Math.max(specs.size(), Math.max(own, shallow ? candidates : 0));
    }
}
