/** Rounds of the key: OWASP's floor for PBKDF2 with SHA-256 is 600,000. */
export const rounds = 600_000
const saltLength = 16
const vectorLength = 12

/**
 * Bytes locked with a passphrase: salt (16), initial vector (12), then AES-256-GCM of the bytes under a key derived by
 * PBKDF2-SHA-256 (RFC 8018). Both are fresh each time.
 */
export async function lock(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(saltLength))
  const key = await keyOf(passphrase, salt)
  const sealed = await lockWith(key, bytes)
  return together([salt, sealed])
}

/** The bytes again; null where the passphrase is another one, or any of the bytes. */
export async function unlock(
  locked: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (locked.length < saltLength + vectorLength) return null
  const key = await keyOf(passphrase, locked.slice(0, saltLength))
  return unlockWith(key, locked.slice(saltLength))
}

/** The key of a passphrase; NFC, so that it does not matter how a keyboard composes its letters. */
export async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'))
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Initial vector, then the locked bytes. `beside`: what must be the same when they are unlocked, such as a place. */
export async function lockWith(
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
  beside = new Uint8Array(),
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(vectorLength))
  const how = { name: 'AES-GCM', iv, additionalData: beside }
  return together([iv, new Uint8Array(await crypto.subtle.encrypt(how, key, bytes))])
}

/** What `lockWith` locked; null where anything of it is another one. */
export async function unlockWith(
  key: CryptoKey,
  locked: Uint8Array<ArrayBuffer>,
  beside = new Uint8Array(),
): Promise<Uint8Array<ArrayBuffer> | null> {
  const how = { name: 'AES-GCM', iv: locked.slice(0, vectorLength), additionalData: beside }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, locked.slice(vectorLength)))
  } catch {
    return null
  }
}

function together(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
