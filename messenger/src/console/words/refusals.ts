import type { Sentences } from '@/refusals'

/** What the server refuses to those who run a portal and make bots. */
export const refusals: Sentences = {
  WRONG_AUTH_TYPE: {
    en: 'Nobody can do this from a browser.',
    de: 'Das kann man nicht aus einem Browser.',
    ru: 'Из браузера это сделать нельзя.',
  },
  APPLICATION_NOT_FOUND: {
    en: 'This application is not there any more.',
    de: 'Diese Anwendung gibt es nicht mehr.',
    ru: 'Этого приложения больше нет.',
  },
  APP_ID_ERROR: {
    en: 'This bot belongs to another application.',
    de: 'Dieser Bot gehört einer anderen Anwendung.',
    ru: 'Этот бот принадлежит другому приложению.',
  },
  WEBHOOK_NOT_FOUND: {
    en: 'This webhook is not there any more.',
    de: 'Diesen Webhook gibt es nicht mehr.',
    ru: 'Этого вебхука больше нет.',
  },
  BACKUPS_FULL: {
    en: 'The folder for backups is full: remove the oldest ones on the server.',
    de: 'Der Ordner für Sicherungen ist voll: Entferne auf dem Server die ältesten.',
    ru: 'Папка резервных копий заполнена: удалите на сервере самые старые.',
  },
  BACKUP_OFF: {
    en: 'The server was started without a folder for backups.',
    de: 'Der Server wurde ohne einen Ordner für Sicherungen gestartet.',
    ru: 'Сервер запущен без папки для резервных копий.',
  },
  BACKUP_RUNS: {
    en: 'A backup is being made already.',
    de: 'Es wird schon eine Sicherung gemacht.',
    ru: 'Резервная копия уже создаётся.',
  },
  CALL_NOT_FOUND: {
    en: 'There is no such call, or it is not kept any more.',
    de: 'Diesen Aufruf gibt es nicht, oder er wird nicht mehr aufbewahrt.',
    ru: 'Такого вызова нет, или он больше не хранится.',
  },
  CLIENT_ID_TAKEN: {
    en: 'There is an application with this client ID already.',
    de: 'Eine Anwendung mit dieser Client-ID gibt es schon.',
    ru: 'Приложение с таким идентификатором клиента уже есть.',
  },
  DATA_ERROR: [
    {
      text: 'DATA must be a JSON object of at most … characters',
      en: 'Data are a JSON object of at most {1} characters.',
      de: 'Daten sind ein JSON-Objekt mit höchstens {1} Zeichen.',
      ru: 'Данные — это объект JSON не длиннее {1} символов.',
    },
    {
      text: 'DATA is no JSON at line …, column …: …',
      more: true,
      en: 'This is not JSON: line {1}, column {2}.',
      de: 'Das ist kein JSON: Zeile {1}, Spalte {2}.',
      ru: 'Это не JSON: строка {1}, столбец {2}.',
    },
    {
      text: ['DATA cannot be sent: …', 'DATA goes with the ID of one event'],
      more: true,
      en: 'These data cannot be sent.',
      de: 'Diese Daten können nicht gesendet werden.',
      ru: 'Эти данные отправить нельзя.',
    },
  ],
  EDIT_COUNT_ERROR: {
    text: 'The event was edited … times already',
    en: 'This event was edited {1} times already.',
    de: 'Dieses Ereignis wurde schon {1}-mal bearbeitet.',
    ru: 'Это событие уже изменяли много раз ({1}).',
  },
  ERROR_EVENT_NOT_FOUND: {
    en: 'There is no event of this name.',
    de: 'Ein Ereignis dieses Namens gibt es nicht.',
    ru: 'События с таким именем нет.',
  },
  ERROR_WRONG_HANDLER_URL: {
    en: 'An address begins with http:// or https://.',
    de: 'Eine Adresse beginnt mit http:// oder https://.',
    ru: 'Адрес начинается с http:// или https://.',
  },
  URL_ERROR: {
    text: "'…' is no http or https address",
    en: '“{1}” is no address: it begins with http:// or https://.',
    de: '„{1}“ ist keine Adresse: Sie beginnt mit http:// oder https://.',
    ru: '«{1}» — не адрес: он начинается с http:// или https://.',
  },
  EVENT_NOT_POSTED: {
    text: 'Event is not attempted: …',
    more: true,
    en: 'This event cannot be tried now.',
    de: 'Dieses Ereignis kann jetzt nicht versucht werden.',
    ru: 'Сейчас это событие отправить нельзя.',
  },
  EVENT_NOT_FIRST: {
    en: 'Only the first event that waits in a dialog can be skipped.',
    de: 'Überspringen kann man nur das erste Ereignis, das in einem Dialog wartet.',
    ru: 'Пропустить можно только первое событие, ожидающее в диалоге.',
  },
  EVENT_NOT_FOUND: {
    en: 'There is no such event, or it is not kept any more.',
    de: 'Dieses Ereignis gibt es nicht, oder es wird nicht mehr aufbewahrt.',
    ru: 'Такого события нет, или оно больше не хранится.',
  },
  EVENT_SETTLED: {
    en: 'This event does not wait any more.',
    de: 'Dieses Ereignis wartet nicht mehr.',
    ru: 'Это событие больше не ожидает.',
  },
  EVENT_WITHHELD: {
    en: 'The installation of its application is not finished: until then it is told of nothing.',
    de: 'Die Installation seiner Anwendung ist nicht abgeschlossen: Bis dahin erfährt sie nichts.',
    ru: 'Установка его приложения не завершена: до тех пор ему ничего не сообщается.',
  },
  EVENT_OFFLINE: {
    en: 'Its handler is an offline one: what that is told is queued and never posted.',
    de: 'Sein Handler ist ein Offline-Handler: Was er erfährt, wird eingereiht und nie gesendet.',
    ru: 'Его обработчик — офлайн: предназначенное ему ставится в очередь и никогда не отправляется.',
  },
  EVENT_UNBOUND: {
    en: 'Its handler was unbound: there is nowhere to send it again.',
    de: 'Sein Handler ist abgemeldet: Es gibt nichts, wohin es noch einmal gesendet werden könnte.',
    ru: 'Его обработчик отвязан: отправить его ещё раз некуда.',
  },
  EVENT_WAITING: {
    en: 'This event still waits: it will be attempted by itself.',
    de: 'Dieses Ereignis wartet noch: Es wird von selbst versucht.',
    ru: 'Это событие ещё ожидает: попытка будет сделана сама.',
  },
  LAST_ADMINISTRATOR: {
    en: 'The portal needs an administrator who may sign in.',
    de: 'Das Portal braucht einen Administrator, der sich anmelden darf.',
    ru: 'Порталу нужен администратор, который может войти.',
  },
  LOGIN_ERROR: {
    en: 'A login has 1 to 100 characters, none of them blank.',
    de: 'Ein Anmeldename hat 1 bis 100 Zeichen und kein Leerzeichen.',
    ru: 'В логине от 1 до 100 символов без пробелов.',
  },
  LOGIN_TAKEN: {
    en: 'Somebody else has this login.',
    de: 'Diesen Anmeldenamen hat schon jemand.',
    ru: 'Этот логин уже занят.',
  },
  NAME_ERROR: {
    en: 'A name has to be new and has 1 to 100 letters, digits, “.”, “-” or “_”.',
    de: 'Ein Name muss neu sein und hat 1 bis 100 Buchstaben, Ziffern, „.“, „-“ oder „_“.',
    ru: 'Имя должно быть новым: от 1 до 100 букв, цифр, «.», «-» или «_».',
  },
  PASSWORD_ERROR: {
    en: 'A password has 8 to 255 characters.',
    de: 'Ein Passwort hat 8 bis 255 Zeichen.',
    ru: 'В пароле от 8 до 255 символов.',
  },
  PORTAL_ERROR: [
    {
      text: 'LANGUAGE must be a known language of two small letters',
      en: 'There is no such language; en is one.',
      de: 'Diese Sprache gibt es nicht; de ist eine.',
      ru: 'Такого языка нет; пример: ru.',
    },
    {
      text: 'PLAN must have 1 to 50 letters and digits',
      en: 'A plan has 1 to 50 small letters and digits.',
      de: 'Ein Tarif hat 1 bis 50 kleine Buchstaben und Ziffern.',
      ru: 'Тариф — от 1 до 50 строчных латинских букв и цифр.',
    },
    {
      text: 'TIMEZONE must be a known zone',
      en: 'There is no such time zone; Europe/Berlin is one.',
      de: 'Diese Zeitzone gibt es nicht; Europe/Berlin ist eine.',
      ru: 'Такого часового пояса нет; пример: Europe/Moscow.',
    },
    {
      text: '…',
      more: true,
      en: 'The portal cannot be set so.',
      de: 'So lässt sich das Portal nicht einstellen.',
      ru: 'Портал так настроить нельзя.',
    },
  ],
  TERMS_ERROR: [
    {
      text: 'inFlightMax must be from … to …, not …',
      en: 'Attempts at the same time: from {1} to {2}.',
      de: 'Gleichzeitige Versuche: von {1} bis {2}.',
      ru: 'Одновременных попыток может быть от {1} до {2}.',
    },
    {
      text: 'perSecondMax must be from … to …, not …',
      en: 'Attempts in a second: from {1} to {2}.',
      de: 'Versuche in der Sekunde: von {1} bis {2}.',
      ru: 'Попыток в секунду может быть от {1} до {2}.',
    },
    {
      text: 'life must be from … to … seconds, not …',
      en: 'It is given up after {1} to {2} seconds.',
      de: 'Aufgegeben wird nach {1} bis {2} Sekunden.',
      ru: 'Срок до отказа — от {1} до {2} секунд.',
    },
    {
      text: '…',
      more: true,
      en: 'These terms of delivery are not possible.',
      de: 'Diese Zustellbedingungen sind nicht möglich.',
      ru: 'Такие условия доставки невозможны.',
    },
  ],
  SCOPES_ERROR: {
    text: "SCOPES must be a list of scopes; '…' is none",
    en: '“{1}” is no scope.',
    de: '„{1}“ ist kein Recht.',
    ru: '«{1}» — такого права нет.',
  },
  TITLE_ERROR: {
    en: 'A title has 1 to 255 characters.',
    de: 'Ein Titel hat 1 bis 255 Zeichen.',
    ru: 'В названии от 1 до 255 символов.',
  },
  USER_ERROR: {
    en: 'This has to be the number of a person who may sign in.',
    de: 'Das muss die Nummer einer Person sein, die sich anmelden darf.',
    ru: 'Нужен номер человека, который может войти.',
  },
}
