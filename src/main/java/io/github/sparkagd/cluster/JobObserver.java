package io.github.sparkagd.cluster;

/** Is told of the jobs of a Spark application, from a thread of Spark's. */
public interface JobObserver {
    /**
     * A job begins.
     *
     * @param description what it is for: {@code PURPOSE: WHAT}
     * @param tasks how many it has, about
     * @param bytes how many it reads, about; 0 where that is not known
     */
    void jobBegins(String description, int tasks, long bytes);

    /**
     * A task of the last job that began is done.
     *
     * @param rows that it has read; 0 where they are not counted
     */
    void taskEnds(long rows);

    /**
     * A task of the last job that began has read its input, from files or from blocks that are kept.
     *
     * @param bytes how many
     */
    default void bytesRead(long bytes) {}

    /** The last job that began is over. */
    void jobEnds();
}
