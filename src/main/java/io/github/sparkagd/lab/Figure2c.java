package io.github.sparkagd.lab;

import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.Phases;
import java.util.ArrayList;
import java.util.List;

/** Fig. 2c, and its counterpart on whitened data: acceleration comes in phases, one per distinct eigenvalue (§4.3). */
final class Figure2c implements Figure {
    private static final double RATE = 0.1;

    private final String name;
    private final Points data;
    private final int phases;

    private Figure2c(String name, Points data, int phases) {
        this.name = name;
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
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return "Phases of acceleration (" + data.name() + ", η = 0.1, L = 2)";
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Observed run = laboratory
                .observe(new Experiment(data, List.of(Subject.agd(2, RATE)), phases == 1 ? 60 : 300))
                .get(0);
        Components components = new Components(data);
        LinePlot outputs = components.outputs("Output and error by eigencomponent (" + data.name() + ")", run);
        LinePlot alignment = components.alignment("Alignment of output and error (" + data.name() + ")", run);
        List<FigureResult.Row> rows = new ArrayList<>(Charts.rows("components", outputs, "component"));
        rows.addAll(Charts.rows("alignment", alignment, "inner_product"));
        List<Integer> peaks = Phases.peaks(components.products(run));
        Finding finding = Finding.of(
                phases == 1
                        ? "On whitened data there is one acceleration phase."
                        : "On unwhitened data there is one acceleration phase per eigenvalue: two.",
                "⟨Ŷ,E⟩ peaks at t = " + peaks,
                peaks.size() == phases);
        return new FigureResult(
                name, title(), new PlotSheet(List.of(outputs, alignment), 2), List.of(), rows, List.of(finding));
    }
}
