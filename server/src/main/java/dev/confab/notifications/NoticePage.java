package dev.confab.notifications;

import java.util.List;

/// A page of what a search found.
///
/// @param total how many fit, on all pages
public record NoticePage(List<Notice> notices, int total) {}
