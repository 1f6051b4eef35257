package io.github.sparkagd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.versions.ScalaCollections;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.BlockResult;
import org.apache.spark.storage.BroadcastBlockId;
import scala.Option;
import scala.runtime.AbstractFunction1;

/** The one Spark session of the integration tests, in this process with two cores. */
public final class SharedSpark {
    private static SparkSession session;

    private SharedSpark() {}

    /** The session; started at the first call, and again when a test has stopped it. */
    public static synchronized SparkSession session() {
        if (session == null || session.sparkContext().isStopped()) {
            session = SparkSession.builder()
                    .master("local[2]")
                    .appName("agd tests")
                    .config("spark.ui.enabled", "false")
                    .config("spark.ui.showConsoleProgress", "false")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .getOrCreate();
        }
        return session;
    }

    public static JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(session().sparkContext());
    }

    /** Nothing is persisted, and none of our broadcasts is left. */
    public static void assertNothingLeft() {
        assertThat(context().getPersistentRDDs()).isEmpty();
        // Destroyed broadcasts are removed by another thread.
        for (int tries = 0; tries < 50 && !ownBroadcasts().isEmpty(); tries++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(ownBroadcasts()).isEmpty();
    }

    /** Spark keeps the broadcasts of its own task binaries until they are collected; ours must be gone at once. */
    private static List<String> ownBroadcasts() {
        BlockManager manager = SparkEnv.get().blockManager();
        List<String> found = new ArrayList<>();
        for (BlockId id : ScalaCollections.asJava(manager.getMatchingBlockIds(new WholeBroadcasts()))) {
            Option<BlockResult> block = manager.getLocalValues(id);
            Object value = block.isEmpty() ? "" : block.get().data().next();
            if (block.isDefined()) {
                // Looking takes a read lock, without which the block could not be removed any more.
                manager.releaseLock(id, Option.empty());
            }
            if (value.getClass().getName().startsWith("io.github.sparkagd")) {
                found.add(id + " " + value.getClass().getName());
            }
        }
        return found;
    }

    /** Picks the values of broadcasts, not their pieces. */
    private static final class WholeBroadcasts extends AbstractFunction1<BlockId, Object> {
        @Override
        public Object apply(BlockId id) {
            return id instanceof BroadcastBlockId broadcast && broadcast.field().isEmpty();
        }
    }

    /** Ends the session, for tests that need a context of their own. */
    public static synchronized void stop() {
        if (session != null) {
            session.stop();
            session = null;
        }
    }
}
