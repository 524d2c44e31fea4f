import { expect, it } from 'vitest'
import { gridStep } from '../src/design/grid'

/** Three rows: of three, of three, and after a rule one of two whose places are a little wider. */
const SPOTS = [[0, 0], [10, 0], [20, 0], [0, 10], [10, 10], [20, 10], [0, 25], [14, 25]].map(([left, top]) => ({ left: left as number, top: top as number }))
const step = (at: number, key: string, ctrlKey = false) => gridStep(SPOTS, at, { key, ctrlKey })

it('leads along the rows, and on from the end of one to the next', () => {
  expect([step(0, 'ArrowRight'), step(2, 'ArrowRight'), step(3, 'ArrowLeft')]).toEqual([1, 3, 2])
})

it('leads to what stands nearest in the row above or below', () => {
  expect([step(1, 'ArrowDown'), step(5, 'ArrowDown'), step(7, 'ArrowUp'), step(4, 'ArrowUp')]).toEqual([4, 7, 4, 1])
})

it('stays at an edge', () => {
  expect([step(0, 'ArrowLeft'), step(7, 'ArrowRight'), step(2, 'ArrowUp'), step(6, 'ArrowDown')]).toEqual([0, 7, 2, 6])
})

it('leads to the ends of a row, and with Ctrl to those of all', () => {
  expect([step(4, 'Home'), step(4, 'End'), step(4, 'Home', true), step(4, 'End', true)]).toEqual([3, 5, 0, 7])
})

it('leaves other keys, and what is none of them, alone', () => {
  expect([step(4, 'a'), step(4, 'Enter'), step(-1, 'ArrowDown')]).toEqual([undefined, undefined, undefined])
})
