package io.github.sparkagd.kernels;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/**
 * Where arrays lie in memory.
 *
 * <p>Java does not tell; the references do. What is found is true until a garbage collection moves the array, and only ever a
 * matter of speed: no result depends on it.
 */
final class VectorAlignment {
    /** Distance of two addresses whose references differ by 1; 0 where that is not known. */
    private static final int REFERENCE_UNIT;

    private static final Unsafe UNSAFE;

    static {
        Unsafe unsafe = null;
        int unit = 0;
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            unsafe = (Unsafe) field.get(null);
            unit = referenceUnit(unsafe);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
            // Arrays are then used as they lie.
        }
        UNSAFE = unsafe;
        REFERENCE_UNIT = unit;
    }

    private VectorAlignment() {}

    /** The first index of an entry at the beginning of a cache line, or 0 when it is not known. */
    static int firstAligned(double[] array) {
        if (REFERENCE_UNIT == 0) {
            return 0;
        }
        long address = reference(UNSAFE, array) * REFERENCE_UNIT + UNSAFE.arrayBaseOffset(double[].class);
        int beyond = (int) (address & (Segment.LINE - 1));
        return beyond % Double.BYTES == 0 ? (Segment.LINE - beyond) % Segment.LINE / Double.BYTES : 0;
    }

    /** Objects lie at multiples of 8 bytes: references of small ones that are not multiples of 8 count in such steps. */
    private static int referenceUnit(Unsafe unsafe) {
        if (unsafe.arrayIndexScale(Object[].class) == Long.BYTES) {
            return 1;
        }
        for (int i = 0; i < 64; i++) {
            if (reference(unsafe, new byte[Byte.BYTES]) % 8 != 0) {
                return 8;
            }
        }
        return 1;
    }

    private static long reference(Unsafe unsafe, Object object) {
        Object[] holder = {object};
        long at = unsafe.arrayBaseOffset(Object[].class);
        return unsafe.arrayIndexScale(Object[].class) == Long.BYTES
                ? unsafe.getLong(holder, at)
                : Integer.toUnsignedLong(unsafe.getInt(holder, at));
    }
}
