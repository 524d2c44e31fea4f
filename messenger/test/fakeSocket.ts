/** A socket whose other end is the test; the newest is the one that is used. */
export class FakeSocket {
  static newest: FakeSocket
  onmessage: ((event: { data: string }) => void) | null = null
  constructor() {
    FakeSocket.newest = this
  }
  close() {}
  tell(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}
