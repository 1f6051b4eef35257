package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.SymmetricEigenvalues;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.LinePlot.Stroke;
import io.github.sparkagd.theory.EigenComponents;
import java.util.ArrayList;
import java.util.List;

/** Output and error of a run by eigencomponent, and their inner product, as panels. */
final class Components {
    private final EigenComponents components;
    private final int size;

    Components(Points data) {
        Vec zero = Vec.zeros(data.dimension());
        Vec correlation = data.local()
                .evaluate(List.of(Query.gradient(zero)))
                .get(0)
                .train()
                .gradient();
        this.size = data.xs().size();
        this.components =
                new EigenComponents(SymmetricEigenvalues.decompose(data.gram().gram()), correlation, size);
    }

    /** Ŷ(i) and E(i) against t. */
    LinePlot outputs(String title, Observed run) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int at = i;
            series.add(Charts.series(
                    "output (" + (i + 1) + ")",
                    run.along(iterate -> components.outputs(iterate.weights()).get(at)),
                    i + 1,
                    Stroke.SOLID));
            series.add(Charts.series(
                    "error (" + (i + 1) + ")",
                    run.along(iterate -> components.errors(iterate.weights()).get(at)),
                    i + 1,
                    Stroke.DASHED));
        }
        return new LinePlot(title, Charts.ITERATION, "component", false, false, series);
    }

    /** ⟨Ŷ,E⟩ against t. */
    LinePlot alignment(String title, Observed run) {
        return new LinePlot(
                title,
                Charts.ITERATION,
                "⟨output, error⟩",
                false,
                false,
                List.of(Charts.series("⟨Ŷ, E⟩", products(run), 0, Stroke.SOLID)));
    }

    /** ⟨Ŷ,E⟩ at the ends of iterations. */
    Vec products(Observed run) {
        return run.along(iterate -> size * iterate.statistics().moments().alignment());
    }
}
