/// The methods of chats, one a file.
@NullMarked
package dev.confab.chats.rest;

import org.jspecify.annotations.NullMarked;
