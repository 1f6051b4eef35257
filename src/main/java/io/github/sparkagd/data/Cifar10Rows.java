package io.github.sparkagd.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;

/** Images in a CIFAR-10 file: records of one label byte and 3072 pixels. */
final class Cifar10Rows extends ImageRows {
    /** The classes, by label. */
    static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int RECORD = 3073;

    private final Split split;
    private final Configuration configuration;
    private DataInputStream stream;
    private long done;

    Cifar10Rows(Split split, Configuration configuration) {
        this.split = split;
        this.configuration = configuration;
    }

    /** The label of a class name or number. */
    static OptionalInt label(String name) {
        int place = CLASSES.indexOf(name);
        if (place >= 0) {
            return OptionalInt.of(place);
        }
        return name.matches("[0-9]") ? OptionalInt.of(Integer.parseInt(name)) : OptionalInt.empty();
    }

    @Override
    String file() {
        return split.file();
    }

    @Override
    RawRow read() throws IOException {
        if (stream == null) {
            stream = FileBytes.openPlain(split.file(), configuration);
            if (split.length() == 0 || split.length() % RECORD != 0) {
                throw new Wrong("its length " + split.length() + " is not a multiple of " + RECORD
                        + " bytes. Maybe the file is cut short: fetch it again.");
            }
        }
        if (done * RECORD == split.length()) {
            return null;
        }
        byte[] record = new byte[RECORD];
        stream.readFully(record);
        done++;
        if (record[0] < 0 || record[0] > 9) {
            throw new Wrong("the label of record " + done + " is " + (record[0] & 0xff)
                    + ", above 9. Maybe it is not a CIFAR-10 file.");
        }
        return RawRow.dense(done, record[0], pixels(record, 1));
    }

    @Override
    void close() {
        closeQuietly(stream);
    }
}
