package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;

/**
 * A file that could not be read or written: why, and what helps.
 *
 * @param cause by the types of what was thrown
 * @param reason in one line
 * @param remedy that goes after "Maybe"
 */
public record IoFault(IoCause cause, String reason, Phrase remedy) {
    private static final String GOOGLE = "com.google.cloud.bigdataoss:gcs-connector:hadoop3-2.2.26";

    /** The packages that hold the file systems of object stores, by scheme; those without a version have Hadoop's. */
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("s3a", "org.apache.hadoop:hadoop-aws:"),
            Map.entry("abfs", "org.apache.hadoop:hadoop-azure:"),
            Map.entry("abfss", "org.apache.hadoop:hadoop-azure:"),
            Map.entry("wasb", "org.apache.hadoop:hadoop-azure:"),
            Map.entry("wasbs", "org.apache.hadoop:hadoop-azure:"),
            Map.entry("adl", "org.apache.hadoop:hadoop-azure-datalake:"),
            Map.entry("oss", "org.apache.hadoop:hadoop-aliyun:"),
            Map.entry("cosn", "org.apache.hadoop:hadoop-cos:"),
            Map.entry("gs", GOOGLE));

    /** The same schemes by a part of the names of their file systems' classes. */
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("s3a", "s3a"),
            Map.entry("azurebfs", "abfs"),
            Map.entry("azure", "wasb"),
            Map.entry("adl", "adl"),
            Map.entry("aliyun", "oss"),
            Map.entry("cosn", "cosn"),
            Map.entry("gcs", "gs"));

    private static final Set<IoCause> OF_MACHINE = EnumSet.of(
            IoCause.NOT_LOGGED_IN,
            IoCause.DENIED,
            IoCause.UNKNOWN_HOST,
            IoCause.UNREACHABLE,
            IoCause.NO_FILE_SYSTEM,
            IoCause.NO_CLASS,
            IoCause.DISK_FULL,
            IoCause.QUOTA,
            IoCause.OPEN_FILES,
            IoCause.READ_ONLY,
            IoCause.BLOCKS_LOST,
            IoCause.DEVICE,
            IoCause.JAVA_VERSION);

    private IoFault(IoCause cause, String reason, String remedy) {
        this(cause, reason, Phrase.of(remedy));
    }

    /**
     * {@return why {@code uri} could not be read}
     *
     * @param uri of the file
     * @param failed what its reader threw
     * @param otherwise the remedy where the cause is not known, a constant that may name settings
     */
    public static IoFault reading(String uri, Throwable failed, String otherwise) {
        return of(uri, failed, otherwise, true);
    }

    /**
     * {@return why {@code uri} could not be written}
     *
     * @param uri of the file
     * @param failed what its writer threw
     */
    public static IoFault writing(String uri, Throwable failed) {
        return of(uri, failed, "name another folder", false);
    }

    /** {@return whether Spark was started without the file system of a place, which the user can add} */
    public boolean unsupported() {
        return cause == IoCause.NO_FILE_SYSTEM || (cause == IoCause.NO_CLASS && reason.contains("://"));
    }

    /** {@return whether the cause and its remedy are the same whichever file it was} */
    public boolean ofMachine() {
        return OF_MACHINE.contains(cause);
    }

    /** The same without what must not be shown. */
    IoFault hiding(Collection<String> secrets) {
        return new IoFault(cause, Secrets.hidden(reason, secrets), remedy);
    }

    /** {@return reason and remedy, to go after a colon} */
    public Phrase text() {
        return Phrase.of("%s. Maybe %s.", reason, remedy);
    }

    private static IoFault of(String uri, Throwable failed, String otherwise, boolean reads) {
        IoCause.Found found = IoCause.in(failed);
        String said = firstLine(found.shown());
        Place place = Place.of(uri);
        return switch (found.cause()) {
            case NO_FILE_SYSTEM, NO_CLASS -> missing(found, place.scheme().isEmpty() ? scheme(said) : place.scheme());
            case UNKNOWN_HOST ->
                new IoFault(
                        found.cause(), "the host " + place.host(said) + " is not known", "check the name of the host");
            case UNREACHABLE ->
                new IoFault(
                        found.cause(),
                        "no connection to " + place.host(said) + ", " + firstSentence(said),
                        "check host and port, and that the service runs");
            case CHECKSUM ->
                new IoFault(
                        found.cause(),
                        "its checksums in " + place.checksums() + " are of other content",
                        Phrase.of(
                                "delete %s if another program changed the file, else fetch it again",
                                place.checksums()));
            default -> new IoFault(found.cause(), reason(found.cause(), said), remedy(found.cause(), otherwise, reads));
        };
    }

    private static String reason(IoCause cause, String said) {
        return switch (cause) {
            case DENIED -> said.contains("ermission denied") ? said : "permission denied, " + said;
            case MISSING -> "it is not there, " + said;
            case CUT_SHORT -> "it ends too early" + (said.equals("EOFException") ? "" : ", " + said);
            default -> said;
        };
    }

    private static String remedy(IoCause cause, String otherwise, boolean reads) {
        return switch (cause) {
            case NOT_LOGGED_IN ->
                "kinit first, or {spark.kerberos.principal} and {spark.kerberos.keytab} {spark.start}";
            case DENIED ->
                reads
                        ? "ask its owner for permission to read it and to enter its folders"
                        : "name a folder that you may write to";
            case IS_FOLDER -> reads ? "name a file in it" : "name another folder";
            case NOT_A_FOLDER -> "name a path that leads through folders only";
            case DISK_FULL -> "free some space, or use another disk";
            case QUOTA -> "free some space, or ask for a larger quota";
            case OPEN_FILES -> "raise the limit with ulimit -n";
            case READ_ONLY -> "name a folder on another file system";
            case LONG_NAME -> "use a shorter name";
            case LINKS_IN_A_CIRCLE -> "repair the symbolic links";
            case BAD_NAME -> "rename it without odd characters";
            case BLOCKS_LOST -> "wait for the data nodes that hold its blocks, or write it again";
            case DEVICE -> "check the disk or the network that it is on";
            case CUT_SHORT -> reads ? "the file is cut short: fetch or write it again" : otherwise;
            case DAMAGED -> reads ? "the file is damaged: fetch or write it again" : otherwise;
            case MISSING ->
                reads
                        ? "check the path, and that nothing deletes the file meanwhile"
                        : "name a folder that can be made";
            case JAVA_VERSION -> "use Java 17 or 21";
            case NO_FILE_SYSTEM, NO_CLASS, UNKNOWN_HOST, UNREACHABLE, CHECKSUM, OTHER -> otherwise;
        };
    }

    private static IoFault missing(IoCause.Found found, String scheme) {
        String reason = scheme.isEmpty()
                ? firstLine(found.shown()).replaceAll("^Class (.*) not found$", "the class $1 is missing")
                : "Spark was started without a file system for " + scheme + "://";
        return new IoFault(found.cause(), reason, installing(found.cause(), scheme));
    }

    /** Whose file system a missing class is, where the place itself does not say. */
    private static String scheme(String missingClass) {
        return Arrays.stream(missingClass.split("\\W"))
                .filter(SCHEMES::containsKey)
                .map(SCHEMES::get)
                .findFirst()
                .orElse("");
    }

    private static Phrase installing(IoCause cause, String scheme) {
        String named = PACKAGES.getOrDefault(scheme, "");
        if (!named.isEmpty()) {
            return Phrase.of(
                    "{spark.jars.packages=%s} {spark.start}",
                    named + (named.endsWith(":") ? VersionInfo.getVersion() : ""));
        }
        return switch (scheme) {
            case "s3", "s3n" -> Phrase.of("write s3a:// for %s://", scheme);
            case "http", "https", "ftp", "sftp" -> Phrase.of("download it first");
            default ->
                Phrase.of(
                        cause == IoCause.NO_CLASS
                                ? "name the jar that holds it with {spark.jars} {spark.start}"
                                : "the part before :// is misspelt, "
                                        + "or {spark.jars.packages} {spark.start} for its file system");
        };
    }

    /** Hadoop's messages about connections end in advice on its wiki. */
    private static String firstSentence(String said) {
        return said.replaceAll("(?s);.*", "").replaceAll("^.* failed on ", "");
    }

    /**
     * {@return a failure in one line, without characters that a terminal would obey}
     *
     * @param failed what was thrown
     */
    public static String firstLine(Throwable failed) {
        return InputFile.firstLine(failed).replaceAll("\\p{Cntrl}", "?").replaceAll("[.\\s]+$", "");
    }

    /** The parts of a URI that messages name; those of a URI that is none are empty. */
    private record Place(String scheme, String authority, String path) {
        static Place of(String uri) {
            try {
                URI parts = new Path(uri).toUri();
                return new Place(
                        parts.getScheme() == null || parts.getScheme().equals("file")
                                ? ""
                                : parts.getScheme().toLowerCase(Locale.ROOT),
                        parts.getAuthority() == null ? "" : parts.getAuthority(),
                        parts.getPath());
            } catch (IllegalArgumentException none) {
                return new Place("", "", uri);
            }
        }

        String host(String said) {
            return authority.isEmpty() ? said : authority;
        }

        /** Where Hadoop's local file system keeps a file's checksums. */
        String checksums() {
            int name = path.lastIndexOf('/') + 1;
            return path.substring(0, name) + "." + path.substring(name) + ".crc";
        }
    }
}
