package dev.confab.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to change about a command; what is null stays.
public record CommandChange(
    @Nullable String text,
    @Nullable String url,
    @Nullable List<Title> titles,
    @Nullable Boolean hidden,
    @Nullable Boolean extranet) {

  boolean isEmpty() {
    return text == null && url == null && titles == null && hidden == null && extranet == null;
  }
}
