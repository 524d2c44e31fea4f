import { fill, locale } from '@/speech'
import type { Locale, Phrase } from '@/speech'
import { t } from '.'
import { outcome } from './outcomes'

/** A sentence of the server's in the languages it does not speak itself. */
type Said = Record<Exclude<Locale, 'en'>, Phrase>

const GONE_DE = 'Sein Handler hat um {since} mit 410 geantwortet und wird nach confab.delivery.resume oder einer neuen Registrierung wieder aufgerufen.'
const GONE_RU = 'Его обработчик ответил 410 ({since}) и будет вызван снова после confab.delivery.resume или новой регистрации.'
const STUCK_DE = 'Was dahinter ist, wartet, bis es genommen wird: überspringe, bearbeite oder wiederhole es.'
const STUCK_RU = 'Всё, что за ним, ждёт, пока его не примут: пропустите, измените или повторите его.'
const HANGS_DE = 'hängt an Ereignis {id}, {event} von {created}: {attempts}-mal versucht, zuletzt {outcome}, wieder fällig um {due}.'
const HANGS_RU = 'стоит на событии {id}, {event} от {created}: попыток {attempts}, последний ответ: {outcome}; следующая попытка в {due}.'
const NO_CALLS_DE = 'der Bot hört, aber alle seine Aufrufe werden abgelehnt.'
const NO_CALLS_RU = 'бот слышит, но все его вызовы отклоняются.'

