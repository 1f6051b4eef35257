package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Images and labels in the two IDX files of an MNIST set. */
final class MnistFormat extends ImageFormat {
    private static final int IMAGES_MAGIC = 2051;
    private static final int LABELS_MAGIC = 2049;
    private static final int LARGEST_SIDE = 4096;

    MnistFormat() {
        super("mnist");
    }

    @Override
    boolean isNamed(String name) {
        return name.matches(".*-idx[13][-.]ubyte(\\.gz)?|.*\\.idx[13]-ubyte(\\.gz)?|.*-ubyte(\\.gz)?");
    }

    @Override
    Optional<ClassPair> usualClasses() {
        return Optional.of(new ClassPair("3", "8"));
    }

    @Override
    String expected(boolean test) {
        return prefix(test) + "-images-idx3-ubyte(.gz)";
    }

    private static String prefix(boolean test) {
        return test ? "t10k" : "train";
    }

    @Override
    Optional<Found> find(List<InputFile> files, boolean test) {
        String prefix = prefix(test);
        Optional<InputFile> images = named(files, prefix + "-images");
        Optional<InputFile> labels = named(files, prefix + "-labels");
        if (images.isPresent() != labels.isPresent()) {
            throw new DataException(
                    "%s: its %s file %s-%s-ubyte(.gz) is missing. Maybe run submit/fetch-data mnist.",
                    (images.isPresent() ? images : labels).get().shown(),
                    images.isPresent() ? "labels" : "images",
                    prefix,
                    images.isPresent() ? "labels-idx1" : "images-idx3");
        }
        return images.map(found -> {
            InputFile beside = labels.get();
            return new Found(
                    List.of(Split.whole(found)),
                    (split, configuration) -> new Rows(split.file(), beside, configuration));
        });
    }

    private static Optional<InputFile> named(List<InputFile> files, String start) {
        return files.stream().filter(file -> file.name().startsWith(start)).findFirst();
    }

    /** The images of one file, with their labels of another. */
    private static final class Rows extends ImageRows {
        private final InputFile images;
        private final InputFile labels;
        private DataInputStream imageStream;
        private DataInputStream labelStream;
        private long count = -1;
        private long done;
        private byte[] image;

        Rows(InputFile images, InputFile labels, Configuration configuration) {
            super(images, configuration);
            this.images = images;
            this.labels = labels;
        }

        /** Something read of one of the two files. */
        private interface Reading<T> {
            T read() throws IOException;
        }

        @Override
        ReadResult read() throws IOException {
            if (count < 0) {
                open();
            }
            if (done == count) {
                requireEnd(imageStream);
                ofLabels(() -> requireEnd(labelStream));
                return new ReadResult.End(0, 0);
            }
            readImage();
            int label = ofLabels(labelStream::readUnsignedByte);
            if (label > 9) {
                throw inLabels("the label of record %s is %s, above 9. Maybe fetch the file again.", done + 1, label);
            }
            done++;
            return row(done, label, image, 0);
        }

        private void readImage() throws IOException {
            try {
                imageStream.readFully(image);
            } catch (EOFException cut) {
                throw new Wrong(
                        "ends in record %s of %s. Maybe the file is cut short: fetch it again.", done + 1, count);
            }
        }

        /** A fault of the labels file must not be blamed on the images. */
        private <T> T ofLabels(Reading<T> reading) throws IOException {
            try {
                return reading.read();
            } catch (EOFException cut) {
                throw inLabels("ends after record %s. Maybe the file is cut short: fetch it again.", done);
            } catch (Wrong wrong) {
                throw inLabels("%s", wrong.fault().message());
            } catch (IOException failed) {
                throw inLabels("%s", unreadable(labels, failed));
            }
        }

        private Wrong inLabels(String template, Object... arguments) {
            return new Wrong("its labels file %s: %s", labels.shown(), Phrase.of(template, arguments));
        }

        private void open() throws IOException {
            imageStream = open(images, true);
            requireMagic(IMAGES_MAGIC, imageStream.readInt());
            int imageCount = imageStream.readInt();
            int height = imageStream.readInt();
            int width = imageStream.readInt();
            if (imageCount < 0 || height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
                throw new Wrong(
                        "the dimensions %s × %s × %s are wrong. Maybe fetch the file again.",
                        imageCount, height, width);
            }
            int labelCount = ofLabels(this::openLabels);
            if (imageCount != labelCount) {
                throw new Wrong(
                        "holds %s images, but its labels file %s: %s labels. Maybe the two are of different sets.",
                        imageCount, labels.shown(), labelCount);
            }
            image = new byte[height * width];
            count = imageCount;
        }

        private int openLabels() throws IOException {
            labelStream = open(labels, true);
            requireMagic(LABELS_MAGIC, labelStream.readInt());
            return labelStream.readInt();
        }

        private static void requireMagic(int expected, int got) throws Wrong {
            if (got != expected) {
                throw new Wrong(
                        "begins with %s where IDX has %s. "
                                + "Maybe it is not an MNIST file, or images and labels are swapped.",
                        got, expected);
            }
        }

        private Void requireEnd(DataInputStream stream) throws IOException {
            if (stream.read() >= 0) {
                throw new Wrong("goes on after its %s records. Maybe fetch the file again.", count);
            }
            return null;
        }

        @Override
        void close() {
            closeQuietly(imageStream);
            closeQuietly(labelStream);
        }
    }
}
