package dev.confab.messages.markup;

import java.util.List;

/// A formatted text as a tree.
public record Markup(List<Node> nodes) {

  /// Reads any text.
  public static Markup of(String text) {
    return new Markup(new MarkupReader(text, true).read());
  }

  /// The text it was read from, character by character.
  public String source() {
    var source = new StringBuilder();
    write(nodes, source);
    return source.toString();
  }

  /// Writes nodes as they were written.
  public static void write(List<Node> nodes, StringBuilder to) {
    for (var node : nodes) {
      switch (node) {
        case Node.Text(var words) -> to.append(words);
        case Node.Tag tag -> {
          to.append(tag.opening());
          write(tag.inside(), to);
          to.append(tag.closing());
        }
        case Node.Quote(var opening, var inside, var closing) -> {
          to.append(opening);
          write(inside, to);
          to.append(closing);
        }
      }
    }
  }

  /// The words a reader sees, without any formatting.
  public String plain() {
    return plain(nodes);
  }

  static String plain(List<Node> nodes) {
    var plain = new StringBuilder();
    plain(nodes, plain);
    return plain.toString();
  }

  private static void plain(List<Node> nodes, StringBuilder to) {
    for (var node : nodes) {
      switch (node) {
        case Node.Text(var words) -> to.append(words);
        case Node.Quote quote -> plain(quote.inside(), to);
        case Node.Tag tag -> {
          switch (tag.code()) {
            case BR -> to.append('\n');
            case ICON -> to.append(tag.attributes().getOrDefault("title", ""));
            default -> plain(tag.inside(), to);
          }
        }
      }
    }
  }
}
