package dev.confab.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What somebody can put on a message. (chat-message-reaction-add.md)
public enum Reaction {
  LIKE,
  DISLIKE,
  FACE_WITH_TEARS_OF_JOY,
  RED_HEART,
  NEUTRAL_FACE,
  FIRE,
  CRY,
  SLIGHTLY_SMILING_FACE,
  WINKING_FACE,
  LAUGH,
  KISS,
  WONDER,
  SLIGHTLY_FROWNING_FACE,
  LOUDLY_CRYING_FACE,
  FACE_WITH_STUCK_OUT_TONGUE,
  FACE_WITH_STUCK_OUT_TONGUE_AND_WINKING_EYE,
  SMILING_FACE_WITH_SUNGLASSES,
  CONFUSED_FACE,
  FLUSHED_FACE,
  THINKING_FACE,
  ANGRY,
  SMILING_FACE_WITH_HORNS,
  FACE_WITH_THERMOMETER,
  FACEPALM,
  POO,
  FLEXED_BICEPS,
  CLAPPING_HANDS,
  RAISED_HAND,
  SMILING_FACE_WITH_HEART_EYES,
  SMILING_FACE_WITH_HEARTS,
  PLEADING_FACE,
  RELIEVED_FACE,
  FOLDED_HANDS,
  OK_HAND,
  SIGN_HORNS,
  LOVE_YOU_GESTURE,
  CLOWN_FACE,
  PARTYING_FACE,
  QUESTION_MARK,
  EXCLAMATION_MARK,
  LIGHT_BULB,
  BOMB,
  SLEEPING_SYMBOL,
  CROSS_MARK,
  WHITE_HEAVY_CHECK_MARK,
  EYES,
  HANDSHAKE,
  HUNDRED_POINTS;

  private static final Map<String, Reaction> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Reaction::word, Function.identity()));

  /// The reaction of a wire name; null when there is none.
  public static @Nullable Reaction of(String word) {
    return BY_WORD.get(word);
  }

  /// Its name on the wire: `FACE_WITH_TEARS_OF_JOY` is `faceWithTearsOfJoy`.
  public String word() {
    var word = new StringBuilder();
    for (var part : name().toLowerCase(Locale.ROOT).split("_")) {
      var first = word.isEmpty() ? part.charAt(0) : Character.toUpperCase(part.charAt(0));
      word.append(first).append(part, 1, part.length());
    }
    return word.toString();
  }
}
