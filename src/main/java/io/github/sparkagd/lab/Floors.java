package io.github.sparkagd.lab;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingSet;
import java.util.List;

/** How small a loss double precision lets an algorithm reach. */
final class Floors {
    /** What aligned gradient descent is to get below. */
    static final double BOUND = 1e-25;

    private static final int CHUNK = 50_000;
    private static final int MOST_CHUNKS = 40;

    private Floors() {}

    /**
     * Where shallow gradient descent stands still.
     *
     * @param loss 1/(2n) Σ (ŷ − y)² there
     * @param iterations that it took, to the next {@link #CHUNK}
     */
    record Floor(double loss, int iterations) {}

    /** Runs shallow gradient descent in this process until its steps are lost in the rounding of the weights. */
    static Floor ofShallowDescent(Points data, double rate) {
        Vec weights = Vec.zeros(data.dimension());
        double loss = Double.NaN;
        for (int chunk = 1; chunk <= MOST_CHUNKS; chunk++) {
            RunSpec spec = new RunSpec(
                    Algorithms.shallow(), Rate.of(rate), 0, RunSpec.Start.at(weights), StopRules.iterations(CHUNK), "");
            TrainedRun run = new Trainer(TrainingSet.of(data.local()), TrainOptions.of(Plan.FUSED))
                    .train(List.of(spec))
                    .runs()
                    .get(0);
            loss = run.last().trainLoss();
            if (run.weights().equals(weights)) {
                return new Floor(loss, chunk * CHUNK);
            }
            weights = run.weights();
        }
        return new Floor(loss, MOST_CHUNKS * CHUNK);
    }

    /**
     * Aligned descent beside the floor of shallow descent.
     *
     * @param runs of depth 2, 4, 8 and with full correction, at {@code rate}
     */
    static Finding finding(Points data, double rate, List<Observed> runs) {
        List<String> least =
                runs.stream().map(run -> Charts.number(leastLoss(run))).toList();
        Floor shallow = ofShallowDescent(data, rate);
        return Finding.of(
                "AGD goes on to losses below 1e-25 in double precision (" + data.name() + ", η = " + Charts.number(rate)
                        + "; ours, not the paper's claim).",
                "least loss of L = 2 / 4 / 8 / full: " + Charts.joined(least) + "; GD stands still at "
                        + Charts.number(shallow.loss()) + " within " + shallow.iterations() + " iterations",
                runs.stream().allMatch(run -> leastLoss(run) < BOUND));
    }

    static double leastLoss(Observed run) {
        return run.trained().trace().stream()
                .mapToDouble(row -> row.trainLoss())
                .min()
                .orElse(Double.NaN);
    }
}
