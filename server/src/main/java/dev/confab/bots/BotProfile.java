package dev.confab.bots;

import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Keys;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a bot wants to be shown. What is null is left as it is; a value that has no meaning, such as
/// a third gender letter or a picture that is none, is left out rather than refused, because a bot
/// without a birthday still answers.
@Keys(Keys.Spelling.UPPER_SNAKE)
public record BotProfile(
    @Doc("First name. A bot has this or a last name.") @Nullable String name,
    @Doc("Last name.") @Nullable String lastName,
    @Doc("Colour by name: `RED`, `GREEN`, `MINT`, `LIGHT_BLUE` …") @Nullable String color,
    @Doc("Address for mail.") @Nullable String email,
    @Doc("Birthday, `YYYY-MM-DD`.") @Nullable String personalBirthday,
    @Doc("Position, or what the bot does.") @Nullable String workPosition,
    @Doc("Site of the bot.") @Nullable String personalWww,
    @Doc("`M` or `F`.") @Nullable String personalGender,
    @Doc("Picture as Base64, at most 5000 pixels a side.") @Nullable JsonNode personalPhoto) {
  static final int NAME_MAX = 100;
  static final int TEXT_MAX = 255;

  private static final Set<String> COLORS =
      Set.of(
          "RED",
          "GREEN",
          "MINT",
          "LIGHT_BLUE",
          "DARK_BLUE",
          "PURPLE",
          "AQUA",
          "PINK",
          "LIME",
          "BROWN",
          "AZURE",
          "KHAKI",
          "SAND",
          "MARENGO",
          "GRAY",
          "GRAPHITE");

  private static final Profile BLANK = new Profile("", "", "", "", "", "", "", "", null);

  /// A profile that says nothing.
  public static BotProfile silent() {
    return new BotProfile(null, null, null, null, null, null, null, null, null);
  }

  /// Whether there is a name in it.
  boolean isNamed() {
    return Stream.of(name, lastName)
        .anyMatch(text -> text != null && !cut(text, NAME_MAX).isEmpty());
  }

  /// Whether it says nothing at all.
  boolean isEmpty() {
    return equals(silent());
  }

  /// The profile of a new user.
  Profile fresh(@Nullable FileId avatar) {
    return over(BLANK, avatar);
  }

  /// The profile of a known user, changed by what this one says.
  Profile over(Person known, @Nullable FileId avatar) {
    return over(
        new Profile(
            known.name(),
            known.lastName(),
            known.workPosition(),
            known.gender(),
            known.email(),
            known.birthday(),
            known.website(),
            known.color(),
            known.avatar()),
        avatar);
  }

  private Profile over(Profile known, @Nullable FileId avatar) {
    return new Profile(
        name == null ? known.name() : cut(name, NAME_MAX),
        lastName == null ? known.lastName() : cut(lastName, NAME_MAX),
        workPosition == null ? known.workPosition() : cut(workPosition, TEXT_MAX),
        personalGender == null ? known.gender() : gender(personalGender),
        email == null ? known.email() : cut(email, TEXT_MAX),
        personalBirthday == null ? known.birthday() : birthday(personalBirthday),
        personalWww == null ? known.website() : cut(personalWww, TEXT_MAX),
        color == null ? known.color() : color(color, known.color()),
        avatar == null ? known.avatar() : avatar);
  }

  /// Counted in whole characters, so that no emoji is cut in two.
  private static String cut(String text, int max) {
    var clean = text.replace("\0", "").strip();
    return clean.codePointCount(0, clean.length()) <= max
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, max));
  }

  private static String gender(String letter) {
    var upper = letter.strip().toUpperCase(Locale.ROOT);
    return upper.equals("M") || upper.equals("F") ? upper : "";
  }

  private static String birthday(String date) {
    try {
      return LocalDate.parse(date.strip()).toString();
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  private static String color(String name, String known) {
    var upper = name.strip().toUpperCase(Locale.ROOT);
    return COLORS.contains(upper) ? upper : known;
  }
}
