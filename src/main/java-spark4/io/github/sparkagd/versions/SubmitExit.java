package io.github.sparkagd.versions;

import java.util.function.IntConsumer;
import org.apache.spark.deploy.SparkSubmit$;
import scala.Option;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** What spark-submit calls in place of {@code System.exit}, when it has said why, from Spark 4.0 on. */
public final class SubmitExit {
    private SubmitExit() {}

    /** @param exit takes the exit code */
    public static void lead(IntConsumer exit) {
        SparkSubmit$.MODULE$.exitFn_$eq(new AbstractFunction2<Object, Option<Throwable>, BoxedUnit>() {
            @Override
            public BoxedUnit apply(Object code, Option<Throwable> cause) {
                exit.accept((Integer) code);
                return BoxedUnit.UNIT;
            }
        });
    }
}
