package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints on the local file system: whole files, the last two, nothing beside them. */
class HadoopCheckpointStoreTest {
    @TempDir
    Path folder;

    private HadoopCheckpointStore store() {
        return HadoopCheckpointStore.in(folder.resolve("place").toString(), new Configuration(false));
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsTheLastTwoTheNewestFirst() throws IOException {
        assertThat(store().stored()).isEmpty();
        for (byte i = 1; i <= 12; i++) {
            store().save(new byte[] {i, i});
        }
        assertThat(store().stored().stream().map(each -> each.content().get()[0]))
                .containsExactly((byte) 12, (byte) 11);
        assertThat(names(folder.resolve("place")))
                .containsExactly("checkpoint-0000000011.agd", "checkpoint-0000000012.agd");
        store().clear();
        assertThat(store().stored()).isEmpty();
    }

    @Test
    void whatAKilledWriterLeftIsNotTakenForACheckpoint() throws IOException {
        store().save(new byte[] {1});
        Path left = folder.resolve("place/.checkpoint-0000000002.agd.writing");
        Files.write(left, new byte[1000]);
        Files.write(folder.resolve("place/notes.txt"), new byte[1]);
        assertThat(store().stored()).hasSize(1);
        store().save(new byte[] {2});
        assertThat(left).doesNotExist();
        assertThat(names(folder.resolve("place"))).hasSize(3);
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsSaid() throws IOException {
        HadoopCheckpointStore early = store();
        Files.write(folder.resolve("place"), new byte[1]);
        assertThatThrownBy(() -> early.save(new byte[1]))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("checkpoint");
        assertThatThrownBy(this::store)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> HadoopCheckpointStore.in("nofs://host/x", new Configuration(false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no checkpoints can be kept in 'nofs://host/x'");
    }
}
