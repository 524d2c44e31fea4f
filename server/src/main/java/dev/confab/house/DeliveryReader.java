package dev.confab.house;

import dev.confab.delivery.Terms;
import dev.confab.delivery.TermsChange;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a portal file says of an application's deliveries. What is absent stays as it is.
final class DeliveryReader {
  private DeliveryReader() {}

  static TermsChange read(YamlMap map) {
    map.knowing("profile", "receive", "inFlightMax", "perSecondMax", "life", "inlineReply");
    return TermsChange.of(
        word(
            map,
            "profile",
            Arrays.stream(Terms.Profile.values()).map(Terms.Profile::word).toList()),
        word(
            map,
            "receive",
            Arrays.stream(Terms.Receive.values()).map(Terms.Receive::word).toList()),
        number(map, "inFlightMax", 1, Terms.IN_FLIGHT_MAX),
        number(map, "perSecondMax", 0, Terms.PER_SECOND_MAX),
        number(map, "life", Terms.LIFE_MIN.toSeconds(), Terms.LIFE_MAX.toSeconds()),
        map.has("inlineReply") ? map.flag("inlineReply", false) : null);
  }

  private static @Nullable String word(YamlMap map, String key, List<String> words) {
    return map.has(key) ? map.word(key, "", words) : null;
  }

  private static @Nullable Long number(YamlMap map, String key, long least, long most) {
    var number = map.number(key);
    if (number != null && (number < least || number > most)) {
      throw map.wrong(key, "must be from " + least + " to " + most + ", not " + number);
    }
    return number;
  }
}
