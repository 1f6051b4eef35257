package io.github.sparkagd.data;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.UTFDataFormatException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.ZipException;
import javax.security.auth.login.LoginException;
import javax.security.sasl.SaslException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.PathAccessDeniedException;
import org.apache.hadoop.fs.PathIsDirectoryException;
import org.apache.hadoop.fs.PathIsNotDirectoryException;
import org.apache.hadoop.fs.PathNotFoundException;
import org.apache.hadoop.fs.PathPermissionException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.hdfs.protocol.QuotaExceededException;
import org.apache.hadoop.hdfs.server.namenode.SafeModeException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.KerberosAuthException;
import org.apache.hadoop.util.DiskChecker.DiskOutOfSpaceException;

/** Why reading or writing a file failed, as far as what was thrown tells. */
enum IoCause {
    NOT_LOGGED_IN(LoginException.class, SaslException.class, KerberosAuthException.class),
    DENIED(
            AccessControlException.class,
            AccessDeniedException.class,
            PathAccessDeniedException.class,
            PathPermissionException.class),
    IS_FOLDER(PathIsDirectoryException.class),
    NOT_A_FOLDER(
            NotDirectoryException.class,
            PathIsNotDirectoryException.class,
            ParentNotDirectoryException.class,
            FileAlreadyExistsException.class),
    UNKNOWN_HOST(UnknownHostException.class),
    UNREACHABLE(ConnectException.class, NoRouteToHostException.class, SocketTimeoutException.class),
    NO_FILE_SYSTEM(UnsupportedFileSystemException.class),
    NO_CLASS(ClassNotFoundException.class, NoClassDefFoundError.class),
    CHECKSUM(ChecksumException.class),
    DISK_FULL(DiskOutOfSpaceException.class),
    QUOTA(QuotaExceededException.class),
    OPEN_FILES,
    READ_ONLY(ReadOnlyFileSystemException.class, SafeModeException.class),
    LONG_NAME,
    LINKS_IN_A_CIRCLE(java.nio.file.FileSystemLoopException.class),
    BAD_NAME(URISyntaxException.class, InvalidPathException.class),
    BLOCKS_LOST(BlockMissingException.class),
    DEVICE,
    CUT_SHORT(EOFException.class),
    DAMAGED(
            ZipException.class,
            DataFormatException.class,
            UTFDataFormatException.class,
            CharacterCodingException.class),
    MISSING(FileNotFoundException.class, NoSuchFileException.class, PathNotFoundException.class),
    JAVA_VERSION,
    OTHER;

    private static final int DEEPEST = 20;

    /** What the operating system calls the causes for which Java has no type, or one for several. */
    private static final Map<String, IoCause> NAMED_BY_SYSTEM = Map.ofEntries(
            Map.entry("Permission denied", DENIED),
            Map.entry("Operation not permitted", DENIED),
            Map.entry("Is a directory", IS_FOLDER),
            Map.entry("Not a directory", NOT_A_FOLDER),
            Map.entry("No space left on device", DISK_FULL),
            Map.entry("Disk quota exceeded", QUOTA),
            Map.entry("Too many open files", OPEN_FILES),
            Map.entry("Read-only file system", READ_ONLY),
            Map.entry("File name too long", LONG_NAME),
            Map.entry("Too many levels of symbolic links", LINKS_IN_A_CIRCLE),
            Map.entry("Input/output error", DEVICE),
            Map.entry("Stale file handle", DEVICE));

    /** Of {@link List#of}, which cannot be changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Class<?>> types;

    IoCause(Class<?>... types) {
        this.types = List.of(types);
    }

    /**
     * A cause and the throwable that shows it.
     *
     * @param cause why it failed
     * @param shown by this; what was thrown itself where the cause is not known
     */
    record Found(IoCause cause, Throwable shown) {}

    /** The cause nearest to the root of what was thrown. */
    static Found in(Throwable failed) {
        Deque<Throwable> rootFirst = new ArrayDeque<>();
        Throwable each = failed;
        for (int depth = 0; each != null && depth < DEEPEST; depth++) {
            rootFirst.addFirst(each instanceof RemoteException remote ? remote.unwrapRemoteException() : each);
            each = each.getCause();
        }
        for (Throwable shown : rootFirst) {
            Optional<IoCause> cause = namedBySystem(shown).or(() -> byType(shown));
            if (cause.isPresent()) {
                return new Found(cause.get(), shown);
            }
        }
        return new Found(OTHER, rootFirst.getFirst());
    }

    private static Optional<IoCause> byType(Throwable shown) {
        for (IoCause cause : values()) {
            if (cause.types.stream().anyMatch(type -> type.isInstance(shown))) {
                return Optional.of(cause);
            }
        }
        return ofUnsupportedJava(shown) ? Optional.of(JAVA_VERSION) : Optional.empty();
    }

    /** Hadoop asks for the current user in a way that newer Javas have given up. */
    private static boolean ofUnsupportedJava(Throwable shown) {
        StackTraceElement[] trace = shown.getStackTrace();
        return shown instanceof UnsupportedOperationException
                && trace.length > 0
                && trace[0].getClassName().equals("javax.security.auth.Subject");
    }

    /** {@code FileNotFoundException} and plain {@code IOException} carry the system's word alone. */
    private static Optional<IoCause> namedBySystem(Throwable shown) {
        if (!(shown instanceof java.io.IOException) || shown.getMessage() == null) {
            return Optional.empty();
        }
        String said = InputFile.firstLine(shown).replaceAll("\\)$", "");
        return NAMED_BY_SYSTEM.entrySet().stream()
                .filter(word -> said.endsWith(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
