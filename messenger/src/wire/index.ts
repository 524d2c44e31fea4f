export { address, answer, call, onSignedOut, post, send, WireError } from './call'
export type { Answer, Method, Params, Result } from './call'
export { findSession, session, signIn, signOut } from './session'
export type { Greeting, Session } from './session'
