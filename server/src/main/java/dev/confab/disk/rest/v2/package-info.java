/// The methods about files of chats, as the second generation of the API has them.
@NullMarked
package dev.confab.disk.rest.v2;

import org.jspecify.annotations.NullMarked;
