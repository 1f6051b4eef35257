package io.github.sparkagd.faults;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local file system under the scheme {@code killing}, in which a process dies where {@link Killed} says. */
public final class KillingLocalFiles extends DelegateToFileSystem {
    private final Killed killed;

    /** As Hadoop makes file systems. */
    public KillingLocalFiles(URI uri, Configuration configuration) throws IOException, java.net.URISyntaxException {
        super(uri, new Local(), configuration, "killing", false);
        this.killed = new Killed(configuration);
    }

    private static final class Local extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("killing:///");
        }
    }

    @Override
    public FSDataOutputStream createInternal(
            Path path,
            EnumSet<CreateFlag> flags,
            FsPermission permission,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress,
            ChecksumOpt checksum,
            boolean createParent)
            throws IOException {
        return killed.begin(super.createInternal(
                path, flags, permission, bufferSize, replication, blockSize, progress, checksum, createParent));
    }

    @Override
    public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
        killed.beforeRename();
        super.renameInternal(from, to, overwrite);
        killed.behindRename();
    }
}
