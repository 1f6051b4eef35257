package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.JobWatch;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.TrainingObserver;
import io.github.sparkagd.ui.LivePage;
import io.github.sparkagd.ui.LiveTraining;
import io.github.sparkagd.ui.Progress;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;

/** A fit on the page of its session, until closed; nothing where the session has no pages. */
final class LiveFit implements AutoCloseable {
    /** What shows it, and what tells that of jobs. */
    private record Shown(LiveTraining training, JobWatch jobs) {}

    private final Optional<Shown> shown;

    /**
     * @param name of the fit, for people
     * @param jobs that belong to it
     */
    LiveFit(SparkContext context, String name, JobCounts jobs) {
        this.shown = LivePage.isOn(context) ? Optional.of(show(context, name, jobs)) : Optional.empty();
    }

    private static Shown show(SparkContext context, String name, JobCounts jobs) {
        Progress progress = new Progress(System::nanoTime);
        return new Shown(LivePage.show(context, name, progress), new JobWatch(context, progress, jobs::counts));
    }

    /** Is to be told of the training of {@code runs}. */
    TrainingObserver observer(List<RunSpec> runs) {
        int iterations =
                runs.stream().mapToInt(run -> run.rules().iterations()).max().orElse(0);
        return shown.<TrainingObserver>map(each -> each.training().of(iterations))
                .orElse(TrainingObserver.NONE);
    }

    @Override
    public void close() {
        shown.ifPresent(each -> {
            each.jobs().close();
            each.training().rest();
        });
    }
}
