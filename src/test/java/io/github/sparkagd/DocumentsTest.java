package io.github.sparkagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents are short at the front, and whatever they link to is there. */
class DocumentsTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("agd.project", ".")).toAbsolutePath().normalize();
    private static final Path PAGES = PROJECT.resolve("src/docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]+)?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            List<Path> all =
                    new ArrayList<>(pages.filter(page -> page.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            all.add(PROJECT.resolve("README.md"));
            all.add(PROJECT.resolve(".github/CONTRIBUTING.md"));
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToFilesAndHeadingsThatAreThere(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(document)).results())
                .filteredOn(link -> !link.group(1).contains("://"))
                .allSatisfy(link -> {
                    Path target = link.group(1).isEmpty()
                            ? document
                            : document.resolveSibling(link.group(1)).normalize();
                    assertThat(target).exists();
                    if (link.group(2) != null) {
                        assertThat(anchors(target)).contains(link.group(2));
                    }
                });
    }

    @Test
    void theReadmeIsShortAndLinksToEveryPage() throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));

        assertThat(readme.lines().count()).isLessThanOrEqualTo(200);
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> name.endsWith(".md")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(readme).contains("(src/docs/" + name + ")"));
        }
    }

    /** Headings as the fragments of links. */
    private static List<String> anchors(Path document) {
        try {
            return HEADING.matcher(Files.readString(document))
                    .results()
                    .map(heading -> "#"
                            + heading.group(1)
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                    .replace(' ', '-'))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
