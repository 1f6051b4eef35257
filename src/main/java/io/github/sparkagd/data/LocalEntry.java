package io.github.sparkagd.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * A file or folder of this machine as the operating system shows it.
 *
 * <p>Hadoop leaves out of its listings what it cannot look at: links that lead nowhere, names that the JVM's encoding cannot
 * hold. Here they are refused by name.
 *
 * @param path as Hadoop has it
 * @param place as the operating system has it
 */
record LocalEntry(Path path, java.nio.file.Path place) implements Entry {
    /** What helps with pipes, which can be read once, where data are read twice. */
    private static final String WRITE_FIRST = "write its content to a file first, and name that";

    static Optional<Entry> at(Path path) throws IOException {
        java.nio.file.Path place = NamedPath.local(path);
        try {
            Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new LocalEntry(path, place));
        } catch (AccessDeniedException denied) {
            throw denied(place);
        } catch (FileSystemException missing) {
            // Also where a file stands in the place of a folder, or the name is too long to be one.
            return Optional.empty();
        }
    }

    private static DataException denied(java.nio.file.Path place) {
        return new DataException(
                "%s cannot be looked at: permission denied. "
                        + "Maybe change its permissions, or those of the folders above it.",
                place);
    }

    @Override
    public boolean folder() throws IOException {
        BasicFileAttributes attributes = attributes();
        if (attributes.isOther()) {
            throw new DataException(
                    "%s is a pipe or a device, which cannot be read twice. Maybe " + WRITE_FIRST + ".", place);
        }
        return attributes.isDirectory();
    }

    @Override
    public long length() throws IOException {
        return attributes().size();
    }

    private BasicFileAttributes attributes() throws IOException {
        requireName();
        try {
            return Files.readAttributes(place, BasicFileAttributes.class);
        } catch (AccessDeniedException denied) {
            throw denied(place);
        } catch (FileSystemException missing) {
            if (link()) {
                throw new DataException(
                        "%s is a link to %s, which %s. Maybe restore that, or remove the link.",
                        place,
                        Files.readSymbolicLink(place),
                        missing instanceof NoSuchFileException ? "does not exist" : "leads nowhere");
            }
            throw new DataException(
                    "%s has vanished while its folder was listed. "
                            + "Maybe another program writes there: try again when it is done.",
                    place);
        }
    }

    private void requireName() {
        if (!NamedPath.holds(place)) {
            throw new DataException("%s %s", place, NamedPath.cannotHold());
        }
    }

    boolean link() {
        return Files.isSymbolicLink(place);
    }

    /** Where it really is: without links. */
    java.nio.file.Path real() throws IOException {
        return place.toRealPath();
    }

    @Override
    public List<Entry> children() throws IOException {
        List<Entry> children = new ArrayList<>();
        try (DirectoryStream<java.nio.file.Path> stream = Files.newDirectoryStream(place)) {
            for (java.nio.file.Path child : stream) {
                String name = child.getFileName().toString();
                children.add(new LocalEntry(NamedPath.child(path, name), child));
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        } catch (AccessDeniedException denied) {
            throw new DataException("%s cannot be listed: permission denied. Maybe change its permissions.", place);
        }
        children.sort(Comparator.comparing(Entry::path));
        return children;
    }

    /** What helps where {@code uri} is not there: a shell's pipe may be closed by the time it is looked for. */
    static String remedyOfMissing(String uri) {
        return uri.equals("-") || uri.matches("(file:)?/(dev/(fd/.*|stdin)|proc/self/fd/.*)")
                ? WRITE_FIRST
                : "check the path";
    }
}
