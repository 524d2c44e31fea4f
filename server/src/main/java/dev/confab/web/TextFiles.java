package dev.confab.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The files in which the long texts of one body are.
final class TextFiles implements AutoCloseable {
  /// Most of one body: each is an open file. What is long beside them stays in memory, where there
  /// is room for it.
  static final int MAX = 50;

  private final @Nullable Path folder;
  private final LongConsumer loading;
  private final List<SpooledText> spooled = new ArrayList<>();

  /// @param folder where they are; null: there are none
  /// @param loading told how many bytes come into memory when a text is read whole, and may refuse
  TextFiles(@Nullable Path folder, LongConsumer loading) {
    this.folder = folder;
    this.loading = loading;
  }

  /// None: everything stays in memory.
  static TextFiles none() {
    return new TextFiles(null, bytes -> {});
  }

  /// Whether there may be another.
  boolean hasRoom() {
    return folder != null && spooled.size() < MAX;
  }

  /// Another one.
  SpooledText begin() throws IOException {
    if (folder == null) {
      throw new IllegalStateException("there is no folder for texts");
    }
    var text = new SpooledText(folder, loading);
    spooled.add(text);
    return text;
  }

  /// How many bytes are in all of them.
  long bytes() {
    return spooled.stream().mapToLong(SpooledText::length).sum();
  }

  @Override
  public void close() {
    spooled.forEach(SpooledText::close);
  }
}
