package io.github.sparkagd.cli;

import io.github.sparkagd.versions.SubmitExit;
import java.util.Arrays;
import org.apache.spark.deploy.SparkSubmit$;

/**
 * The main class of {@code submit/agd}: Spark's spark-submit, with what fails in it before {@link Main} is reached said in one
 * line, and with an exit code of ours. Spark's own main class answers with a stack trace and 1.
 */
public final class Submit {
    private Submit() {}

    /** @param arguments of spark-submit */
    public static void main(String[] arguments) {
        ErrorStream.adopt();
        StatusLine.adopt();
        boolean debug = Arrays.asList(arguments).contains("--debug");
        try {
            HostName.adopt();
            UserLogin.prepare();
            SubmitExit.lead(Submit::exit);
            SparkSubmit$.MODULE$.main(arguments);
        } catch (Throwable failed) {
            if (debug) {
                failed.printStackTrace();
            }
            Main.Failure failure = failure(failed);
            System.err.println("agd: " + failure.message());
            System.exit(failure.exitCode());
        }
    }

    private static Main.Failure failure(Throwable failed) {
        return failed instanceof UsageException ? Main.Failure.of(failed) : Main.Failure.ofSubmit(failed);
    }

    /** What Spark calls in place of {@code System.exit}, when it has said why. */
    private static void exit(int code) {
        if (code == 0) {
            System.exit(0);
        }
        throw new UsageException("spark-submit ended with " + code
                + ", for the reason above. Maybe correct what stands before the command.");
    }
}
