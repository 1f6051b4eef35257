package io.github.sparkagd.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.filefilter.PrefixFileFilter;
import org.apache.commons.io.filefilter.TrueFileFilter;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/** Does a planned {@link Fault} in the executor, at the beginning of its task. */
public final class FaultPlugin implements SparkPlugin {
    /** What an application needs, whose executors are on this machine, for its faults to be done. */
    public static final Map<String, String> SETTINGS =
            Map.of("spark.plugins", FaultPlugin.class.getName(), "spark.executor.extraClassPath", testClasses());

    private static final long STALL_MILLISECONDS = 60_000;
    private static final long SLOW_MILLISECONDS = 350;

    /** Where Maven puts the tests' classes. */
    static String testClasses() {
        return Path.of(System.getProperty("agd.jar", "target/agd.jar"))
                .resolveSibling("test-classes")
                .toString();
    }

    @Override
    public DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new InExecutor();
    }

    private static final class InExecutor implements ExecutorPlugin {
        @Override
        public void onTaskStart() {
            try {
                for (Fault fault : Fault.due(TaskContext.get())) {
                    happen(fault.harm());
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            } catch (InterruptedException killed) {
                // Another attempt of the task has won; Spark ends this one.
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void happen(Fault.Harm harm) throws IOException, InterruptedException {
        switch (harm) {
            case KILL_EXECUTOR, KILL_EVERY_EXECUTOR -> {
                signal("KILL", ProcessHandle.current());
                Thread.sleep(STALL_MILLISECONDS);
            }
            case KILL_WORKER -> {
                signal("KILL", ProcessHandle.current().parent().orElseThrow());
                // Executors that lose their worker end by themselves.
                Thread.sleep(STALL_MILLISECONDS);
            }
            case DECOMMISSION_WORKER ->
                signal("PWR", ProcessHandle.current().parent().orElseThrow());
            case DELETE_SHUFFLE_FILES -> deleteShuffleFiles();
            case STALL -> Thread.sleep(STALL_MILLISECONDS);
            case SLOW -> Thread.sleep(SLOW_MILLISECONDS);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** In plain Java: an executor has this class before it has the program's. */
    private static void deleteShuffleFiles() throws IOException {
        int deleted = 0;
        for (File folder : SparkEnv.get().blockManager().diskBlockManager().localDirs()) {
            for (File file : FileUtils.listFiles(folder, new PrefixFileFilter("shuffle_"), TrueFileFilter.TRUE)) {
                if (file.delete()) {
                    deleted++;
                }
            }
        }
        if (deleted == 0) {
            throw new IOException("there were no shuffle files to delete");
        }
    }
}
