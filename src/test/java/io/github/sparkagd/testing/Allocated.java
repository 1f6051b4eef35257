package io.github.sparkagd.testing;

import java.lang.management.ManagementFactory;

/** Memory that code allocates. */
public final class Allocated {
    private Allocated() {}

    /**
     * The fewest bytes that a run of {@code code} allocates, on the average of a hundred; ends early at {@code enough} or less.
     * Until loops are compiled, which on a busy machine takes its time, every vector is an object.
     */
    public static long leastBytes(long enough, Runnable code) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 200 && least > enough; turn++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                code.run();
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / 100);
        }
        return least;
    }
}
