package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.JobWatch;
import io.github.sparkagd.cluster.OutOfMemoryGuard;
import io.github.sparkagd.cluster.Umask;
import io.github.sparkagd.data.KryoClasses;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.data.Secrets;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.SpectrumFinder;
import io.github.sparkagd.ui.LivePage;
import io.github.sparkagd.ui.LiveTraining;
import io.github.sparkagd.ui.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;

/** Gives a command its Spark application, and stops it afterwards unless somebody else had started it. */
final class Sessions {
    private static volatile boolean opened;

    private Sessions() {}

    /** True once an application of this process has started, also after its end. */
    static boolean wasOpen() {
        return opened;
    }

    /** Runs {@code work} in an application, showing how far its jobs are; the master is {@code local[*]} where none is set. */
    static <T> T with(SparkCommand command, Function<LazySession, T> work) {
        return watched(command, (session, live) -> work.apply(session));
    }

    /** The same for work that tells more of its progress than its jobs do. */
    static <T> T watched(SparkCommand command, BiFunction<LazySession, LiveTraining, T> work) {
        // Spark's own question after a session would load its SQL.
        boolean ours = SparkEnv.get() == null;
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.master", "local[*]");
        // spark-submit names an application that nobody has named by its class.
        if (conf.get("spark.app.name", Main.class.getName()).equals(Main.class.getName())) {
            conf.set("spark.app.name", "agd " + command.name());
        }
        if (command.ui()) {
            conf.set("spark.ui.enabled", "true");
        }
        if (ours) {
            suit(conf);
        }
        LazySession session = LazySession.of(SparkContext.getOrCreate(conf));
        opened = true;
        try {
            SparkContext context = session.sparkContext();
            return ExecutorDeaths.during(
                    context, () -> OutOfMemoryGuard.during(context, () -> watched(command, session, work)));
        } finally {
            session.sparkContext().setJobDescription(null);
            if (ours) {
                stop(session);
            }
        }
    }

    private static <T> T watched(
            SparkCommand command, LazySession session, BiFunction<LazySession, LiveTraining, T> work) {
        Progress progress = new Progress(System::nanoTime);
        LiveTraining live = LivePage.show(session.sparkContext(), command.name(), progress);
        if (live.isShown()) {
            LivePage.address(session.sparkContext()).ifPresent(address -> command.tell("page: " + address));
        }
        JobWatch jobs = new JobWatch(session.sparkContext(), progress);
        ProgressLine line = new ProgressLine(progress, StatusLine.ofProcess(), System.err, System::nanoTime);
        line.start();
        try {
            return work.apply(session, live);
        } finally {
            line.close();
            jobs.close();
        }
    }

    /** Stops an application; what Scala's threads print of the work that this interrupts is no news. */
    private static void stop(LazySession session) {
        PrintStream err = System.err;
        if (!"full".equals(System.getenv("AGD_TRACE"))) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
        try {
            session.stop();
        } finally {
            System.setErr(err);
        }
    }

    /** The spectrum of a training set, whose jobs say what they are for. */
    static SpectrumFinder spectrum(ClusterTrainingSet set, LeastSquares oracle, long seed) {
        return new SpectrumFinder(
                set, oracle, seed, new JobDescriptions(set.blocks().context()));
    }

    /** What this machine, its user and its memory ask of an application. */
    private static void suit(SparkConf conf) {
        KryoClasses.addTo(conf);
        // Also for Spark's own page and log of what it was started with.
        conf.setIfMissing("spark.redaction.regex", Secrets.REDACTION);
        HostName.require(conf);
        ScratchFolders.require(conf);
        LoginAgent.addTo(conf);
        if (!conf.get("spark.master").startsWith("local")) {
            Umask.forExecutors(OutArguments.configuration())
                    .ifPresent(umask -> conf.set("spark.hadoop." + Umask.SETTING, umask));
        } else {
            // A task's OutOfMemoryError fails its job, as everything does that fails; Spark would exit at once with 52.
            conf.setIfMissing("spark.executor.killOnFatalError.depth", "0");
        }
    }

    /** True when this driver runs on the cluster, far from whoever submitted it. */
    static boolean inClusterMode() {
        return "cluster".equals(System.getProperty("spark.submit.deployMode"));
    }
}
