package dev.confab.people.rest;

import dev.confab.people.rest.UserCondition.Test;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The filter of `user.get`: conditions that must all hold. (api-reference/user/user-get.md)
record UserFilter(List<UserCondition> conditions) {
  private static final Pattern KEY =
      Pattern.compile("(!=%|!%=|>=|<=|!@|!%|!=|=%|%=|>|<|@|%|=|!|)(\\w+)");

  /// ISO 8601, and dates as portals show them: German and most others, American.
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendOptional(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
          .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[uuuu-MM-dd HH:mm:ss][uuuu-MM-dd]")
          .appendPattern("[dd.MM.uuuu HH:mm:ss][dd.MM.uuuu]")
          .appendPattern("[MM/dd/uuuu hh:mm:ss a][MM/dd/uuuu]")
          .toFormatter(Locale.ENGLISH);

  /// Reads `FILTER`, or, where a caller sends none, the parameters themselves.
  static UserFilter of(JsonNode tree, Set<String> scopes, ZoneId zone) {
    var conditions = new ArrayList<UserCondition>();
    for (var entry : tree.properties()) {
      var key = KEY.matcher(entry.getKey().strip());
      if (key.matches()) {
        var name = key.group(2).toUpperCase(Locale.ROOT);
        if (name.equals("NAME_SEARCH")) {
          conditions.addAll(search(entry.getValue(), scopes));
        } else {
          add(conditions, key.group(1), UserFields.find(name, scopes), entry.getValue(), zone);
        }
      }
    }
    return new UserFilter(List.copyOf(conditions));
  }

  boolean holds(UserRow row) {
    for (var condition : conditions) {
      if (!condition.holds(row)) {
        return false;
      }
    }
    return true;
  }

  /// Least id that can fulfil the filter.
  long lowId() {
    return conditions.stream().mapToLong(condition -> condition.idRange()[0]).max().orElse(0);
  }

  /// Greatest id that can fulfil the filter.
  long highId() {
    return conditions.stream()
        .mapToLong(condition -> condition.idRange()[1])
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static void add(
      List<UserCondition> conditions,
      String prefix,
      @Nullable UserField field,
      JsonNode value,
      ZoneId zone) {
    if (field == null) {
      return;
    }
    var wanted = new ArrayList<@Nullable Object>();
    for (var node : value.isContainer() ? value.values() : List.of(value)) {
      wanted.add(key(field, node, zone));
    }
    conditions.add(new UserCondition(field, test(prefix, wanted), prefix.startsWith("!"), wanted));
  }

  /// Every word must be somewhere in what describes the person.
  private static List<UserCondition> search(JsonNode value, Set<String> scopes) {
    boolean withEmail = UserFields.find("EMAIL", scopes) != null;
    var searched =
        new UserField("NAME_SEARCH", UserField.Kind.TEXT, row -> row.searched(withEmail));
    var words = List.of(value.asString("").strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return words.stream()
        .map(word -> new UserCondition(searched, Test.PART, false, List.of(word)))
        .toList();
  }

  /// Without a prefix the value is exact, unless it holds a `%`: the page's own example filters by
  /// `"NAME": "Iv%"`.
  private static Test test(String prefix, List<@Nullable Object> wanted) {
    return switch (prefix) {
      case ">=" -> Test.GREATER_OR_EQUAL;
      case ">" -> Test.GREATER;
      case "<=" -> Test.LESS_OR_EQUAL;
      case "<" -> Test.LESS;
      case "%", "!%" -> Test.PART;
      case "=%", "%=", "!=%", "!%=" -> Test.PATTERN;
      case "" -> wanted.stream().anyMatch(UserFilter::isPattern) ? Test.PATTERN : Test.EQUAL;
      default -> Test.EQUAL;
    };
  }

  private static boolean isPattern(@Nullable Object value) {
    return value instanceof String text && text.contains("%");
  }

  private static @Nullable Object key(UserField field, JsonNode node, ZoneId zone) {
    var text = node.asString("").strip();
    if (field.isMoment()) {
      return moment(text, zone);
    }
    return switch (field.kind()) {
      case NUMBER, IDS -> number(text);
      case FLAG -> Set.of("Y", "1", "TRUE").contains(text.toUpperCase(Locale.ROOT)) ? 1L : 0L;
      default -> text.toLowerCase(Locale.ROOT);
    };
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0; // no id is 0
    }
  }

  private static @Nullable Long moment(String text, ZoneId zone) {
    try {
      var read = MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (read) {
        case OffsetDateTime exact -> exact.toInstant().toEpochMilli();
        case LocalDateTime local -> local.atZone(zone).toInstant().toEpochMilli();
        default -> LocalDate.from(read).atStartOfDay(zone).toInstant().toEpochMilli();
      };
    } catch (DateTimeException | ArithmeticException e) { // no time, or none that can be counted
      return null;
    }
  }
}
