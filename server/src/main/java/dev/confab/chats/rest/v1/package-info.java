/// Chats as bots of the first generation have them.
@NullMarked
package dev.confab.chats.rest.v1;

import org.jspecify.annotations.NullMarked;
