package io.github.sparkagd.cluster;

import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.NamedPath;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.train.CheckpointException;
import io.github.sparkagd.train.CheckpointStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.local.RawLocalFs;

/**
 * A folder of checkpoints on any Hadoop file system, the last two of which are kept.
 *
 * <p>Each is written to a temporary file, synchronised with the disk and renamed, so that a file with the name of a checkpoint
 * is whole. Numbers in the names rise; the largest is the newest.
 */
public final class HadoopCheckpointStore implements CheckpointStore {
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})\\.agd");
    private static final int KEPT = 2;

    private final FileContext files;
    private final Path folder;

    private HadoopCheckpointStore(FileContext files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * {@return a store in the folder {@code uri}, which need not exist}
     *
     * @param uri of any file system that Hadoop knows
     * @param configuration Hadoop's, which names the file systems
     * @throws IllegalArgumentException when there is no such file system
     */
    public static HadoopCheckpointStore in(String uri, Configuration configuration) {
        try {
            // Hadoop's usual local file system adds checksum files, with which a rename is no longer one step, and no
            // sync.
            Configuration own = new Configuration(configuration);
            own.set("fs.AbstractFileSystem.file.impl", RawLocalFs.class.getName());
            Path path = NamedPath.toWrite(uri, own);
            if (Umask.isLocal(path.toUri())) {
                Umask.unlessSet(configuration).ifPresent(umask -> own.set(Umask.SETTING, umask));
            }
            HadoopCheckpointStore store =
                    new HadoopCheckpointStore(FileContext.getFileContext(path.toUri(), own), path);
            store.requireFolder();
            return store;
        } catch (NamedPath.Unusable wrong) {
            throw new Refusal(wrong, "the folder '%s' %s", uri, wrong.getMessage());
        } catch (IOException | RuntimeException | LinkageError failed) {
            throw new Refusal(
                    failed,
                    "no checkpoints can be kept in '%s': %s",
                    uri,
                    IoFault.writing(uri, failed).text());
        }
    }

    /** Refuses what is there and no folder, so that it shows before anything is computed. */
    private void requireFolder() throws IOException {
        for (Path path = folder; path != null; path = path.getParent()) {
            if (files.util().exists(path)) {
                if (!files.getFileStatus(path).isDirectory()) {
                    throw new IOException(path.toUri().getPath() + " is a file");
                }
                return;
            }
        }
    }

    @Override
    public void save(byte[] content) {
        List<Path> before = newestFirst();
        long number = before.isEmpty() ? 1 : number(before.get(0)) + 1;
        String name = String.format(Locale.ROOT, "checkpoint-%010d.agd", number);
        Path temporary = new Path(folder, "." + name + ".writing");
        try {
            EnumSet<CreateFlag> anew = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
            try (FSDataOutputStream out = files.create(temporary, anew, Options.CreateOpts.createParent())) {
                out.write(content);
                out.hsync();
            }
            // Fails by an exception, unlike FileSystem.rename.
            files.rename(temporary, new Path(folder, name), Options.Rename.OVERWRITE);
            for (Path old : before.subList(Math.min(KEPT - 1, before.size()), before.size())) {
                files.delete(old, false);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "cannot write the checkpoint " + name + " in " + folder + ": "
                            + IoFault.writing(folder.toString(), failed).text().said(Refusal.OPTIONS),
                    failed);
        }
    }

    @Override
    public List<Stored> stored() {
        return newestFirst().stream()
                .map(path -> new Stored(path.toUri().getPath(), () -> read(path)))
                .toList();
    }

    /** Deletes all checkpoints. */
    @Override
    public void clear() {
        try {
            for (Path path : newestFirst()) {
                files.delete(path, false);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete the checkpoints in " + folder, failed);
        }
    }

    /** Deletes all checkpoints, and the folder where nothing else is in it. */
    public void remove() {
        clear();
        try {
            if (files.util().exists(folder) && files.util().listStatus(folder).length == 0) {
                files.delete(folder, false);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete the folder of checkpoints " + folder, failed);
        }
    }

    private List<Path> newestFirst() {
        try {
            List<Path> found = new ArrayList<>();
            for (FileStatus status : files.util().listStatus(folder)) {
                if (status.isFile() && NAME.matcher(status.getPath().getName()).matches()) {
                    found.add(status.getPath());
                }
            }
            found.sort(Comparator.comparingLong(HadoopCheckpointStore::number).reversed());
            return found;
        } catch (FileNotFoundException none) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list the checkpoints in " + folder, failed);
        }
    }

    private static long number(Path path) {
        Matcher name = NAME.matcher(path.getName());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    private byte[] read(Path path) {
        try {
            byte[] content = new byte[Math.toIntExact(files.getFileStatus(path).getLen())];
            try (FSDataInputStream in = files.open(path)) {
                in.readFully(content);
            }
            return content;
        } catch (IOException failed) {
            // Such as blocks of the file that are lost or damaged: there may be an older one that is whole.
            String reason =
                    IoFault.reading(path.toString(), failed, "it is damaged").reason();
            throw new CheckpointException("it cannot be read: %s", reason);
        }
    }

    @Override
    public String toString() {
        return folder.toUri().getPath();
    }
}
