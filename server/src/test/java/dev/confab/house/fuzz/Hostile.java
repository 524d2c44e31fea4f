package dev.confab.house.fuzz;

import dev.confab.basics.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/// Values that break programs: of the wrong kind, at the edges of numbers and of text, too long,
/// too deep, and meant for another reader.
final class Hostile {
  private static final int DEPTH_MAX = 6;
  private static final int ITEMS_MAX = 5;
  private static final int CROWD = 400;

  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\ud83e",
          "\udd16x",
          "\uffff\ufffe",
          "\u202e\u200b\ufeff",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e9",
          "1e309",
          "NaN",
          "0x10",
          "٣",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "99999999999999999999999999",
          "true",
          "Y",
          "N",
          "null",
          "undefined",
          "[]",
          "{}",
          "[[",
          "{\"a\":",
          "{\"BLOCKS\":[{\"MESSAGE\":7}]}",
          "[{\"TEXT\":\"a\",\"COMMAND\":\"b\"},null,3]",
          "chat",
          "chat0",
          "chat-1",
          "chat+1",
          "chat99999999999999999999",
          "Chat1",
          "sg1",
          "1,2,3",
          ",,,",
          "1;DROP TABLE messages",
          "' OR '1'='1",
          "\\",
          "%",
          "%00",
          "_%_",
          "\"'`<>&",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "C:\\con\\nul",
          "a/b\\c:d*e?f.exe",
          "http://127.0.0.1:9/",
          "http://127.0.0.1:99999/",
          "http://[",
          "http://a b/",
          "javascript:alert(1)",
          "//",
          "2026-02-30T25:61:61+99:99",
          "0000-00-00",
          "+999999999-12-31T23:59:59+18:00",
          "-999999999-01-01T00:00:00-18:00",
          "1970-01-01",
          "$result[a][b]",
          "$result[",
          "${jndi:x}",
          "[b][i][/b]",
          "[user=1]x[/user]",
          "[url=javascript:1]x",
          "/help me",
          "/",
          "#fff",
          "RED",
          "en",
          "xx_YY",
          "iVBORw0KGgo=",
          "====",
          "R0lGODlhAQABAAAAACw=",
          "(a+)+$");

  private final Random random;
  private final List<String> names;

  /// @param names keys that mean something to somebody
  Hostile(Random random, List<String> names) {
    this.random = random;
    this.names = names;
  }

  JsonNode value() {
    return value(0);
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth < DEPTH_MAX ? 14 : 10)) {
      case 0 -> NullNode.getInstance();
      case 1 -> BooleanNode.valueOf(random.nextBoolean());
      case 2 -> LongNode.valueOf(random.nextInt(-2, 30));
      case 3 -> LongNode.valueOf(random.nextLong());
      case 4 -> BigIntegerNode.valueOf(BigInteger.TEN.pow(random.nextInt(1, 60)));
      case 5 ->
          DecimalNode.valueOf(BigDecimal.valueOf(random.nextLong(), random.nextInt(-300, 300)));
      case 6, 7, 8 -> StringNode.valueOf(text());
      case 9 -> StringNode.valueOf(longText());
      case 10, 11 -> list(depth, random.nextInt(50) == 0 ? CROWD : random.nextInt(ITEMS_MAX));
      default -> map(depth);
    };
  }

  String text() {
    var one = TEXTS.get(random.nextInt(TEXTS.size()));
    return random.nextInt(5) == 0 ? one + TEXTS.get(random.nextInt(TEXTS.size())) : one;
  }

  private String longText() {
    var times = random.nextInt(100) == 0 ? 5_000 : random.nextInt(1, 60);
    return text().repeat(times);
  }

  private JsonNode list(int depth, int items) {
    var list = Json.mapper().createArrayNode();
    for (int i = 0; i < items; i++) {
      list.add(items == CROWD ? StringNode.valueOf(text()) : value(depth + 1));
    }
    return list;
  }

  private JsonNode map(int depth) {
    var map = Json.mapper().createObjectNode();
    for (int entries = random.nextInt(ITEMS_MAX); entries > 0; entries--) {
      map.set(key(), value(depth + 1));
    }
    return map;
  }

  String key() {
    return switch (random.nextInt(8)) {
      case 0 -> text();
      case 1 -> Integer.toString(random.nextInt(-1, 4));
      default -> names.get(random.nextInt(names.size()));
    };
  }
}
