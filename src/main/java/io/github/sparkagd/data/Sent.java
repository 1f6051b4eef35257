package io.github.sparkagd.data;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * A value on its way to another JVM or to a disk, written by Java's serializer whatever {@code spark.serializer} says.
 *
 * <p>Kryo cannot read back records and the immutable collections of the JDK, which are what tasks and driver tell each other
 * here. So all that is broadcast, persisted, distributed or collected goes in one of these, by the methods below; {@link
 * LabelledRow}, which jobs of the caller's own may shuffle, has a serializer of its own.
 *
 * @param value what is sent; serializable
 */
@DefaultSerializer(JavaSerializer.class)
public record Sent<T>(T value) implements Serializable {

    /**
     * {@return {@code value}, sent to the executors once; to be destroyed by the caller}
     *
     * @param <T> the type of the value
     * @param context of the application
     * @param value serializable
     */
    public static <T> Broadcast<Sent<T>> broadcast(JavaSparkContext context, T value) {
        KryoClasses.requireRegistered();
        Sent<T> sent = new Sent<>(value);
        return context.isLocal() ? new LocalBroadcast<>(sent) : context.broadcast(sent);
    }

    /**
     * {@return {@code values}, distributed over {@code partitions} in their order}
     *
     * @param <T> the type of the values
     * @param context of the application
     * @param values serializable
     * @param partitions P ≥ 1
     */
    public static <T> JavaRDD<T> parallelize(JavaSparkContext context, List<T> values, int partitions) {
        KryoClasses.requireRegistered();
        List<Sent<T>> sent = values.stream().map(Sent::new).toList();
        return context.parallelize(sent, partitions).map(Sent::value);
    }

    /**
     * {@return the values, moved to the partitions of their keys and there in the order of these}
     *
     * @param <K> the type of the keys, which Kryo can read back
     * @param <T> the type of the values
     * @param keyed serializable values under their keys
     * @param partitions of the keys
     * @param order of the keys, serializable
     */
    static <K, T> JavaRDD<T> sort(JavaPairRDD<K, T> keyed, Partitioner partitions, Comparator<K> order) {
        KryoClasses.requireRegistered();
        return keyed.mapValues(Sent::new)
                .repartitionAndSortWithinPartitions(partitions, order)
                .values()
                .map(Sent::value);
    }

    /**
     * Marks {@code values} to be kept where they are computed: memory first, disk where memory is short.
     *
     * @param <T> the type of the values
     * @param values serializable
     * @param name what they are called in Spark's pages
     * @return what is kept, to be unpersisted by the caller
     */
    public static <T> JavaRDD<Sent<T>> persist(JavaRDD<T> values, String name) {
        return wrapped(values).setName(name).persist(StorageLevel.MEMORY_AND_DISK());
    }

    /**
     * {@return the values, each on its way}
     *
     * @param <T> the type of the values
     * @param values serializable
     */
    public static <T> JavaRDD<Sent<T>> wrapped(JavaRDD<T> values) {
        KryoClasses.requireRegistered();
        return values.map(Sent::new);
    }

    /**
     * {@return all values in the driver, in their order}
     *
     * @param <T> the type of the values
     * @param values serializable
     */
    public static <T> List<T> collect(JavaRDD<T> values) {
        List<T> all = new ArrayList<>();
        byPartition(values).collect().forEach(part -> all.addAll(part.value()));
        return all;
    }

    /**
     * {@return the first {@code count} values, or all where there are fewer; reads no more partitions than that takes}
     *
     * @param <T> the type of the values
     * @param values serializable
     * @param count how many
     */
    public static <T> List<T> first(JavaRDD<T> values, int count) {
        KryoClasses.requireRegistered();
        return values.map(Sent::new).take(count).stream().map(Sent::value).toList();
    }

    /**
     * {@return the values of some partitions in the driver, in the order in which those are named; one job}
     *
     * @param <T> the type of the values
     * @param values serializable
     * @param partitions numbers of partitions
     */
    public static <T> List<T> collect(JavaRDD<T> values, int[] partitions) {
        List<T> all = new ArrayList<>();
        for (List<Sent<List<T>>> found : byPartition(values).collectPartitions(partitions)) {
            found.forEach(part -> all.addAll(part.value()));
        }
        return all;
    }

    /** A list for every partition: what is sent in many small pieces names its classes in every one. */
    private static <T> JavaRDD<Sent<List<T>>> byPartition(JavaRDD<T> values) {
        KryoClasses.requireRegistered();
        return values.mapPartitions(part -> {
            List<T> all = new ArrayList<>();
            part.forEachRemaining(all::add);
            return List.of(new Sent<>(all)).iterator();
        });
    }
}
