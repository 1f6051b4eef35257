package io.github.sparkagd.lab;

import io.github.sparkagd.report.HeatMap;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.Panel;
import io.github.sparkagd.report.PlotSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.collections4.ListUtils;

/** How many times as many iterations gradient descent needs as depth: over power laws, over an outlier, and on real data. */
final class DepthMapFigure extends Figure {
    private static final String SPEED_UP = "speed-up";

    DepthMapFigure() {
        super("depthmap", "When depth helps: speed-up over gradient descent at the same rate, measured and by law");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        HeatMap powers = PowerLawMap.draw(laboratory);
        HeatMap outlier = OutlierMap.draw(laboratory);
        List<RealGain> gains = gains(laboratory, RealSet.SHOWN);
        List<RealGain> further = gains(laboratory, ListUtils.union(RealSet.FURTHER, List.of(RealSet.FARM_ADS)));
        List<HeatMap.Dot> dots = Stream.concat(gains.stream(), further.stream())
                .map(RealGain::outlier)
                .toList();
        List<Panel> panels = new ArrayList<>(List.of(powers, OutlierMap.with(outlier, dots)));
        Numbers.Table numbers = Maps.numbers(powers).then(Maps.numbers(outlier));
        List<Finding> findings = new ArrayList<>(List.of(powerLaw(powers), outlierLaw(laboratory, outlier)));
        if (!gains.isEmpty()) {
            LinePlot plot = panel(gains);
            panels.add(plot);
            numbers = numbers.then(Numbers.Table.of(plot.title(), plot, SPEED_UP));
            gains.forEach(gain -> findings.add(gain.finding()));
        }
        if (!further.isEmpty()) {
            findings.add(RealGain.finding(further));
        }
        return result(new PlotSheet(panels, 2), numbers, findings);
    }

    private static List<RealGain> gains(Laboratory laboratory, List<RealSet> sets) {
        return sets.stream()
                .flatMap(set -> set.in(laboratory).map(data -> RealGain.of(set.shortName(), data)).stream())
                .toList();
    }

    private static LinePlot panel(List<RealGain> gains) {
        List<LinePlot.Series> curves = new ArrayList<>();
        for (int k = 0; k < gains.size(); k++) {
            curves.addAll(gains.get(k).curves(k));
        }
        return new LinePlot(
                "Real data at η = 1/λ_max, L = 8",
                Charts.ITERATION,
                "speed-up at the loss of iteration t",
                true,
                true,
                curves);
    }

    private static Finding powerLaw(HeatMap map) {
        double middle = PowerLawMap.deviation(map, -0.25, 0.5);
        double wide = PowerLawMap.deviation(map, -0.5, 3);
        return Finding.of(
                "Law 3: where energies fall as a power of the eigenvalues, depth gains a constant factor (ours).",
                "largest deviation of L = 8 at t = 1000 from the law: " + percent(middle) + " for −0.25 ≤ a ≤ 0.5, "
                        + percent(wide) + " for −0.5 ≤ a, where a ≥ 1 is slow to come to 1",
                middle < 0.05);
    }

    private static Finding outlierLaw(Laboratory laboratory, HeatMap map) {
        double late = OutlierMap.deviation(map, 100);
        double early = OutlierMap.deviation(map, 0);
        return Finding.of(
                "Law 2: with one eigenvalue far above the others, the time is a quadrature (ours).",
                "largest deviation of full correction at η = 0.1/λ₁ from the law: " + percent(late)
                        + " where it says 100 iterations or more, " + percent(early)
                        + " anywhere; speed-up of L = 8 / the law's at λ₁/λ₂ = 1000 and E₁ = 0.5: "
                        + OutlierMap.gain(laboratory, 1000, 0.5) + ", 0.1: " + OutlierMap.gain(laboratory, 1000, 0.1)
                        + ", 0.001: " + OutlierMap.gain(laboratory, 1000, 0.001),
                late < 0.1);
    }

    private static String percent(double share) {
        return Charts.number(100 * share) + " %";
    }
}
