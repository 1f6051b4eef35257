package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.settings.Phrase;
import io.github.sparkagd.settings.Refusal;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.security.sasl.SaslException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cause of a failure is known by its type, however deep it is, and its remedy fits. */
class IoFaultTest {
    private static final String URI = "hdfs://names:8020/in/rows.csv";
    private static final String OTHERWISE = "see elsewhere";

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(
                        new AccessControlException("Permission denied: user=a, access=READ"), "permission to read"),
                Arguments.of(new AccessDeniedException("/in/rows.csv"), "permission to read"),
                Arguments.of(new FileNotFoundException("/in/rows.csv (Permission denied)"), "permission to read"),
                Arguments.of(
                        new RemoteException(AccessControlException.class.getName(), "Permission denied"),
                        "permission to read"),
                Arguments.of(new FileNotFoundException("File /in/rows.csv does not exist"), "check the path"),
                Arguments.of(new FileNotFoundException("/in (Is a directory)"), "name a file in it"),
                Arguments.of(new ParentNotDirectoryException("/in"), "through folders only"),
                Arguments.of(new IllegalArgumentException(new UnknownHostException("names")), "name of the host"),
                Arguments.of(new ConnectException("Connection refused"), "check host and port"),
                Arguments.of(new SocketTimeoutException("20000 millis timeout"), "check host and port"),
                Arguments.of(new UnsupportedFileSystemException("No FileSystem for scheme"), "misspelt"),
                Arguments.of(new RuntimeException(new ClassNotFoundException("Class a.B not found")), "--jars"),
                Arguments.of(new ChecksumException("Checksum error", 0), "delete /in/.rows.csv.crc"),
                Arguments.of(new IOException("No space left on device"), "free some space"),
                Arguments.of(new FileSystemException("/in", null, "No space left on device"), "free some space"),
                Arguments.of(new DSQuotaExceededException("quota"), "larger quota"),
                Arguments.of(new FileNotFoundException("/in/rows.csv (Too many open files)"), "ulimit -n"),
                Arguments.of(new FileSystemException("/in", null, "Read-only file system"), "another file system"),
                Arguments.of(new FileNotFoundException("/in/x (File name too long)"), "a shorter name"),
                Arguments.of(new SaslException("GSS initiate failed"), "kinit"),
                Arguments.of(new BlockMissingException("/in", "no nodes", 0), "data nodes"),
                Arguments.of(new IOException("Input/output error"), "check the disk"),
                Arguments.of(new EOFException("Unexpected end of input stream"), "cut short"),
                Arguments.of(new UncheckedIOException(new ZipException("invalid block type")), "damaged"),
                Arguments.of(new IllegalStateException("odd"), OTHERWISE),
                Arguments.of(new IOException("odd"), OTHERWISE));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void theRemedyFitsTheCause(Throwable thrown, String remedy) {
        IoFault fault = IoFault.reading(URI, thrown, OTHERWISE);
        assertThat(fault.remedy().said(Refusal.OPTIONS)).contains(remedy);
        assertThat(IoFault.reading(URI, new RuntimeException("while reading", thrown), OTHERWISE))
                .isEqualTo(fault);
        assertThat(fault.text())
                .asString()
                .endsWith(".")
                .contains(". Maybe ")
                .doesNotContain("..")
                .doesNotContain("\n");
    }

    @Test
    void whatCannotBeWrittenNeedsAnotherRemedyThanWhatCannotBeRead() {
        assertThat(IoFault.writing(URI, new AccessDeniedException("/in")).remedy())
                .hasToString("name a folder that you may write to");
        assertThat(IoFault.writing(URI, new IOException("odd")).remedy()).hasToString("name another folder");
    }

    @Test
    void hostsAreNamed() {
        assertThat(IoFault.reading(URI, new UnknownHostException("x"), "").reason())
                .isEqualTo("the host names:8020 is not known");
        String long_ =
                "Call From a/b to names:8020 failed on connection exception: java.net.ConnectException: Connection"
                        + " refused; For more details see: http://wiki.apache.org/hadoop/ConnectionRefused";
        assertThat(IoFault.reading(URI, new ConnectException(long_), "").reason())
                .startsWith("no connection to names:8020, ")
                .endsWith("Connection refused")
                .doesNotContain("wiki");
    }

    @Test
    void aMissingClassNamesThePackageWhereverThePlaceStands() {
        Throwable missing = new RuntimeException(
                new ClassNotFoundException("Class org.apache.hadoop.fs.s3a.S3AFileSystem not found"));
        Phrase text = IoFault.reading("", missing, "").text();
        assertThat(text.said(Refusal.OPTIONS))
                .matches("Spark was started without a file system for s3a://. "
                        + "Maybe --packages org.apache.hadoop:hadoop-aws:\\S+ before the command\\.");
        assertThat(text)
                .asString()
                .matches(".*\\. Maybe spark.jars.packages=org.apache.hadoop:hadoop-aws:\\S+ when Spark starts\\.");
        assertThat(IoFault.reading("", missing, "").unsupported()).isTrue();
        assertThat(IoFault.reading("rows.csv", new NoClassDefFoundError("a/B"), "")
                        .unsupported())
                .isFalse();
    }

    @Test
    void aJavaWithoutSubjectsIsNamed() {
        UnsupportedOperationException thrown = new UnsupportedOperationException("getSubject is not supported");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("javax.security.auth.Subject", "getSubject", "Subject.java", 277)
        });
        assertThat(IoFault.writing("run", thrown).remedy()).hasToString("use Java 17 or 21");
    }
}
