package io.github.sparkagd.theory;

import io.github.sparkagd.dynamics.RoundRobinAlignedGradientDescent;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Theorem 1, Proposition 1 and Corollary 1, checked at every sub-step of Algorithm 1 in its literal form.
 *
 * <pre>
 *   (4) E_{t+1/L} = (I − (η/n) XᵀX) E_t          (5) ‖E^sol_{t+1/L}‖ ≤ ρ^eff·‖E^sol_t‖
 *   (6) E_{t+l/L} = (I − ŶŶᵀ/2n) E_{t+(l−1)/L}   (7) ‖E^sol_{t+l/L}‖ &lt; ‖E^sol_{t+(l−1)/L}‖
 *   (8) ‖E^sol_{t+1}‖ &lt; ρ^eff·‖E^sol_t‖           Corollary 1: ‖Ŷ‖ &lt; 2‖y‖
 * </pre>
 *
 * <p>Equation (7) is strict where the exact decrease κ²(1 − σ/4)/(‖E‖ + ‖E′‖) is above 1e-12·‖y‖ and not wherever |κ| &gt; 1e-12:
 * below |κ| ≈ 1e-8·‖E‖ it is less than a rounding of ‖E^sol‖, and no computation in double precision can see it.
 *
 * <p>Equation (8) is checked as (5) is, up to rounding and not strictly: where the scalar layers are at rest both sides are
 * equal but for that.
 *
 * <p>‖E^sol‖/√n is computed as √σ(w* − w), never as a difference of squares. With depth 1 the equations (4) and (5) are
 * (1) and (2) of Proposition 1.
 */
public final class TheoremOne {
    /** Below this share of ‖y‖ an error is rounding, and bounds on it say nothing. */
    public static final double FLOOR = 1e-8;

    private static final double EQUATION = 1e-12;
    private static final double BOUND = 1 + 1e-9;

    /**
     * {@return whether labels of this mean square are as the proof needs them: at most 1, but for rounding}
     *
     * @param meanSquaredLabel mean y² in the coordinates trained in
     */
    public static boolean allowsLabels(double meanSquaredLabel) {
        return meanSquaredLabel <= BOUND;
    }

    private static final double HOPELESS = 1e6;

    private final LeastSquares problem;
    private final Setting setting;
    private final Optional<Vec> solution;
    private final Tallies tallies;
    private final List<Passed> path = new ArrayList<>();
    private double labels;

    /**
     * Where the run stood at the end of an iteration.
     *
     * @param iteration t; 0 is before the first
     * @param residual mean r², in the coordinates trained in
     * @param gradientNorm ‖g‖₂ there
     */
    public record Passed(int iteration, double residual, double gradientNorm) {}

    /**
     * What is run.
     *
     * @param depth L ≥ 1
     * @param rate η
     * @param iterations T
     * @param radius ρ^eff(I − ηA); empty where λ_min^eff is not known
     */
    public record Setting(int depth, double rate, int iterations, Optional<Double> radius) {}

    /** The statements, with what has been seen of each. */
    private record Tallies(
            Bound.Tally first,
            Bound.Tally contraction,
            Bound.Tally rankOne,
            Bound.Tally decrease,
            Bound.Tally whole,
            Bound.Tally output) {
        static Tallies of(int depth) {
            boolean shallow = depth == 1;
            String rounding = "a share of the labels' norm: three roundings per entry of w";
            String ratio = "a ratio to the bound: rounding of both sides, while the error is above 1e-8 of the labels";
            return new Tallies(
                    new Bound.Tally(
                            shallow ? "proposition_1_equation_1" : "equation_4",
                            "E' = (I - eta/n X'X) E",
                            EQUATION,
                            rounding),
                    new Bound.Tally(
                            shallow ? "proposition_1_equation_2" : "equation_5",
                            "|Esol'| <= rho_eff |Esol|",
                            BOUND,
                            ratio),
                    new Bound.Tally("equation_6", "E' = (I - YY'/2n) E", EQUATION, rounding),
                    new Bound.Tally(
                            "equation_7",
                            "|Esol'| < |Esol|",
                            EQUATION,
                            "the growth as a share of the labels' norm; strict where the exact decrease is above it"),
                    new Bound.Tally("equation_8", "|Esol(t+1)| < rho_eff |Esol(t)|", BOUND, ratio),
                    new Bound.Tally(
                            shallow ? "corollary_1_shallow" : "corollary_1",
                            "|Y| < 2 |y|",
                            2,
                            "a ratio of norms: the bound itself"));
        }

        List<Bound> bounds(int depth) {
            List<Bound.Tally> shown = depth == 1
                    ? List.of(first, contraction, output)
                    : List.of(first, contraction, rankOne, decrease, whole, output);
            return shown.stream().map(Bound.Tally::bound).toList();
        }
    }

