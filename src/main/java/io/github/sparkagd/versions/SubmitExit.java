package io.github.sparkagd.versions;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.apache.spark.deploy.SparkSubmit$;
import scala.Function1;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * What spark-submit calls in place of {@code System.exit}, when it has said why.
 *
 * <p>It is a function of the exit code up to Spark 4.0, and of the code and its cause from 4.1 on, for which one jar serves: so it
 * is set by reflection.
 */
public final class SubmitExit {
    private static final String SETTER = "exitFn_$eq";

    private SubmitExit() {}

    /** @param exit takes the exit code */
    public static void lead(IntConsumer exit) {
        Method setter = Arrays.stream(SparkSubmit$.class.getMethods())
                .filter(method -> method.getName().equals(SETTER))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("spark-submit of this Spark has no " + SETTER));
        boolean ofCodeAlone = setter.getParameterTypes()[0] == Function1.class;
        try {
            setter.invoke(SparkSubmit$.MODULE$, ofCodeAlone ? new OfCode(exit) : new OfCodeAndCause(exit));
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(
                    "spark-submit of this Spark does not let its " + SETTER + " be set", failed);
        }
    }

    private static final class OfCode extends AbstractFunction1<Object, BoxedUnit> {
        private final IntConsumer exit;

        OfCode(IntConsumer exit) {
            this.exit = exit;
        }

        @Override
        public BoxedUnit apply(Object code) {
            exit.accept((Integer) code);
            return BoxedUnit.UNIT;
        }
    }

    private static final class OfCodeAndCause extends AbstractFunction2<Object, Object, BoxedUnit> {
        private final IntConsumer exit;

        OfCodeAndCause(IntConsumer exit) {
            this.exit = exit;
        }

        @Override
        public BoxedUnit apply(Object code, Object cause) {
            exit.accept((Integer) code);
            return BoxedUnit.UNIT;
        }
    }
}
