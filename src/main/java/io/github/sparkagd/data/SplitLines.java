package io.github.sparkagd.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.io.compress.ZStandardCodec;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.LineRecordReader;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.hadoop.util.LineReader;

/**
 * The lines of one split of a text file.
 *
 * <p>Gzip and bzip2 are known by the first bytes, whatever the name, Hadoop's other codecs by the name. Plain text and bzip2
 * files named so can be cut anywhere; of all others the first split has all lines, and the others none.
 */
abstract class SplitLines implements Closeable {
    private static final Set<FileKind> ARCHIVES = EnumSet.range(FileKind.GZIP, FileKind.TAR);
    private static final String MARK = "\ufeff";

    /**
     * Goes to the next line.
     *
     * @return null at the end
     */
    abstract Text next() throws IOException;

    /**
     * Opens a split.
     *
     * @throws RowReader.Wrong when the file holds no text, or text in another encoding than UTF-8
     */
    static SplitLines open(Split split, Configuration configuration) throws IOException {
        Path path = split.file().path();
        byte[] head = head(path, null, configuration);
        FileKind kind = FileKind.of(head);
        CompressionCodec named = new CompressionCodecFactory(configuration).getCodec(path);
        CompressionCodec codec = codec(kind, named, configuration);
        if (codec == null && named != null && head.length > 0) {
            String suffix = named.getDefaultExtension();
            throw new RowReader.Wrong(
                    1,
                    "cannot be read: it is no " + suffix + " file, though its name says so. Maybe "
                            + (kind == FileKind.TEXT ? "rename it without " + suffix + "." : kind.remedy() + "."));
        }
        if (codec == null && kind != FileKind.TEXT) {
            throw new RowReader.Wrong(kind.fault("this is "));
        }
        if (codec != null && split.start() == 0) {
            requireText(head(path, codec, configuration));
        }
        if (codec == null || (kind == FileKind.BZIP2 && named instanceof BZip2Codec)) {
            return new Cut(split, configuration);
        }
        return split.start() == 0 ? new Whole(path, codec, configuration) : new Nothing();
    }

    /** What decompresses the file; null for nothing. */
    private static CompressionCodec codec(FileKind kind, CompressionCodec named, Configuration configuration) {
        boolean usable = named != null && !(named instanceof GzipCodec) && !(named instanceof BZip2Codec);
        return switch (kind) {
            case GZIP -> configured(new GzipCodec(), configuration);
            case BZIP2 -> configured(new BZip2Codec(), configuration);
            case ZSTD -> usable && ZStandardCodec.isNativeCodeLoaded() ? named : null;
            default -> usable && !ARCHIVES.contains(kind) ? named : null;
        };
    }

    private static <C extends org.apache.hadoop.conf.Configurable & CompressionCodec> C configured(
            C codec, Configuration configuration) {
        codec.setConf(configuration);
        return codec;
    }

    private static InputStream stream(Path path, CompressionCodec codec, Configuration configuration)
            throws IOException {
        InputStream raw = NamedPath.fileSystem(path, configuration).open(path);
        try {
            return codec == null ? raw : codec.createInputStream(raw);
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    /** The first bytes, decompressed where there is a codec; those of a damaged file are left to whoever reads it. */
    private static byte[] head(Path path, CompressionCodec codec, Configuration configuration) throws IOException {
        try (InputStream in = stream(path, codec, configuration)) {
            return in.readNBytes(FileKind.HEAD);
        } catch (IOException | RuntimeException failed) {
            if (codec == null) {
                throw failed;
            }
            return new byte[0];
        }
    }

    private static void requireText(byte[] head) throws RowReader.Wrong {
        FileKind kind = FileKind.of(head);
        if (kind != FileKind.TEXT) {
            throw new RowReader.Wrong(kind.fault("this is, once decompressed, "));
        }
    }

    /** A part of a file that can be cut anywhere. */
    private static final class Cut extends SplitLines {
        private final LineRecordReader lines = new LineRecordReader();

        Cut(Split split, Configuration configuration) throws IOException {
            Path path = split.file().path();
            FileSplit part = new FileSplit(path, split.start(), split.length(), new String[0]);
            Configuration opening = NamedPath.opening(path, configuration);
            try {
                lines.initialize(part, new TaskAttemptContextImpl(opening, new TaskAttemptID()));
            } catch (IOException | RuntimeException failed) {
                // Hadoop's bzip2 reader fails by its arrays' bounds already when it opens a damaged file.
                lines.close();
                throw failed;
            }
        }

        @Override
        Text next() throws IOException {
            return lines.nextKeyValue() ? lines.getCurrentValue() : null;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** A compressed file. */
    private static final class Whole extends SplitLines {
        private final LineReader lines;
        private final Text line = new Text();
        private boolean first = true;

        Whole(Path path, CompressionCodec codec, Configuration configuration) throws IOException {
            lines = new LineReader(stream(path, codec, configuration), configuration);
        }

        @Override
        Text next() throws IOException {
            if (lines.readLine(line) == 0) {
                return null;
            }
            if (first && line.toString().startsWith(MARK)) {
                line.set(line.toString().substring(MARK.length()));
            }
            first = false;
            return line;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** A later part of a compressed file, all lines of which the first part has. */
    private static final class Nothing extends SplitLines {
        @Override
        Text next() {
            return null;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
