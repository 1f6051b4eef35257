package io.github.sparkagd.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalaCollectionsTest {
    private static final List<String> THREE = List.of("a", "b", "c");

    @Test
    void listsGoToScalaAndBackInTheirOrder() {
        assertThat(ScalaCollections.asScala(THREE).mkString(",")).isEqualTo("a,b,c");
        assertThat(ScalaCollections.asJava(ScalaCollections.<String>asScala(THREE)))
                .isEqualTo(THREE);
        assertThat(ScalaCollections.asScala(List.of()).isEmpty()).isTrue();
    }

    @Test
    void iteratorsTakeAnElementWhenItIsAskedFor() {
        var elements = THREE.iterator();
        var there = ScalaCollections.asScala(elements);
        assertThat(there.next()).isEqualTo("a");
        assertThat(elements.next()).as("nothing was taken in advance").isEqualTo("b");
        assertThat(ScalaCollections.asJava(there)).toIterable().containsExactly("c");
    }
}
