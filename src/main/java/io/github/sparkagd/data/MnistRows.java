package io.github.sparkagd.data;

import java.io.DataInputStream;
import java.io.EOFException;
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
    private final InputFile labels;
    private final Configuration configuration;
    private DataInputStream imageStream;
    private DataInputStream labelStream;
    private long count = -1;
    private long done;
    private byte[] image;

    /**
     * @param images the file of images
     * @param labels the file of labels
     */
    MnistRows(Split images, InputFile labels, Configuration configuration) {
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

    /** Something read of one of the two files. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    @Override
    String file() {
        return images.file();
    }

    @Override
    RawRow read() throws IOException {
        if (count < 0) {
            open();
        }
        if (done == count) {
            requireEnd(imageStream, "");
            ofLabels(() -> requireEnd(labelStream, inLabels()));
            return null;
        }
        readImage();
        int label = ofLabels(labelStream::readUnsignedByte);
        if (label > 9) {
            throw new Wrong(inLabels() + "the label of record " + (done + 1) + " is " + label
                    + ", above 9. Maybe fetch the file again.");
        }
        done++;
        return RawRow.dense(done, label, pixels(image, 0));
    }

    private void readImage() throws IOException {
        try {
            imageStream.readFully(image);
        } catch (EOFException cut) {
            throw new Wrong(
                    "ends in record " + (done + 1) + " of " + count + ". Maybe the file is cut short: fetch it again.");
        }
    }

    /** A fault of the labels file must not be blamed on the images. */
    private <T> T ofLabels(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (EOFException cut) {
            throw new Wrong(
                    inLabels() + "ends after record " + done + ". Maybe the file is cut short: fetch it again.");
        } catch (Wrong wrong) {
            throw wrong;
        } catch (WrongKind wrong) {
            throw new Wrong(inLabels() + wrong.getMessage());
        } catch (IOException failed) {
            throw new Wrong(inLabels() + unreadable(labels.uri(), failed));
        }
    }

    private String inLabels() {
        return "its labels file " + labels.shown() + ": ";
    }

    private void open() throws IOException {
        imageStream = FileBytes.open(images.file(), configuration);
        requireMagic("", IMAGES_MAGIC, imageStream.readInt());
        int imageCount = imageStream.readInt();
        int height = imageStream.readInt();
        int width = imageStream.readInt();
        if (imageCount < 0 || height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
            throw new Wrong("the dimensions " + imageCount + " × " + height + " × " + width
                    + " are wrong. Maybe fetch the file again.");
        }
        int labelCount = ofLabels(this::openLabels);
        if (imageCount != labelCount) {
            throw new Wrong("holds " + imageCount + " images, but " + inLabels() + labelCount
                    + " labels. Maybe the two are of different sets.");
        }
        image = new byte[height * width];
        count = imageCount;
    }

    private int openLabels() throws IOException {
        labelStream = FileBytes.open(labels.uri(), configuration);
        requireMagic(inLabels(), LABELS_MAGIC, labelStream.readInt());
        return labelStream.readInt();
    }

    private static void requireMagic(String where, int expected, int got) throws Wrong {
        if (got != expected) {
            throw new Wrong(where + "begins with " + got + " where IDX has " + expected
                    + ". Maybe it is not an MNIST file, or images and labels are swapped.");
        }
    }

    private Void requireEnd(DataInputStream stream, String where) throws IOException {
        if (stream.read() >= 0) {
            throw new Wrong(where + "goes on after its " + count + " records. Maybe fetch the file again.");
        }
        return null;
    }

    @Override
    void close() {
        closeQuietly(imageStream);
        closeQuietly(labelStream);
    }
}
