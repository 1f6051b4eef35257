package io.github.sparkagd.data;

/** Sizes of memory as refusals advise them. */
public final class MemorySetting {
    /** What Spark sets aside of every executor's memory. */
    public static final long RESERVED = 300L << 20;

    private static final long GIGABYTE = 1L << 30;

    private MemorySetting() {}

    /**
     * {@return a setting that leaves room beside {@code bytes}, such as {@code 3g}}
     *
     * @param bytes that are wanted
     */
    public static String enough(long bytes) {
        return (bytes / 4 * 5 + RESERVED + GIGABYTE / 2) / GIGABYTE + 1 + "g";
    }
}
