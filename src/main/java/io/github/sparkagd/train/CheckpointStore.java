package io.github.sparkagd.train;

import java.util.List;
import java.util.function.Supplier;

/** A place that keeps the last checkpoints of a training, each whole or not at all. */
public interface CheckpointStore {

    /**
     * Keeps {@code content} as the newest checkpoint.
     *
     * <p>When this returns, it survives the loss of this process and machine as far as the place does.
     *
     * @param content the bytes of a file
     */
    void save(byte[] content);

    /** {@return what is kept, the newest first} */
    List<Stored> stored();

    /** Forgets what is kept. */
    void clear();

    /**
     * One kept checkpoint.
     *
     * @param name where it is, for people
     * @param content reads it
     */
    record Stored(String name, Supplier<byte[]> content) {}
}
