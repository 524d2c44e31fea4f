import type { Locale } from '@/speech'
import type { Method } from '@/wire'

/** One sentence in every language there is: the compiler refuses a missing one. */
type Said = Record<Locale, string>

/** What a code of the server means to a person. */
export interface Meaning extends Said {
  /** The texts of the server's that mean this, where its code means several things; `…` is what varies, and `{1}` of the sentence. */
  text?: string | string[]
  /** The method that means this by it, where others mean something else. */
  method?: Method
  /** Whether the server's text says more than the sentence: it stands behind it. */
  more?: true
}

/** Meanings by the server's codes; of several the first that fits. */
export type Sentences = Record<string, Meaning | Meaning[]>

const unwell: Meaning = {
  en: 'Something went wrong in the server. If it stays so, tell those who run this portal the number below.',
  de: 'Im Server ist etwas schiefgegangen. Bleibt es dabei, nenne denen, die dieses Portal betreiben, die Nummer hier.',
  ru: 'На сервере что-то пошло не так. Если это повторяется, сообщите администраторам портала номер запроса.',
}
const signedOut: Meaning = {
  en: 'You are not signed in any more. Sign in again.',
  de: 'Du bist nicht mehr angemeldet. Melde dich neu an.',
  ru: 'Вы больше не авторизованы. Войдите снова.',
}
const noPortal: Meaning = {
  en: 'There is no portal at this address, or it is closed.',
  de: 'Unter dieser Adresse gibt es kein Portal, oder es ist geschlossen.',
  ru: 'По этому адресу портала нет, или он закрыт.',
}
const noChat: Meaning = {
  en: 'There is no such chat.',
  de: 'Diesen Chat gibt es nicht.',
  ru: 'Такого чата нет.',
}
const noPerson: Meaning = {
  en: 'There is no such person any more.',
  de: 'Diese Person gibt es nicht mehr.',
  ru: 'Этого человека больше нет.',
}
const notHere: Meaning = {
  en: 'You may not do this in this chat.',
  de: 'Das darfst du in diesem Chat nicht.',
  ru: 'В этом чате вам это нельзя.',
}
const older: Meaning = {
  en: 'The server does not understand this. This page may be older than it: load it again.',
  de: 'Der Server versteht das nicht. Diese Seite ist vielleicht älter als er: Lade sie neu.',
  ru: 'Сервер этого не понимает. Возможно, страница устарела: загрузите её заново.',
}

