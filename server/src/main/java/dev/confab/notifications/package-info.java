/// The notification centre: what users are told beside their chats. A notification has one
/// recipient, comes from a person or from the system, and may ask for an answer by buttons; an
/// answer reaches whoever asked as a message in their private dialog, so a bot hears it as it hears
/// everything.
///
/// Clients take the centre for a chat and its notifications for messages, so both have their
/// numbers from those sequences. A user's row in `notification_feeds` holds the totals; they change
/// in the statement's transaction that changes the notifications, and are never counted anew. The
/// newest five thousand are kept.
@NullMarked
package dev.confab.notifications;

import org.jspecify.annotations.NullMarked;
