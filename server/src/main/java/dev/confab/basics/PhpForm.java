package dev.confab.basics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// `application/x-www-form-urlencoded` the way PHP reads and writes it: `a[b][0]=c` is a tree.
///
/// Reading never throws on odd input; it keeps what can be kept, as PHP does. Only the two limits
/// are refused, because what exceeds them is an attack or a mistake worth hearing of.
public final class PhpForm {
  /// Most parameters one body may have.
  public static final int PARAMS_MAX = 10_000;

  private PhpForm() {}

  /// A form with too many parameters, or too deep.
  public static final class TooMuch extends RuntimeException {
    TooMuch(String what) {
      super(what, null, false, false);
    }
  }

  /// Reads a query or a body into `into`, later keys winning over earlier ones.
  public static void read(String form, ObjectNode into) {
    var indexes = new IdentityHashMap<ObjectNode, Long>();
    int params = 0;
    int from = 0;
    while (from < form.length()) {
      int end = form.indexOf('&', from);
      end = end < 0 ? form.length() : end;
      if (end > from) {
        if (++params > PARAMS_MAX) {
          throw new TooMuch("more than " + PARAMS_MAX + " parameters");
        }
        int equals = form.indexOf('=', from);
        boolean bare = equals < 0 || equals > end;
        var key = decode(form.substring(from, bare ? end : equals));
        put(
            into,
            indexes,
            key,
            StringNode.valueOf(bare ? "" : decode(form.substring(equals + 1, end))));
      }
      from = end + 1;
    }
  }

  /// The same value, with lists for maps whose keys are 0, 1, 2 and so on: a form writes both
  /// alike, and PHP keeps both alike. For values that are given back as they came.
  public static JsonNode withLists(JsonNode value) {
    if (value.isArray() || isCounted(value)) {
      var list = Json.mapper().createArrayNode();
      value.values().forEach(item -> list.add(withLists(item)));
      return list;
    }
    if (!value.isObject()) {
      return value;
    }
    var map = Json.mapper().createObjectNode();
    value.forEachEntry((key, item) -> map.set(key, withLists(item)));
    return map;
  }

  private static boolean isCounted(JsonNode map) {
    int next = 0;
    for (var name : map.propertyNames()) {
      if (!name.equals(Integer.toString(next++))) {
        return false;
      }
    }
    return next > 0;
  }

  /// A tree that takes decoded pairs one by one, for example those of a multipart body.
  public static final class Into {
    private final ObjectNode tree;
    private final IdentityHashMap<ObjectNode, Long> indexes = new IdentityHashMap<>();

    /// Pairs go into this tree, and nothing else does meanwhile.
    public Into(ObjectNode tree) {
      this.tree = tree;
    }

    /// Puts one pair.
    public void put(String key, StringNode value) {
      PhpForm.put(tree, indexes, key, value);
    }
  }

  /// @param indexes the next index of each list begun, because looking for it each time would cost
  ///   a long list the square of its length
  private static void put(
      ObjectNode into, IdentityHashMap<ObjectNode, Long> indexes, String key, StringNode value) {
    var path = path(key);
    if (path.isEmpty()) {
      return;
    }
    var node = into;
    for (int i = 0; i < path.size() - 1; i++) {
      var name = i > 0 ? name(node, indexes, path.get(i)) : path.get(i);
      node = node.get(name) instanceof ObjectNode known ? known : node.putObject(name);
    }
    var last = path.getLast();
    node.set(path.size() > 1 ? name(node, indexes, last) : last, value);
  }

  /// The key of one step inside a list or map; an empty step takes the next index.
  private static String name(
      ObjectNode node, IdentityHashMap<ObjectNode, Long> indexes, String step) {
    var next = indexes.computeIfAbsent(node, PhpForm::nextIndex);
    if (step.isEmpty()) {
      indexes.put(node, next + 1);
      return Long.toString(next);
    }
    if (isIndex(step)) {
      indexes.put(node, Math.max(next, Long.parseLong(step) + 1));
    }
    return step;
  }

  private static List<String> path(String key) {
    var path = new ArrayList<String>();
    int open = key.indexOf('[');
    int close = open < 0 ? -1 : key.indexOf(']', open);
    var stripped = (close < 0 ? key : key.substring(0, open)).stripLeading();
    var first = stripped.replace('.', '_').replace(' ', '_').replace('[', '_');
    if (first.isEmpty()) {
      return path;
    }
    path.add(first);
    while (close > 0) {
      path.add(key.substring(open + 1, close));
      if (path.size() > Json.DEPTH_MAX) {
        throw new TooMuch("nested deeper than " + Json.DEPTH_MAX);
      }
      open = close + 1;
      close = open < key.length() && key.charAt(open) == '[' ? key.indexOf(']', open) : -1;
    }
    return path;
  }

  private static long nextIndex(ObjectNode node) {
    long next = 0;
    for (var name : node.propertyNames()) {
      if (isIndex(name)) {
        next = Math.max(next, Long.parseLong(name) + 1);
      }
    }
    return next;
  }

  private static boolean isIndex(String name) {
    return !name.isEmpty()
        && name.length() < 18
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// Decodes `%41` and `+`; a broken escape stays as it is.
  public static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    var raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Writes a tree as `http_build_query` does: true is `1`, false is `0`, null and empty lists
  /// vanish.
  public static String write(ObjectNode tree) {
    var form = new FormWriter();
    for (var entry : tree.properties()) {
      form.put(entry.getKey(), entry.getValue());
    }
    var written = form.finish();
    var text = written.toString();
    written.forget();
    return text;
  }

  /// Encodes as PHP's `urlencode`: only letters, digits, `-`, `_` and `.` stay.
  public static String encode(String text) {
    return FormWriter.encode(text);
  }
}
