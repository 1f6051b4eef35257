package io.github.sparkagd.ml;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is worked out when it is first asked for, by one thread. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> work;
    private Optional<T> found = Optional.empty();

    Lazy(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public T get() {
        if (found.isEmpty()) {
            found = Optional.of(work.get());
        }
        return found.get();
    }

    /** The value, if it has been asked for. */
    Optional<T> found() {
        return found;
    }
}