/** What the doctor finds, by kinds. */
export const FINDINGS: Record<string, Said> = {
  NO_BOT: {
    de: 'Einen Bot „{name}“ gibt es in diesem Portal nicht: registriere ihn.',
    ru: 'Бота «{name}» на этом портале нет: зарегистрируйте его.',
  },
  REMOVED: {
    de: 'Bot {bot} wurde {removed} entfernt: Ereignis {event} sagt es und wartet, bis es mit imbot.v2.Event.get abgeholt wird.',
    ru: 'Бот {bot} удалён {removed}: об этом сообщает событие {event}, оно ждёт, пока его не заберут через imbot.v2.Event.get.',
  },
  BOT: {
    de: 'Bot {bot} „{code}“ ist vom Typ {letter}.',
    ru: 'Бот {bot} «{code}», тип {letter}.',
  },
  PORTAL_CLOSED: {
    de: `Das Portal ist geschlossen: ${NO_CALLS_DE}`,
    ru: `Портал закрыт: ${NO_CALLS_RU}`,
  },
  PORTAL_OVERLOADED: {
    de: `REST ist im Portal abgeschaltet (OVERLOADED): ${NO_CALLS_DE}`,
    ru: `REST на портале отключён (OVERLOADED): ${NO_CALLS_RU}`,
  },
  PLAN_WITHOUT_REST: {
    de: `Der Tarif „{plan}“ des Portals hat kein REST: ${NO_CALLS_DE}`,
    ru: `В тарифе портала «{plan}» нет REST: ${NO_CALLS_RU}`,
  },
  USER_OFF: {
    de: 'Das Benutzerkonto des Bots ist abgeschaltet.',
    ru: 'Учётная запись бота отключена.',
  },
  APPLICATION_GONE: {
    de: 'Die Anwendung des Bots gibt es nicht mehr.',
    ru: 'Приложения бота больше нет.',
  },
  APPLICATION: {
    de: 'Seine Anwendung „{title}“ ist installiert und hat die Rechte {scopes}.',
    ru: 'Его приложение «{title}» установлено, права: {scopes}.',
  },
  APPLICATION_UNFINISHED: {
    de: 'Seine Anwendung „{title}“ ist nicht installiert und hat die Rechte {scopes}.',
    ru: 'Его приложение «{title}» не установлено, права: {scopes}.',
  },
  INSTALLATION_UNFINISHED: {
    de: 'Die Installation seiner Anwendung ist nicht abgeschlossen: Sie erfährt nichts.',
    ru: 'Установка его приложения не завершена: ему ничего не сообщается.',
  },
  APPLICATION_BLOCKED: {
    de: 'Seine Anwendung ist gesperrt: Der Bot hört, aber seine Antworten werden abgelehnt.',
    ru: 'Его приложение заблокировано: бот слышит, но его ответы отклоняются.',
  },
  SCOPE_MISSING: {
    de: 'Seiner Anwendung fehlt das Recht imbot: Der Bot kann nicht antworten.',
    ru: 'У его приложения нет права imbot: бот не может отвечать.',
  },
  FETCHES: {
    de: 'Es wird kein Versuch gemacht; der Bot holt seine Ereignisse ({agreement}).',
    ru: 'Попыток не делается: бот забирает события сам ({agreement}).',
  },
  NOT_FETCHED: {
    de: 'Der Bot holt seine Ereignisse ({agreement}), und es warten {n}: Sieh nach, ob er läuft und sie mit imbot.v2.Event.get nimmt.',
    ru: 'Бот забирает события сам ({agreement}), ожидает: {n}. Проверьте, что он работает и берёт их через imbot.v2.Event.get.',
  },
  NOT_COLLECTED: {
    de: 'Der Bot holt seine Ereignisse ({agreement}), und für seinen Zeiger main warten {n}: Sieh nach, ob er läuft und sie mit confab.events.get oder dem Strom nimmt.',
    ru: 'Бот забирает события сам ({agreement}), для курсора main ожидает: {n}. Проверьте, что он работает и берёт их через confab.events.get или поток.',
  },
  QUEUED: {
    de: 'Seine Anwendung lässt Ereignisse einreihen, und es warten {n}: Sieh nach, ob sie läuft und sie mit event.offline.get nimmt.',
    ru: 'События его приложения ставятся в очередь, ожидает: {n}. Проверьте, что оно работает и берёт их через event.offline.get.',
  },
  QUEUED_FOR_CONNECTOR: {
    de: 'Seine Anwendung lässt Ereignisse einreihen (Konnektor {connector}), und es warten {n}: Sieh nach, ob sie läuft und sie mit event.offline.get nimmt.',
    ru: 'События его приложения ставятся в очередь (коннектор {connector}), ожидает: {n}. Проверьте, что оно работает и берёт их через event.offline.get.',
  },
  ALL_GOES_TO: {
    de: 'Alles, was er erfährt, geht an {address}.',
    ru: 'Всё, что ему сообщается, идёт на {address}.',
  },
  LEFT_BEHIND: {
    de: 'Was er erfährt, geht auch an {address}, wo er nicht mehr ist: Portale einer Revision vor 35 räumen nicht auf (BOT-FIX-0501-1).',
    ru: 'То, что ему сообщается, идёт и на прежний адрес {address}: порталы ревизии до 35 не убирают старые подписки (BOT-FIX-0501-1).',
  },
  GOES_TO: {
    de: '{event} geht an {address}.',
    ru: '{event} идёт на {address}.',
  },
  BOUND: {
    de: '{event} geht an {address}, gebunden mit event.bind.',
    ru: '{event} идёт на {address} (привязано через event.bind).',
  },
  BOUND_OFFLINE: {
    de: '{event} wird eingereiht, bis seine Anwendung es mit event.offline.get nimmt.',
    ru: '{event} стоит в очереди, пока приложение не возьмёт его через event.offline.get.',
  },
  NO_MESSAGE_HANDLER: {
    de: 'Für ONIMBOTMESSAGEADD ist kein Handler gebunden: Niemand erfährt von Nachrichten.',
    ru: 'Обработчик ONIMBOTMESSAGEADD не задан: о сообщениях никто не узнаёт.',
  },
  REACHED: {
    de: '{address} war eben erreichbar.',
    ru: '{address} только что ответил.',
  },
  NOT_REACHED: {
    de: '{address} ist nicht erreichbar: {failure}.',
    ru: '{address} недоступен: {failure}.',
  },
  HANDLER_NOT_REACHED: {
    de: 'Der Handler {address} ist nicht erreichbar: {failure}.',
    ru: 'Обработчик {address} недоступен: {failure}.',
  },
  HANDLER_GONE: {
    de: `An {address} wird nichts gesendet. ${GONE_DE}`,
    ru: `На {address} ничего не отправляется. ${GONE_RU}`,
  },
  WARNED: {
    de: 'Bei der Registrierung wurde vor {address} gewarnt: {warning}',
    ru: 'При регистрации об адресе {address} было предупреждение: {warning}',
  },
  SPARED: {
    de: 'Der Handler {address} hat so oft versagt, dass er geschont wird (Sicherung {circuit} seit {since}): Der nächste Versuch wird um {next} gemacht.',
    ru: 'Обработчик {address} столько раз не справился, что его не тревожат (предохранитель {circuit} с {since}): следующая попытка в {next}.',
  },
  PROBED: {
    de: 'Der Handler {address} hat so oft versagt, dass er geschont wird (Sicherung {circuit} seit {since}): Gerade läuft ein Versuch, der zeigt, ob er zurück ist.',
    ru: 'Обработчик {address} столько раз не справился, что его не тревожат (предохранитель {circuit} с {since}): идёт попытка, которая покажет, вернулся ли он.',
  },
  NO_ANSWER: {
    de: 'Der Handler {address} gibt keine Antwort: Versuche im Gang {attempts}, der längste seit {oldest} ({seconds} s); Ereignisse dieses Bots, die warten: {n}.',
    ru: 'Обработчик {address} не отвечает: попыток идёт {attempts}, самая долгая с {oldest} ({seconds} с); ожидающих событий этого бота: {n}.',
  },
  LANE_HANGS: {
    de: `Dialog {lane} ${HANGS_DE}`,
    ru: `Диалог {lane} ${HANGS_RU}`,
  },
  LANE_STUCK: {
    de: `Dialog {lane} ${HANGS_DE} ${STUCK_DE}`,
    ru: `Диалог {lane} ${HANGS_RU} ${STUCK_RU}`,
  },
  LANES_STUCK: {
    de: `Dialog {lane} ${HANGS_DE} ${STUCK_DE} Weitere Dialoge, denen es so geht: {others}.`,
    ru: `Диалог {lane} ${HANGS_RU} ${STUCK_RU} Других таких диалогов: {others}.`,
  },
  HOOK_STUCK: {
    de: `Was {address} erfährt, ${HANGS_DE} ${STUCK_DE}`,
    ru: `То, что сообщается {address}, ${HANGS_RU} ${STUCK_RU}`,
  },
  CALLS_REFUSED: {
    de: 'Aufrufe seiner Anwendung werden mit {error} abgelehnt: {n} in der letzten Stunde, der neueste {method} um {at}.',
    ru: 'Вызовы его приложения отклоняются с {error}: за последний час {n}, последний {method} в {at}.',
  },
  NO_EVENT: {
    de: 'Für ihn ist kein Ereignis verzeichnet.',
    ru: 'Событий для него нет.',
  },
  NOTHING_HAPPENED: {
    de: 'Es geschah nichts, was er erfährt: Schreib ihm, oder erwähne ihn in einer Gruppe.',
    ru: 'Ничего, о чём ему сообщают, не произошло: напишите ему или упомяните его в группе.',
  },
  EVENT: {
    de: 'Ereignis {id}, {event} von {created} in {lane}: {became} nach {attempts} Versuchen.',
    ru: 'Событие {id}, {event} от {created} в {lane}: {became}, попыток {attempts}.',
  },
  EVENT_TRIED: {
    de: 'Ereignis {id}, {event} von {created} in {lane}: {became} nach {attempts} Versuchen, zuletzt {outcome}.',
    ru: 'Событие {id}, {event} от {created} в {lane}: {became}, попыток {attempts}, последний ответ: {outcome}.',
  },
  EVENT_WITHHELD: {
    de: 'Ereignis {id}, {event} von {created} in {lane}: {outcome}.',
    ru: 'Событие {id}, {event} от {created} в {lane}: {outcome}.',
  },
  NOT_TAKEN: {
    de: 'Sein Handler nimmt keine Ereignisse. Die letzte Antwort war: {outcome}.',
    ru: 'Его обработчик не принимает события. Последний ответ: {outcome}.',
  },
  GIVEN_UP: {
    de: 'Ereignis {id}, {event} von {created}, wurde aufgegeben; neuere wurden genommen. Die letzte Antwort darauf war: {outcome}.',
    ru: 'От события {id}, {event} от {created}, отказались; более новые приняты. Последний ответ на него: {outcome}.',
  },
  TAKEN: {
    de: 'Sein Handler hat das neueste Ereignis genommen ({event}, {created}). Hat der Bot danach nichts gesagt, sieh in das Protokoll des Bots selbst.',
    ru: 'Его обработчик принял последнее событие ({event}, {created}). Если бот после этого промолчал, смотрите журнал самого бота.',
  },
  NOT_TOLD: {
    de: 'Von Nachricht {message} erfuhr er nichts: {why}',
    ru: 'О сообщении {message} ему не сообщили. {why}',
  },
  CHATS: {
    de: 'Private Dialoge, in denen er ist: {dialogs}; Gruppen: {groups}.',
    ru: 'Личных диалогов с ним: {dialogs}, групп: {groups}.',
  },
  GROUP: {
    de: 'Er ist in der Gruppe chat{chat} „{title}“.',
    ru: 'Он в группе chat{chat} «{title}».',
  },
  HEARS_MENTIONS: {
    de: 'In Gruppen hört er nur, was ihn erwähnt, wie alle außer Supervisoren und persönlichen Bots.',
    ru: 'В группах он слышит только то, где его упомянули, как все, кроме супервизоров и персональных ботов.',
  },
}

