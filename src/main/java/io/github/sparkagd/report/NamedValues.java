package io.github.sparkagd.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Names with values, in the order they were put: the content of {@code run.json}, and the output of commands that report
 * numbers, as lines {@code name value} or as one JSON object.
 */
public final class NamedValues {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Puts a value: a string, number, boolean, {@link Vec}, optional, list, map, or named values.
     *
     * @param name unique among these values
     * @param value may be an empty optional
     * @return these values
     */
    public NamedValues put(String name, Object value) {
        values.put(name, plain(value));
        return this;
    }

    /**
     * Puts all values of {@code that}, in their order.
     *
     * @param that with other names
     * @return these values
     */
    public NamedValues putAll(NamedValues that) {
        values.putAll(that.values);
        return this;
    }

    /** JSON has no NaN and no infinity: both are written as strings. Empty optionals are null. */
    private static Object plain(Object value) {
        if (value instanceof NamedValues named) {
            return named.values;
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? number : number.toString();
        } else if (value instanceof Vec vec) {
            List<Object> entries = new ArrayList<>();
            for (int i = 0; i < vec.size(); i++) {
                entries.add(plain(vec.get(i)));
            }
            return entries;
        } else if (value instanceof Optional<?> optional) {
            return optional.map(NamedValues::plain).orElse(null);
        } else if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? plain(optional.getAsDouble()) : null;
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? (Object) optional.getAsInt() : null;
        } else if (value instanceof List<?> list) {
            return list.stream().map(NamedValues::plain).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(key.toString(), plain(entry)));
            return copy;
        }
        return value;
    }

    /** {@return one JSON object, indented, with a line end} */
    public String toJson() {
        try {
            return WRITER.writeValueAsString(values) + "\n";
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("cannot write as JSON: " + values.keySet(), failed);
        }
    }

    /** {@return the same as a tree, as if read from {@link #toJson}} */
    public JsonNode toTree() {
        return MAPPER.valueToTree(values);
    }

    /** {@return lines {@code name value}; a value that does not exist is {@code --}} */
    public String toLines() {
        StringBuilder lines = new StringBuilder();
        values.forEach((name, value) -> lines.append(name)
                .append(' ')
                .append(value == null ? "--" : value)
                .append('\n'));
        return lines.toString();
    }
}
