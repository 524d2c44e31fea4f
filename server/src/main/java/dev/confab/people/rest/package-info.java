/// The methods that show users, and the form in which a user appears in the answers of others.
@NullMarked
package dev.confab.people.rest;

import org.jspecify.annotations.NullMarked;
