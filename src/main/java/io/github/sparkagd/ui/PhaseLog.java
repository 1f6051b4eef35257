package io.github.sparkagd.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What has been done so far, and how long it took; of long work the newest part. */
final class PhaseLog {
    private static final int MOST = 12;

    private final Deque<Done> done = new ArrayDeque<>();

    /**
     * A phase that is over.
     *
     * @param title what it was
     * @param seconds how long it took
     */
    record Done(String title, double seconds) {}

    /** Adds a phase; what comes again at once counts as one. */
    void add(String title, double seconds) {
        Done last = done.peekLast();
        if (last != null && last.title().equals(title)) {
            done.removeLast();
            done.addLast(new Done(title, last.seconds() + seconds));
        } else {
            done.addLast(new Done(title, seconds));
        }
        if (done.size() > MOST) {
            done.removeFirst();
        }
    }

    /** In the order in which they were done. */
    List<Done> done() {
        return List.copyOf(done);
    }
}