/** What any call may meet, and what is met on the way to it. */
const anywhere: Sentences = {
  UNREACHED: {
    en: 'The server cannot be reached.',
    de: 'Der Server ist nicht erreichbar.',
    ru: 'Сервер недоступен.',
  },
  INTERNAL_SERVER_ERROR: unwell,
  ERROR_UNEXPECTED_ANSWER: unwell,
  SERVICE_UNAVAILABLE: {
    en: 'The server cannot read or keep anything at the moment. Try again a little later.',
    de: 'Der Server kann gerade nichts lesen oder behalten. Versuche es etwas später noch einmal.',
    ru: 'Сервер сейчас не может ничего прочитать или сохранить. Попробуйте чуть позже.',
  },
  REQUEST_TIMEOUT: {
    en: 'This took longer than the server allows. Try again a little later.',
    de: 'Das hat länger gedauert, als der Server erlaubt. Versuche es etwas später noch einmal.',
    ru: 'Это заняло больше времени, чем позволяет сервер. Попробуйте чуть позже.',
  },
  QUERY_LIMIT_EXCEEDED: {
    en: 'These were too many requests at once. Wait a moment and try again.',
    de: 'Das waren zu viele Anfragen auf einmal. Warte einen Moment und versuche es noch einmal.',
    ru: 'Слишком много запросов сразу. Подождите немного и повторите.',
  },
  OPERATION_TIME_LIMIT: {
    en: 'This has kept the server busy for too long lately. Try again in ten minutes.',
    de: 'Das hat den Server zuletzt zu lange beschäftigt. Versuche es in zehn Minuten noch einmal.',
    ru: 'В последнее время это отняло у сервера слишком много времени. Повторите через десять минут.',
  },
  NO_AUTH_FOUND: signedOut,
  NOT_SIGNED_IN: signedOut,
  INVALID_CREDENTIALS: {
    en: 'Your account is blocked, or is not there any more.',
    de: 'Dein Konto ist gesperrt, oder es gibt es nicht mehr.',
    ru: 'Ваша учётная запись заблокирована или удалена.',
  },
  PORTAL_DELETED: noPortal,
  NO_PORTAL: noPortal,
  ERROR_METHOD_NOT_FOUND: older,
  WRONG_METHOD: older,
  PARAMS_ERROR: [
    {
      method: 'im.message.command',
      en: 'The bot does not know the command of this button any more, or does not hear you here.',
      de: 'Der Bot kennt den Befehl dieses Knopfes nicht mehr, oder er hört dich hier nicht.',
      ru: 'Бот больше не знает команды этой кнопки или не слышит вас здесь.',
    },
    older,
  ],
  ERROR_ARGUMENT: {
    text: "Argument '…' is missing or has a wrong type",
    en: '{1} is missing, or has a wrong form.',
    de: '{1} fehlt oder hat eine falsche Form.',
    ru: '{1}: значения нет, или оно неверного вида.',
  },
  FOREIGN_PAGE: {
    en: 'This came from a page of another site, and is not done.',
    de: 'Das kam von einer Seite eines anderen Angebots und wird nicht getan.',
    ru: 'Запрос пришёл со страницы другого сайта и не выполняется.',
  },
  INVALID_REQUEST: [
    {
      text: 'Https required',
      en: 'This portal speaks over https only: open it so.',
      de: 'Dieses Portal spricht nur über https: Öffne es so.',
      ru: 'Портал работает только по https: откройте его так.',
    },
    {
      text: 'Request body is larger than … bytes',
      en: 'This is more than the server takes at once.',
      de: 'Das ist mehr, als der Server auf einmal nimmt.',
      ru: 'Это больше, чем сервер принимает за один раз.',
    },
    { text: 'Request body cannot be read: …', more: true, ...older },
  ],
  WRONG_LOGIN: {
    en: 'Login and password do not fit.',
    de: 'Anmeldename und Passwort passen nicht zusammen.',
    ru: 'Логин и пароль не подходят.',
  },
  WEAK_PASSWORD: {
    en: 'A password has 10 to 200 characters, and is neither the old one nor your login.',
    de: 'Ein Passwort hat 10 bis 200 Zeichen und ist weder das alte noch dein Login.',
    ru: 'В пароле от 10 до 200 символов; прежний пароль и логин не подходят.',
  },
  TOO_MANY_TRIES: {
    en: 'Too many tries. Please wait a minute.',
    de: 'Zu viele Versuche. Bitte eine Minute warten.',
    ru: 'Слишком много попыток. Подождите минуту.',
  },
  DECLARED_IN_FILE: {
    en: 'This stands in the portal file, which is read at every start: it has to be changed there.',
    de: 'Das steht in der Portaldatei, die bei jedem Start gelesen wird: Es muss dort geändert werden.',
    ru: 'Это записано в файле портала, который читается при каждом запуске: менять нужно там.',
  },
}

