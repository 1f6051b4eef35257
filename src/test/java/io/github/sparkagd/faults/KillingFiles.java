package io.github.sparkagd.faults;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FilterFs;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** A file system in front of another, in which a process dies where {@link Killed} says. */
abstract class KillingFiles extends FilterFs {
    private final Killed killed;

    /** @param files where everything is kept */
    KillingFiles(AbstractFileSystem files, Configuration configuration) throws URISyntaxException {
        super(files);
        this.killed = new Killed(configuration);
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
