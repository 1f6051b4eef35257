package io.github.sparkagd.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Opens binary files, gzip or not by their first bytes. */
final class FileBytes {
    private static final int BUFFER = 1 << 16;
    /** Files of images begin with a zero byte or with a label. */
    private static final int HIGHEST_FIRST = 9;

    private FileBytes() {}

    /** @throws WrongKind when the file is known to be of another kind than images */
    static DataInputStream open(String uri, Configuration configuration) throws IOException {
        return open(uri, configuration, true);
    }

    /** The same for files that must not be compressed, as their length tells how many records they hold. */
    static DataInputStream openPlain(String uri, Configuration configuration) throws IOException {
        return open(uri, configuration, false);
    }

    private static DataInputStream open(String uri, Configuration configuration, boolean gzip) throws IOException {
        Path path = new Path(uri);
        BufferedInputStream raw = new BufferedInputStream(
                NamedPath.fileSystem(path, configuration).open(path), BUFFER);
        try {
            raw.mark(FileKind.HEAD);
            byte[] head = raw.readNBytes(FileKind.HEAD);
            raw.reset();
            FileKind kind = FileKind.of(head);
            if (kind == FileKind.GZIP && gzip) {
                InputStream plain = new GZIPInputStream(raw, BUFFER);
                return new DataInputStream(new BufferedInputStream(plain, BUFFER));
            }
            boolean other = kind != FileKind.TEXT && kind != FileKind.BINARY;
            if (other && (head[0] & 0xff) > HIGHEST_FIRST) {
                throw new WrongKind(kind.fault("this is "));
            }
            return new DataInputStream(raw);
        } catch (IOException failed) {
            raw.close();
            throw failed;
        }
    }
}
