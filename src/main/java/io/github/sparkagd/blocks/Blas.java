package io.github.sparkagd.blocks;

import dev.ludovic.netlib.blas.NativeBLAS;
import io.github.sparkagd.kernels.GramPanels;
import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.RowProducts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Who multiplies the rows of a Gram matrix. */
public enum Blas {
    /** The loops of this package: the same bits on every machine. */
    JAVA,
    /** The machine's own BLAS through JNI: as accurate, with bits of its own. */
    NATIVE;

    /** {@return {@code java} or {@code native}} */
    public String label() {
        return this == JAVA ? "java" : "native";
    }

    /**
     * {@return the implementation of that {@code label}; empty where there is none}
     *
     * @param label {@code java} or {@code native}
     */
    public static Optional<Blas> named(String label) {
        return Stream.of(values()).filter(blas -> blas.label().equals(label)).findFirst();
    }

    RowProducts products(int columns) {
        return this == JAVA ? new GramPanels(columns, Kernels.best(columns)) : new BlasProducts(columns, loaded());
    }

    private static NativeBLAS loaded() {
        return Native.LIBRARY.orElseThrow(
                () -> new IllegalStateException(
                        "no native BLAS (libblas.so.3) was found on this machine. Maybe install libopenblas0, or --blas java."));
    }

    /**
     * {@return the library that {@link #NATIVE} uses on this machine: its file where that can be seen, or empty where
     * there is none}
     */
    public static Optional<String> nativeLibrary() {
        return Native.LIBRARY.map(blas -> mappedFile().orElse(blas.getClass().getSimpleName()));
    }

    private static Optional<String> mappedFile() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.matches(".*/lib(open)?blas[^/]*\\.so[^/]*"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst();
        } catch (IOException | RuntimeException elsewhere) {
            return Optional.empty();
        }
    }

    /** Loaded when first asked for, as looking for a library takes time and may fail. */
    private static final class Native {
        static final Optional<NativeBLAS> LIBRARY = load();

        private static Optional<NativeBLAS> load() {
            try {
                return Optional.of(NativeBLAS.getInstance());
            } catch (RuntimeException | LinkageError missing) {
                return Optional.empty();
            }
        }
    }
}
