package io.github.sparkagd.cli;

import io.github.sparkagd.report.AlignedTable;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.theory.SpectralMeasure;
import io.github.sparkagd.train.DepthForecast;
import io.github.sparkagd.train.DepthForecast.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A forecast as people read it, and as programs do. */
final class DepthWords {
    private static final double[] SHARES = {0.5, 0.9, 0.99};
    private static final String BEST = "gd-best";

    private final DepthForecast.Forecast forecast;
    private final List<Double> losses;
    private final int iterations;

    /**
     * @param losses to be reached; empty for shares of what can be explained
     * @param iterations that were looked at
     */
    DepthWords(DepthForecast.Forecast forecast, List<Double> losses, int iterations) {
        this.forecast = forecast;
        this.iterations = iterations;
        this.losses = losses.isEmpty()
                ? Arrays.stream(SHARES).mapToObj(forecast::lossAt).distinct().toList()
                : losses;
    }

    private double share(double loss) {
        return forecast.explained() > 0 ? (forecast.zeroLoss() - loss) / forecast.explained() : 0;
    }

    String text() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("train loss", "explained"));
        forecast.methods().forEach(method -> head.add(method.name()));
        lines.add(head);
        for (double loss : losses) {
            List<String> line = new ArrayList<>();
            line.add(String.format(Locale.ROOT, "%.6g", loss));
            line.add((forecast.allExact() ? "" : "~") + String.format(Locale.ROOT, "%.1f %%", 100 * share(loss)));
            forecast.methods().forEach(method -> line.add(cell(method.reaching(loss))));
            lines.add(line);
        }
        return "iterations to a train loss, " + exactness() + "\n" + AlignedTable.of(lines) + "\n" + sentence() + "\n";
    }

    private String exactness() {
        String passes = "from " + forecast.passes() + " passes over the rows: ";
        return passes
                + (forecast.allExact()
                        ? "exact"
                        : "exact up to " + forecast.exactTo() + ", estimated (~) beyond and as shares");
    }

    private boolean exact(int iteration) {
        return iteration <= forecast.exactTo();
    }

    private String cell(OptionalInt reached) {
        if (reached.isEmpty()) {
            return ">" + iterations;
        }
        int t = reached.getAsInt();
        return (exact(t) ? "" : "~") + t;
    }

    private Method named(String name) {
        return forecast.methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The deep method that is there first; empty where none is. */
    private Optional<Method> deepest(double loss) {
        return forecast.methods().stream()
                .filter(Method::deep)
                .filter(method -> method.reaching(loss).isPresent())
                .min(Comparator.comparingInt(method -> method.reaching(loss).getAsInt()));
    }

    /** What depth gains, in words, at the last loss that a deep method reaches. */
    String sentence() {
        Optional<Double> least =
                losses.stream().filter(loss -> deepest(loss).isPresent()).min(Comparator.naturalOrder());
        String gain = least.map(this::gain)
                .orElse("No deep method reaches these losses within " + iterations + " iterations.");
        return gain + " " + shape();
    }

    private String gain(double loss) {
        Method deep = deepest(loss).orElseThrow();
        OptionalInt gd = named(BEST).reaching(loss);
        OptionalInt cg = named("cg").reaching(loss);
        int t = deep.reaching(loss).getAsInt();
        StringBuilder words = new StringBuilder("To a loss of ")
                .append(String.format(Locale.ROOT, "%.6g", loss))
                .append(", ")
                .append(deep.name())
                .append(" needs ")
                .append(cell(OptionalInt.of(t)))
                .append(" iterations where gd at its best rate needs ")
                .append(cell(gd));
        if (gd.isPresent() && t > 0) {
            words.append(String.format(Locale.ROOT, ": depth is %.2f times as fast", gd.getAsInt() / (double) t));
        }
        if (cg.isPresent()) {
            words.append("; cg needs ").append(cell(cg));
            if (gd.isPresent() && gd.getAsInt() > cg.getAsInt()) {
                double saved = (gd.getAsInt() - t) / (double) (gd.getAsInt() - cg.getAsInt());
                words.append(String.format(Locale.ROOT, ", and depth saves %.0f %% of what cg saves", 100 * saved));
            }
        }
        return words.append('.').toString();
    }

    private String shape() {
        return forecast.measure()
                .widestGap()
                .map(gap -> String.format(
                        Locale.ROOT,
                        "The widest gap of the spectral measure is a factor of %.3g, between the eigenvalues %.3g and %.3g, "
                                + "with %.1f %% of the energy above it.",
                        gap.ratio(),
                        gap.below(),
                        gap.above(),
                        100 * gap.energyAbove()))
                .orElse("The spectral measure has no gap between parts of a hundredth of its energy or more.");
    }

    NamedValues values() {
        SpectralMeasure measure = forecast.measure();
        return new NamedValues()
                .put("passes", forecast.passes())
                .put("exact_to", forecast.allExact() ? Optional.empty() : Optional.of(forecast.exactTo()))
                .put("zero_loss", forecast.zeroLoss())
                .put("explained", forecast.explained())
                .put("explained_is", forecast.allExact() ? "exact" : "a lower bound")
                .put("losses", losses.stream().map(this::values).toList())
                .put("eigenvalues", measure.eigenvalues())
                .put("energies", measure.energies())
                .put("words", sentence());
    }

    private NamedValues values(double loss) {
        NamedValues reached = new NamedValues();
        forecast.methods().forEach(method -> reached.put(method.name(), method.reaching(loss)));
        List<String> estimated = forecast.methods().stream()
                .filter(method -> method.reaching(loss).orElse(0) > forecast.exactTo())
                .map(Method::name)
                .toList();
        return new NamedValues()
                .put("loss", loss)
                .put("share", share(loss))
                .put("iterations", reached)
                .put("estimated", estimated);
    }
}
