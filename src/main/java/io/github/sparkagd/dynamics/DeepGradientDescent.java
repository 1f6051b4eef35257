package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient descent on all layers of a deep linear network at once (Saxe, McClelland and Ganguli 2014; Arora, Cohen, Golowich
 * and Hu 2018; Shamir 2018), the algorithm of §3 that depth slows down.
 *
 * <pre>
 *   Wₗ ← Wₗ + η·(W₁·…·W_{l−1})ᵀ g (W_{l+1}·…·W_L)ᵀ      l = 1 … L, all at the old weights
 * </pre>
 *
 * <p>The data are seen through the effective weights w = W₁·…·W_L alone: the gradient of the loss by every layer follows by
 * backpropagation from g at w. Cost: one evaluation per iteration at any depth and width, and O(network) on the driver.
 */
public final class DeepGradientDescent implements SingleQueryDynamics<DeepGradientDescent.State> {
    private final double rate;
    private final LinearNetwork start;

    /**
     * What deep gradient descent remembers.
     *
     * @param iteration the iteration that the next answer ends
     * @param network W₁ … W_L
     */
    public record State(int iteration, LinearNetwork network) {}

    /**
     * @param rate η, positive and finite, the same for all layers
     * @param start the network before training
     */
    public DeepGradientDescent(double rate, LinearNetwork start) {
        this.rate = Check.positive("learning rate", rate);
        this.start = start;
    }

    @Override
    public boolean needsLeastSquares() {
        return false;
    }

    @Override
    public Vec origin() {
        return start.weights();
    }

    @Override
    public State start(Vec correlation) {
        return new State(0, start);
    }

    @Override
    public Query query(State state) {
        return Query.gradient(state.network().weights());
    }

    @Override
    public Step<State> step(State state, Statistics told) {
        LinearNetwork network = state.network();
        State next = new State(state.iteration() + 1, descend(network, told.gradient()));
        return Step.ending(
                next, new Iterate(state.iteration(), network.weights(), network.scalars(), network.scale(), 1, told));
    }

    private LinearNetwork descend(LinearNetwork network, Vec gradient) {
        List<Matrix> moved = new ArrayList<>();
        List<Vec> tails = network.tails();
        Vec before = gradient;
        for (int l = 0; l < network.depth(); l++) {
            Matrix layer = network.layers().get(l);
            moved.add(layer.plusOuter(rate, before, tails.get(l + 1)));
            before = layer.transposedTimes(before);
        }
        return new LinearNetwork(moved);
    }

    @Override
    public String toString() {
        return "DeepGradientDescent(depth " + start.depth() + ", rate " + rate + ")";
    }
}
