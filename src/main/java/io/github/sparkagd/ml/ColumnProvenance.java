package io.github.sparkagd.ml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.data.ClassPair;
import io.github.sparkagd.data.ColumnNames;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.report.NamedValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What {@code provenance.json} beside a model tells of the columns that it was trained on.
 *
 * @param names of the columns
 * @param classes the two classes that −1 and +1 stand for; empty for labels as they are
 */
public record ColumnProvenance(ColumnNames names, Optional<ClassPair> classes) {
    /** The file beside a model. */
    public static final String FILE = "provenance.json";

    private static final ColumnProvenance NOTHING = new ColumnProvenance(ColumnNames.NONE, Optional.empty());

    /**
     * {@return what is written of data that were read as {@code options} say}
     *
     * @param data the data set
     * @param options how it was read
     */
    public static NamedValues written(DataSet data, DataOptions options) {
        ColumnNames names = data.names();
        NamedValues reading = new NamedValues()
                .put("format", data.format().label())
                .put("header", options.header())
                .put("separator", options.separator())
                .put("label", options.label())
                .put("weight", options.weight())
                .put("classes", data.classes().map(ClassPair::toString))
                .put("features", options.features())
                .put("source", options.source().shown());
        return new NamedValues()
                .put("features", names.named() ? names.features() : Optional.empty())
                .put("label", names.label())
                .put("labelColumn", names.labelPlace())
                .put("dataOptions", reading);
    }

    /** Reads what is written beside the model in {@code folder}; version 0.1 wrote no more than the options. */
    static ColumnProvenance read(Path folder, Configuration configuration) throws IOException {
        Path file = new Path(folder, FILE);
        FileSystem files = file.getFileSystem(configuration);
        if (!files.exists(file)) {
            return NOTHING;
        }
        try (FSDataInputStream in = files.open(file)) {
            JsonNode json = new ObjectMapper().readTree(in.readAllBytes());
            return json.has("dataOptions") ? of(json) : of01(json.path("options"));
        }
    }

    private static ColumnProvenance of(JsonNode json) {
        List<String> features = new ArrayList<>();
        json.path("features").forEach(name -> features.add(name.asText()));
        OptionalInt place = json.path("labelColumn").isInt()
                ? OptionalInt.of(json.path("labelColumn").asInt())
                : OptionalInt.empty();
        return new ColumnProvenance(
                new ColumnNames(features, text(json.path("label")), place), classes(json.path("dataOptions")));
    }

    private static ColumnProvenance of01(JsonNode options) {
        Optional<String> label = text(options.path("label"));
        OptionalInt place = label.stream()
                .filter(text -> text.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
        return new ColumnProvenance(new ColumnNames(List.of(), label, place), classes(options));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Optional<ClassPair> classes(JsonNode options) {
        return text(options.path("classes"))
                .map(pair -> pair.split(",", -1))
                .filter(pair -> pair.length == 2)
                .map(pair -> new ClassPair(pair[0].trim(), pair[1].trim()));
    }
}