    /**
     * @param problem the data
     * @param setting what is run
     * @param solution w*, of length d; empty where it is not known, and with it what rests on E^sol
     */
    public TheoremOne(LeastSquares problem, Setting setting, Optional<Vec> solution) {
        this.problem = problem;
        this.setting = setting;
        this.solution = solution;
        this.tallies = Tallies.of(setting.depth());
    }

    /** What is known at a sub-step. */
    private record Point(
            int iteration, RoundRobinAlignedGradientDescent.State state, Vec weights, Evaluation told, double error) {
        Moments moments() {
            return told.train().moments();
        }
    }

    /**
     * Runs, and checks each statement at every iteration.
     *
     * @return what was seen of each statement
     */
    public List<Bound> check() {
        Vec zero = Vec.zeros(problem.dimension());
        var dynamics =
                new RoundRobinAlignedGradientDescent(setting.depth(), setting.rate(), ScaleRule.GRADIENT_STEP, zero);
        Point at = ask(0, dynamics.start(zero), dynamics, Optional.empty());
        labels = Math.sqrt(at.moments().residual());
        Point began = at;
        pass(at);
        long steps = (long) setting.iterations() * setting.depth();
        for (long step = 0; step < steps && labels > 0; step++) {
            Vec predicted = predicted(at);
            var next = dynamics.step(at.state(), at.told().train()).state();
            Vec off = dynamics.query(next).weights().minus(predicted);
            int iteration = (int) ((step + 1) / setting.depth());
            Point to = ask(iteration, next, dynamics, Optional.of(off));
            compare(at, to);
            if (next.layer() == 1) {
                bound(tallies.whole(), began, to);
                began = to;
                pass(to);
            }
            at = to;
            if (!(at.moments().residual() <= HOPELESS * labels * labels)) {
                break;
            }
        }
        return tallies.bounds(setting.depth());
    }

    /** {@return where the run that {@link #check} has done stood at the end of each iteration, beginning before the first} */
    public List<Passed> path() {
        return List.copyOf(path);
    }

    private void pass(Point at) {
        path.add(new Passed(
                at.iteration(),
                at.moments().residual(),
                at.told().train().gradient().norm()));
    }

    /** Where the equation says that the step leads, from the statistics at its start. */
    private Vec predicted(Point from) {
        return from.state().layer() == 1
                ? from.weights().plus(setting.rate(), from.told().train().gradient())
                : from.weights().plus(from.moments().alignment() / 2, from.weights());
    }

    private Point ask(
            int iteration,
            RoundRobinAlignedGradientDescent.State state,
            RoundRobinAlignedGradientDescent dynamics,
            Optional<Vec> off) {
        List<Query> queries = new ArrayList<>();
        Query query = dynamics.query(state);
        queries.add(query);
        solution.ifPresent(w -> queries.add(Query.moments(query.weights().minus(w))));
        off.ifPresent(w -> queries.add(Query.moments(w)));
        List<Evaluation> answers = problem.evaluate(queries);
        double error = solution.isPresent() ? root(answers.get(1)) : Double.NaN;
        if (off.isPresent()) {
            Bound.Tally equation = lastWasFirst(state) ? tallies.first() : tallies.rankOne();
            equation.check(iteration, root(answers.get(answers.size() - 1)) / labels);
        }
        return new Point(iteration, state, query.weights(), answers.get(0), error);
    }

    private static double root(Evaluation answer) {
        return Math.sqrt(answer.train().moments().output());
    }

    /** Whether the sub-step that led to {@code state} was the first layer's. */
    private boolean lastWasFirst(RoundRobinAlignedGradientDescent.State state) {
        return setting.depth() == 1 || state.layer() == 2;
    }

    private void compare(Point from, Point to) {
        tallies.output().check(to.iteration(), Math.sqrt(to.moments().output()) / labels);
        if (from.state().layer() == 1) {
            bound(tallies.contraction(), from, to);
        } else if (solution.isPresent() && from.error() >= FLOOR * labels) {
            double grown = (to.error() - from.error()) / labels;
            double kappa = from.moments().alignment();
            double decrease = kappa * kappa * (1 - from.moments().output() / 4);
            double exact = (from.error() - Math.sqrt(Math.max(0, from.error() * from.error() - decrease))) / labels;
            boolean visible = exact > EQUATION;
            tallies.decrease().check(to.iteration(), visible && grown >= 0 ? Math.max(grown, 2 * EQUATION) : grown);
        }
    }

    private void bound(Bound.Tally tally, Point from, Point to) {
        if (setting.radius().isEmpty() || solution.isEmpty() || from.error() < FLOOR * labels) {
            return;
        }
        // A step that meets the solution within rounding meets every bound, one of zero (ρ^eff = 0) too.
        boolean met = to.error() < FLOOR * labels;
        double ratio = to.error() / (setting.radius().get() * from.error());
        tally.check(to.iteration(), met ? 0 : ratio);
    }
}
