package io.github.sparkagd.ml;

import io.github.sparkagd.dynamics.Penalised;
import io.github.sparkagd.linalg.ColumnMoments;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunFactory;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes runs of settings on one training set.
 *
 * @param problem the training set
 * @param moments of the training rows
 * @param spectrum of the training set, asked for when a rate is to follow from it
 * @param plan how iterations are made
 */
record Runs(LeastSquares problem, ColumnMoments moments, Supplier<Spectrum> spectrum, Plan plan) {

    Run of(RunSettings settings) {
        double penalty = Penalty.inCoordinates(
                settings.regParam(), moments, problem.coordinates().labelCenter());
        double rate = settings.stepSize()
                .orElseGet(() ->
                        settings.member().algorithm().optimalRate(spectrum.get().shifted(penalty)));
        Vec origin = settings.initial()
                .map(problem.coordinates()::trainedWeights)
                .map(problem::project)
                .orElse(Vec.zeros(problem.dimension()));
        RunFactory factory = new RunFactory(
                origin, plan, () -> LearningRates.heavyBall(spectrum.get()).momentum());
        Run plain = factory.run(settings.member(), rate);
        return new Run(plain.id(), Penalised.of(plain.dynamics(), penalty), Optional.of(settings.rules()));
    }
}
