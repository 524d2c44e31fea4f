/// Chats as the methods and events of the second generation have them.
@NullMarked
package dev.confab.chats.rest.v2;

import org.jspecify.annotations.NullMarked;
