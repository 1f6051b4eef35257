package io.github.sparkagd.faults;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Where in the writing of its checkpoints a process ends itself by SIGKILL. */
final class Killed {
    static final String PLACE = "agd.test.killed.place";
    static final String CHECKPOINT = "agd.test.killed.checkpoint";
    private static final AtomicInteger BEGUN = new AtomicInteger();

    private final Place place;
    private final int checkpoint;

    /** A point inside the writing of a checkpoint. */
    enum Place {
        /** Half of the temporary file's bytes are there. */
        WITHIN_THE_FILE,
        /** The temporary file is whole and has its old name. */
        BEFORE_THE_RENAME,
        /** The file has its name; older ones are still to be deleted. */
        BEHIND_THE_RENAME
    }

    /** As the configuration says: at which place of which checkpoint, counted from 1. */
    Killed(Configuration configuration) {
        this.place = configuration.getEnum(PLACE, Place.WITHIN_THE_FILE);
        this.checkpoint = configuration.getInt(CHECKPOINT, 0);
    }

    /** The stream of a checkpoint's temporary file, which gets its bytes in one call. */
    FSDataOutputStream begin(FSDataOutputStream stream) throws IOException {
        boolean within = BEGUN.incrementAndGet() == checkpoint && place == Place.WITHIN_THE_FILE;
        return !within
                ? stream
                : new FSDataOutputStream(stream, null) {
                    @Override
                    public void write(byte[] bytes) throws IOException {
                        stream.write(bytes, 0, bytes.length / 2);
                        stream.hflush();
                        now();
                    }
                };
    }

    void beforeRename() {
        at(Place.BEFORE_THE_RENAME);
    }

    void behindRename() {
        at(Place.BEHIND_THE_RENAME);
    }

    private void at(Place here) {
        if (place == here && BEGUN.get() == checkpoint) {
            now();
        }
    }

    /** Ends this process by SIGKILL. */
    static void now() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            String.valueOf(ProcessHandle.current().pid()))
                    .start();
            Thread.sleep(60_000);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
