/**
 * The place of the first one of which something is true, in a row where it is true of all behind that one
 * too; the row's length where it is true of none. Asks a few of them only: of elements that is what costs.
 */
export function firstWhere<T>(row: ArrayLike<T>, isTrue: (one: T) => boolean): number {
  let low = 0
  let high = row.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isTrue(row[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
