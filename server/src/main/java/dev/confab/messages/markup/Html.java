package dev.confab.messages.markup;

import java.util.List;

/// A formatted text as HTML that runs nothing: what could be markup is made harmless, and of the
/// codes only those become tags that have one in every browser. The others show their words.
public final class Html {
  private final StringBuilder html = new StringBuilder();

  private Html() {}

  /// A text as HTML.
  public static String of(String text) {
    var html = new Html();
    html.write(Markup.of(text).nodes());
    return html.html.toString();
  }

  private void write(List<Node> nodes) {
    for (var node : nodes) {
      switch (node) {
        case Node.Text(var words) -> words(words);
        case Node.Quote quote -> around("blockquote", "", quote.inside());
        case Node.Tag tag -> write(tag);
      }
    }
  }

  private void write(Node.Tag tag) {
    switch (tag.code()) {
      case B -> around("b", "", tag.inside());
      case I -> around("i", "", tag.inside());
      case U -> around("u", "", tag.inside());
      case S -> around("s", "", tag.inside());
      case CODE -> around("pre", "", tag.inside());
      case SIZE -> around("span", style("font-size", pixels(tag.value())), tag.inside());
      case COLOR -> around("span", style("color", tag.value()), tag.inside());
      case URL -> around("a", target(tag.value()), tag.inside());
      case IMG -> around("a", target(tag.value()), List.of(new Node.Text(tag.value())));
      case ICON -> words(tag.attributes().getOrDefault("title", ""));
      case BR -> html.append("<br />");
      case TIMESTAMP, DISK -> {}
      case USER, CHAT, CONTEXT, PUT, SEND, CALL -> write(tag.inside());
    }
  }

  private void around(String name, String attributes, List<Node> inside) {
    html.append('<').append(name).append(attributes).append('>');
    write(inside);
    html.append("</").append(name).append('>');
  }

  private static String style(String property, String value) {
    return " style=\"" + property + ": " + value + "\"";
  }

  private static String pixels(String size) {
    return size.endsWith("px") ? size : size + "px";
  }

  private static String target(String address) {
    var whole = address.regionMatches(true, 0, "www.", 0, 4) ? "https://" + address : address;
    return " href=\"" + harmless(whole) + "\" target=\"_blank\"";
  }

  private void words(String words) {
    html.append(harmless(words).replace("\r\n", "\n").replace("\n", "<br />"));
  }

  private static String harmless(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#039;");
  }
}
