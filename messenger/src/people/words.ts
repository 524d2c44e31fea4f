import { speak } from '@/speech'

const en = {
  browsers: 'Signed-in browsers',
  noBrowsers: 'Signed in nowhere.',
  browsersNotLoaded: 'The browsers could not be loaded',
  tryAgain: 'Try again',
  unknownBrowser: 'Unknown browser',
  thisBrowser: 'this one',
  signedIn: 'signed in {when}',
  usedLast: 'last used {when}',
  signOut: 'Sign out',
  signOutOf: 'Sign out {name}',
  signOutAll: 'Sign out all',
  signOutOthers: 'Sign out all others',
  browserOut: 'Signed out',
}

const de: typeof en = {
  browsers: 'Angemeldete Browser',
  noBrowsers: 'Nirgends angemeldet.',
  browsersNotLoaded: 'Die Browser konnten nicht geladen werden',
  tryAgain: 'Noch einmal',
  unknownBrowser: 'Unbekannter Browser',
  thisBrowser: 'dieser hier',
  signedIn: 'angemeldet {when}',
  usedLast: 'zuletzt benutzt {when}',
  signOut: 'Abmelden',
  signOutOf: '{name} abmelden',
  signOutAll: 'Alle abmelden',
  signOutOthers: 'Alle anderen abmelden',
  browserOut: 'Abgemeldet',
}

const ru: typeof en = {
  browsers: 'Браузеры, где выполнен вход',
  noBrowsers: 'Нигде вход не выполнен.',
  browsersNotLoaded: 'Браузеры не загрузились',
  tryAgain: 'Повторить',
  unknownBrowser: 'Неизвестный браузер',
  thisBrowser: 'этот',
  signedIn: 'вход {when}',
  usedLast: 'использован {when}',
  signOut: 'Выйти',
  signOutOf: 'Выйти: {name}',
  signOutAll: 'Выйти везде',
  signOutOthers: 'Выйти во всех остальных',
  browserOut: 'Выход выполнен',
}

export const t = speak({ en, de, ru })
