package io.github.sparkagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.github.sparkagd.data.DataException;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is below the front ends does not speak as one of them does, and takes no text of a user's for the name of a setting. */
@AnalyzeClasses(packages = "io.github.sparkagd", importOptions = ImportOption.DoNotIncludeTests.class)
class WordsTest {
    private static final String ROOT = "io.github.sparkagd.";
    private static final Pattern BELOW = Pattern.compile(ROOT.replace(".", "\\.")
            + "(settings|linalg|kernels|blocks|oracle|dynamics|theory|algorithms|train|data|cluster" + "|ml)\\..*");

    /** Such as {@code --features}. */
    private static final Pattern OPTION = Pattern.compile("(?s)(.*[^\\w-])?--[a-z].*");

    /** A text put together when the program runs, with the character that javac leaves in each gap. */
    private static final Pattern JOINED = Pattern.compile("(?s)(?=.*\u0001).*(Maybe|\\{[a-z][a-zA-Z.-]*[=}]).*");

    private static final Set<String> MAY_NAME_OPTIONS = Set.of(
            // The words of the command line themselves.
            "settings.Refusal",
            "settings.Refusal$1",
            // Knows no settings, and fails in tasks, of whose exceptions Spark keeps the message alone.
            "blocks.Blas",
            // Looks for options in command lines.
            "data.Secrets",
            // Calls data that have no path by what the user has typed.
            "data.Formats");

    private static final Set<String> MAY_JOIN = Set.of(
            // Exceptions of Java's own, whose messages name no setting.
            "data.KryoClasses", "data.NamedPath");

    @ArchTest
    static void noTextBelowTheFrontEndsNamesAnOption(JavaClasses classes) throws IOException {
        assertThat(texts(classes, BELOW, OPTION, MAY_NAME_OPTIONS)).isEmpty();
    }

    /** What goes into a message goes in as an argument, which {@code Phrase} makes literal. */
    @ArchTest
    static void noMessageOfDataIsJoinedFromTexts(JavaClasses classes) throws IOException {
        Pattern data = Pattern.compile(Pattern.quote(DataException.class.getPackageName() + ".") + ".*");
        assertThat(texts(classes, data, JOINED, MAY_JOIN)).isEmpty();
    }

    private static List<String> texts(JavaClasses classes, Pattern where, Pattern what, Set<String> except)
            throws IOException {
        List<String> found = new ArrayList<>();
        for (JavaClass each : classes) {
            String name = each.getName();
            if (where.matcher(name).matches() && !except.contains(name.substring(ROOT.length()))) {
                constants(each).stream()
                        .filter(text -> what.matcher(text).matches())
                        .forEach(text -> found.add(name + ": " + text));
            }
        }
        return found;
    }

    /** Every text in the constant pool of a class. */
    private static List<String> constants(JavaClass type) throws IOException {
        List<String> texts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(
                type.getSource().orElseThrow().getUri().toURL().openStream())) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // Takes two places.
                    }
                    default -> in.skipNBytes(4);
                }
            }
        }
        return texts;
    }
}
