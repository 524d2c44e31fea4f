package dev.confab.basics;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.node.StringNode;

/// A text of a call that is too long to be kept in memory, in most cases a file as Base64. Whoever
/// knows of it reads it piece by piece; to all others it is a text like any other, and is read
/// whole when they ask for it. It is gone when the call is answered.
public final class LongText extends StringNode {
  /// Where it is kept meanwhile.
  public interface Place {
    /// Opens its bytes, which are UTF-8, from the beginning.
    InputStream open() throws IOException;

    /// Reads it into memory, where there is room for it.
    String whole();
  }

  private final transient Place place;
  private final long length;

  /// A text of so many bytes at this place.
  public LongText(Place place, long length) {
    super("(" + length + " bytes)");
    this.place = place;
    this.length = length;
  }

  /// How many bytes it has.
  public long length() {
    return length;
  }

  /// Opens it from the beginning.
  public InputStream open() throws IOException {
    return place.open();
  }

  /// What is shown of it where it is not to be read.
  public String label() {
    return _value;
  }

  @Override
  public String stringValue() {
    return place.whole();
  }

  @Override
  public String asString() {
    return place.whole();
  }

  @Override
  public String asString(String otherwise) {
    return place.whole();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