/** Rights, and what is not there for somebody. */
const rights: Sentences = {
  ACCESS_DENIED: [
    {
      text: ['Access denied! Administrator authorization required', 'Access denied! Administrator or application required'],
      en: 'Only an administrator may do this.',
      de: 'Das darf nur ein Administrator.',
      ru: 'Это может только администратор.',
    },
    {
      text: 'Access denied',
      method: 'im.v2.Chat.Bot.sendContext',
      en: 'This chat has no bot that could be told so.',
      de: 'In diesem Chat ist kein Bot, der das erfahren könnte.',
      ru: 'В этом чате нет бота, которому это можно передать.',
    },
    {
      text: 'Access denied',
      en: 'You may not do this.',
      de: 'Das darfst du nicht.',
      ru: 'Вам это нельзя.',
    },
  ],
  ACCESS_DENIED_EXTEND: {
    en: 'You may not add people to this chat.',
    de: 'Du darfst diesem Chat niemanden hinzufügen.',
    ru: 'Вы не можете добавлять людей в этот чат.',
  },
  ACCESS_DENIED_KICK: [
    {
      text: 'Access denied to kick user from chat',
      en: 'You cannot leave this chat.',
      de: 'Diesen Chat kannst du nicht verlassen.',
      ru: 'Этот чат нельзя покинуть.',
    },
    {
      text: 'Insufficient rights to exclude participants from the chat',
      en: 'You may not remove people from this chat.',
      de: 'Du darfst niemanden aus diesem Chat entfernen.',
      ru: 'Вы не можете удалять людей из этого чата.',
    },
  ],
  ACCESS_ERROR: [
    {
      text: 'Action unavailable',
      method: 'im.message.add',
      en: 'You may not write in this chat.',
      de: 'In diesem Chat darfst du nicht schreiben.',
      ru: 'В этот чат вам писать нельзя.',
    },
    {
      text: 'Action unavailable',
      method: 'confab.messenger.forward',
      en: 'You may not write in the chat that this was to go to.',
      de: 'In dem Chat, in den das gehen sollte, darfst du nicht schreiben.',
      ru: 'В чат, куда это пересылалось, вам писать нельзя.',
    },
    {
      text: 'Action unavailable',
      method: 'im.chat.user.add',
      en: 'You may not add people to this chat.',
      de: 'Du darfst diesem Chat niemanden hinzufügen.',
      ru: 'Вы не можете добавлять людей в этот чат.',
    },
    { text: 'Action unavailable', ...notHere },
    {
      text: 'It is forbidden to add users to this chat',
      en: 'Nobody can be added to this chat.',
      de: 'Diesem Chat kann niemand hinzugefügt werden.',
      ru: 'В этот чат нельзя никого добавить.',
    },
    {
      text: 'It is forbidden to delete users of this chat',
      method: 'im.chat.leave',
      en: 'This chat cannot be left.',
      de: 'Diesen Chat kann man nicht verlassen.',
      ru: 'Этот чат нельзя покинуть.',
    },
    {
      text: 'It is forbidden to delete users of this chat',
      en: 'Nobody can be removed from this chat.',
      de: 'Aus diesem Chat kann niemand entfernt werden.',
      ru: 'Из этого чата нельзя никого удалить.',
    },
    {
      text: 'Only the owner and the managers of a chat may pin messages',
      en: 'Only the owner and the managers of this chat may pin messages.',
      de: 'Nachrichten anheften dürfen hier nur der Besitzer und die Leitung des Chats.',
      ru: 'Закреплять сообщения здесь могут только владелец и модераторы чата.',
    },
    {
      text: 'The avatar of this chat cannot be changed',
      en: 'The picture of this chat cannot be changed.',
      de: 'Das Bild dieses Chats kann nicht geändert werden.',
      ru: 'Картинку этого чата изменить нельзя.',
    },
    {
      text: 'This chat cannot be muted',
      en: 'This chat cannot be muted.',
      de: 'Dieser Chat kann nicht stummgeschaltet werden.',
      ru: 'Звук этого чата отключить нельзя.',
    },
    {
      text: 'This chat cannot be renamed',
      en: 'Title and description of this chat cannot be changed.',
      de: 'Titel und Beschreibung dieses Chats können nicht geändert werden.',
      ru: 'Название и описание этого чата изменить нельзя.',
    },
    {
      text: ['You do not have access to the specified dialog', "You don't have access to this chat"],
      en: 'This chat is not there, or it is not open to you.',
      de: 'Diesen Chat gibt es nicht, oder er steht dir nicht offen.',
      ru: 'Такого чата нет, или он вам недоступен.',
    },
    {
      text: 'You don’t have permission to pin this chat',
      en: 'You cannot pin this chat.',
      de: 'Diesen Chat kannst du nicht anheften.',
      ru: 'Этот чат вам закрепить нельзя.',
    },
  ],
  WRONG_REQUEST: [
    {
      text: 'Change manager can only owner and user must be member in chat',
      en: 'Only the owner says who manages this chat, and only members can.',
      de: 'Wer diesen Chat leitet, bestimmt nur der Besitzer, und nur unter den Mitgliedern.',
      ru: 'Модераторов чата назначает только владелец, и только из участников.',
    },
    {
      text: 'Change owner can only owner and user must be member in chat',
      en: 'Only the owner can give this chat to somebody else, and only to a member.',
      de: 'Nur der Besitzer kann diesen Chat weitergeben, und nur an ein Mitglied.',
      ru: 'Передать чат может только владелец, и только участнику.',
    },
    {
      text: "This color currently set or chat isn't exists",
      en: 'The chat has this colour already.',
      de: 'Der Chat hat diese Farbe schon.',
      ru: 'У чата уже этот цвет.',
    },
    { text: "Chat isn't exists", ...noChat },
    { text: 'The body is not the JSON object that is expected here', ...older },
  ],
  CHAT_ID_EMPTY: noChat,
  DIALOG_ID_EMPTY: { text: ["Dialog ID can't be empty", 'Dialog ID can’t be empty'], ...noChat },
  USER_ID_EMPTY: noPerson,
  USER_NOT_EXISTS: noPerson,
  USER_NOT_FOUND: [
    {
      text: 'The specified user is not in the chat',
      en: 'This person is not in the chat any more.',
      de: 'Diese Person ist nicht mehr in dem Chat.',
      ru: 'Этого человека больше нет в чате.',
    },
    { text: 'User not found', ...noPerson },
  ],
}

