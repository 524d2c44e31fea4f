package dev.confab.house.bench;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a dialog back, page by page, and keeps the ids of its messages.
final class Reader implements Caller {
  private static final Pattern ID = Pattern.compile("\\{\"id\":([0-9]+),\"chat_id\"");

  private final String address;
  private final String dialog;
  final Set<Long> found = new HashSet<>();
  private long before;
  private boolean more = true;

  Reader(String address, String dialog) {
    this.address = address;
    this.dialog = dialog;
  }

  @Override
  public @Nullable ByteBuffer next() {
    var place = before == 0 ? "" : ",\"LAST_ID\":" + before;
    return more
        ? Requests.post(
            address + "im.dialog.messages.get",
            "{\"DIALOG_ID\":\"" + dialog + "\",\"LIMIT\":50" + place + "}")
        : null;
  }

  @Override
  public void answered(Answer answer, long sent, long now) {
    if (answer.status() != 200) {
      throw new BenchFailure("reading back: " + answer.status() + ": " + answer.body(), null);
    }
    more = false;
    var ids = ID.matcher(answer.body());
    while (ids.find()) {
      before = Long.parseLong(ids.group(1));
      more |= found.add(before);
    }
  }
}
