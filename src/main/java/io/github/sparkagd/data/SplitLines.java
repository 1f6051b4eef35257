package io.github.sparkagd.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
final class SplitLines implements Closeable {
    private static final Set<FileKind> ARCHIVES = EnumSet.range(FileKind.GZIP, FileKind.TAR);
    private static final String MARK = "\ufeff";

    private final Lines lines;
    private final Closeable open;

    private SplitLines(Lines lines, Closeable open) {
        this.lines = lines;
        this.open = open;
    }

    private interface Lines {
        Text next() throws IOException;
    }

    /** The next line, null at the end. */
    Text next() throws IOException {
        return lines.next();
    }

    @Override
    public void close() throws IOException {
        open.close();
    }

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
            throw new RowReader.Wrong(new ReadResult.Fault(
                    1,
                    "cannot be read: it is no %s file, though its name says so. Maybe %s.",
                    suffix,
                    kind == FileKind.TEXT ? "rename it without " + suffix : kind.remedy()));
        }
        if (codec == null && kind != FileKind.TEXT) {
            throw new RowReader.Wrong("this is %s", kind.fault());
        }
        if (codec != null && split.start() == 0) {
            requireText(head(path, codec, configuration));
        }
        if (codec == null || (kind == FileKind.BZIP2 && named instanceof BZip2Codec)) {
            return cut(split, configuration);
        }
        // All lines of a compressed file are in its first part.
        return split.start() == 0 ? whole(path, codec, configuration) : new SplitLines(() -> null, () -> {});
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
            throw new RowReader.Wrong("this is, once decompressed, %s", kind.fault());
        }
    }

    /** A part of a file that can be cut anywhere. */
    private static SplitLines cut(Split split, Configuration configuration) throws IOException {
        Path path = split.file().path();
        FileSplit part = new FileSplit(path, split.start(), split.length(), new String[0]);
        Configuration opening = NamedPath.opening(path, configuration);
        LineRecordReader lines = new LineRecordReader();
        try {
            lines.initialize(part, new TaskAttemptContextImpl(opening, new TaskAttemptID()));
        } catch (IOException | RuntimeException failed) {
            // Hadoop's bzip2 reader fails by its arrays' bounds already when it opens a damaged file.
            lines.close();
            throw failed;
        }
        return new SplitLines(() -> lines.nextKeyValue() ? lines.getCurrentValue() : null, lines);
    }

    /** A compressed file. */
    private static SplitLines whole(Path path, CompressionCodec codec, Configuration configuration) throws IOException {
        LineReader lines = new LineReader(stream(path, codec, configuration), configuration);
        Text line = new Text();
        AtomicBoolean first = new AtomicBoolean(true);
        return new SplitLines(
                () -> {
                    if (lines.readLine(line) == 0) {
                        return null;
                    }
                    if (first.getAndSet(false) && line.toString().startsWith(MARK)) {
                        line.set(line.toString().substring(MARK.length()));
                    }
                    return line;
                },
                lines);
    }
}