/** Messages, files, and what is done with them. */
const deeds: Sentences = {
  CANT_EDIT_MESSAGE: [
    {
      method: 'im.message.delete',
      en: 'This message cannot be deleted any more: too much time has passed, or it is not yours.',
      de: 'Diese Nachricht kann nicht mehr gelöscht werden: Es ist zu lange her, oder sie ist nicht von dir.',
      ru: 'Это сообщение уже нельзя удалить: прошло слишком много времени или оно не ваше.',
    },
    {
      en: 'This message cannot be changed any more: too much time has passed, or it is not yours.',
      de: 'Diese Nachricht kann nicht mehr geändert werden: Es ist zu lange her, oder sie ist nicht von dir.',
      ru: 'Это сообщение уже нельзя изменить: прошло слишком много времени или оно не ваше.',
    },
  ],
  MESSAGE_EMPTY: {
    en: 'There is nothing in the message.',
    de: 'In der Nachricht steht nichts.',
    ru: 'Сообщение пустое.',
  },
  MESSAGE_ID_ERROR: {
    text: ["Message ID can't be empty", "First unread message id can't be empty"],
    en: 'This message is not there any more, or is not open to you.',
    de: 'Diese Nachricht gibt es nicht mehr, oder sie steht dir nicht offen.',
    ru: 'Этого сообщения больше нет, или оно вам недоступно.',
  },
  MESSAGE_NOT_FOUND: {
    en: 'There is no such message.',
    de: 'Diese Nachricht gibt es nicht.',
    ru: 'Такого сообщения нет.',
  },
  CHAT_ID: {
    en: 'The message could not be posted in this chat.',
    de: 'Die Nachricht konnte in diesem Chat nicht gesendet werden.',
    ru: 'Сообщение не удалось отправить в этот чат.',
  },
  REPLY_ACCESS_ERROR: {
    en: 'You may not answer this message.',
    de: 'Auf diese Nachricht darfst du nicht antworten.',
    ru: 'Отвечать на это сообщение вам нельзя.',
  },
  REPLY_FROM_OTHER_CHAT_ERROR: {
    en: 'A message can only be answered in its own chat.',
    de: 'Auf eine Nachricht kann man nur in ihrem eigenen Chat antworten.',
    ru: 'Ответить на сообщение можно только в его чате.',
  },
  WITHOUT_CHANGES: {
    en: 'It is so already.',
    de: 'Es ist schon so.',
    ru: 'Это уже сделано.',
  },
  TOO_MANY_PINS: {
    en: 'A chat can have 20 pinned messages. Unpin one first.',
    de: 'Ein Chat kann 20 angeheftete Nachrichten haben. Löse erst eine.',
    ru: 'В чате может быть 20 закреплённых сообщений. Сначала открепите одно.',
  },
  ERROR_COULD_NOT_SAVE_FILE: {
    en: 'The server could not keep this file: it is too large, or it did not arrive whole.',
    de: 'Der Server konnte diese Datei nicht behalten: Sie ist zu groß, oder sie kam nicht ganz an.',
    ru: 'Сервер не смог сохранить файл: он слишком велик или дошёл не полностью.',
  },
  ERROR_NOT_FOUND: {
    en: 'The folder of this chat is not there any more.',
    de: 'Den Ordner dieses Chats gibt es nicht mehr.',
    ru: 'Папки этого чата больше нет.',
  },
  FILES_ERROR: {
    en: 'The files are not on the server any more: send them once more.',
    de: 'Die Dateien sind nicht mehr auf dem Server: Sende sie noch einmal.',
    ru: 'Файлов на сервере больше нет: отправьте их ещё раз.',
  },
  SAVE_ERROR: {
    en: 'The files could not be posted in this chat.',
    de: 'Die Dateien konnten in diesem Chat nicht gesendet werden.',
    ru: 'Файлы не удалось отправить в этот чат.',
  },
  AVATAR_ERROR: [
    {
      text: 'Avatar incorrect size (max 5000x5000)',
      en: 'This picture is too large: up to 5000 × 5000 pixels are taken.',
      de: 'Dieses Bild ist zu groß: Bis 5000 × 5000 Pixel werden genommen.',
      ru: 'Это изображение слишком велико: принимаются до 5000 × 5000 точек.',
    },
    {
      text: 'Avatar incorrect type',
      en: 'This is no picture that is taken here: PNG, JPEG, GIF or WebP.',
      de: 'Das ist kein Bild, das hier genommen wird: PNG, JPEG, GIF oder WebP.',
      ru: 'Такие изображения не принимаются: нужен PNG, JPEG, GIF или WebP.',
    },
  ],
  TITLE_EMPTY: {
    en: 'A chat needs a title.',
    de: 'Ein Chat braucht einen Titel.',
    ru: 'Чату нужно название.',
  },
  NAME_EMPTY: {
    en: 'A name needs at least one letter.',
    de: 'Ein Name braucht mindestens einen Buchstaben.',
    ru: 'В имени должна быть хотя бы одна буква.',
  },
  FIND_SHORT: {
    text: ['Too short a search phrase', 'Too short a search phrase.'],
    en: 'These are too few letters to look for.',
    de: 'Das sind zu wenige Buchstaben zum Suchen.',
    ru: 'Слишком мало букв для поиска.',
  },
  BOT_ID_ERROR: {
    text: ["Bot ID can't be empty", 'Bot not found'],
    en: 'This bot is not there any more.',
    de: 'Diesen Bot gibt es nicht mehr.',
    ru: 'Этого бота больше нет.',
  },
  COMMAND_ERROR: {
    en: 'The bot does not know the command of this button.',
    de: 'Den Befehl dieses Knopfes kennt der Bot nicht.',
    ru: 'Бот не знает команды этой кнопки.',
  },
  CHAT_APP_ID_ERROR: {
    en: 'This application is not there any more.',
    de: 'Diese Anwendung gibt es nicht mehr.',
    ru: 'Этого приложения больше нет.',
  },
  NOTIFY_VALUE_ERROR: {
    en: 'This button carries no answer.',
    de: 'Dieser Knopf trägt keine Antwort.',
    ru: 'В этой кнопке нет ответа.',
  },
  SESSION_NOT_FOUND: {
    en: 'This browser is signed out already.',
    de: 'Dieser Browser ist schon abgemeldet.',
    ru: 'Этот браузер уже отключён.',
  },
}

/** What the server's refusals mean to people. The console knows more of them. */
export const SENTENCES: Sentences = { ...anywhere, ...rights, ...deeds }
