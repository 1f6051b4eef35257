package io.github.sparkagd.versions;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.collection.AbstractIterator;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.List$;

/** Collections of Java as those of Scala and back, for any version of Scala: its own converters have moved. */
public final class ScalaCollections {
    private ScalaCollections() {}

    /**
     * The same elements, each taken when it is asked for.
     *
     * @param <T> what they are
     * @param elements in their order
     * @return the same elements
     */
    public static <T> Iterator<T> asJava(scala.collection.Iterator<T> elements) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public T next() {
                return elements.next();
            }
        };
    }

    /**
     * The same elements, each taken when it is asked for.
     *
     * @param <T> what they are
     * @param elements in their order
     * @return the same elements
     */
    public static <T> scala.collection.Iterator<T> asScala(Iterator<T> elements) {
        return new AbstractIterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public T next() {
                return elements.next();
            }
        };
    }

    /**
     * A copy.
     *
     * @param <T> what they are
     * @param elements in their order
     * @return the same elements
     */
    public static <T> List<T> asJava(scala.collection.Seq<T> elements) {
        List<T> all = new ArrayList<>();
        asJava(elements.iterator()).forEachRemaining(all::add);
        return all;
    }

    /**
     * A copy.
     *
     * @param <T> what they are
     * @param elements in their order
     * @return the same elements
     */
    @SuppressWarnings("unchecked")
    public static <T> scala.collection.immutable.List<T> asScala(List<? extends T> elements) {
        // The empty list of Scala has elements of any type.
        var all = (scala.collection.immutable.List<T>) List$.MODULE$.empty();
        for (int i = elements.size() - 1; i >= 0; i--) {
            all = new $colon$colon<>(elements.get(i), all);
        }
        return all;
    }
}
