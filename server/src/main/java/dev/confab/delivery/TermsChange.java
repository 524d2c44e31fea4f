package dev.confab.delivery;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody wants of the deliveries of an application or a bot; null: as it is.
public record TermsChange(
    Terms.@Nullable Profile profile,
    Terms.@Nullable Receive receive,
    @Nullable Integer inFlightMax,
    @Nullable Integer perSecondMax,
    @Nullable Duration life,
    @Nullable Boolean inlineReply) {
  /// Wants nothing.
  public static final TermsChange NONE = new TermsChange(null, null, null, null, null, null);

  /// Refuses what cannot be kept.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is possible
  public TermsChange {
    within("inFlightMax", inFlightMax, 1, Terms.IN_FLIGHT_MAX);
    within("perSecondMax", perSecondMax, 0, Terms.PER_SECOND_MAX);
    if (life != null
        && (life.compareTo(Terms.LIFE_MIN) < 0 || life.compareTo(Terms.LIFE_MAX) > 0)) {
      throw new IllegalArgumentException(
          "life must be from %d to %d seconds, not %d"
              .formatted(Terms.LIFE_MIN.toSeconds(), Terms.LIFE_MAX.toSeconds(), life.toSeconds()));
    }
  }

  private static void within(String name, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, not %d".formatted(name, least, most, value));
    }
  }

  /// What is wanted in words and numbers, as files and calls give it.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is possible
  public static TermsChange of(
      @Nullable String profile,
      @Nullable String receive,
      @Nullable Long inFlightMax,
      @Nullable Long perSecondMax,
      @Nullable Long lifeSeconds,
      @Nullable Boolean inlineReply) {
    return new TermsChange(
        profile == null ? null : word("profile", Terms.Profile.class, profile),
        receive == null ? null : word("receive", Terms.Receive.class, receive),
        number(inFlightMax),
        number(perSecondMax),
        lifeSeconds == null ? null : Duration.ofSeconds(lifeSeconds),
        inlineReply);
  }

  private static <E extends Enum<E>> E word(String name, Class<E> type, String word) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    var words = new StringBuilder();
    for (var constant : type.getEnumConstants()) {
      words.append(words.isEmpty() ? "" : " or ").append(constant.name().toLowerCase(Locale.ROOT));
    }
    throw new IllegalArgumentException(name + " must be " + words + ", not '" + word + "'");
  }

  private static @Nullable Integer number(@Nullable Long value) {
    return value == null ? null : Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /// This, and of `other` what this leaves open.
  TermsChange orElse(TermsChange other) {
    return new TermsChange(
        profile == null ? other.profile : profile,
        receive == null ? other.receive : receive,
        inFlightMax == null ? other.inFlightMax : inFlightMax,
        perSecondMax == null ? other.perSecondMax : perSecondMax,
        life == null ? other.life : life,
        inlineReply == null ? other.inlineReply : inlineReply);
  }

  /// The terms with this change made.
  Terms on(Terms terms) {
    return new Terms(
        profile == null ? terms.profile() : profile,
        receive == null ? terms.receive() : receive,
        inFlightMax == null ? terms.inFlightMax() : inFlightMax,
        perSecondMax == null ? terms.perSecondMax() : perSecondMax,
        life == null ? terms.life() : life,
        inlineReply == null ? terms.inlineReply() : inlineReply);
  }
}
