import { speak } from '@/speech'

const en = {
  chats: 'Chats',
  notifications: 'Notifications',
  console: 'Console',
  signOut: 'Sign out',
  language: 'Language',
  appearance: 'Appearance',
  system: 'Like the system',
  light: 'Light',
  dark: 'Dark',
  me: 'You and settings',
  navigation: 'Main navigation',
  noServer: 'The server cannot be reached.',
  again: 'Try again',
  attachment: 'Attachment',
  alertsOn: 'Desktop notifications',
  alertsOff: 'No desktop notifications',
  alertsRefused: 'The browser does not allow it. Its settings of this page do.',
}

const de: typeof en = {
  chats: 'Chats',
  notifications: 'Mitteilungen',
  console: 'Konsole',
  signOut: 'Abmelden',
  language: 'Sprache',
  appearance: 'Aussehen',
  system: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
  me: 'Du und Einstellungen',
  navigation: 'Hauptnavigation',
  noServer: 'Der Server ist nicht erreichbar.',
  again: 'Erneut versuchen',
  attachment: 'Anhang',
  alertsOn: 'Auf dem Desktop melden',
  alertsOff: 'Nicht mehr auf dem Desktop melden',
  alertsRefused: 'Der Browser erlaubt es nicht; seine Einstellungen für diese Seite helfen.',
}

const ru: typeof en = {
  chats: 'Чаты',
  notifications: 'Уведомления',
  console: 'Консоль',
  signOut: 'Выйти',
  language: 'Язык',
  appearance: 'Оформление',
  system: 'Как в системе',
  light: 'Светлое',
  dark: 'Тёмное',
  me: 'Вы и настройки',
  navigation: 'Главное меню',
  noServer: 'Сервер недоступен.',
  again: 'Повторить',
  attachment: 'Вложение',
  alertsOn: 'Уведомления на рабочем столе',
  alertsOff: 'Без уведомлений на рабочем столе',
  alertsRefused: 'Браузер не разрешает; измените его настройки для этой страницы.',
}

export const t = speak({ en, de, ru })
