package io.github.sparkagd.versions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.json4s.JsonAST.JArray;
import org.json4s.JsonAST.JBool;
import org.json4s.JsonAST.JDouble;
import org.json4s.JsonAST.JLong;
import org.json4s.JsonAST.JNull$;
import org.json4s.JsonAST.JObject;
import org.json4s.JsonAST.JString;
import org.json4s.JsonAST.JValue;
import scala.Tuple2;

/** JSON in the form in which the pages of Spark 3.5 have it. */
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
