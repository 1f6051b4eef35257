package io.github.sparkagd.bench;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The least that a Spark application does: a session, one job of two tasks that look at nothing, and the end. */
public final class EmptyApplication {
    private EmptyApplication() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        SparkSession session = SparkSession.builder().getOrCreate();
        JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(List.of(1, 2), 2)
                .foreachPartition(each -> {});
        session.stop();
    }
}
