/** A socket whose other end is the test; the newest is the one that is used. */
export class FakeSocket {
  static readonly OPEN = 1
  static newest: FakeSocket
  readonly readyState = FakeSocket.OPEN
  readonly said: string[] = []
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  constructor() {
    FakeSocket.newest = this
  }
  close() {}
  send(words: string) {
    this.said.push(words)
  }
  tell(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}
