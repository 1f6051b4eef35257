package io.github.sparkagd;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes small input files for tests; names ending in .gz and .bz2 are compressed. */
public final class InputFiles {
    private static final int SMALLEST_BZIP2_BLOCKS = 1;

    private InputFiles() {}

    /** Writes {@code text} to {@code name} in {@code folder}, making folders as needed; returns the path. */
    public static String text(Path folder, String name, String text) {
        return bytes(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@code content}, compressed as the name says; returns the path. */
    public static String bytes(Path folder, String name, byte[] content) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.write(path, compressed(name, content));
            return path.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The bytes of a file as they stand. */
    public static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes bytes as they are, whatever the name says. */
    public static void raw(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] compressed(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(bytes)
                : name.endsWith(".bz2") ? new BZip2CompressorOutputStream(bytes, SMALLEST_BZIP2_BLOCKS) : bytes) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Cuts a file to its first {@code length} bytes. */
    public static void cut(String path, int length) {
        try {
            Path file = Path.of(path);
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Big-endian whole numbers, as an IDX file begins. */
    public static byte[] numbers(int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int value : values) {
                out.writeInt(value);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** One array after another. */
    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** Bytes from whole numbers. */
    public static byte[] octets(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** The IDX bytes of 2 × 2 images, four pixels each. */
    public static byte[] idxImages(int... pixels) {
        return joined(numbers(2051, pixels.length / 4, 2, 2), octets(pixels));
    }

    /** The IDX bytes of labels. */
    public static byte[] idxLabels(int... labels) {
        return joined(numbers(2049, labels.length), octets(labels));
    }

    /** A CIFAR-10 record whose pixels are all {@code pixel}. */
    public static byte[] cifarRecord(int label, int pixel) {
        byte[] record = new byte[3073];
        Arrays.fill(record, (byte) pixel);
        record[0] = (byte) label;
        return record;
    }
}
