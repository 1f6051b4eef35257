package io.github.sparkagd.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;

/** HDFS, in which a process dies where {@link Killed} says. */
public final class KillingHdfs extends KillingFiles {
    /** As Hadoop makes file systems. */
    public KillingHdfs(URI uri, Configuration configuration) throws IOException, URISyntaxException {
        super(hdfs(uri, configuration), configuration);
    }

    private static AbstractFileSystem hdfs(URI uri, Configuration configuration) throws IOException {
        Configuration plain = new Configuration(configuration);
        plain.set("fs.AbstractFileSystem.hdfs.impl", "org.apache.hadoop.fs.Hdfs");
        return AbstractFileSystem.createFileSystem(uri, plain);
    }
}
