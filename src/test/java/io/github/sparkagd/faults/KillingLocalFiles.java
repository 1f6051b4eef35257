package io.github.sparkagd.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local file system under the scheme {@code killing}, in which a process dies where {@link Killed} says. */
public final class KillingLocalFiles extends KillingFiles {
    /** As Hadoop makes file systems. */
    public KillingLocalFiles(URI uri, Configuration configuration) throws IOException, URISyntaxException {
        super(new Local(uri, configuration), configuration);
    }

    private static final class Local extends DelegateToFileSystem {
        Local(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, new Raw(), configuration, "killing", false);
        }
    }

    /** What only looks at files, such as whether a folder is there, goes by this one. */
    public static final class Raw extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("killing:///");
        }
    }
}
