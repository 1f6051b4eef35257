package io.github.sparkagd.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;

/**
 * Where stderr goes. The JVM itself writes a line about its incubating module before any class of ours is loaded, which says
 * nothing to a user; so the launcher leads what the JVM writes through a filter, and hands the stream itself to us as another
 * file descriptor.
 */
final class ErrorStream {
    /** The number of that descriptor, where there is one. */
    private static final String VARIABLE = "AGD_STDERR";

    private ErrorStream() {}

    /** Makes {@code System.err} write to what the launcher handed over; leaves it as it is where that cannot be. */
    static void adopt() {
        String number = System.getenv(VARIABLE);
        if (number == null) {
            return;
        }
        try {
            // Opening /dev/fd/N instead would begin at the start of a file, and fail at a terminal of another user.
            Constructor<FileDescriptor> of = FileDescriptor.class.getDeclaredConstructor(int.class);
            of.setAccessible(true);
            FileOutputStream stream = new FileOutputStream(of.newInstance(Integer.parseInt(number)));
            System.setErr(new PrintStream(new BufferedOutputStream(stream, 128), true, charset("stderr")));
        } catch (ReflectiveOperationException | RuntimeException refused) {
            // The filter passes on whatever it does not know.
            return;
        }
    }

    /**
     * The encoding that the JVM has chosen for its own stream.
     *
     * @param stream stdout or stderr
     */
    static Charset charset(String stream) {
        String name = System.getProperty(stream + ".encoding", System.getProperty("sun." + stream + ".encoding"));
        return name == null ? Charset.defaultCharset() : Charset.forName(name);
    }
}
