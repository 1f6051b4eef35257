package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.SparkException;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.Test;

class LocalBroadcastTest {
    @Test
    void aTasksCopyFindsTheValueItself() {
        int[] value = {1, 2, 3};
        LocalBroadcast<int[]> sent = new LocalBroadcast<>(value);
        LocalBroadcast<int[]> other = new LocalBroadcast<>(new int[0]);
        Broadcast<int[]> ofTask = SerializationUtils.clone(sent);
        assertThat(ofTask.value()).isSameAs(value);
        assertThat(SerializationUtils.serialize(sent)).hasSizeLessThan(1_000);
        assertThat(SerializationUtils.clone(other).value()).isEmpty();
    }

    @Test
    void afterTheEndThereIsNoValue() {
        LocalBroadcast<String> sent = new LocalBroadcast<>("value");
        Broadcast<String> ofTask = SerializationUtils.clone(sent);
        sent.destroy(true);
        assertThatThrownBy(ofTask::value).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(sent::value).isInstanceOf(SparkException.class);
    }
}
