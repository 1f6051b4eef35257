package io.github.sparkagd.versions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.json4s.JArray;
import org.json4s.JBool;
import org.json4s.JDouble;
import org.json4s.JLong;
import org.json4s.JNull$;
import org.json4s.JObject;
import org.json4s.JString;
import org.json4s.JValue;
import scala.Tuple2;

/** JSON in the form in which Spark's pages have it, from Spark 4.0 on. */
final class JsonTree {
    private JsonTree() {}

    static JValue of(JsonNode node) {
        if (node.isObject()) {
            List<Tuple2<String, JValue>> fields = new ArrayList<>();
            node.fieldNames().forEachRemaining(name -> fields.add(new Tuple2<>(name, of(node.get(name)))));
            return new JObject(ScalaCollections.asScala(fields));
        } else if (node.isArray()) {
            List<JValue> entries = new ArrayList<>();
            node.forEach(entry -> entries.add(of(entry)));
            return new JArray(ScalaCollections.asScala(entries));
        } else if (node.isIntegralNumber()) {
            return new JLong(node.longValue());
        } else if (node.isNumber()) {
            return new JDouble(node.doubleValue());
        } else if (node.isBoolean()) {
            return new JBool(node.booleanValue());
        }
        return node.isNull() ? JNull$.MODULE$ : new JString(node.asText());
    }
}
