package io.github.sparkagd.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Opens binary files, gzip or not by their names. */
final class FileBytes {
    private static final int BUFFER = 1 << 16;

    private FileBytes() {}

    static DataInputStream open(String uri, Configuration configuration) throws IOException {
        Path path = new Path(uri);
        InputStream raw = path.getFileSystem(configuration).open(path);
        try {
            InputStream plain = uri.endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
            return new DataInputStream(new BufferedInputStream(plain, BUFFER));
        } catch (IOException failed) {
            raw.close();
            throw failed;
        }
    }
}
