package dev.confab.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command to be registered.
public record CommandDraft(
    @Nullable String text, List<Title> titles, boolean common, boolean hidden, boolean extranet) {}
