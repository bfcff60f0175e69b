import { expect, test } from 'vitest'
import { Fingerprint, fileHash, hash } from '../../workers/reading/fingerprint.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('fingerprints are XXH64 with seed 0, as published', async () => {
  expect(await hash(bytes(''))).toBe('ef46db3751d8e999')
  expect(await hash(bytes('a'))).toBe('d24ec4f1a98c6e5b')
  expect(await hash(bytes('abc'))).toBe('44bc2cf5ad770999')
})

test('a file has the fingerprint of its bytes, in whatever pieces they come; one other byte is another file', async () => {
  const all = new Uint8Array(9_000_001).map((_, i) => (i * 31) % 251)
  const whole = await fileHash(new Blob([all]))
  const print = await Fingerprint.start()
  for (let at = 0; at < all.length; at += 1_234_567) print.add(all.subarray(at, at + 1_234_567))
  expect(print.isOf(new Blob([all]))).toBe(true)
  expect(print.hex()).toBe(whole)
  all[8_999_999] = 252
  expect(await hash(all)).not.toBe(whole)
})
