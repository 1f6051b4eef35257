package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Writes records component by component; {@link RecordReader} reads them. Doubles keep their bits. */
final class RecordWriter {
    private final DataOutputStream out;

    private RecordWriter(DataOutputStream out) {
        this.out = out;
    }

    static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            new RecordWriter(out).record((Record) value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void record(Record value) throws IOException {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part;
            try {
                component.getAccessor().setAccessible(true);
                part = component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException failed) {
                throw new IllegalStateException("cannot read " + component, failed);
            }
            write(part);
        }
    }

    private void write(Object value) throws IOException {
        if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof String text) {
            sized(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Enum<?> constant) {
            sized(constant.name().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Packed packed) {
            sized(packed.toBytes());
        } else if (value instanceof Algorithm algorithm) {
            sized(algorithm.label().getBytes(StandardCharsets.UTF_8));
            out.writeInt(algorithm.depth());
        } else if (value instanceof Record nested) {
            record(nested);
        } else {
            container(value);
        }
    }

    private void container(Object value) throws IOException {
        if (value instanceof Vec vec) {
            out.writeInt(vec.size());
            for (int i = 0; i < vec.size(); i++) {
                write(vec.get(i));
            }
        } else if (value instanceof Matrix matrix) {
            out.writeInt(matrix.rows());
            out.writeInt(matrix.columns());
            for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                    write(matrix.get(i, j));
                }
            }
        } else if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(element);
            }
        } else {
            optional(value);
        }
    }

    private void optional(Object value) throws IOException {
        Optional<?> content;
        if (value instanceof Optional<?> optional) {
            content = optional;
        } else if (value instanceof OptionalDouble optional) {
            content = optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
        } else if (value instanceof OptionalInt optional) {
            content = optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        } else {
            throw new IllegalArgumentException("a record with a " + value.getClass() + " cannot be written");
        }
        out.writeBoolean(content.isPresent());
        if (content.isPresent()) {
            write(content.get());
        }
    }

    private void sized(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
