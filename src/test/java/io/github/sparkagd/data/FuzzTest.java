package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.sparkagd.InputFiles;
import io.github.sparkagd.Mutations;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged data files, through the readers and the survey's checks: each is read, or refused in one line that names the file
 * and a remedy, soon and within little memory.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
    private static final int FEW = 100;
    /** Of each of eight kinds: 10,400 in all. */
    private static final int MANY = 1_300;
    /** The readers' buffers, and the arrays of the largest image that is allowed; files have some kilobytes. */
    private static final long MOST_BYTES = 64L << 20;

    private static final int MOST_CHARACTERS = 400;
    private static final Configuration HADOOP = new Configuration();

    @TempDir
    static Path folder;

    /** A kind of file. */
    enum Kind {
        LIBSVM("rows.libsvm"),
        LIBSVM_GZIP("rows.libsvm.gz"),
        LIBSVM_BZIP2("rows.libsvm.bz2"),
        CSV("rows.csv"),
        CSV_GZIP("rows.csv.gz"),
        IDX_IMAGES("train-images-idx3-ubyte"),
        IDX_LABELS("train-labels-idx1-ubyte.gz"),
        CIFAR10("data_batch_1.bin");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        /** What a healthy file holds, uncompressed; writes the other file of a set. */
        private byte[] healthy(Path place) {
            return switch (this) {
                case LIBSVM, LIBSVM_GZIP, LIBSVM_BZIP2 -> libsvm();
                case CSV, CSV_GZIP -> csv();
                case IDX_IMAGES -> {
                    InputFiles.bytes(place, "train-labels-idx1-ubyte", InputFiles.idxLabels(3, 8, 3, 8));
                    yield InputFiles.idxImages(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 0, 1, 2, 3, 4);
                }
                case IDX_LABELS -> {
                    InputFiles.bytes(place, "train-images-idx3-ubyte", InputFiles.idxImages(0, 1, 2, 3, 4, 5, 6, 7));
                    yield InputFiles.idxLabels(3, 8);
                }
                case CIFAR10 ->
                    InputFiles.joined(
                            InputFiles.cifarRecord(2, 7), InputFiles.cifarRecord(0, 9), InputFiles.cifarRecord(2, 0));
            };
        }

        private ClassChoice choice() {
            return switch (this) {
                case LIBSVM, LIBSVM_GZIP, LIBSVM_BZIP2, CSV, CSV_GZIP -> null;
                case IDX_IMAGES, IDX_LABELS -> ClassChoice.of(new ClassPair("3", "8"), new MnistFormat());
                case CIFAR10 -> ClassChoice.of(new ClassPair("bird", "airplane"), new Cifar10Format());
            };
        }
    }

    private static byte[] libsvm() {
        return text(random -> (random.nextBoolean() ? "+1" : "-1") + " 1:" + random.nextDouble() + " 7:"
                + (float) random.nextDouble() + " 40:3\n");
    }

    private static byte[] csv() {
        return text(random -> random.nextDouble() + "," + random.nextInt(9) + ",-1e-3," + random.nextDouble() + "\n");
    }

    private static byte[] text(Function<SplittableRandom, String> line) {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append(line.apply(random));
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The rows of the file, as the tasks of the survey see them; the first fault of csv is the driver's. */
    private static Iterator<ReadResult> rows(Kind kind, InputFile file) {
        Split split = Split.whole(file);
        return switch (kind) {
            case LIBSVM, LIBSVM_GZIP, LIBSVM_BZIP2 -> new TextRows(split, new LibsvmFormat.Parser(0), HADOOP);
            case CSV, CSV_GZIP -> new TextRows(split, csvParser(file), HADOOP);
            case IDX_IMAGES, IDX_LABELS -> images(new MnistFormat(), file);
            case CIFAR10 -> images(new Cifar10Format(), file);
        };
    }

    private static Iterator<ReadResult> images(ImageFormat format, InputFile file) {
        ImageFormat.Found found =
                format.find(InputFile.list(parent(file), HADOOP), false).orElseThrow();
        return found.reader().open(found.splits().get(0), HADOOP);
    }

    private static String parent(InputFile file) {
        return new org.apache.hadoop.fs.Path(file.uri()).getParent().toString();
    }

    private static CsvParser csvParser(InputFile file) {
        String first = TextRows.first(file, HADOOP).map(TextRows.Line::text).orElse("a,b,c,d");
        List<String> found = new CsvParser.Columns(',').of(first);
        // The format refuses a first line of fewer columns.
        List<String> columns = found.size() < 2 ? List.of("a", "b") : found;
        return new CsvParser(',', columns, Parsing.columns(columns.size(), columns.size() - 1), false);
    }

    /** What became of a file: how many rows, or why not. */
    private static String outcome(Kind kind, Path place) {
        InputFile file =
                InputFile.list(place.resolve(kind.file).toString(), HADOOP).get(0);
        try {
            Survey found = Parsing.survey(rows(kind, file), kind.choice());
            RowSource raw = new RowSource(null, List.of(Split.whole(file)), file.length(), kind.choice());
            FileRuns.Surveyed run = new FileRuns.Surveyed(false, 0, 0, new RowPosition(0, 0), found);
            Survey whole = SurveyChecks.train(raw, List.of(run), file.shown());
            int dimension = SurveyChecks.dimension(whole, DataOptions.of(file.uri()), file.shown(), true);
            assertThat(whole.rows()).isPositive();
            assertThat(dimension).isPositive();
            return "read";
        } catch (DataException refused) {
            return refused.getMessage();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isReadOrRefusedByName(Kind kind) {
        fuzz(kind, FEW);
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource(Kind.class)
    void tenThousandAreReadOrRefusedByName(Kind kind) {
        fuzz(kind, MANY);
    }

    private static void fuzz(Kind kind, int mutations) {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        Path place = folder.resolve(kind.name());
        byte[] healthy = kind.healthy(place);
        InputFiles.bytes(place, kind.file, healthy);
        byte[] file = InputFiles.content(place.resolve(kind.file));
        assertThat(outcome(kind, place)).isEqualTo("read");

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int read = 0;
        for (int i = 0; i < mutations; i++) {
            InputFiles.raw(place.resolve(kind.file), Mutations.of(file, random));
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            String outcome = outcome(kind, place);
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            String which = kind + ", mutation " + i + " of seed " + seed;
            assertThat(bytes).as("bytes allocated by " + which).isLessThan(MOST_BYTES);
            if (outcome.equals("read")) {
                read++;
            } else {
                assertThat(outcome)
                        .as(which)
                        .contains(place.toString())
                        .contains("Maybe ")
                        .hasSizeLessThan(MOST_CHARACTERS)
                        .matches("\\P{Cntrl}*");
            }
        }
        System.out.println("FuzzTest: " + kind + ", seed " + seed + ": " + read + " of " + mutations + " read");
        assertThat(read).as("read of seed " + seed).isLessThan(mutations);
    }
}
