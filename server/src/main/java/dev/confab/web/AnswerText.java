package dev.confab.web;

import dev.confab.rpc.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;

/// Writes answers to HTTP/1.1 requests, small ones in one piece. What Jetty's generator does for
/// any answer costs thousands of polls a second more than to find out what to tell them. Belongs to
/// one thread.
final class AnswerText {
  private final byte[] text;
  private final ByteBuffer out;
  private int length;

  /// The last date that was written, which is the same for all answers of a second.
  private String date = "";

  private byte[] dated = {};

  /// @param sizeMax longest head, and longest answer that is one piece, in bytes
  AnswerText(int sizeMax) {
    text = new byte[sizeMax];
    out = ByteBuffer.allocateDirect(sizeMax);
  }

  /// The answer's pieces, until the next one is asked for; none when its head is too long.
  ByteBuffer[] of(Answer answer, HttpField now) {
    length = 0;
    boolean fits =
        put("HTTP/1.1 ")
            && put(Integer.toString(answer.status()))
            && put(" ")
            && put(HttpStatus.getMessage(answer.status()))
            && put("\r\n")
            && put(dated(now));
    for (var header : answer.headers().entrySet()) {
      fits = fits && put(header.getKey(), header.getValue());
    }
    fits =
        fits
            && put("Content-Type", answer.contentType())
            && put("Content-Length", Integer.toString(answer.body().length))
            && put("\r\n");
    if (!fits) {
      return new ByteBuffer[0];
    }
    boolean isWhole = put(answer.body());
    var first = out.clear().put(text, 0, length).flip();
    return isWhole
        ? new ByteBuffer[] {first}
        : new ByteBuffer[] {first, ByteBuffer.wrap(answer.body())};
  }

  private byte[] dated(HttpField now) {
    if (!date.equals(now.getValue())) {
      date = now.getValue();
      dated = (now.getName() + ": " + date + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
    return dated;
  }

  private boolean put(String name, String value) {
    return put(name) && put(": ") && putValue(value) && put("\r\n");
  }

  private boolean put(byte[] bytes) {
    if (bytes.length > text.length - length) {
      return false;
    }
    System.arraycopy(bytes, 0, text, length, bytes.length);
    length += bytes.length;
    return true;
  }

  private boolean put(String ascii) {
    if (ascii.length() > text.length - length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      text[length++] = (byte) ascii.charAt(i);
    }
    return true;
  }

  /// No value ends its line, whatever it holds.
  private boolean putValue(String value) {
    int from = length;
    if (!put(value)) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter < ' ' || letter > 0xff) {
        text[from + i] = letter > 0xff ? (byte) '?' : (byte) ' ';
      }
    }
    return true;
  }
}