/** Why a bot was not told of a message, by reasons. */
export const MISSES: Record<string, Said> = {
  NOT_MENTIONED: {
    de: 'Die Nachricht erwähnt den Bot nicht, und in einer Gruppe hört nur ein Supervisor-Bot (Typ S) oder ein persönlicher, was ihn nicht erwähnt.',
    ru: 'Бот не упомянут, а в группе сообщения без упоминания слышит только бот-супервизор (тип S) или персональный.',
  },
  NO_HANDLER: {
    de: 'Die Anwendung des Bots hat keinen Handler für ONIMBOTMESSAGEADD.',
    ru: 'У приложения бота нет обработчика ONIMBOTMESSAGEADD.',
  },
  NOT_INSTALLED: {
    de: 'Die Installation der Anwendung des Bots ist nicht abgeschlossen.',
    ru: 'Установка приложения бота не завершена.',
  },
  NOT_MEMBER: {
    de: 'Die Nachricht erwähnt den Bot, aber er ist nicht in diesem Chat.',
    ru: 'Бот упомянут, но его нет в этом чате.',
  },
  COMMAND: {
    de: 'Die Nachricht ist ein Befehl; ihn erfahren nur der Bot des Befehls und Bots, die alles hören.',
    ru: 'Сообщение — команда: о ней узнают только бот команды и боты, которые слышат всё.',
  },
}

