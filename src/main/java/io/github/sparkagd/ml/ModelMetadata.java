package io.github.sparkagd.ml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The metadata of something that spark.ml saved: its class, and the params that were set. */
final class ModelMetadata {
    /** Under what the features' names are kept. */
    static final String FEATURES = "features";

    private final JsonNode json;

    private ModelMetadata(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads the folder {@code metadata} of a saved instance.
     *
     * @throws IOException when there is none, or it is not JSON that names a class
     */
    static ModelMetadata read(Path folder, Configuration configuration) throws IOException {
        FileSystem files = folder.getFileSystem(configuration);
        for (FileStatus part : files.listStatus(new Path(folder, "metadata"))) {
            if (part.isFile() && part.getLen() > 0 && part.getPath().getName().startsWith("part-")) {
                return new ModelMetadata(json(files, part.getPath()));
            }
        }
        throw new IOException("its metadata are empty");
    }

    private static JsonNode json(FileSystem files, Path file) throws IOException {
        try (FSDataInputStream in = files.open(file)) {
            JsonNode json = new ObjectMapper().readTree(in.readAllBytes());
            if (json == null || json.path("class").asText().isBlank()) {
                throw new IOException("its metadata name no class");
            }
            return json;
        }
    }

    /** The class of what was saved. */
    String type() {
        return plain(json.path("class").asText());
    }

    String uid() {
        return plain(json.path("uid").asText());
    }

    /** Without characters that a terminal would obey: the file may be damaged. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The class without its package, and the uid where it has one. */
    String shown() {
        String name = type().substring(type().lastIndexOf('.') + 1);
        return uid().isBlank() ? name : name + " " + uid();
    }

    /** A param of text that somebody set. */
    Optional<String> set(String param) {
        return Optional.of(json.path("paramMap").path(param))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** Names of the features of a model of this library; empty where they have none. */
    List<String> features() {
        return features(json);
    }

    static List<String> features(JsonNode metadata) {
        List<String> names = new ArrayList<>();
        metadata.path(FEATURES).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The stages of a pipeline, by their uids. */
    List<String> stages() {
        List<String> uids = new ArrayList<>();
        json.path("paramMap").path("stageUids").forEach(uid -> uids.add(uid.asText()));
        return uids;
    }
}
