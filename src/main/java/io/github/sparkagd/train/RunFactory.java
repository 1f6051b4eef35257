package io.github.sparkagd.train;

import io.github.sparkagd.dynamics.AlignedGradientDescent;
import io.github.sparkagd.dynamics.DeepGradientDescent;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.GradientDescent;
import io.github.sparkagd.dynamics.HeavyBall;
import io.github.sparkagd.dynamics.NesterovGradient;
import io.github.sparkagd.dynamics.RoundRobinAlignedGradientDescent;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.linalg.Vec;
import java.util.function.DoubleSupplier;

/** Makes runs: the dynamics behind an algorithm's name, at a depth and a rate. */
public final class RunFactory {
    private final Vec origin;
    private final boolean literal;
    private final DoubleSupplier momentum;
    private final DeepStart deep;

    /**
     * @param origin starting weights in the coordinates trained in, of length d
     * @param plan with {@link Plan#ROUND_ROBIN} aligned gradient descent asks once per layer, otherwise once per iteration
     * @param momentum β of heavy ball; asked for only where a run needs it
     */
    public RunFactory(Vec origin, Plan plan, DoubleSupplier momentum) {
        this(origin, plan == Plan.ROUND_ROBIN, momentum, DeepStart.DEFAULT);
    }

    private RunFactory(Vec origin, boolean literal, DoubleSupplier momentum, DeepStart deep) {
        this.origin = origin;
        this.literal = literal;
        this.momentum = momentum;
        this.deep = deep;
    }

    /** The same factory, with another start of deep gradient descent. */
    public RunFactory withDeepStart(DeepStart start) {
        return new RunFactory(origin, literal, momentum, start);
    }

    /** The run of {@code member} at the rate η. */
    public Run run(Member member, double rate) {
        return new Run(new RunId(member.algorithm(), member.depth(), rate), dynamics(member, rate));
    }

    private Dynamics<?> dynamics(Member member, double rate) {
        return switch (member.algorithm()) {
            case GD -> new GradientDescent(rate, origin);
            case AGD -> aligned(member.depth(), rate, ScaleRule.GRADIENT_STEP);
            case AGD_FULL -> aligned(member.depth(), rate, ScaleRule.FULL_CORRECTION);
            case HEAVY_BALL -> new HeavyBall(rate, momentum.getAsDouble(), origin);
            case NESTEROV -> new NesterovGradient(rate, origin);
            case DEEP_GD -> new DeepGradientDescent(rate, deep.network(origin, member.depth()));
        };
    }

    private Dynamics<?> aligned(int depth, double rate, ScaleRule rule) {
        return literal
                ? new RoundRobinAlignedGradientDescent(depth, rate, rule, origin)
                : new AlignedGradientDescent(depth, rate, rule, origin);
    }
}
