package io.github.sparkagd.versions;

import java.util.function.IntConsumer;
import org.apache.spark.deploy.SparkSubmit$;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** What spark-submit calls in place of {@code System.exit}, when it has said why, in Spark 3.5. */
public final class SubmitExit {
    private SubmitExit() {}

    /** @param exit takes the exit code */
    public static void lead(IntConsumer exit) {
        SparkSubmit$.MODULE$.exitFn_$eq(new AbstractFunction1<Object, BoxedUnit>() {
            @Override
            public BoxedUnit apply(Object code) {
                exit.accept((Integer) code);
                return BoxedUnit.UNIT;
            }
        });
    }
}
