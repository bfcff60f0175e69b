const sounds: Record<string, string> = {}
for (const [letters, sound] of [
  ['bfpv', '1'],
  ['cgjkqsxz', '2'],
  ['dt', '3'],
  ['l', '4'],
  ['mn', '5'],
  ['r', '6'],
] as const)
  for (const letter of letters) sounds[letter] = sound

/** How a folded name sounds: its first letter and three classes of consonants (Russell 1918); '' where it has no letter. */
export function soundex(name: string): string {
  const [initial = ''] = name
  let out = initial
  let before = sounds[initial] ?? ''
  for (let at = 1; at < name.length && out.length < 4; at++) {
    const letter = name[at] ?? ''
    const sound = sounds[letter] ?? ''
    if (sound !== '' && sound !== before) out += sound
    if (letter !== 'h' && letter !== 'w') before = sound
  }
  return initial === '' ? '' : out.padEnd(4, '0')
}
