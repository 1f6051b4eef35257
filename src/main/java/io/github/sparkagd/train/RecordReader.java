package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads what {@link RecordWriter} wrote, led by the record class that is expected and never by the bytes.
 *
 * <p>Every length is checked against the bytes that are left before anything is allocated for it.
 */
final class RecordReader {
    private final ByteBuffer in;

    private RecordReader(ByteBuffer in) {
        this.in = in;
    }

    static Object read(byte[] bytes, Class<?> type) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Object value = new RecordReader(in).record(type);
        require(!in.hasRemaining(), in.remaining() + " bytes too many");
        return value;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new CheckpointException("its contents do not fit: %s", what);
        }
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(components[i].getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new CheckpointException(
                    "its contents do not fit: %s", refused.getCause().getMessage());
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("cannot make a " + type, failed);
        }
    }

    private Object read(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == List.class ? list(element) : optional(element);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class || plain == Integer.class) {
            return need(Integer.BYTES).getInt();
        } else if (plain == long.class || plain == Long.class) {
            return need(Long.BYTES).getLong();
        } else if (plain == double.class || plain == Double.class) {
            return number();
        } else if (plain == boolean.class || plain == Boolean.class) {
            return truth();
        }
        return plain.isRecord() ? record(plain) : value(plain);
    }

    private Object value(Class<?> type) {
        if (type == String.class) {
            return new String(sized(), StandardCharsets.UTF_8);
        } else if (type == Packed.class) {
            return Packed.ofBytes(sized());
        } else if (type == Vec.class) {
            return vec();
        } else if (type == Algorithm.class) {
            return algorithm();
        } else if (type == Matrix.class) {
            return matrix();
        } else if (type == OptionalDouble.class) {
            return truth() ? OptionalDouble.of(number()) : OptionalDouble.empty();
        } else if (type == OptionalInt.class) {
            return truth() ? OptionalInt.of(need(Integer.BYTES).getInt()) : OptionalInt.empty();
        } else if (type.isEnum()) {
            return constant(type);
        }
        throw new IllegalArgumentException("a record with a " + type + " cannot be read");
    }

    private ByteBuffer need(long bytes) {
        require(bytes <= in.remaining(), bytes + " bytes are expected, " + in.remaining() + " are left");
        return in;
    }

    private double number() {
        return Double.longBitsToDouble(need(Double.BYTES).getLong());
    }

    private boolean truth() {
        byte value = need(1).get();
        require(value == 0 || value == 1, "a truth value is " + value);
        return value == 1;
    }

    /** A count of things that take at least {@code bytes} bytes each. */
    private int count(int bytes) {
        int count = need(Integer.BYTES).getInt();
        require(count >= 0, "a length is " + count);
        need((long) count * bytes);
        return count;
    }

    private byte[] sized() {
        byte[] bytes = new byte[count(1)];
        in.get(bytes);
        return bytes;
    }

    private Vec vec() {
        double[] entries = new double[count(Double.BYTES)];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = number();
        }
        return Vec.of(entries);
    }

    private Matrix matrix() {
        int rows = need(Integer.BYTES).getInt();
        int columns = need(Integer.BYTES).getInt();
        require(rows >= 1 && columns >= 1, "a matrix is " + rows + " x " + columns);
        require(
                (long) rows * columns <= in.remaining() / Double.BYTES,
                "a matrix is " + rows + " x " + columns + ", " + in.remaining() + " bytes are left");
        return Matrix.filled(rows, columns, this::number);
    }

    private List<Object> list(Type element) {
        int count = count(1);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(read(element));
        }
        return List.copyOf(list);
    }

    private Optional<Object> optional(Type element) {
        return truth() ? Optional.of(read(element)) : Optional.empty();
    }

    private Algorithm algorithm() {
        String label = new String(sized(), StandardCharsets.UTF_8);
        int depth = need(Integer.BYTES).getInt();
        Algorithm found = Algorithms.named(label)
                .orElseThrow(() ->
                        new CheckpointException("its contents do not fit: there is no such algorithm as it names"));
        require(depth >= 1, "a depth is " + depth);
        return found.at(depth);
    }

    private Object constant(Class<?> type) {
        String name = new String(sized(), StandardCharsets.UTF_8);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CheckpointException(
                        "its contents do not fit: there is no such " + type.getSimpleName() + " as it names"));
    }
}