/** What there is to say about a call, by kinds; `near`: with what was meant, or takes its place. */
export const HINTS: Record<string, { alone: Said; near: Said }> = {
  UNKNOWN_PARAMETER: {
    alone: {
      de: '„{subject}“ bedeutet dieser Methode nichts',
      ru: '«{subject}» для этого метода ничего не значит',
    },
    near: {
      de: '„{subject}“ bedeutet dieser Methode nichts – war „{instead}“ gemeint?',
      ru: '«{subject}» для этого метода ничего не значит — может быть, «{instead}»?',
    },
  },
  UNKNOWN_METHOD: {
    alone: {
      de: 'Eine Methode „{subject}“ gibt es nicht',
      ru: 'Метода «{subject}» нет',
    },
    near: {
      de: 'Eine Methode „{subject}“ gibt es nicht – war „{instead}“ gemeint?',
      ru: 'Метода «{subject}» нет — может быть, «{instead}»?',
    },
  },
  DEPRECATED_METHOD: {
    alone: {
      de: '{subject} wird abgeschafft; nichts tritt an seine Stelle',
      ru: '{subject} выводится из употребления; замены нет',
    },
    near: {
      de: '{subject} wird abgeschafft; rufe stattdessen {instead} auf',
      ru: '{subject} выводится из употребления; вызывайте {instead}',
    },
  },
}

/** The server's sentence in the reader's language; where it is not known there, as the server says it. */
function inWords(said: Said | undefined, values: Record<string, string>, sentence: string): string {
  const language = locale.value
  if (language === 'en' || !said) return sentence
  return fill(said[language], values, language)
}

/** Why a bot was not told of a message. */
export function missed({ reason, sentence }: { reason: string; sentence: string }): string {
  return inWords(MISSES[reason], {}, sentence)
}

/** A hint at a call. */
export function hinted({ kind, subject, instead, text }: { kind: string; subject: string; instead: string[]; text: string }): string {
  const said = HINTS[kind]
  return inWords(instead.length ? said?.near : said?.alone, { subject, instead: instead.join(' / ') }, text)
}

const STATES = ['WAITING', 'ACKNOWLEDGED', 'DEAD', 'EXPIRED', 'WITHDRAWN'] as const

/** Words of the server's in its findings: what it says where there is no answer, and how a circuit stands. */
const WORDS: Record<string, Record<string, Said>> = {
  outcome: {
    'without an answer': { de: 'ohne Antwort', ru: 'не получен' },
    none: { de: 'keine', ru: 'нет' },
  },
  circuit: {
    open: { de: 'offen', ru: 'разомкнут' },
    half_open: { de: 'halb offen', ru: 'полуразомкнут' },
  },
}

/** Values that are sentences of the server's themselves. */
const SENTENCES = ['outcome', 'failure', 'warning']

/** A finding of the doctor's. */
export function finding({ kind, values }: { kind: string; values: Record<string, unknown> }, sentence: string): string {
  const word = (name: string, value: string) => inWords(WORDS[name]?.[value], {}, SENTENCES.includes(name) ? outcome(value) : value)
  const told = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(name, String(value))]))
  const state = STATES.find((one) => one === told.state)
  const why = told.reason && missed({ reason: told.reason, sentence: told.why ?? '' })
  return inWords(FINDINGS[kind], { ...told, ...(state ? { became: t(state) } : {}), ...(why ? { why } : {}) }, sentence)
}
