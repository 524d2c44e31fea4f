import { fill, locale } from '@/speech'
import type { Locale } from '@/speech'

type Said = Record<Exclude<Locale, 'en'>, string>

const ALLOW_DE = 'ist keine öffentliche Adresse; soll sie aufgerufen werden, so starte mit {setting}'
const ALLOW_RU = 'не общедоступный адрес; чтобы вызывать его, запустите сервер с {setting}'

/**
 * What an attempt came to, why an address cannot be reached, why an event was withdrawn, what is shown of a request
 * otherwise than it was sent, and why a backup failed, in the languages the server does not speak. Its sentences are found
 * again by their words; `{places}` stand for what varies. Behind a colon may stand what a library of the system said, in its own words.
 */
export const OUTCOMES: [english: string, said: Said][] = [
  ['{status}, a redirect: redirects are not followed, register the final address', {
    de: '{status}, eine Weiterleitung: Weiterleitungen wird nicht gefolgt, registriere die endgültige Adresse',
    ru: '{status}, перенаправление: им не следуют, зарегистрируйте конечный адрес',
  }],
  ['no complete answer within {n} s', { de: 'keine vollständige Antwort in {n} s', ru: 'за {n} с ответ не получен целиком' }],
  ['no answer begun within {n} s', { de: 'in {n} s hat keine Antwort begonnen', ru: 'за {n} с ответ не начался' }],
  ['no answer from the name server for {host} within {n} s', {
    de: 'der Nameserver hat zu {host} in {n} s nichts geantwortet',
    ru: 'сервер имён за {n} с ничего не ответил о {host}',
  }],
  ['no answer within {n} s', { de: 'keine Antwort in {n} s', ru: 'за {n} с ответа нет' }],
  ['no connection within {n} s', { de: 'keine Verbindung in {n} s', ru: 'за {n} с нет соединения' }],
  ['too many host names are looked up at the moment to ask for {host}', {
    de: 'gerade werden zu viele Namen nachgeschlagen, um nach {host} zu fragen',
    ru: 'сейчас ищется слишком много имён, чтобы спросить о {host}',
  }],
  ['the host name {host} is not known', { de: 'der Name {host} ist nicht bekannt', ru: 'имя {host} неизвестно' }],
  ['its host name is not known', { de: 'ihr Name ist nicht bekannt', ru: 'имя неизвестно' }],
  ['the host name is not known', { de: 'der Name ist nicht bekannt', ru: 'имя неизвестно' }],
  ['the connection was refused: nothing listens there', {
    de: 'die Verbindung wurde abgelehnt: dort hört niemand',
    ru: 'в соединении отказано: там никто не слушает',
  }],
  ['the connection was refused', { de: 'die Verbindung wurde abgelehnt', ru: 'в соединении отказано' }],
  ['there is no route to the host', { de: 'es führt kein Weg dorthin', ru: 'пути туда нет' }],
  ['encryption failed: {why}', { de: 'die Verschlüsselung misslang: {why}', ru: 'шифрование не удалось: {why}' }],
  ['the exchange was broken off', { de: 'der Austausch brach ab', ru: 'обмен прервался' }],
  ['the exchange failed: {why}', { de: 'der Austausch misslang: {why}', ru: 'обмен не удался: {why}' }],
  ['the connection failed: {why}', { de: 'die Verbindung misslang: {why}', ru: 'соединение не удалось: {why}' }],
  ['the address cannot be called: {why}', { de: 'die Adresse kann nicht aufgerufen werden: {why}', ru: 'адрес нельзя вызвать: {why}' }],
  ['refused: port {port} belongs to another protocol than HTTP; to call it, start with {setting}', {
    de: 'abgelehnt: Port {port} gehört einem anderen Protokoll als HTTP; soll er aufgerufen werden, so starte mit {setting}',
    ru: 'отказано: порт {port} принадлежит не HTTP; чтобы вызывать его, запустите сервер с {setting}',
  }],
  ['refused: {host} is {address}, which is not a public address; to call it, start with {setting} or {other}', {
    de: `abgelehnt: {host} ist {address} und ${ALLOW_DE} oder {other}`,
    ru: `отказано: {host} — это {address}, ${ALLOW_RU} или {other}`,
  }],
  ['refused: {host} is not a public address; to call it, start with {setting}', {
    de: `abgelehnt: {host} ${ALLOW_DE}`,
    ru: `отказано: {host} — ${ALLOW_RU}`,
  }],
  ['the handler address cannot be read', { de: 'die Adresse des Handlers ist nicht lesbar', ru: 'адрес обработчика не читается' }],
  ['the handler address must begin with http:// or https://', {
    de: 'die Adresse des Handlers muss mit http:// oder https:// beginnen',
    ru: 'адрес обработчика должен начинаться с http:// или https://',
  }],
  ['the handler address has no host', { de: 'die Adresse des Handlers nennt keinen Rechner', ru: 'в адресе обработчика нет имени узла' }],
  ['the handler address must not carry a user name or a password', {
    de: 'die Adresse des Handlers darf weder Benutzer noch Passwort enthalten',
    ru: 'в адресе обработчика не должно быть имени или пароля',
  }],
  ['the handler answered 410 at {when} and is called again after confab.delivery.resume or a new registration', {
    de: 'der Handler hat um {when} mit 410 geantwortet und wird nach confab.delivery.resume oder einer neuen Registrierung wieder aufgerufen',
    ru: 'обработчик ответил 410 ({when}) и будет вызван снова после confab.delivery.resume или новой регистрации',
  }],
  ['the server could not make the attempt, see its log', {
    de: 'der Server konnte den Versuch nicht machen, sieh in sein Protokoll',
    ru: 'сервер не смог сделать попытку, смотрите его журнал',
  }],
  ['the server stopped', { de: 'der Server hielt an', ru: 'сервер остановился' }],
  ['its life is over: {outcome}', { de: 'seine Zeit ist um: {outcome}', ru: 'срок истёк: {outcome}' }],
  ['withheld: the installation of its application is not finished', {
    de: 'zurückgehalten: die Installation seiner Anwendung ist nicht abgeschlossen',
    ru: 'удержано: установка его приложения не завершена',
  }],
  ['the bot did not fetch it', { de: 'der Bot hat es nicht geholt', ru: 'бот его не забрал' }],
  ['nobody could take it before', { de: 'bis dahin konnte es niemand nehmen', ru: 'до этого его никто не смог принять' }],
  ['handler {id} is no longer bound', { de: 'Handler {id} ist nicht mehr gebunden', ru: 'обработчик {id} больше не привязан' }],
  ['this server has no handler named {name}', { de: 'dieser Server hat keinen Handler namens {name}', ru: 'на этом сервере нет обработчика {name}' }],
  ['the handler {name} of this server failed', { de: 'der Handler {name} dieses Servers hat versagt', ru: 'обработчик {name} этого сервера не справился' }],
  ['the handler was unbound', { de: 'die Bindung des Handlers wurde aufgehoben', ru: 'привязка обработчика снята' }],
  ['the application was removed', { de: 'die Anwendung wurde entfernt', ru: 'приложение удалено' }],
  ['the bot was removed', { de: 'der Bot wurde entfernt', ru: 'бот удалён' }],
  ['skipped by the operator', { de: 'vom Betreiber übersprungen', ru: 'пропущено оператором' }],
  ['cancelled by the operator', { de: 'vom Betreiber zurückgezogen', ru: 'отозвано оператором' }],
  ['skipped by user {id}', { de: 'von Benutzer {id} übersprungen', ru: 'пропущено пользователем {id}' }],
  ['cancelled by user {id}: {why}', { de: 'von Benutzer {id} zurückgezogen: {why}', ru: 'отозвано пользователем {id}: {why}' }],
  ['cancelled by user {id}', { de: 'von Benutzer {id} zurückgezogen', ru: 'отозвано пользователем {id}' }],
  ['skipped by application {id}', { de: 'von der Anwendung {id} übersprungen', ru: 'пропущено приложением {id}' }],
  ['cancelled by application {id}: {why}', { de: 'von der Anwendung {id} zurückgezogen: {why}', ru: 'отозвано приложением {id}: {why}' }],
  ['cancelled by application {id}', { de: 'von der Anwendung {id} zurückgezogen', ru: 'отозвано приложением {id}' }],
  ['the form had {sent} bytes; composed anew it has {length}: its application, its portal or a bot was changed since', {
    de: 'das Formular hatte {sent} Bytes; neu zusammengesetzt hat es {length}: seine Anwendung, sein Portal oder ein Bot wurde seither geändert',
    ru: 'форма занимала {sent} байт; составленная заново, она занимает {length}: с тех пор изменились её приложение, портал или бот',
  }],
  ['an older version made this attempt: its length, who sent it and a signature were not kept', {
    de: 'eine ältere Version hat diesen Versuch gemacht: seine Länge, wer ihn sandte und eine Signatur wurden nicht aufbewahrt',
    ru: 'эту попытку сделала прежняя версия: её длина, отправитель и подпись не сохранены',
  }],
  ['the reply was not carried out: only methods of imbot and im are', {
    de: 'die Antwort wurde nicht ausgeführt: das werden nur Methoden von imbot und im',
    ru: 'ответ не выполнен: выполняются только методы imbot и im',
  }],
  ['the reply was not carried out: the application is gone or blocked', {
    de: 'die Antwort wurde nicht ausgeführt: die Anwendung ist entfernt oder gesperrt',
    ru: 'ответ не выполнен: приложение удалено или заблокировано',
  }],
  ['the reply {method} was carried out', { de: 'die Antwort {method} wurde ausgeführt', ru: 'ответ {method} выполнен' }],
  ['the reply {method} was refused with {error}', {
    de: 'die Antwort {method} wurde mit {error} abgelehnt',
    ru: 'ответ {method} отклонён: {error}',
  }],
  ['see the log', { de: 'sieh in das Protokoll des Servers', ru: 'смотрите журнал сервера' }],
  ['somebody else makes {name}', { de: '{name} macht gerade jemand anders', ru: '{name} создаёт кто-то другой' }],
  ['{folder}: cannot be made: {why}', { de: '{folder}: kann nicht angelegt werden: {why}', ru: '{folder}: не удаётся создать: {why}' }],
  ['{folder} is not empty', { de: '{folder} ist nicht leer', ru: 'папка {folder} не пуста' }],
  ['{folder}: cannot be read: {why}', { de: '{folder} ist nicht lesbar: {why}', ru: '{folder} не читается: {why}' }],
  ['there is no store in {folder}', { de: 'in {folder} ist keine Datenbank', ru: 'в {folder} нет базы данных' }],
]

/** Where what came of a reply begins, behind the status of the answer that it stood in. */
const REPLY = /^(\d+); (the reply .+)$/s

const PATTERNS = OUTCOMES.map(([english, said]) => {
  const plain = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return { pattern: new RegExp(`^${plain.replace(/\{(\w+)\}/g, '(?<$1>.+?)')}$`, 's'), said }
})

/** What the server says an attempt came to, in the reader's language; as it says it where that is not known. */
export function outcome(sentence: string): string {
  const language = locale.value
  if (language === 'en') return sentence
  const [, status, reply] = REPLY.exec(sentence) ?? []
  if (status && reply) return `${status}; ${outcome(reply)}`
  for (const { pattern, said } of PATTERNS) {
    const found = pattern.exec(sentence)
    if (!found) continue
    const values = { ...found.groups }
    return fill(said[language], values.outcome ? { ...values, outcome: outcome(values.outcome) } : values, language)
  }
  return sentence
}
