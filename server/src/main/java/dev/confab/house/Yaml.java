package dev.confab.house;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads YAML into maps that know the line of every value. No object is ever made of a file's own
/// wish: only the tree of nodes is read, bounded in size, depth and aliases.
final class Yaml {
  /// Largest file, in characters: several thousand users fit.
  static final int SIZE_MAX = 1_000_000;

  /// Deepest nesting; our deepest value stands at level six.
  static final int DEPTH_MAX = 12;

  /// Most aliases of lists or maps in one file, so that a few lines cannot stand for millions.
  static final int ALIASES_MAX = 100;

  private Yaml() {}

  /// The documents of a file, each a map; an empty document is left out.
  static List<YamlMap> read(Path file) {
    var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    try {
      if (Files.size(file) > 4L * SIZE_MAX) {
        throw tooLarge(name);
      }
      return read(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new StartRefused(file + ": no such file");
    } catch (MalformedInputException e) {
      throw new StartRefused(file + ": is not UTF-8 text");
    } catch (IOException e) {
      throw new StartRefused(file + ": cannot be read: " + e.getMessage());
    }
  }

  /// A map without keys.
  static YamlMap empty(String name) {
    return new YamlMap(name, new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
  }

  /// The documents of a text; `name` is what error lines call it.
  static List<YamlMap> read(String name, String text) {
    if (text.length() > SIZE_MAX) {
      throw tooLarge(name);
    }
    var settings =
        LoadSettings.builder()
            .setLabel(name)
            .setCodePointLimit(SIZE_MAX)
            .setMaxAliasesForCollections(ALIASES_MAX)
            .build();
    try {
      checkDepth(name, text, settings);
      var documents = new ArrayList<YamlMap>();
      for (var node : new Compose(settings).composeAllFromString(text)) {
        if (node instanceof MappingNode map) {
          documents.add(new YamlMap(name, map));
        } else if (!node.getTag().equals(Tag.NULL)) {
          throw new StartRefused(at(name, node) + "the file must hold keys and values");
        }
      }
      return documents;
    } catch (MarkedYamlEngineException e) {
      throw new StartRefused(at(name, e.getProblemMark()) + "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new StartRefused(name + ": not YAML: " + e.getMessage());
    }
  }

  private static StartRefused tooLarge(String name) {
    return new StartRefused(name + ": larger than " + SIZE_MAX + " characters");
  }

  /// Counts the depth on the flat stream of events, because composing recurses.
  private static void checkDepth(String name, String text, LoadSettings settings) {
    int depth = 0;
    for (var event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEPTH_MAX) {
        throw new StartRefused(
            at(name, event.getStartMark()) + "nested deeper than " + DEPTH_MAX + " levels");
      }
    }
  }

  /// `portal.yaml:12: `.
  static String at(String name, Node node) {
    return at(name, node.getStartMark());
  }

  private static String at(String name, Optional<Mark> mark) {
    return mark.map(m -> name + ":" + (m.getLine() + 1) + ": ").orElse(name + ": ");
  }
}
