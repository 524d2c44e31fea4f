package dev.confab.notifications.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the methods that send a notification take.
@Keys(Keys.Spelling.UPPER_SNAKE)
record NewNotice(
    @Doc("Who is to be told.") @Nullable UserId userId,
    @Doc("The text.") @Nullable String message,
    @Doc("The text for ways out of the portal, such as e-mail.") @Nullable String messageOut,
    @Doc("Its name within the application; an older one of this name is taken away.")
        @Nullable String tag,
    @Doc("A name that several may have.") @Nullable String subTag,
    @Doc("An attachment, or its JSON text.") @Nullable JsonNode attach,
    @Doc("For webhooks: the application whose tags these are.") @Nullable String clientId) {}
