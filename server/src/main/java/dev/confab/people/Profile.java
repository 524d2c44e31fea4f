package dev.confab.people;

import dev.confab.basics.Cut;
import dev.confab.basics.FileId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// What can be changed about a user. Takes what callers send and keeps what can be kept: texts are
/// cut at their column's width, an unknown gender, birthday or colour is dropped, as the original
/// does.
///
/// @param gender `M`, `F` or empty
/// @param birthday `2018-07-14` or empty
/// @param color a colour's name or hex code; empty: chosen by the user's id
/// @param avatar the picture; null when there is none
/// @param phones telephone numbers
public record Profile(
    String name,
    String lastName,
    String workPosition,
    String gender,
    String email,
    String birthday,
    String website,
    String color,
    @Nullable FileId avatar,
    Phones phones) {

  private static final int NAME_MAX = 100;
  private static final int TEXT_MAX = 255;

  /// Keeps what can be kept.
  public Profile {
    name = Cut.to(NAME_MAX, name);
    lastName = Cut.to(NAME_MAX, lastName);
    workPosition = Cut.to(TEXT_MAX, workPosition);
    gender = gender.equals("M") || gender.equals("F") ? gender : "";
    email = Cut.to(TEXT_MAX, email);
    birthday = isDate(birthday) ? birthday : "";
    website = Cut.to(TEXT_MAX, website);
    color = Color.hexOf(color);
  }

  /// A profile without telephone numbers.
  public Profile(
      String name,
      String lastName,
      String workPosition,
      String gender,
      String email,
      String birthday,
      String website,
      String color,
      @Nullable FileId avatar) {
    this(
        name, lastName, workPosition, gender, email, birthday, website, color, avatar, Phones.NONE);
  }

  /// A profile of which only the names are known.
  public static Profile named(String name, String lastName) {
    return new Profile(name, lastName, "", "", "", "", "", "", null);
  }

  /// The same with another picture, or without one.
  public Profile withAvatar(@Nullable FileId picture) {
    return new Profile(
        name, lastName, workPosition, gender, email, birthday, website, color, picture, phones);
  }

  private static boolean isDate(String text) {
    try {
      return text.length() == "2018-07-14".length() && LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
