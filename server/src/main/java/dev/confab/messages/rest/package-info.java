/// The methods of messages, one a file.
@NullMarked
package dev.confab.messages.rest;

import org.jspecify.annotations.NullMarked;
