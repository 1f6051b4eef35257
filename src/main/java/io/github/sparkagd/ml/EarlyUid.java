package io.github.sparkagd.ml;

/**
 * Hands a uid to an instance before its fields exist.
 *
 * <p>Spark's base classes make their params in their constructors, and each param takes the uid of its parent there. A field
 * of a Java subclass is not yet set at that time, so {@code uid()} would be null and the params would belong to nobody.
 * The remedy: the uid is stashed while the arguments of {@code super()} are evaluated, and read from here until the field
 * is set.
 */
final class EarlyUid {
    private static final ThreadLocal<String> STASHED = new ThreadLocal<>();

    private final String uid;

    private EarlyUid(String uid) {
        this.uid = uid;
    }

    /** To be called in an argument of {@code this(…)}. */
    static EarlyUid stash(String uid) {
        STASHED.set(uid);
        return new EarlyUid(uid);
    }

    /** The uid of the instance under construction in this thread. */
    static String stashed() {
        return STASHED.get();
    }

    /** The uid, which the instance's field keeps from now on. */
    String settle() {
        STASHED.remove();
        return uid;
    }
}
