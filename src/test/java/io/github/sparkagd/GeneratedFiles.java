package io.github.sparkagd;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Small data files for tests, the same at every run. */
public final class GeneratedFiles {
    private static final int SIDE = 28;

    private GeneratedFiles() {}

    /** Rows {@code label,x1,…,xd} with d = 6 and a nearly linear label, as csv with the label last. */
    public static Path csv(Path file, int rows) {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            double label = 0.1 * random.nextDouble();
            for (int j = 1; j <= 6; j++) {
                double value = (random.nextDouble() - 0.3) / j;
                label += value * (j % 3 - 1);
                text.append(value).append(',');
            }
            text.append(label).append('\n');
        }
        return write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Rows of ±1 labels with about 5 of 40 features, as libsvm. */
    public static Path libsvm(Path file, int rows) {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            StringBuilder entries = new StringBuilder();
            for (int j = 1; j <= 40; j++) {
                if (random.nextInt(8) == 0) {
                    double value = random.nextDouble();
                    sum += value * (j % 5 - 2);
                    entries.append(' ').append(j).append(':').append(value);
                }
            }
            text.append(sum > 0 ? "+1" : "-1").append(entries).append('\n');
        }
        return write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A folder with the four gzipped IDX files of images that look a little like threes, eights and sevens. */
    public static Path mnist(Path folder, int train, int test) {
        images(folder, "train", train, 3);
        images(folder, "t10k", test, 5);
        return folder;
    }

    private static void images(Path folder, String prefix, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        try (DataOutputStream labelOut = new DataOutputStream(labels);
                DataOutputStream imageOut = new DataOutputStream(images)) {
            labelOut.writeInt(2049);
            labelOut.writeInt(count);
            imageOut.writeInt(2051);
            imageOut.writeInt(count);
            imageOut.writeInt(SIDE);
            imageOut.writeInt(SIDE);
            for (int i = 0; i < count; i++) {
                int label = new int[] {3, 8, 7}[random.nextInt(3)];
                labelOut.writeByte(label);
                for (int p = 0; p < SIDE * SIDE; p++) {
                    boolean ink = (p * label) % 11 < 4;
                    imageOut.writeByte(ink ? random.nextInt(256) : 0);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write(folder.resolve(prefix + "-images-idx3-ubyte.gz"), images.toByteArray());
        write(folder.resolve(prefix + "-labels-idx1-ubyte.gz"), labels.toByteArray());
    }

    /** Writes bytes, gzipped where the name says so. */
    public static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream raw = Files.newOutputStream(file);
                    OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
                out.write(bytes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }
}
