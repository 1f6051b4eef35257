package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskGroupsTest {

    @ParameterizedTest
    @CsvSource({"9, 8, 1", "64, 8, 1", "1000, 8, 1", "1000, 8, 3", "10, 4, 10", "100, 12, 5", "7, 100, 2"})
    void everyPartitionIsTakenOnceFromOnePlace(int partitions, int tasks, int places) {
        Random random = new Random(partitions);
        List<String> at = IntStream.range(0, partitions)
                .mapToObj(p -> "executor " + random.nextInt(places))
                .toList();
        List<int[]> groups = TaskGroups.of(new PartitionTree(partitions), at, tasks);
        assertThat(groups.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, partitions).toArray());
        assertThat(groups).allSatisfy(group -> assertThat(
                        Arrays.stream(group).mapToObj(at::get).distinct())
                .hasSize(1));
        assertThat(groups.size()).isLessThanOrEqualTo(Math.min(partitions, tasks + places));
        assertThat(groups.stream().mapToInt(group -> group.length).max().getAsInt())
                .isLessThanOrEqualTo(2 * partitions / Math.min(tasks, partitions) + 1);
    }

    @ParameterizedTest
    @CsvSource({"64, 8", "9, 8", "8, 8", "3, 8", "1000, 7"})
    void aFirstPassTakesPartitionsSideBySide(int partitions, int tasks) {
        List<int[]> groups = TaskGroups.sideBySide(partitions, tasks);
        assertThat(groups).hasSize(Math.min(partitions, tasks));
        assertThat(groups.stream().flatMapToInt(Arrays::stream).toArray())
                .isEqualTo(IntStream.range(0, partitions).toArray());
        assertThat(groups).allSatisfy(group -> assertThat(group.length)
                .isBetween(partitions / groups.size(), partitions / groups.size() + 1));
    }

    /** What a task sends is a few sums, not one for each of its partitions. */
    @Test
    void tasksAtOnePlaceCloseTheNodesOfTheTree() {
        PartitionTree tree = new PartitionTree(1000);
        for (int[] group : TaskGroups.of(tree, Collections.nCopies(1000, "driver"), 8)) {
            int[] leaves = Arrays.stream(group).map(tree::leaf).toArray();
            assertThat(leaves)
                    .isEqualTo(IntStream.range(leaves[0], leaves[0] + leaves.length)
                            .toArray());
        }
    }
}
