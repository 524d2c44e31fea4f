/// Applications that bots put into the messenger: a command behind an icon, or a page in a frame.
/// Kept here, shown by the messenger.
@NullMarked
package dev.confab.botapps;

import org.jspecify.annotations.NullMarked;
