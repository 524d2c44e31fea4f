import { learn } from '@/refusals'
import { speak } from '@/speech'
import { de } from './de'
import { en } from './en'
import { refusals } from './refusals'
import { ru } from './ru'

learn(refusals)

export const t = speak({ en, de, ru })
