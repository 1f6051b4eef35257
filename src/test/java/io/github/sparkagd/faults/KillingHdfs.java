package io.github.sparkagd.faults;

import java.io.IOException;
import java.net.URI;
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

/** HDFS, in which a process dies where {@link Killed} says. */
public final class KillingHdfs extends FilterFs {
    private final Killed killed;

    /** As Hadoop makes file systems. */
    public KillingHdfs(URI uri, Configuration configuration) throws IOException, java.net.URISyntaxException {
        super(hdfs(uri, configuration));
        this.killed = new Killed(configuration);
    }

    private static AbstractFileSystem hdfs(URI uri, Configuration configuration) throws IOException {
        Configuration plain = new Configuration(configuration);
        plain.set("fs.AbstractFileSystem.hdfs.impl", "org.apache.hadoop.fs.Hdfs");
        return AbstractFileSystem.createFileSystem(uri, plain);
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
