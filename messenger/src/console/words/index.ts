import { speak } from '@/speech'
import { de } from './de'
import { en } from './en'
import { ru } from './ru'

export const t = speak({ en, de, ru })
