package io.github.sparkagd.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Images and labels in the two IDX files of an MNIST set. */
final class MnistRows extends ImageRows {
    private static final int IMAGES_MAGIC = 2051;
    private static final int LABELS_MAGIC = 2049;
    private static final int LARGEST_SIDE = 4096;

    private final Split images;
    private final String labels;
    private final Configuration configuration;
    private DataInputStream imageStream;
    private DataInputStream labelStream;
    private long count = -1;
    private long done;
    private byte[] image;

    /**
     * @param images the file of images
     * @param labels the URI of the file of labels
     */
    MnistRows(Split images, String labels, Configuration configuration) {
        this.images = images;
        this.labels = labels;
        this.configuration = configuration;
    }

    /** The files of a set by their well-known names. */
    record Files(InputFile images, InputFile labels) {
        /** The files whose names begin with {@code train} or {@code t10k}; empty when there is neither of the two. */
        static Optional<Files> find(List<InputFile> files, String prefix) {
            Optional<InputFile> images = named(files, prefix + "-images");
            Optional<InputFile> labels = named(files, prefix + "-labels");
            if (images.isPresent() != labels.isPresent()) {
                throw new DataException(
                        (images.isPresent() ? images : labels).get().shown() + ": its "
                                + (images.isPresent() ? "labels" : "images") + " file " + prefix + "-"
                                + (images.isPresent() ? "labels-idx1" : "images-idx3")
                                + "-ubyte(.gz) is missing. Maybe run submit/fetch-data mnist.");
            }
            return images.map(found -> new Files(found, labels.get()));
        }

        private static Optional<InputFile> named(List<InputFile> files, String start) {
            return files.stream().filter(file -> file.name().startsWith(start)).findFirst();
        }
    }

    @Override
    RawRow read() throws IOException {
        if (count < 0) {
            open();
        }
        if (done == count) {
            requireEnd(imageStream, "images");
            requireEnd(labelStream, "labels file");
            return null;
        }
        imageStream.readFully(image);
        int label = labelStream.readUnsignedByte();
        if (label > 9) {
            throw new Wrong(
                    "the label of record " + (done + 1) + " is " + label + ", above 9. Maybe fetch the file again.");
        }
        done++;
        return RawRow.dense(0, label, pixels(image, 0));
    }

    private void open() throws IOException {
        imageStream = FileBytes.open(images.file(), configuration);
        labelStream = FileBytes.open(labels, configuration);
        requireMagic("images", IMAGES_MAGIC, imageStream.readInt());
        requireMagic("labels", LABELS_MAGIC, labelStream.readInt());
        int imageCount = imageStream.readInt();
        int labelCount = labelStream.readInt();
        int height = imageStream.readInt();
        int width = imageStream.readInt();
        if (imageCount < 0 || height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
            throw new Wrong("the dimensions " + imageCount + " × " + height + " × " + width
                    + " are wrong. Maybe fetch the file again.");
        }
        if (imageCount != labelCount) {
            throw new Wrong("holds " + imageCount + " images, but its labels file holds " + labelCount
                    + " labels. Maybe the two are of different sets.");
        }
        image = new byte[height * width];
        count = imageCount;
    }

    private static void requireMagic(String what, int expected, int got) throws Wrong {
        if (got != expected) {
            throw new Wrong("the " + what + " file begins with " + got + " where IDX has " + expected
                    + ". Maybe it is not an MNIST file, or images and labels are swapped.");
        }
    }

    private void requireEnd(DataInputStream stream, String what) throws IOException {
        if (stream.read() >= 0) {
            throw new Wrong("the " + what + " go on after " + count + " records. Maybe fetch the file again.");
        }
    }

    @Override
    void close() {
        closeQuietly(imageStream);
        closeQuietly(labelStream);
    }
}
