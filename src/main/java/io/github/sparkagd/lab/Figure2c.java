package io.github.sparkagd.lab;

import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.Phases;
import java.util.List;

/** Fig. 2c, and its counterpart on whitened data: acceleration comes in phases, one per distinct eigenvalue (§4.3). */
final class Figure2c extends Figure {
    private static final double RATE = 0.1;
    private static final Subject ALIGNED = Subject.agd(2, RATE);

    private final Points data;
    private final int phases;

    private Figure2c(String name, Points data, int phases) {
        super(name, "Phases of acceleration (" + data.name() + ", η = 0.1, L = 2)");
        this.data = data;
        this.phases = phases;
    }

    static Figure unwhitened() {
        return new Figure2c("2c", Points.D1, 2);
    }

    static Figure whitened() {
        return new Figure2c("whitened", Points.WHITENED, 1);
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Experiment experiment = new Experiment(data, List.of(ALIGNED), phases == 1 ? 60 : 300);
        Observed run = new Runs(laboratory.observe(experiment)).of(ALIGNED);
        Components components = new Components(data);
        LinePlot outputs = components.outputs("Output and error by eigencomponent (" + data.name() + ")", run);
        LinePlot alignment = components.alignment("Alignment of output and error (" + data.name() + ")", run);
        Numbers rows = Numbers.Table.of("components", outputs, "component")
                .then(Numbers.Table.of("alignment", alignment, "inner_product"));
        List<Integer> peaks = Phases.peaks(components.products(run));
        Finding finding = Finding.of(
                phases == 1
                        ? "On whitened data there is one acceleration phase."
                        : "On unwhitened data there is one acceleration phase per eigenvalue: two.",
                "⟨Ŷ,E⟩ peaks at t = " + peaks,
                peaks.size() == phases);
        return result(new PlotSheet(List.of(outputs, alignment), 2), rows, List.of(finding));
    }
}
