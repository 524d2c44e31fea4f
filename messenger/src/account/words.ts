import { speak } from '@/speech'

const en = {
  title: 'Sign in',
  welcome: 'Good to see you. Sign in to {host}.',
  login: 'Login or e-mail',
  password: 'Password',
  submit: 'Sign in',
  oidc: 'Sign in with your organisation',
  wrong: 'Login and password do not fit.',
  tooMany: 'Too many tries. Please wait a minute.',
  noServer: 'The server cannot be reached. Is it running?',
  failed: 'Signing in did not work: {why}',
}

const de: typeof en = {
  title: 'Anmelden',
  welcome: 'Schön, dass du da bist. Melde dich bei {host} an.',
  login: 'Login oder E-Mail',
  password: 'Passwort',
  submit: 'Anmelden',
  oidc: 'Über die Organisation anmelden',
  wrong: 'Login und Passwort passen nicht zusammen.',
  tooMany: 'Zu viele Versuche. Bitte eine Minute warten.',
  noServer: 'Der Server ist nicht erreichbar. Läuft er?',
  failed: 'Die Anmeldung hat nicht geklappt: {why}',
}

const ru: typeof en = {
  title: 'Вход',
  welcome: 'Рады вас видеть. Войдите на {host}.',
  login: 'Логин или эл. почта',
  password: 'Пароль',
  submit: 'Войти',
  oidc: 'Войти через организацию',
  wrong: 'Логин и пароль не подходят.',
  tooMany: 'Слишком много попыток. Подождите минуту.',
  noServer: 'Сервер недоступен. Он запущен?',
  failed: 'Войти не удалось: {why}',
}

export const t = speak({ en, de, ru })
