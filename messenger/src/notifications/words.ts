import { speak } from '@/speech'

const en = {
  title: 'Notifications',
  readAll: 'Mark all as read',
  empty: 'Nothing new',
  emptyText: 'What bots and the system want to tell you appears here.',
  remove: 'Delete',
  system: 'System',
  answered: 'Answered',
  unread: 'new',
  nobody: 'The system hears no answers.',
}

const de: typeof en = {
  title: 'Mitteilungen',
  readAll: 'Alle als gelesen markieren',
  empty: 'Nichts Neues',
  emptyText: 'Hier erscheint, was Bots und das System dir mitteilen.',
  remove: 'Löschen',
  system: 'System',
  answered: 'Beantwortet',
  unread: 'neu',
  nobody: 'Das System hört keine Antworten.',
}

const ru: typeof en = {
  title: 'Уведомления',
  readAll: 'Прочитать все',
  empty: 'Ничего нового',
  emptyText: 'Здесь появляется то, что сообщают боты и система.',
  remove: 'Удалить',
  system: 'Система',
  answered: 'Отвечено',
  unread: 'новое',
  nobody: 'Система не слышит ответов.',
}

export const t = speak({ en, de, ru })
