package dev.confab.links;

import dev.confab.delivery.PageClient;
import dev.confab.messages.LinkCard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// Reads off a page what it says of itself: its Open Graph tags, else its title and description.
final class PageReader {
  /// Characters shown of a title.
  static final int TITLE_MAX = 200;

  /// Characters shown of a description.
  static final int DESCRIPTION_MAX = 500;

  private static final int ADDRESS_MAX = 1_000;

  private PageReader() {}

  /// What it says; null when it has no name.
  static @Nullable LinkCard read(PageClient.Page page) {
    var html = parsed(page);
    var named = meta(html, "og:title", "twitter:title");
    var title = shown(named.isEmpty() ? html.title() : named, TITLE_MAX);
    if (title.isEmpty()) {
      return null;
    }
    var description = meta(html, "og:description", "twitter:description", "description");
    return new LinkCard(title, shown(description, DESCRIPTION_MAX), image(html));
  }

  private static Document parsed(PageClient.Page page) {
    try {
      var html = new ByteArrayInputStream(page.html());
      return Jsoup.parse(html, known(page.charset()), page.address().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An encoding nobody knows is none: then the page's own words count.
  private static @Nullable String known(@Nullable String charset) {
    try {
      return charset != null && Charset.isSupported(charset) ? charset : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
  }

  private static String meta(Document html, String... names) {
    for (var name : names) {
      var found = html.selectFirst("meta[property=" + name + "], meta[name=" + name + "]");
      var content = found == null ? "" : found.attr("content").strip();
      if (!content.isEmpty()) {
        return content;
      }
    }
    return "";
  }

  private static @Nullable String image(Document html) {
    var found = html.selectFirst("meta[property=og:image], meta[name=twitter:image]");
    var address = found == null ? "" : found.absUrl("content");
    return address.matches("https?://\\S+") && address.length() <= ADDRESS_MAX ? address : null;
  }

  /// One line without codes: what a page says is no formatting here.
  private static String shown(String words, int max) {
    var plain = words.replaceAll("[\\s\\p{Cntrl}]+", " ").replace('[', '(').replace(']', ')');
    var line = plain.strip();
    if (line.length() <= max) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(max - 2)) ? max - 2 : max - 1;
    return line.substring(0, end) + "…";
  }
}
