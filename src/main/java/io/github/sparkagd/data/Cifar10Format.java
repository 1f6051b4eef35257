package io.github.sparkagd.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Images in CIFAR-10 files: records of one label byte and 3072 pixels. */
final class Cifar10Format extends ImageFormat {
    /** The classes, by label. */
    private static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int RECORD = 3073;

    Cifar10Format() {
        super("cifar10");
    }

    @Override
    boolean isNamed(String name) {
        return name.matches("(data|test)_batch.*\\.bin");
    }

    @Override
    Optional<ClassPair> usualClasses() {
        return Optional.of(new ClassPair("bird", "airplane"));
    }

    /** By name or number. */
    @Override
    double classLabel(String name) {
        int place = CLASSES.indexOf(name);
        if (place < 0 && !name.matches("[0-9]")) {
            throw new DataException(
                    "{classes}: %s is no class of CIFAR-10. Maybe one of %s.", name, String.join(", ", CLASSES));
        }
        return place >= 0 ? place : Integer.parseInt(name);
    }

    @Override
    String expected(boolean test) {
        return test ? "test_batch.bin" : "data_batch_*.bin";
    }

    @Override
    Optional<Found> find(List<InputFile> files, boolean test) {
        List<Split> found = files.stream()
                .filter(file -> file.name().startsWith(test ? "test_batch" : "data_batch"))
                .filter(file -> file.name().endsWith(".bin"))
                .map(Split::whole)
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Found(found, Rows::new));
    }

    /** The images of one file. */
    private static final class Rows extends ImageRows {
        private final Split split;
        private DataInputStream stream;
        private long done;

        Rows(Split split, Configuration configuration) {
            super(split.file(), configuration);
            this.split = split;
        }

        @Override
        ReadResult read() throws IOException {
            if (stream == null) {
                // Not compressed: the length tells how many records there are.
                stream = open(split.file(), false);
                if (split.length() == 0 || split.length() % RECORD != 0) {
                    throw new Wrong(
                            "its length %s is not a multiple of %s bytes. Maybe the file is cut short: fetch it again.",
                            split.length(), RECORD);
                }
            }
            if (done * RECORD == split.length()) {
                return new ReadResult.End(0, 0);
            }
            byte[] record = new byte[RECORD];
            stream.readFully(record);
            done++;
            if (record[0] < 0 || record[0] > 9) {
                throw new Wrong(
                        "the label of record %s is %s, above 9. Maybe it is not a CIFAR-10 file.",
                        done, record[0] & 0xff);
            }
            return row(done, record[0], record, 1);
        }

        @Override
        void close() {
            closeQuietly(stream);
        }
    }
}
