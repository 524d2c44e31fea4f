package dev.confab.house;

import dev.confab.basics.MadeUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// What the first start makes up for a newcomer. The store keeps only hashes, so the words
/// themselves stand in one private file of the data folder, until the operator deletes it.
///
/// It is written before the store is: a first start that breaks off is taken up with the same
/// words.
///
/// @param login who signs in
/// @param password with what
/// @param code the secret part of the webhook's address
/// @param bot the echo bot's id; 0 until it is made
public record FirstStart(String login, String password, String code, long bot) {
  static final String FILE_NAME = "first-start.txt";

  /// Fresh words.
  static FirstStart madeUp() {
    return new FirstStart("admin", MadeUp.word(16), MadeUp.word(24), 0);
  }

  FirstStart withBot(long id) {
    return new FirstStart(login, password, code, id);
  }

  /// The words kept in a data folder; null when the file is gone.
  static @Nullable FirstStart keptIn(Path data) {
    var file = data.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      var words = new HashMap<String, String>();
      for (var line : Files.readAllLines(file)) {
        var parts = line.split(": ", 2);
        if (parts.length == 2 && !line.startsWith("#")) {
          words.put(parts[0].strip(), parts[1].strip());
        }
      }
      var bot = words.getOrDefault("echo-bot", "0");
      return new FirstStart(
          words.getOrDefault("login", ""),
          words.getOrDefault("password", ""),
          words.getOrDefault("webhook-code", ""),
          bot.matches("[0-9]{1,9}") ? Long.parseLong(bot) : 0);
    } catch (IOException e) {
      throw new StartRefused(file + ": cannot be read: " + e.getMessage());
    }
  }

  void keepIn(Path data) {
    PrivateFile.write(
        data.resolve(FILE_NAME),
        """
        # Made up at the first start of Confab. The store itself keeps only hashes of these words.
        # Note what you need and delete this file; everything goes on working without it.
        login: %s
        password: %s
        webhook-code: %s
        echo-bot: %d
        """
            .formatted(login, password, code, bot));
  }
}
