package io.github.sparkagd.ml;

import io.github.sparkagd.data.NamedPath;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.MLWriter;

/**
 * A writer that overwrites by writing beside the old folder and then swapping the two.
 *
 * <p>Spark's own deletes first, so that a crash while writing loses both models.
 */
abstract class SwappingWriter extends MLWriter {
    @Override
    public void save(String path) throws IOException {
        Configuration configuration = sparkSession().sparkContext().hadoopConfiguration();
        Path qualified = NamedPath.toWrite(path, configuration);
        FileSystem files = NamedPath.fileSystem(qualified, configuration);
        if (!shouldOverwrite() || !files.exists(qualified)) {
            super.save(qualified.toString());
            return;
        }
        String mark = qualified.getName() + "-" + UUID.randomUUID();
        Path written = NamedPath.child(qualified.getParent(), "." + mark + ".new");
        Path old = NamedPath.child(qualified.getParent(), "." + mark + ".old");
        try {
            saveImpl(written.toString());
            rename(files, qualified, old);
            swapIn(files, new Path[] {written, qualified, old});
            files.delete(old, true);
        } finally {
            files.delete(written, true);
        }
    }

    /** @param paths what is written, where it goes, and where the old one is */
    private static void swapIn(FileSystem files, Path[] paths) throws IOException {
        try {
            rename(files, paths[0], paths[1]);
        } catch (IOException failed) {
            rename(files, paths[2], paths[1]);
            throw failed;
        }
    }

    private static void rename(FileSystem files, Path from, Path to) throws IOException {
        if (!files.rename(from, to)) {
            throw new IOException("cannot rename " + from + " to " + to);
        }
    }
}
