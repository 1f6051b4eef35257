package io.github.sparkagd.data;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.broadcast.Broadcast;
import scala.reflect.ClassTag$;

/**
 * A broadcast where the tasks run in the driver's own JVM: they find the value by its number.
 *
 * <p>Spark's writes, compresses and keeps every value for executors that there are not: for some million weights at every
 * iteration that takes as long as the pass.
 */
final class LocalBroadcast<T> extends Broadcast<T> {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong NUMBERS = new AtomicLong();
    /** Those that the driver still holds. */
    private static final Map<Long, WeakReference<LocalBroadcast<?>>> HELD = new ConcurrentHashMap<>();

    private transient T value;

    LocalBroadcast(T value) {
        // Spark's own count up from 0.
        super(NUMBERS.decrementAndGet(), ClassTag$.MODULE$.apply(value.getClass()));
        this.value = value;
        HELD.put(id(), new WeakReference<>(this));
    }

    @Override
    @SuppressWarnings("unchecked") // under its number stands what this is a copy of
    public T getValue() {
        WeakReference<LocalBroadcast<?>> held = HELD.get(id());
        LocalBroadcast<?> own = held == null ? null : held.get();
        if (own == null) {
            throw new IllegalStateException("broadcast " + id() + " is of another JVM, or was destroyed");
        }
        return (T) own.value;
    }

    @Override
    public void doUnpersist(boolean blocking) {
        // The tasks have no copies.
    }

    @Override
    public void doDestroy(boolean blocking) {
        HELD.remove(id());
        value = null;
    }
}
