package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.OutOfMemoryGuard;
import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.WithoutGlobs;
import io.github.sparkagd.settings.Refusal;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.SparkSession;

/** The folder of a saved pipeline model: {@code stages/NUMBER_UID} for each of its stages. */
final class PipelineFolder {
    private PipelineFolder() {}

    /**
     * The folders of the stages, in order.
     *
     * @throws IOException when one is missing, or there is none
     */
    static List<Path> stages(Path folder, ModelMetadata metadata, Configuration configuration) throws IOException {
        FileSystem files = folder.getFileSystem(configuration);
        List<Path> stages = new ArrayList<>();
        for (FileStatus stage : files.listStatus(new Path(folder, "stages"))) {
            if (stage.isDirectory() && stage.getPath().getName().matches("\\d{1,9}_.*")) {
                stages.add(stage.getPath());
            }
        }
        stages.sort(Comparator.comparing(PipelineFolder::number));
        if (stages.isEmpty() || stages.size() != metadata.stages().size()) {
            throw new IOException("it has " + metadata.stages().size() + " stages, and folders of " + stages.size());
        }
        return stages;
    }

    private static int number(Path stage) {
        String name = stage.getName();
        return Integer.parseInt(name.substring(0, name.indexOf('_')));
    }

    /**
     * Reads stages.
     *
     * @throws IllegalArgumentException when one cannot be read; names it
     */
    static List<PipelineStages.Stage> load(SparkSession session, String uri, List<Path> folders) {
        List<PipelineStages.Stage> stages = new ArrayList<>();
        for (Path folder : folders) {
            String name = folder.getName().substring(folder.getName().indexOf('_') + 1);
            try {
                ModelMetadata metadata =
                        ModelMetadata.read(folder, session.sparkContext().hadoopConfiguration());
                name = metadata.shown();
                stages.add(new PipelineStages.Stage(name, load(WithoutGlobs.of(folder, session), metadata)));
            } catch (ClassNotFoundException absent) {
                throw new Refusal(
                        "stage %s of model %s cannot be read: there is no class %s. "
                                + "Maybe add the jar that has it with {spark.jars}.",
                        name, uri, absent.getMessage());
            } catch (Exception failed) { // SparkException too, which is checked and not declared
                OutOfMemoryGuard.requireMemory(failed);
                Throwable reason = failed instanceof InvocationTargetException ? failed.getCause() : failed;
                throw new IllegalArgumentException("stage " + name + " of model " + uri + " cannot be read: "
                        + IoFault.firstLine(reason) + ". Maybe save the pipeline again.");
            }
        }
        return stages;
    }

    private static Transformer load(WithoutGlobs reading, ModelMetadata metadata)
            throws ReflectiveOperationException, IOException {
        Class<?> type =
                Class.forName(metadata.type(), true, Thread.currentThread().getContextClassLoader());
        if (!Transformer.class.isAssignableFrom(type)) {
            throw new IOException("it is no transformer");
        }
        MLReader<?> reader = (MLReader<?>) type.getMethod("read").invoke(null);
        return (Transformer) reader.session(reading.session()).load(reading.path());
    }
}
