package io.github.sparkagd.bench;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.settings.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * One launch of {@code submit/bench}: measures one contender at one size and adds what it measured to the results, or makes
 * the tables of all launches.
 */
public final class BenchMain {
    private static final String START = "start-";
    private static final String READ = "read-";
    private static final String SPARKS = "-spark";
    private static final int FILES = 6;

    private BenchMain() {}

    /**
     * @param arguments {@code CONTENDER SIZE LAUNCH PARTITIONS SECONDS DIR}, with the folder of the data where a contender
     *     reads them, or as {@link #record} and {@link #runs} have it, or {@code report DIR}
     * @throws IOException when a file of the measurements cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        try {
            run(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println("agd: " + Refusal.said(wrong, Refusal.OPTIONS));
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) throws IOException {
        switch (arguments.get(0)) {
            case "report" -> new BenchReport(Path.of(arguments.get(1))).write(System.out);
            case "record" -> record(arguments);
            case "runs" -> runs(arguments);
            default -> measure(arguments);
        }
    }

    private static void measure(List<String> arguments) throws IOException {
        BenchSize size = BenchSize.parse(arguments.get(1));
        int launch = Integer.parseInt(arguments.get(2));
        int partitions = Integer.parseInt(arguments.get(3));
        double budget = Double.parseDouble(arguments.get(4));
        String contender = arguments.get(0);
        add(
                Path.of(arguments.get(5)),
                size,
                launch,
                arguments.size() > FILES
                        ? read(contender.substring(READ.length()), size, arguments.get(FILES))
                        : measure(contender, new At(size, partitions, budget)));
    }

    private static void add(Path folder, BenchSize size, int launch, List<Measured> measured) throws IOException {
        new Launches(folder).add(size, launch, measured);
        for (Measured one : measured) {
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %-22s %-32s launch %d  %.5g s  %.3g GB/s%n",
                    size,
                    one.contender(),
                    one.plan(),
                    launch,
                    one.seconds(),
                    one.bytes() / one.seconds() / 1e9);
        }
    }

    /** What commands of ours took an iteration: {@code runs SIZE LAUNCH DIR}, then {@code CONTENDER RUNDIR} of each. */
    private static void runs(List<String> arguments) throws IOException {
        BenchSize size = BenchSize.parse(arguments.get(1));
        List<Measured> all = new ArrayList<>();
        for (int i = 4; i + 1 < arguments.size(); i += 2) {
            double seconds = RunSeconds.perIteration(Path.of(arguments.get(i + 1)));
            all.add(new Measured(arguments.get(i), "train, fused", seconds, size.bytes()));
        }
        add(Path.of(arguments.get(3)), size, Integer.parseInt(arguments.get(2)), all);
    }

    /** @param what the format, and whose reader */
    private static List<Measured> read(String what, BenchSize size, String uri) {
        String format = what.substring(0, what.length() - (what.endsWith(SPARKS) ? SPARKS.length() : 0));
        return session(session -> {
            Reading reading = new Reading(session, size, format, uri);
            return what.endsWith(SPARKS) ? reading.sparks() : reading.ours();
        });
    }

    /** What other programs measured: {@code record SIZE LAUNCH DIR}, then {@code CONTENDER PLAN SECONDS} of each. */
    private static void record(List<String> arguments) throws IOException {
        BenchSize size = BenchSize.parse(arguments.get(1));
        List<Measured> all = new ArrayList<>();
        for (int i = 4; i + 2 < arguments.size(); i += 3) {
            String contender = arguments.get(i);
            // A start is no pass over the values.
            double bytes = contender.startsWith(START) ? 0 : size.bytes();
            all.add(new Measured(contender, arguments.get(i + 1), Double.parseDouble(arguments.get(i + 2)), bytes));
        }
        new Launches(Path.of(arguments.get(3))).add(size, Integer.parseInt(arguments.get(2)), all);
    }

    /**
     * What is measured, and for how long.
     *
     * @param partitions tasks of a pass
     * @param budget seconds
     */
    record At(BenchSize size, int partitions, double budget) {}

    private static List<Measured> measure(String contender, At at) {
        return switch (contender) {
            case "read-limit" -> readLimit(at);
            case "blas" -> new BlasRate(at.size(), at.budget()).measure();
            case "mllib-gd" -> hot(session -> mllib(session, at).gradientDescent());
            case "mllib-lbfgs" -> hot(session -> mllib(session, at).lbfgs());
            case "mllib-normal" -> session(session -> mllib(session, at).normal());
            case "ours-fused" -> hot(session -> ours(session, at).fused());
            case "ours-float" -> hot(session -> ours(session, at).floats());
            case "ours-exact" -> hot(session -> ours(session, at).exact());
            case "ours-depth" -> hot(session -> ours(session, at).depth());
            case "ours-sweep" -> hot(session -> ours(session, at).sweep());
            case "ours-gram" -> session(session -> ours(session, at).gram(Blas.JAVA));
            case "ours-gram-native" -> session(session -> nativeGram(session, at));
            case "ours-plans" -> session(session -> ours(session, at).plans());
            case "ours-driver" -> session(session -> ours(session, at).driver());
            case "empty-job" -> session(session -> new EmptyJobs(context(session), at.budget()).measure(Ours.COLD));
            default ->
                throw new IllegalArgumentException("--contenders: unknown " + contender
                        + ". Maybe read-limit, ours-fused, or see submit/bench --help.");
        };
    }

    private static List<Measured> readLimit(At at) {
        double bytes = at.size().bytes();
        double seconds = bytes / ReadLimit.bytesPerSecond(at.budget());
        return List.of(new Measured("read-limit", "sum of arrays", seconds, bytes));
    }

    private static Ours ours(SparkSession session, At at) {
        return new Ours(context(session), at.size(), at.partitions(), at.budget());
    }

    private static List<Measured> nativeGram(SparkSession session, At at) {
        if (Blas.nativeLibrary().isEmpty()) {
            System.out.println("left out ours-gram-native: no libblas.so.3. Maybe apt install libopenblas0.");
            return List.of();
        }
        return ours(session, at).gram(Blas.NATIVE);
    }

    private static JavaSparkContext context(SparkSession session) {
        return JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    private static Mllib mllib(SparkSession session, At at) {
        return new Mllib(session, at.size(), at.partitions(), at.budget());
    }

    /** As {@link #session}, after {@link Ours#warmUp}. */
    private static List<Measured> hot(Function<SparkSession, List<Measured>> work) {
        return session(session -> {
            Ours.warmUp(context(session));
            return work.apply(session);
        });
    }

    private static List<Measured> session(Function<SparkSession, List<Measured>> work) {
        SparkConf conf = new SparkConf().setIfMissing("spark.master", "local[2]");
        SparkSession session =
                SparkSession.builder().config(conf).appName("agd bench").getOrCreate();
        try {
            return work.apply(session);
        } finally {
            session.stop();
        }
    }
}
