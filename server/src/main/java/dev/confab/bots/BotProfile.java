package dev.confab.bots;

import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Keys;
import dev.confab.people.Profile;
import java.util.Locale;
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
  /// A profile that says nothing.
  public static BotProfile silent() {
    return new BotProfile(null, null, null, null, null, null, null, null, null);
  }

  /// Whether there is a name in it.
  public boolean isNamed() {
    return Stream.of(name, lastName).anyMatch(text -> !clean(text, "").isEmpty());
  }

  /// Whether there is a first name in it.
  public boolean hasFirstName() {
    return !clean(name, "").isEmpty();
  }

  /// Whether whoever was shown so still has a name after this.
  public boolean leavesName(Profile known) {
    return !clean(name, known.name()).isEmpty() || !clean(lastName, known.lastName()).isEmpty();
  }

  /// The same without a word about names.
  public BotProfile nameless() {
    return new BotProfile(
        null,
        null,
        color,
        email,
        personalBirthday,
        workPosition,
        personalWww,
        personalGender,
        personalPhoto);
  }

  /// Whether it says nothing at all.
  public boolean isEmpty() {
    return equals(silent());
  }

  /// A known profile, changed by what this one says.
  public Profile over(Profile known, @Nullable FileId avatar) {
    var said =
        new Profile(
            clean(name, known.name()),
            clean(lastName, known.lastName()),
            clean(workPosition, known.workPosition()),
            clean(personalGender, known.gender()).toUpperCase(Locale.ROOT),
            clean(email, known.email()),
            clean(personalBirthday, known.birthday()),
            clean(personalWww, known.website()),
            clean(color, known.color()),
            avatar == null ? known.avatar() : avatar,
            known.phones());
    return new Profile(
        said.name(),
        said.lastName(),
        said.workPosition(),
        meant(personalGender, said.gender(), known.gender()),
        said.email(),
        meant(personalBirthday, said.birthday(), known.birthday()),
        said.website(),
        meant(color, said.color(), known.color()),
        said.avatar(),
        said.phones());
  }

  /// What is kept of a value: one that has no meaning leaves what was known, an empty one takes it
  /// away.
  private static String meant(@Nullable String said, String kept, String known) {
    return kept.isEmpty() && !clean(said, "").isEmpty() ? known : kept;
  }

  /// PostgreSQL has no place for a zero character, and nobody has a use for it.
  private static String clean(@Nullable String said, String known) {
    return said == null ? known : said.replace("\0", "").strip();
  }
}
