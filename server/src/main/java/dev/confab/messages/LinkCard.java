package dev.confab.messages;

import org.jspecify.annotations.Nullable;

/// What a page says of itself.
///
/// @param title its name
/// @param description a sentence about it; empty when it has none
/// @param image the address of its picture; null when it has none
public record LinkCard(String title, String description, @Nullable String image) {}
