package io.github.sparkagd.data;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark application whose SQL session is made when it is first asked for: making one, with its catalogue of functions,
 * takes as long as a small training, which needs none.
 */
public final class LazySession {
    private final SparkContext context;
    private Optional<SparkSession> session;

    private LazySession(SparkContext context, Optional<SparkSession> session) {
        this.context = context;
        this.session = session;
    }

    /**
     * {@return an application that has a session}
     *
     * @param session of the application
     */
    public static LazySession of(SparkSession session) {
        return new LazySession(session.sparkContext(), Optional.of(session));
    }

    /**
     * {@return the application of {@code context}, whose session is made when it is first asked for}
     *
     * @param context of the application
     */
    public static LazySession of(SparkContext context) {
        return new LazySession(context, Optional.empty());
    }

    /** {@return the context of the application} */
    public SparkContext sparkContext() {
        return context;
    }

    /** {@return the session, from now on the same one} */
    public synchronized SparkSession get() {
        SparkSession known = session.orElseGet(() -> ofContext(context));
        session = Optional.of(known);
        return known;
    }

    /** The session's own builder warns where there is a context already; this deprecated way alone can be handed one. */
    @SuppressWarnings("deprecation")
    private static SparkSession ofContext(SparkContext context) {
        return SQLContext.getOrCreate(context).sparkSession();
    }

    /** Stops the application. */
    public synchronized void stop() {
        session.ifPresentOrElse(SparkSession::stop, context::stop);
    }
}
