package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * A format of images in files of well-known names, one byte a pixel. Pixels are stored as whole numbers from 0 to 255, and mean
 * those numbers divided by 255.
 */
abstract class ImageFormat extends Format {
    ImageFormat(String label) {
        super(label);
    }

    /** Files of one of the two sets, and what reads them. */
    record Found(List<Split> splits, RowSource.Reader reader) {}

    /** The files of the training set or the test set; empty when there are none. */
    abstract Optional<Found> find(List<InputFile> files, boolean test);

    /** What messages call those files. */
    abstract String expected(boolean test);

    @Override
    final double featureUnit() {
        return 255;
    }

    @Override
    final RowSource.Sets open(FormatInput input) {
        DataOptions options = input.options();
        Found train = find(input.files(), false)
                .orElseThrow(() -> new DataException(
                        "%s holds no %s. Maybe run submit/fetch-data %s.", input.uri(), expected(false), label()));
        Optional<Found> own = options.testFraction().isPresent()
                ? Optional.empty()
                : find(input.test().orElse(input.data()).files(), true);
        if (options.test().isPresent() && own.isEmpty()) {
            throw new DataException(
                    "{test=%s} holds no %s. Maybe drop {test}, or use {test-fraction}.",
                    options.test().get(), expected(true));
        }
        return new RowSource.Sets(
                input.read(train.splits(), train.reader()),
                own.map(found -> input.read(found.splits(), found.reader())),
                input.unnamed());
    }

    /** The images of one file. */
    abstract static class ImageRows extends RowReader {
        private static final int BUFFER = 1 << 16;
        /** Files of images begin with a zero byte or with a label. */
        private static final int HIGHEST_FIRST = 9;

        private final InputFile file;
        private final Configuration configuration;

        ImageRows(InputFile file, Configuration configuration) {
            this.file = file;
            this.configuration = configuration;
        }

        /**
         * Opens one of the files.
         *
         * @param gzip whether it may be compressed, by its first bytes
         * @throws Wrong when the file is known to be of another kind than images
         */
        final DataInputStream open(InputFile opened, boolean gzip) throws IOException {
            BufferedInputStream raw = new BufferedInputStream(
                    NamedPath.fileSystem(opened.path(), configuration).open(opened.path()), BUFFER);
            try {
                raw.mark(FileKind.HEAD);
                byte[] head = raw.readNBytes(FileKind.HEAD);
                raw.reset();
                FileKind kind = FileKind.of(head);
                if (kind == FileKind.GZIP && gzip) {
                    return new DataInputStream(new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER));
                }
                boolean other = kind != FileKind.TEXT && kind != FileKind.BINARY;
                if (other && (head[0] & 0xff) > HIGHEST_FIRST) {
                    throw new Wrong("this is %s", kind.fault());
                }
                return new DataInputStream(raw);
            } catch (IOException failed) {
                raw.close();
                throw failed;
            }
        }

        @Override
        final ReadResult.Fault unreadable(Exception failed) {
            return new ReadResult.Fault(
                    0,
                    failed instanceof EOFException
                            ? Phrase.of("ends too early. Maybe the file is cut short: fetch it again.")
                            : unreadable(file, failed));
        }

        static Phrase unreadable(InputFile file, Exception failed) {
            return Phrase.of(
                    "cannot be read: %s",
                    IoFault.reading(file.uri(), failed, "fetch the file again").text());
        }

        static ReadResult row(long record, double label, byte[] bytes, int from) {
            double[] values = new double[bytes.length - from];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes[from + i] & 0xff;
            }
            return ReadResult.Row.dense(record, label, values);
        }
    }
}
