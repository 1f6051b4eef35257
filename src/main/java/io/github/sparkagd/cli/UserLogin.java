package io.github.sparkagd.cli;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.util.VersionInfo;

/**
 * Who Hadoop takes this process for. In a container the user's number often has no name, which Hadoop's login needs; we then
 * log in by the name that the environment gives, or by the number.
 */
final class UserLogin {
    /** What Java says where the system knows no name or home. */
    private static final String UNKNOWN = "?";

    /** As Java found it, before the login. */
    private static final boolean HAS_NO_NAME = UNKNOWN.equals(System.getProperty("user.name"));

    private UserLogin() {}

    /**
     * Logs in unless this process is logged in already.
     *
     * @throws UsageException when this Java is too new for Hadoop, or the login fails
     */
    static void prepare() {
        if (isNameless()) {
            System.setProperty("user.name", name());
            UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(name()));
        }
        if (!Path.of(System.getProperty("user.home", UNKNOWN)).isAbsolute()) {
            System.setProperty("user.home", home());
        }
        try {
            UserGroupInformation.getCurrentUser();
        } catch (UnsupportedOperationException tooNew) {
            throw new UsageException("Java " + Runtime.version().feature() + " in " + System.getProperty("java.home")
                    + " is too new for Hadoop " + VersionInfo.getVersion()
                    + ", which Spark uses here. Maybe set JAVA_HOME to a JDK 17 or 21.");
        } catch (IOException failed) {
            String cause = String.valueOf(failed.getMessage()).split("\\R", 2)[0];
            throw new UsageException("the user cannot log in to Hadoop: " + cause + ". Maybe set HADOOP_USER_NAME.");
        }
    }

    /** True where the number of this process's user has no name, also after the login. */
    static boolean isNameless() {
        return HAS_NO_NAME;
    }

    private static String name() {
        return Stream.of("HADOOP_USER_NAME", "SPARK_USER", "LOGNAME", "USER")
                .map(System::getenv)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElseGet(() -> "uid" + new UnixSystem().getUid());
    }

    private static String home() {
        String home = Objects.requireNonNullElse(System.getenv("HOME"), "");
        Path place = Path.of(home);
        return place.isAbsolute() && Files.isWritable(place) ? home : System.getProperty("java.io.tmpdir");
    }
}
