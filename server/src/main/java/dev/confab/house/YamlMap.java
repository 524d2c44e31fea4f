package dev.confab.house;

import dev.confab.basics.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The keys and values of one YAML map. Every way to read a value says, when it is not what it must
/// be, in which file and line. A key without a value counts as absent.
final class YamlMap {
  private final String file;
  private final MappingNode node;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();

  YamlMap(String file, MappingNode node) {
    this.file = file;
    this.node = node;
    for (var tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new StartRefused(Yaml.at(file, tuple.getKeyNode()) + "a key must be plain text");
      }
      if (keys.put(key.getValue(), key) != null) {
        throw new StartRefused(Yaml.at(file, key) + "'" + key.getValue() + "' is given twice");
      }
      if (!tuple.getValueNode().getTag().equals(Tag.NULL)) {
        values.put(key.getValue(), tuple.getValueNode());
      }
    }
  }

  /// Refuses every key that is not among `known`.
  YamlMap knowing(String... known) {
    for (var key : keys.entrySet()) {
      if (!Arrays.asList(known).contains(key.getKey())) {
        throw new StartRefused(
            Yaml.at(file, key.getValue())
                + "unknown key '"
                + key.getKey()
                + "'"
                + Suggestion.of(key.getKey(), Arrays.asList(known)));
      }
    }
    return this;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /// `portal.yaml:12` of a key, or of the map itself.
  String place(String key) {
    var at = Yaml.at(file, keys.getOrDefault(key, node));
    return at.substring(0, at.length() - 2);
  }

  /// What is wrong with the value of a key.
  StartRefused wrong(String key, String what) {
    return new StartRefused(place(key) + ": " + key + " " + what);
  }

  @Nullable String text(String key) {
    var value = values.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ScalarNode scalar)) {
      throw wrong(key, "must be one text, not a list or a map");
    }
    return scalar.getValue();
  }

  String text(String key, String otherwise) {
    var text = text(key);
    return text == null ? otherwise : text;
  }

  /// A text that must be there and not be empty.
  String needed(String key) {
    var text = text(key);
    if (text == null || text.isBlank()) {
      throw new StartRefused(place(key) + ": " + key + " is missing");
    }
    return text;
  }

  /// One of a few words.
  String word(String key, String otherwise, List<String> words) {
    var text = text(key, otherwise);
    if (!text.equals(otherwise) && !words.contains(text)) {
      throw wrong(
          key,
          "must be one of %s, not '%s'%s"
              .formatted(String.join(", ", words), text, Suggestion.of(text, words)));
    }
    return text;
  }

  @Nullable Long number(String key) {
    var text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a whole number, not '" + text + "'");
    }
  }

  /// A number of a thing: from one upward, and small enough for every client.
  long id(String key) {
    var number = number(key);
    if (number == null) {
      throw new StartRefused(place(key) + ": " + key + " is missing");
    }
    return checkedId(key, number);
  }

  private long checkedId(String key, long number) {
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw wrong(key, "must be from 1 to " + Integer.MAX_VALUE + ", not " + number);
    }
    return number;
  }

  boolean flag(String key, boolean otherwise) {
    return word(key, Boolean.toString(otherwise), List.of("true", "false")).equals("true");
  }

  /// A list of texts; empty when absent.
  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (var item : items(key)) {
      if (!(item instanceof ScalarNode scalar)) {
        throw new StartRefused(Yaml.at(file, item) + key + " must be a list of texts");
      }
      texts.add(scalar.getValue());
    }
    return texts;
  }

  /// A list of texts, or one text alone.
  List<String> textsOrText(String key) {
    return values.get(key) instanceof SequenceNode ? texts(key) : List.of(text(key, ""));
  }

  /// A list of ids; empty when absent.
  List<Long> ids(String key) {
    var ids = new ArrayList<Long>();
    for (var text : texts(key)) {
      if (!text.matches("[0-9]{1,10}")) {
        throw wrong(key, "must be a list of ids, not of '" + text + "'");
      }
      ids.add(checkedId(key, Long.parseLong(text)));
    }
    return ids;
  }

  /// A map in a map; an empty one when absent.
  YamlMap map(String key) {
    var value = values.get(key);
    if (value == null) {
      return Yaml.empty(file);
    }
    if (!(value instanceof MappingNode map)) {
      throw wrong(key, "must hold keys and values");
    }
    return new YamlMap(file, map);
  }

  /// A list of maps; empty when absent.
  List<YamlMap> maps(String key) {
    var maps = new ArrayList<YamlMap>();
    for (var item : items(key)) {
      if (!(item instanceof MappingNode map)) {
        throw new StartRefused(
            Yaml.at(file, item) + "each of " + key + " must hold keys and values");
      }
      maps.add(new YamlMap(file, map));
    }
    return maps;
  }

  private List<Node> items(String key) {
    var value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      throw wrong(key, "must be a list");
    }
    return list.getValue();
  }
}
