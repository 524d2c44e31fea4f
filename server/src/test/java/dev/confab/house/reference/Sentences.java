package dev.confab.house.reference;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the classes of methods say of themselves: the comment above each, read from the sources.
final class Sentences {
  private static final Pattern METHOD =
      Pattern.compile(
          "((?:^/// ?.*\\n)+)(?:@.*\\n)*(?:public )?(?:final )?(?:class|record) (\\w+)",
          Pattern.MULTILINE);
  private static final Pattern PAGE = Pattern.compile("\\s*\\(([a-z0-9/.-]+\\.(?:md|html))\\)");

  /// @param text what the method does
  /// @param page of the public documentation; empty for methods of ours
  record Said(String text, String page) {}

  private final Map<String, Said> byClass = new TreeMap<>();

  private Sentences() {}

  /// Reads all sources below a folder.
  static Sentences of(Path sources) throws IOException {
    var sentences = new Sentences();
    try (var files = Files.walk(sources)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var matcher = METHOD.matcher(Files.readString(file));
        if (matcher.find()) {
          var room = sources.relativize(file).getParent().toString().replace(File.separator, ".");
          sentences.byClass.put(room + "." + matcher.group(2), said(matcher.group(1)));
        }
      }
    }
    return sentences;
  }

  private static Said said(String comment) {
    var text = comment.replaceAll("(?m)^///[ ]?", "").replaceAll("(?m)^@param[\\s\\S]*", "");
    var page = PAGE.matcher(text);
    var found = page.find() ? page.group(1) : "";
    var bare = PAGE.matcher(text).replaceAll("").replaceAll("\\[#?([A-Za-z.#()]+)]", "`$1`");
    return new Said(bare.replaceAll("(?<!\\n)\\n(?!\\n)", " ").strip(), found);
  }

  /// What a class says; nothing when it says nothing.
  Said of(Class<?> type) {
    return byClass.getOrDefault(type.getName(), new Said("", ""));
  }
}
