package io.github.sparkagd.bench;

import java.io.IOException;
import java.nio.file.Path;
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
    private BenchMain() {}

    /** @param arguments {@code CONTENDER SIZE LAUNCH PARTITIONS DIR}, {@code check SIZE…}, or {@code report DIR} */
    public static void main(String[] arguments) throws IOException {
        try {
            run(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println("agd: " + wrong.getMessage());
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) throws IOException {
        switch (arguments.get(0)) {
            case "report" -> new BenchReport(Path.of(arguments.get(1))).write(System.out);
            case "record" -> record(arguments);
            default -> measure(arguments);
        }
    }

    private static void measure(List<String> arguments) throws IOException {
        BenchSize size = BenchSize.parse(arguments.get(1));
        int launch = Integer.parseInt(arguments.get(2));
        int partitions = Integer.parseInt(arguments.get(3));
        List<Measured> measured = measure(arguments.get(0), size, partitions);
        new Launches(Path.of(arguments.get(4))).add(size, launch, measured);
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

    /** What another program measured: {@code record SIZE LAUNCH DIR CONTENDER PLAN SECONDS}. */
    private static void record(List<String> arguments) throws IOException {
        BenchSize size = BenchSize.parse(arguments.get(1));
        Measured one =
                new Measured(arguments.get(4), arguments.get(5), Double.parseDouble(arguments.get(6)), size.bytes());
        new Launches(Path.of(arguments.get(3))).add(size, Integer.parseInt(arguments.get(2)), List.of(one));
    }

    /** Runs one contender. */
    static List<Measured> measure(String contender, BenchSize size, int partitions) {
        return switch (contender) {
            case "read-limit" ->
                List.of(new Measured(
                        "read-limit", "sum of arrays", size.bytes() / ReadLimit.bytesPerSecond(), size.bytes()));
            case "blas" -> new BlasRate(size).measure();
            case "mllib-gd" -> session(session -> new Mllib(session, size, partitions).gradientDescent());
            case "mllib-lbfgs" -> session(session -> new Mllib(session, size, partitions).lbfgs());
            case "mllib-normal" -> session(session -> new Mllib(session, size, partitions).normal());
            case "ours-fused" -> ours(size, partitions, Ours::fused);
            case "ours-float" -> ours(size, partitions, Ours::floats);
            case "ours-depth" -> ours(size, partitions, Ours::depth);
            case "ours-sweep" -> ours(size, partitions, Ours::sweep);
            case "ours-gram" -> ours(size, partitions, Ours::gram);
            case "ours-driver" -> ours(size, partitions, Ours::driver);
            default ->
                throw new IllegalArgumentException("--contenders: unknown " + contender
                        + ". Maybe read-limit, ours-fused, or see submit/bench --help.");
        };
    }

    private static List<Measured> ours(BenchSize size, int partitions, Function<Ours, List<Measured>> work) {
        return session(session ->
                work.apply(new Ours(JavaSparkContext.fromSparkContext(session.sparkContext()), size, partitions)));
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
